// @ts-check
// One evaluation that collects what a person could see of this document: its
// controls, its texts, and what the asked selectors hit. It sends lengths of
// what is typed, never the text.
(() => {
  const { is, dom, boxes, drawn, tables, labels, titles, state, ticks, chips } = globalThis.autofill;
  const { isTrigger, inTrigger } = boxes;
  const tickHidden = ticks.hidden;
  const MAX = { controls: 600, texts: 900, options: 420 };

  /** What may take input, send, or be a heading; roleOf and isTitle decide. */
  const CANDIDATES = "input,select,textarea,button,a,legend,caption,h1,h2,h3,h4,h5,h6,td[colspan],th[colspan],td[rowspan],th[rowspan],[role],[aria-haspopup],.title,"
    + ["title", "heading", "legend", "header", "card-head", "select", "trigger", "cascader", "chosen-container", "combo", "btn", "ui-button"].map((c) => `[class*=${c}]`).join()
    + ",select+:is(a,div,span,button),:is(a,div,span,button):has(+select)";

  /** The role of an element, or "" when it takes nothing.
   * @param {Element} el */
  function roleOf(el) {
    if (is.input(el)) {
      if (inTrigger(el)) return "";
      switch (el.type) {
        case "hidden": return "";
        case "submit": case "button": case "image": case "reset": return "button";
        case "password": return "password";
        case "radio": return "radio";
        case "checkbox": return "checkbox";
        case "file": return "file";
        case "date": case "month": return "date";
        case "color": case "range": return "";
        default: return globalThis.autofill.dates.opens(el) ? "date" : boxes.opensList(el) ? "dropdown" : "text";
      }
    }
    if (is.select(el)) return boxes.front(el) ? "" : "select";
    if (is.textarea(el)) return "textarea";
    if (state.chips?.has(el)) return "radio";
    if (isTrigger(el)) return "dropdown";
    if (ticks.drawnRadio(el)) return "radio";
    if (is.button(el)) return "button";
    if (is.anchor(el)) return "link";
    const role = el.getAttribute("role");
    if (role === "button") return "button";
    if (role === "link") return "link";
    if (/(^|\s)(ui-btn|ui-button|btn)(\s|$)/.test(el.getAttribute("class") || "") && !el.querySelector("input,button,a")) return "button";
    return "";
  }

  /** A file box is pressed through its label or the button drawn over it.
   * @param {HTMLInputElement} el */
  function fileHidden(el) {
    const why = dom.hidden(el);
    if (!why) return "";
    for (const label of el.labels || []) if (!dom.hidden(label)) return "";
    if (el.previousElementSibling && labels.opensFiles(el.previousElementSibling)) return "";
    for (let a = el.parentElement, i = 0; a && i < 3; a = a.parentElement, i++) {
      if (a.querySelectorAll("input[type=file]").length > 1) break;
      if (!dom.hidden(a) && a.getBoundingClientRect().height < 400 && (dom.textOf(a) || /upload/i.test(a.className))) return "";
    }
    return why;
  }

  /** @param {Element} el @param {string} role @returns {AFControl} */
  function describe(el, role) {
    const input = is.input(el) ? el : null;
    const value = /** @type {HTMLInputElement} */ (el).value;
    const form = /** @type {HTMLInputElement} */ (el).form;
    const tick = role === "radio" || role === "checkbox";
    const clean = (/** @type {string|null} */ s) => dom.tidy(s || "");
    let why;
    if (role === "file" && input) why = fileHidden(input);
    else if (tick && input) why = tickHidden(input);
    else why = dom.hidden(el);
    const trigger = role === "dropdown";
    const behind = trigger ? boxes.behind(el) : null;
    return {
      ref: state.elements.push(el) - 1, role, tag: el.localName, type: input ? input.type : "",
      id: el.id || behind?.id || "", name: clean(el.getAttribute("name")) || clean(behind?.getAttribute("name") || ""),
      class: clean(el.getAttribute("class")), autocomplete: clean(el.getAttribute("autocomplete")),
      inputmode: clean(el.getAttribute("inputmode")), pattern: clean(el.getAttribute("pattern")),
      placeholder: clean(el.getAttribute("placeholder")), title: clean(el.getAttribute("title")),
      accept: clean(el.getAttribute("accept")),
      maxlength: el.hasAttribute("maxlength") ? Number(el.getAttribute("maxlength")) : -1,
      labels: [], section: [], unit: "", error: "", options: [],
      length: tick || role === "file" ? (input?.files?.length || 0) : trigger ? dom.textOf(el).length : typeof value === "string" ? [...value].length : 0,
      checked: tick && ticks.checked(el),
      touched: state.touched.has(el), filled: state.filled.has(el),
      required: el.matches(":required,[aria-required=true]"),
      disabled: el.matches(":disabled,[aria-disabled=true],.ui-button-disabled,.disabled"),
      readonly: !!(input || is.textarea(el)) && (/** @type {HTMLInputElement} */ (el).readOnly || el.getAttribute("aria-readonly") === "true"),
      shadow: is.shadow(el.getRootNode()),
      hidden: why, covered: why ? "" : (tick || role === "file") ? "" : dom.covered(el), box: dom.box(el),
      group: "", group_size: 0, group_pos: 0, chips: !!state.chips?.has(el),
      form: form ? target(form) : "", shown: state.shown?.get(el) || 0,
    };
  }

  /** @type {WeakMap<HTMLFormElement, string>} where forms send, as of this reading */
  let targets = new WeakMap();

  /** @param {HTMLFormElement} form */
  function target(form) {
    let to = targets.get(form);
    if (to === undefined) {
      try { const u = new URL(form.getAttribute("action") || location.href, location.href); to = u.origin + u.pathname; } catch { to = ""; }
      targets.set(form, to);
    }
    return to;
  }

  /** @param {HTMLSelectElement} el @returns {AFOption[]} */
  const optionsOf = (el) => [...el.options].slice(0, MAX.options).map((o) => ({
    text: dom.tidy(o.label || o.text), value: o.value.slice(0, 60), selected: o.selected, disabled: o.disabled,
  }));

  /** What holds no text for the reader. */
  const SILENT = "script,style,noscript,template,select,textarea," + dom.HOST;

  /** Visible texts, one per block of the page.
   * @param {(Document|ShadowRoot)[]} roots
   * @returns {{text: string, kind: string, box: DOMRect, node: Element}[]} */
  function collectTexts(roots) {
    /** @type {Map<Element, string>} */
    const blocks = new Map();
    /** @type {Map<Element, Element|null>} */
    const blockOf = new Map();
    /** @param {Element} el @returns {Element|null} */
    const block = (el) => {
      if (blockOf.has(el)) return /** @type {Element|null} */ (blockOf.get(el));
      let b = null;
      if (!el.closest(SILENT) && el.checkVisibility({ visibilityProperty: true })) {
        const d = getComputedStyle(el).display;
        const parent = dom.parentOf(el);
        b = d.startsWith("inline") && !/^(button|label)$/.test(el.localName) && parent && el.localName !== "a" ? block(parent) : el;
      }
      blockOf.set(el, b);
      return b;
    };
    /** @param {Document|ShadowRoot} root */
    const scan = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let n = walker.nextNode(); n && blocks.size < MAX.texts; n = walker.nextNode()) {
        const s = n.nodeValue || "";
        if (!/\S/.test(s) || !n.parentElement) continue;
        const b = block(n.parentElement);
        if (b) blocks.set(b, (blocks.get(b) || "") + s);
      }
    };
    for (const root of roots) scan(root);
    const out = [];
    for (const [node, raw] of blocks) {
      const text = dom.tidy(raw);
      if (text) out.push({ text, kind: kindOf(node), box: node.getBoundingClientRect(), node });
    }
    return out;
  }

  /** @param {Element} el */
  function kindOf(el) {
    if (el.closest("h1,h2,h3,h4,h5,h6,[role=heading],legend,.ui-form-title")) return "heading";
    if (el.closest("label,.ui-label,th,dt")) return "label";
    if (/error|fail|warn/i.test(el.className + (el.parentElement?.className || "")) || el.closest("[role=alert]")) return "error";
    return "text";
  }

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
    labels.forget();
    titles.forget();
    const roots = dom.roots();
    const texts = collectTexts(roots);
    const places = labels.places(texts);
    const rows = chips.find(roots), lists = drawn.find(roots);
    const bold = new Set(titles.plainTitles(texts));
    targets = new WeakMap();
    /** @type {AFControl[]} */
    const controls = [];
    /** @type {Map<Element, number>} element → index of its control */
    const index = new Map();
    /** @type {Map<Element, AFControl>} button of a group → the group's control */
    const radios = new Map();
    /** @type {Map<Node, AFControl[]>} label element → the boxes it names */
    const groups = new Map();
    /** @type {{text: string, within: AFReach|null}[]} the headings met, the nearest first */
    let headings = [];
    /** @type {{el: Element, labelNode: Node|null}|null} */
    let last = null;
    let cut = false;

    /** @param {{within: AFReach|null}} heading @param {Element} el */
    const speaks = ({ within }, el) => !within || within.contains(el) || el.getRootNode() !== within.root;

    /** The headings that speak for a control, the nearest first.
     * @param {Element} el */
    const sections = (el) => {
      const all = [legend(el), ...headings.filter((h) => speaks(h, el)).map((h) => h.text)]
        .filter((s, i, all) => s && all.indexOf(s) === i).slice(0, 3);
      const beside = tables.gridRow(el) || tables.besideTable(el);
      if (beside && !all.includes(beside)) all.unshift(beside);
      // A group is a row of boxes: its name and the heading above it hold both.
      const group = el.closest("[role=group]");
      const named = group && !group.contains(el.closest("fieldset")) ? labels.spoken(group) : "";
      if (named && named.length <= 40) all.unshift([named, ...all.splice(0, 1)].join(" "));
      return all;
    };

    dom.each(roots, CANDIDATES, (el) => {
      if (controls.length >= MAX.controls) { cut = cut || boxes.takesInput(el); return; }
      if (!is.html(el)) return;
      if (bold.has(el) || titles.isTitle(el) && el.checkVisibility()) {
        let text = dom.textOf(el);
        if (text.length > 40 && el.firstElementChild) text = dom.textOf(el.firstElementChild); // the rest explains
        if (text && text.length <= 40) headings = [{ text, within: titles.reach(el) }, ...headings.filter((h) => h.text !== text && speaks(h, el))].slice(0, 6);
      }
      const role = index.has(el) ? "" : roleOf(el);
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
      c.section = sections(el);
      labels.tied(el, c.labels);
      const button = c.role === "file" ? labels.buttonOf(el) : "", note = c.role === "file" ? labels.noteOf(el) : "";
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
        const near = labels.nearest(el, places);
        if (near && !c.labels.some((l) => l.text === near.text)) c.labels.push({ text: near.text, from: "near" });
      }
      const hint = c.placeholder || note || labels.prompt(el) || labels.drawn(el);
      if (hint && !c.labels.some((l) => l.text === hint)) c.labels.push({ text: hint, from: "placeholder" });
      if (c.title) c.labels.push({ text: c.title, from: "title" });
      c.unit = labels.unit(el);
      c.error = labels.error(el);
      if (boxes.isBox(el) && !c.hidden) {
        last = { el, labelNode: node };
        if (node) groups.set(node, [...(groups.get(node) || []), c]);
      }
    }

    /** Whether two boxes stand in one row, or close together in the markup.
     * @param {Element} a @param {Element} b */
    function beside(a, b) {
      const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
      if (Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 0) return true;
      const near = [a.parentElement, a.parentElement?.parentElement].find((up) => up?.contains(b));
      return !!near && !/^(form|body|fieldset|tbody|tr|ul|ol|dl)$/.test(near.localName) && [...near.querySelectorAll("input,select,textarea")].filter((e) => !inTrigger(e) && !dom.hidden(e)).length + drawn.within(near).length <= 4;
    }

    /** @param {Element} el */
    function radio(el) {
      const hidden = tickHidden(el);
      const option = { text: ticks.text(el), value: (/** @type {HTMLInputElement} */ (el).value || "").slice(0, 60), selected: ticks.checked(el), disabled: ticks.disabled(el) };
      let c = radios.get(el);
      if (!c) {
        c = describe(el, "radio");
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
      c.section = sections(first);
      let box = first.parentElement;
      while (box && members.length > 1 && !members.every((m) => /** @type {Element} */ (box).contains(m))) box = box.parentElement;
      const group = first.closest("fieldset,[role=radiogroup]");
      if (group) labels.tied(group, c.labels);
      if (legend(first)) c.labels.push({ text: legend(first), from: "for" });
      const anchor = first.closest("label") || first;
      if (!labels.cells(anchor, c.labels)) labels.row(anchor, c.labels, first.closest("form,body") || document.body);
      const near = labels.nearest(box || first, places);
      if (near && !c.labels.some((l) => l.text === near.text)) c.labels.push({ text: near.text, from: "near" });
    }

    /** @param {Element} el */
    function legend(el) {
      const set = el.closest("fieldset");
      const head = set?.querySelector(":scope > legend");
      return head ? dom.textOf(head) : "";
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

  Object.assign(globalThis.autofill, { fileHidden, tickHidden });
  globalThis.autofill.snapshot = (/** @type {{selectors: string[]}} */ ask) => dom.reading(() => take(ask));
  globalThis.autofill.optionsOf = optionsOf;
})();
