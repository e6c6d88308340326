// @ts-check
// Where the texts and controls of the page are, what they say, and whether a
// person sees them. Reads only.
(() => {
  if (globalThis.autofill.texts) return;
  const { is, dom, state, walk } = globalThis.autofill;
  const { CONTROLS, HAN, due } = walk;
  const SWEEP = 2000, SAMPLE = 24, BEYOND = 40;

  /** @type {WeakMap<Element, Element|null>} */
  let clips = new WeakMap();
  /** Spots still to be measured, and the next of them. */
  let left = 0, next = 0;
  let high = 0, wide = 0;
  /** Grows with everything that may cover or bare something. */
  let epoch = 0;
  /** Where the page is scrolled to, and how high the view is: asking for each of
   * many spots takes longer than all else. */
  let top = 0, tall = 0;
  const frameOf = () => { top = scrollY; tall = innerHeight; };
  /** How many in a row were far below the view, in the order of the page. */
  let far = 0;
  const range = document.createRange();

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

  /** Everything moved, perhaps: measure it again, a part in every pass. Of a long
   * page a part is enough where nothing says that it moved.
   * @param {boolean} [all] */
  function stale(all) {
    clips = new WeakMap();
    left = Math.max(left, all ? walk.spots.length : Math.min(walk.spots.length, SWEEP));
  }

  /** Whether the page has shifted since it was measured, by its size and by a few of its spots. */
  function shifted() {
    frameOf();
    const { scrollHeight, scrollWidth } = document.documentElement, all = walk.spots;
    if (scrollHeight !== high || scrollWidth !== wide) { high = scrollHeight; wide = scrollWidth; return true; }
    for (let i = 0; i < SAMPLE; i++) {
      const s = all[Math.floor(i * all.length / SAMPLE)];
      if (!s || s.gone || s.none || due.has(s)) continue;
      const { x, y, w, h } = s;
      read(s);
      if (Math.abs(x - s.x) + Math.abs(y - s.y) + Math.abs(w - s.w) + Math.abs(h - s.h) > 1) return true;
    }
    return false;
  }

  /** @param {AFSpot} s */
  function read(s) {
    let l = 1e9, t = 1e9, r = -1e9, b = -1e9;
    const text = s.kind === "text", count = text ? Math.min(s.nodes.length, 12) : 1;
    for (let i = 0; i < count; i++) {
      if (text) range.selectNodeContents(s.nodes[i]);
      const q = (text ? range : s.el).getBoundingClientRect(), w = q.width, h = q.height;
      if (w < 1 || h < 1) continue;
      const x = q.left, y = q.top;
      if (x < l) l = x;
      if (y < t) t = y;
      if (x + w > r) r = x + w;
      if (y + h > b) b = y + h;
    }
    const none = r <= l;
    // It was there, and could not be seen: an error that comes out.
    if (none && s.nodes[0] && !s.nodes[0].isConnected) return; // replaced, and not read yet
    if (!none && s.none && !walk.first && s.kind === "text") { s.fresh = s.han; s.said = ""; }
    s.none = none;
    s.x = none ? 0 : l; s.y = none ? -1e6 : t + top; s.w = none ? 0 : r - l; s.h = none ? 0 : b - t;
  }

  /** @param {AFSpot} s @param {number} margin */
  const within = (s, margin) => s.w > 0 && s.y - top < tall + margin && s.y + s.h - top > -margin;

  /** Measures what is due, and of the others until the time is up; true when all is done.
   * @param {number} until */
  function sweep(until) {
    frameOf();
    const all = walk.spots;
    let n = 0;
    for (const s of due) {
      if (n++ % 32 === 31 && performance.now() > until) return false;
      due.delete(s);
      read(s);
      if (s.w > 0) far = s.y - top > 2 * tall ? far + 1 : 0;
    }
    far = 0;
    while (left > 0 && (n++ % 32 || performance.now() < until)) {
      left--;
      next = (next + 1) % (all.length || 1);
      const s = all[next];
      if (s && !s.gone) read(s);
    }
    left = Math.min(left, all.length);
    return left === 0;
  }

  /** The spots near the viewport, freshly measured; the others are measured in
   * turn until the time is up, so that a long page never holds a frame.
   * @param {number} margin @param {number} until @returns {{near: AFSpot[], more: boolean}} */
  function measure(margin, until) {
    const more = !sweep(until), near = [];
    frameOf();
    for (const s of walk.spots) {
      // What stays in place while the page scrolls was near, and still is.
      if (s.gone || !s.near && !within(s, margin)) continue;
      read(s);
      s.near = within(s, margin) && s.el.isConnected;
      if (s.near) near.push(s);
    }
    range.setStart(document, 0);
    range.collapse(true);
    return { near, more };
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

  /** Whether a person sees the spot. Asking the browser what lies at a point of a
   * long page takes long: it is asked once for each change of the page.
   * @param {AFSpot} s */
  function visible(s) {
    const at = `${epoch} ${s.x} ${s.y} ${s.w} ${s.h}`;
    if (s.looked !== at) { s.looked = at; s.sees = look(s); }
    return !!s.sees && s.el.isConnected;
  }

  /** By up to three of its points.
   * @param {AFSpot} s */
  function look(s) {
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
    stale, shifted, sweep,
    /** Something may have been covered or bared. */
    changed() { epoch++; },
    beyond: () => far > BEYOND, measure, visible, inside,
    /** The tooltip of an element, as a spot. @param {Element} el @returns {AFSpot} */
    tip(el) { const s = walk.spot(el, "tip"); frameOf(); read(s); return s; },
    /** @param {AFSpot} s */
    read(s) { frameOf(); read(s); },
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
    get count() { return walk.spots.length; },
  };
})();
