// @ts-check
// Finds what the overlay explains (the Chinese a person can see) and what it
// must keep clear of (controls and other texts), and where they are. Reads only.
(() => {
  if (globalThis.autofill.texts) return;
  const { is, dom, state } = globalThis.autofill;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const CONTROLS = "input:not([type=hidden]),select,textarea,button,iframe,object,embed,canvas,video,[role=button],[role=combobox],[role=slider],[role=switch]," +
    "[contenteditable=''],[contenteditable=true],.ui-button,.ui-btn,.ui-dropdown-trigger,.ui-select-trigger,.ant-select,.el-select,.nc_wrapper,.nc_scale,.sixDigitPassword-box,img";
  const SKIP = /^(script|style|noscript|template|select|textarea|option|svg|object|canvas|autofill-overlay)$/;
  const INLINE = /^(span|b|i|em|strong|font|small|u|ins|del|sub|sup|mark|bdi|var|code|s|ruby|tt|q|cite|abbr|time|big)$/;
  const MAX = 20000;

  /** @type {WeakMap<Element, Record<string, AFSpot>>} */
  const known = new WeakMap();
  /** @type {WeakMap<Element, Element|null>} */
  let clips = new WeakMap();
  /** @type {AFSpot[]} */
  let spots = [];
  /** How often the page was read: what comes after the first time is new. */
  let rounds = 0;
  /** Spots still to be measured, and the next of them. */
  let left = 0, next = 0;
  const range = document.createRange();

  /** @param {Element} el @param {string} kind @param {Text[]} nodes @returns {AFSpot} */
  function spot(el, kind, nodes = []) {
    const of = known.get(el) || {};
    known.set(el, of);
    const s = of[kind] ||= { el, kind, nodes, text: "", han: false, x: 0, y: -1e6, w: 0, h: 0, chip: null, side: "" };
    s.nodes = nodes;
    return s;
  }

  /** Whether an element has words beside its children.
   * @param {Element} el */
  const amid = (el) => [...el.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && HAN.test(n.nodeValue || ""));

  /** Reads the whole document anew, through open shadow roots.
   * @param {(root: Document|ShadowRoot) => void} visit called with each root */
  function collect(visit) {
    clips = new WeakMap();
    /** @type {AFSpot[]} */
    const found = [];
    /** @type {Map<Element, AFSpot>} */
    const blocks = new Map();
    /** @type {Map<Element, Element>} */
    const blockOf = new Map();
    /** @param {Element} el @returns {Element} */
    const block = (el) => {
      let b = blockOf.get(el);
      if (b) return b;
      const up = dom.parentOf(el);
      // A label or a link names something of its own, but a link amid a sentence is a part of it.
      const inline = up && (INLINE.test(el.localName) || (el.localName === "a" && amid(up))) && /^(inline|contents)$/.test(getComputedStyle(el).display);
      b = inline && el.parentElement ? block(el.parentElement) : el;
      blockOf.set(el, b);
      return b;
    };
    /** @param {Document|ShadowRoot} root */
    const scan = (root) => {
      visit(root);
      for (const el of root.querySelectorAll(CONTROLS)) control(el, found);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (n) => {
        if (!is.element(n)) return NodeFilter.FILTER_ACCEPT;
        if (SKIP.test(n.localName)) return NodeFilter.FILTER_REJECT;
        if (n.shadowRoot) scan(n.shadowRoot);
        return NodeFilter.FILTER_SKIP;
      });
      for (let n = /** @type {Text|null} */ (walker.nextNode()); n && found.length < MAX; n = /** @type {Text|null} */ (walker.nextNode())) {
        const s = n.nodeValue || "";
        if (!/[^\s\u00a0\u200b]/.test(s) || !n.parentElement) continue;
        const b = block(n.parentElement);
        const t = blocks.get(b);
        if (t) { t.nodes.push(n); if (t.text.length < 200) t.text += s; continue; }
        const fresh = spot(b, "text", [n]);
        fresh.text = s;
        blocks.set(b, fresh);
        found.push(fresh);
      }
    };
    scan(document);
    for (const t of blocks.values()) {
      t.text = dom.tidy(t.text);
      t.han = HAN.test(t.text);
      if (t.text !== t.was) { t.fresh = rounds > 0 && t.han; t.was = t.text; }
    }
    rounds++;
    spots = found;
    stale();
  }

  /** @param {Element} el @param {AFSpot[]} found */
  function control(el, found) {
    found.push(spot(el, "control"));
    if (is.select(el) || is.input(el) || is.textarea(el)) found.push(spot(el, "value"));
    else if (HAN.test(el.getAttribute("alt") || el.getAttribute("title") || "") && !HAN.test(el.textContent || "")) found.push(spot(el, "hint"));
  }

  /** What a control shows by itself now; never what a person typed.
   * @param {Element} el */
  function shown(el) {
    if (is.select(el)) return el.selectedOptions[0]?.text || "";
    if (is.input(el)) {
      if (/^(submit|button|reset)$/.test(el.type)) return el.value;
      if (el.type === "image") return el.alt || el.title;
      if (/^(radio|checkbox|file|range|color)$/.test(el.type)) return "";
    }
    const box = /** @type {HTMLInputElement} */ (el);
    // What the site itself put into a box that takes nothing; never what was typed.
    if (box.value !== "" && (box.disabled || box.readOnly) && box.value === box.defaultValue && !state.touched.has(el) && !state.filled.has(el)) return box.value;
    return box.value === "" ? box.placeholder || (HAN.test(box.title) ? box.title : "") : "";
  }

  /** Everything moved, perhaps: measure it again, a part in every pass. */
  function stale() { left = spots.length; }

  /** @param {AFSpot} s */
  function read(s) {
    let l = 1e9, t = 1e9, r = -1e9, b = -1e9;
    const add = (/** @type {DOMRect} */ q) => {
      if (q.width < 1 || q.height < 1) return;
      l = Math.min(l, q.left); t = Math.min(t, q.top); r = Math.max(r, q.right); b = Math.max(b, q.bottom);
    };
    if (s.kind === "text") {
      for (const n of s.nodes.slice(0, 12)) { range.selectNodeContents(n); add(range.getBoundingClientRect()); }
    } else add(s.el.getBoundingClientRect());
    const none = r <= l;
    // It was there, and could not be seen: an error that comes out.
    if (none && s.nodes[0] && !s.nodes[0].isConnected) return; // replaced, and not read yet
    if (!none && s.none && rounds > 0 && s.kind === "text") { s.fresh = s.han; s.said = ""; }
    s.none = none;
    s.x = none ? 0 : l; s.y = none ? -1e6 : t + scrollY; s.w = none ? 0 : r - l; s.h = none ? 0 : b - t;
  }

  /** @param {AFSpot} s @param {number} margin */
  const within = (s, margin) => s.w > 0 && s.y - scrollY < innerHeight + margin && s.y + s.h - scrollY > -margin;

  /** The spots near the viewport, freshly measured; the others are measured in
   * turn until the time is up, so that a long page never holds a frame.
   * @param {number} margin @param {number} until @returns {{near: AFSpot[], more: boolean}} */
  function measure(margin, until) {
    const near = [];
    for (const s of spots) {
      if (!within(s, margin)) continue;
      read(s);
      if (within(s, margin)) near.push(s);
    }
    while (left > 0 && (left % 32 || performance.now() < until)) {
      left--;
      next = (next + 1) % spots.length;
      const s = spots[next];
      const was = within(s, margin);
      if (was) continue;
      read(s);
      if (within(s, margin)) near.push(s);
    }
    range.setStart(document, 0);
    range.collapse(true);
    return { near, more: left > 0 };
  }

  /** The nearest ancestor that clips an element.
   * @param {Element} el @returns {Element|null} */
  function clip(el) {
    const got = clips.get(el);
    if (got !== undefined) return got;
    const up = dom.parentOf(el);
    let c = null;
    if (up && up !== document.body && up !== document.documentElement) c = /visible/.test(getComputedStyle(up).overflow) ? clip(up) : up;
    clips.set(el, c);
    return c;
  }

  /** Whether a person sees the point of an element: nothing lies over it and no
   * ancestor cuts it off.
   * @param {Element} el @param {number} x @param {number} y */
  function point(el, x, y) {
    x = Math.min(Math.max(x, 0), innerWidth - 1);
    y = Math.min(Math.max(y, 0), innerHeight - 1);
    const c = clip(el);
    if (c) {
      const b = c.getBoundingClientRect();
      if (x < b.left - 1 || x > b.right + 1 || y < b.top - 1 || y > b.bottom + 1) return false;
    }
    const hit = /** @type {Document|ShadowRoot} */ (el.getRootNode()).elementFromPoint?.(x, y);
    if (!hit) return true;
    if (hit.localName === dom.HOST || el.contains(hit) || el.shadowRoot?.contains(hit)) return true;
    for (let a = dom.parentOf(el), up = 0; a; a = dom.parentOf(a), up++) {
      if (a === hit) return true;
      // A drawn placeholder or arrow lets presses through to its neighbour.
      if (up < 2 && a.contains(hit) && getComputedStyle(el).pointerEvents === "none") return true;
    }
    const label = hit.closest("label");
    return !!label && label.control === el;
  }

  /** Whether a person sees the spot, by up to three of its points.
   * @param {AFSpot} s */
  function visible(s) {
    if (!s.el.isConnected || !s.el.checkVisibility({ visibilityProperty: true, opacityProperty: s.kind !== "control" })) return false;
    const y = s.y - scrollY, mid = y + s.h / 2;
    if (s.kind === "text") return point(s.el, s.x + Math.min(s.w / 2, 24), y + Math.min(s.h / 2, 10)) || point(s.el, s.x + s.w / 2, mid);
    return point(s.el, s.x + s.w / 2, mid) || point(s.el, s.x + 4, mid) || point(s.el, s.x + s.w - 4, mid);
  }

  /** The outermost control a spot is drawn in, whose box its chip stays out of.
   * @param {AFSpot} s @returns {Element|null} */
  function inside(s) {
    let c = s.kind === "text" ? s.el.closest(CONTROLS) : s.el;
    for (let up = c; up; up = up.parentElement?.closest(CONTROLS) || null) c = up;
    return c;
  }

  globalThis.autofill.texts = {
    collect, stale, measure, visible, inside,
    /** The tooltip of an element, as a spot. @param {Element} el @returns {AFSpot} */
    tip(el) { const s = spot(el, "tip"); read(s); return s; },
    read,
    /** @param {AFSpot} s */
    text(s) {
      if (s.kind === "text") return s.han ? s.text : "";
      if (s.kind === "control") return "";
      const raw = s.kind === "tip" ? s.el.getAttribute("title") || "" : s.kind === "hint" ? s.el.getAttribute("alt") || s.el.getAttribute("title") || "" : shown(s.el);
      return HAN.test(raw) ? dom.tidy(raw) : "";
    },
    /** The last line of a text, where a chip follows it. @param {AFSpot} s @returns {AFBox} */
    line(s) {
      const whole = { x: s.x, y: s.y - scrollY, w: s.w, h: s.h };
      if (s.kind !== "text" || s.h < 30) return whole;
      range.selectNodeContents(s.nodes[Math.min(s.nodes.length, 12) - 1]);
      const rects = range.getClientRects();
      const last = rects[rects.length - 1];
      return last && last.width > 0 ? { x: last.left, y: last.top, w: last.width, h: last.height } : whole;
    },
    get count() { return spots.length; },
  };
})();
