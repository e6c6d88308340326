// @ts-check
// One evaluation that collects what a person could see of this document: its
// controls, its texts, and what the asked selectors hit. It sends lengths of
// what is typed, never the text.
(() => {
  const { is, dom, boxes, drawn, labels, hints, near, files, titles, sections, blocks, roles, state, ticks, chips } = globalThis.autofill;
  const { describe, optionsOf } = globalThis.autofill.controls;
  const MOST = 600; // controls

  /** The HTTP status the document came with; 0 when the browser does not say. */
  function status() {
    const [came] = performance.getEntriesByType("navigation");
    return /** @type {PerformanceNavigationTiming|undefined} */ (came)?.responseStatus || 0;
  }

  /** A document of which nothing has come yet.
   * @returns {AFFrame} */
  const nothing = () => ({
    origin: globalThis.origin, path: location.pathname, name: window.name.slice(0, 60), document: state.document, title: "",
    controls: [], texts: [], matches: {}, invalid: [], loading: true, cut: false, iframes: 0, status: status(),
  });

  /** @param {{selectors: string[]}} ask @returns {AFFrame} */
  function take(ask) {
    state.elements = [];
    if (!document.documentElement) return nothing();
    const roots = dom.roots(), words = dom.words(roots);
    /** @type {AFText[]} */
    const texts = blocks.collect(words);
    const rows = chips.find(roots, words), lists = drawn.find(words);
    const bold = new Set(titles.plainTitles(texts)), headings = sections.begin();
    /** @type {AFControl[]} */
    const controls = [];
    /** @type {Map<Element, number>} element → index of its control */
    const index = new Map();
    /** @type {Map<Element, AFControl>} button of a group → the group's control */
    const radios = new Map();
    /** @type {Map<Node, AFControl[]>} label element → the boxes it names */
    const groups = new Map();
    /** @type {{el: Element, labelNode: Node|null}|null} */
    let last = null;
    let cut = false;
    /** @type {Map<number, AFPlaced[]>|null} */
    let places = null;
    const nearest = (/** @type {Element} */ el) => near.nearest(el, places ||= near.places(texts));

    dom.each(roots, roles.candidates(roots), (el) => {
      if (controls.length >= MOST) { cut = cut || boxes.takesInput(el); return; }
      if (!is.html(el)) return;
      if (bold.has(el) || titles.isTitle(el) && el.checkVisibility()) headings.meet(el);
      const role = index.has(el) ? "" : roles.roleOf(el);
      if (!role) return;
      if (role === "radio") { radio(el); return; }
      const c = describe(el, role);
      index.set(el, controls.push(c) - 1);
      if (role === "button" || role === "link") {
        const text = is.input(el) ? el.value || el.title || el.alt : dom.textOf(el) || el.getAttribute("title") || "";
        c.labels = text ? [{ text: dom.tidy(text), from: "wrap" }] : [];
        return;
      }
      if (is.select(el)) c.options = optionsOf(el);
      const native = role === "dropdown" ? boxes.behind(el) : null;
      if (is.select(native)) c.options = optionsOf(native);
      if (native) index.set(native, controls.length - 1);
      nameIt(el, c);
    }, [...rows, ...lists, ...bold]);

    /** @param {Element} el @param {AFControl} c */
    function nameIt(el, c) {
      c.section = headings.of(el);
      labels.tied(el, c.labels);
      const button = c.role === "file" ? files.button(el) : "", note = c.role === "file" ? files.note(el) : "";
      if (button && !c.labels.some((l) => l.text === button)) c.labels.push({ text: button, from: "wrap" });
      const scope = el.closest("form,fieldset,[role=dialog],body") || document.body || document.documentElement;
      /** @type {Node|null} */
      let node;
      const cell = labels.cells(el, c.labels);
      if (cell) node = cell;
      else {
        const r = labels.row(el, c.labels, is.shadow(el.getRootNode()) ? /** @type {any} */ (shadowScope(el)) : scope);
        node = r.node;
        if (!node && r.unit && r.box && last && r.box === last.el && last.labelNode && beside(el, last.el)) {
          node = last.labelNode;
          const text = is.element(node) ? dom.textOf(node) : dom.tidy(node.nodeValue || "");
          if (text && !c.labels.some((l) => l.text === text)) c.labels.push({ text, from: "row" });
        }
      }
      if (!c.hidden) {
        const near = nearest(el);
        if (near && !c.labels.some((l) => l.text === near.text)) c.labels.push({ text: near.text, from: "near" });
      }
      const hint = c.placeholder || note || hints.prompt(el) || hints.drawn(el);
      if (hint && !c.labels.some((l) => l.text === hint)) c.labels.push({ text: hint, from: "placeholder" });
      if (c.title) c.labels.push({ text: c.title, from: "title" });
      c.unit = hints.unit(el);
      c.note = hints.note(el);
      c.error = hints.error(el);
      if (boxes.isBox(el) && !c.hidden) {
        last = { el, labelNode: node };
        if (node) groups.set(node, [...(groups.get(node) || []), c]);
      }
    }

    /** Whether two boxes stand in one row, or close together in the markup.
     * @param {Element} a @param {Element} b */
    function beside(a, b) {
      const p = dom.rect(a), q = dom.rect(b);
      if (Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 0) return true;
      const near = [a.parentElement, a.parentElement?.parentElement].find((up) => up?.contains(b));
      return !!near && !/^(form|body|fieldset|tbody|tr|ul|ol|dl)$/.test(near.localName) && [...near.querySelectorAll("input,select,textarea")].filter((e) => !boxes.inTrigger(e) && !dom.hidden(e)).length + drawn.within(near).length <= 4;
    }

    /** @param {Element} el */
    function radio(el) {
      const hidden = ticks.hidden(el);
      const option = { text: ticks.text(el), value: (/** @type {HTMLInputElement} */ (el).value || "").slice(0, 60), selected: ticks.checked(el), disabled: ticks.disabled(el) };
      let c = radios.get(el);
      if (!c) {
        c = /** @type {AFControl} */ (describe(el, "radio"));
        const members = ticks.members(el);
        for (const m of members) radios.set(m, c);
        index.set(el, controls.push(c) - 1);
        state.groups = state.groups || new WeakMap();
        state.groups.set(el, members);
        groupName(el, members, c);
        c.options = [option];
        return;
      }
      if (!hidden) c.hidden = "";
      index.set(el, controls.indexOf(c));
      c.options.push(option);
      c.checked = c.checked || option.selected;
      c.touched = c.touched || state.touched.has(el);
    }

    /** The label of a whole group stands before its first button.
     * @param {Element} first @param {Element[]} members @param {AFControl} c */
    function groupName(first, members, c) {
      c.section = headings.of(first);
      let box = first.parentElement;
      while (box && members.length > 1 && !members.every((m) => /** @type {Element} */ (box).contains(m))) box = box.parentElement;
      const group = first.closest("fieldset,[role=radiogroup]");
      if (group) labels.tied(group, c.labels);
      if (sections.legend(first)) c.labels.push({ text: sections.legend(first), from: "for" });
      const anchor = first.closest("label") || first;
      if (!labels.cells(anchor, c.labels)) labels.row(anchor, c.labels, first.closest("form,body") || document.body);
      const near = nearest(box || first);
      if (near && !c.labels.some((l) => l.text === near.text)) c.labels.push({ text: near.text, from: "near" });
    }

    /** @param {Element} el */
    function shadowScope(el) {
      let top = el;
      while (top.parentElement) top = top.parentElement;
      return top;
    }

    let n = 0;
    for (const members of groups.values()) {
      const id = "g" + ++n;
      members.forEach((c, i) => { c.group = id; c.group_size = members.length; c.group_pos = i; });
    }
    /** @type {Record<string, number[]>} */
    const matches = {};
    /** @type {string[]} */
    const invalid = [];
    for (const selector of ask.selectors) {
      try {
        const hits = roots.flatMap((r) => [...r.querySelectorAll(selector)]);
        if (hits.length) matches[selector] = hits.slice(0, 20).map((el) => refOf(el, index, controls));
      } catch { invalid.push(selector); }
    }
    return {
      origin: globalThis.origin, path: location.pathname, name: window.name.slice(0, 60), document: state.document, title: document.title.slice(0, 120),
      controls, texts: texts.map(({ text, kind }) => ({ text, kind })), matches, invalid,
      loading: document.readyState === "loading", cut, status: status(),
      iframes: roots.reduce((n, r) => n + [...r.querySelectorAll("iframe,frame")].filter((f) => /^https?:/.test(/** @type {HTMLIFrameElement} */ (f).src) && !dom.frameHidden(f)).length, 0),
    };
  }

  /** The control an element is, or sits in, or holds.
   * @param {Element} el @param {Map<Element, number>} index @param {AFControl[]} controls */
  function refOf(el, index, controls) {
    const at = index.get(el);
    if (at !== undefined) return controls[at].ref;
    const up = el.closest(".ui-dropdown-trigger,.ui-select-trigger,[role=combobox]," + boxes.WIDGETS) || [...state.drawn?.keys() || []].find((d) => d.contains(el));
    const trigger = up && index.get(up);
    if (typeof trigger === "number") return controls[trigger].ref;
    const inner = [...index.keys()].filter((k) => el.contains(k));
    return inner.length === 1 ? controls[/** @type {number} */ (index.get(inner[0]))].ref : dom.hidden(el) ? -2 : -1;
  }

  globalThis.autofill.snapshot = (/** @type {{selectors: string[]}} */ ask) => dom.reading(() => take(ask));
})();
