// @ts-check
// Where the texts and controls of the page are, and what they say. Reads only.
(() => {
  if (globalThis.autofill.texts) return;
  const { is, dom, state, bands, walk, sight } = globalThis.autofill;
  const { CONTROLS, HAN, due } = walk;
  const SWEEP = 1000, SAMPLE = 24, BEYOND = 40;

  /** Spots still to be measured, and the next of them. */
  let left = 0, next = 0;
  let high = 0, wide = 0;
  /** Where the page is scrolled to, and how high the view is: asking for each of
   * many spots takes longer than all else. */
  let top = 0, tall = 0;
  const frameOf = () => { top = scrollY; tall = innerHeight; };
  /** How many in a row were far below the view, in the order of the page. */
  let far = 0;
  /** Whether something was found or came near the view since it was asked. */
  let came = false;
  /** @type {Set<AFSpot>} */
  let close = new Set();
  /** Where what is near was and is, of all that moved since it was last asked.
   * @type {AFBox[]} */
  let shifts = [];
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
    const x = none ? 0 : l, y = none ? -1e6 : t + top, w = none ? 0 : r - l, h = none ? 0 : b - t;
    const same = x === s.x && y === s.y && w === s.w && h === s.h;
    // It may have gone, and come back to its place.
    if (same && (s.from !== undefined || none)) return;
    if (!same && s.near) shifts.push({ x: s.x, y: s.y, w: s.w, h: s.h }, { x, y, w, h });
    if (!same && s.stamp !== undefined) s.stamp = -1;
    s.x = x; s.y = y; s.w = w; s.h = h;
    if (s.listed) bands.put(s);
    if (!s.near && within(s, tall)) came = true;
  }

  /** @param {AFSpot} s @param {number} margin */
  const within = (s, margin) => s.w > 0 && s.y - top < tall + margin && s.y + s.h - top > -margin;

  /** Measures what was found or may have moved, until the time is up; true when
   * all is done.
   * @param {number} until */
  function settle(until) {
    frameOf();
    let n = 0;
    for (const s of due) {
      if (n++ % 32 === 31 && performance.now() > until) return false;
      due.delete(s);
      read(s);
      if (s.w > 0) far = s.y - top > 2 * tall ? far + 1 : 0;
    }
    return true;
  }

  /** The same, and then the others in turn.
   * @param {number} until */
  function sweep(until) {
    if (!settle(until)) return false;
    const all = walk.spots;
    for (let n = 0; left > 0 && (n++ % 32 || performance.now() < until);) {
      left--;
      next = (next + 1) % (all.length || 1);
      const s = all[next];
      if (s && !s.gone) read(s);
    }
    left = Math.min(left, all.length);
    return left === 0;
  }

  /** The spots near the viewport from above to below, freshly measured, and
   * whether there was no time for some.
   * @param {number} margin @param {number} until @returns {{near: AFSpot[], more: boolean}} */
  function measure(margin, until) {
    const more = !settle(until), near = [], all = bands.near(top - margin, top + tall + margin);
    for (const s of close) all.add(s);
    for (const s of all) {
      // What stays in place while the page scrolls was near, and still is.
      if (s.gone || !s.near && !within(s, margin)) continue;
      read(s);
      s.near = within(s, margin) && s.el.isConnected;
      if (s.near) near.push(s);
    }
    for (const s of close) if (!s.near || s.gone) { s.near = false; sight.leave(s); }
    close = new Set(near);
    if (shifts.length) sight.stir(shifts);
    shifts = [];
    range.setStart(document, 0);
    range.collapse(true);
    near.sort((a, b) => a.y - b.y || a.x - b.x);
    return { near, more };
  }

  /** @param {Element} el @returns {Element|null} */
  function button(el) {
    const a = el.closest("a");
    return a && walk.usable(a) ? a : null;
  }

  /** What is drawn as a button, with a box for a file over it that nobody sees.
   * @param {Element} el @returns {Element|null} */
  const upload = (el) => ([...el.children].some((c) => is.input(c) && c.type === "file") ? el : null);

  /** The outermost control a spot is drawn in, whose box its chip stays out of.
   * @param {AFSpot} s @returns {Element|null} */
  function inside(s) {
    let c = s.kind === "text" ? s.el.closest(CONTROLS) || button(s.el) || upload(s.el) : s.el;
    for (let up = c; up; up = up.parentElement?.closest(CONTROLS) || null) c = up;
    return c;
  }

  globalThis.autofill.texts = {
    stale, shifted, settle, sweep, measure, inside,
    /** What is far below the view was met, and what follows it in the page is too.
     * @param {boolean} [anew] */
    beyond(anew) { if (anew) far = 0; return far > BEYOND; },
    /** Whether something came into view or near it; told once. */
    came() { const was = came; came = false; return was; },
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
    /** Whether something is still to be measured. */
    get left() { return left + due.size > 0; },
  };
})();
