// @ts-check
// Whether a person sees a spot of the page. To ask the browser what lies at a point
// takes long where the page is long, so it is asked again only where something may
// have been covered or bared, and in one frame no longer than there is time for.
(() => {
  if (globalThis.autofill.sight) return;
  const { is, dom } = globalThis.autofill;
  const LEAST = 6, CLOSE = 12, MANY = 200, PART = 0.25, SPARE = 4;

  /** @type {WeakMap<Element, Element|null>} */
  let clips = new WeakMap();
  /** Grows when anything may have been covered or bared. */
  let epoch = 0;
  /** What was looked at and is in view still: spots, and the boxes of marks.
   * @type {Set<AFSeen>} */
  const held = new Set();
  /** What one look takes, milliseconds. */
  let cost = 0.05;

  /** Nothing says that something changed, but it may have: as many are looked at
   * again, in turn, as there is time for. */
  function doubt() {
    let n = Math.max(LEAST, SPARE / cost);
    if (n >= held.size) { changed(); return; }
    for (const s of held) {
      if (n-- < 1) break;
      held.delete(s);
      if (!s.el.isConnected) continue;
      held.add(s);
      s.stamp = -1;
    }
  }

  function changed() {
    epoch++;
    clips = new WeakMap();
    for (const s of held) if (!s.el.isConnected) held.delete(s);
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

  /** What cuts an element off at a point, if something does.
   * @param {Element} el @param {number} x @param {number} y @returns {Element|null} */
  function cut(el, x, y) {
    const c = clip(el), b = c?.getBoundingClientRect();
    return b && (x < b.left - 1 || x > b.right + 1 || y < b.top - 1 || y > b.bottom + 1) ? c : null;
  }

  /** @param {Element} el */
  const shows = (el) => el.checkVisibility({ opacityProperty: true });

  /** What hides the point of an element from a person: what lies over it, or the
   * ancestor that cuts it off; null when they see it.
   * @param {Element} el @param {number} x @param {number} y @returns {Element|null} */
  function over(el, x, y) {
    x = Math.min(Math.max(x, 0), innerWidth - 1);
    y = Math.min(Math.max(y, 0), innerHeight - 1);
    const c = cut(el, x, y);
    if (c) return c;
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    let hit = root.elementFromPoint?.(x, y) || undefined;
    // A box for a file is often laid over what is drawn for it, and cannot be seen.
    if (hit && is.input(hit) && !shows(hit)) hit = root.elementsFromPoint(x, y).find(shows);
    if (!hit) return null;
    if (hit.localName === dom.HOST || el.contains(hit) || el.shadowRoot?.contains(hit)) return null;
    for (let a = dom.parentOf(el), up = 0; a; a = dom.parentOf(a), up++) {
      if (a === hit) return null;
      // A drawn placeholder or arrow lets presses through to its neighbour.
      if (up < 2 && a.contains(hit) && getComputedStyle(el).pointerEvents === "none") return null;
    }
    return hit.closest("label")?.control === el ? null : hit;
  }

  /** Looks at up to three points of a spot.
   * @param {AFSpot} s */
  function look(s) {
    if (!s.el.isConnected || !s.el.checkVisibility({ visibilityProperty: true, opacityProperty: s.kind !== "control" })) return s.el;
    const y = s.y - scrollY, mid = y + s.h / 2;
    if (s.kind === "text") return over(s.el, s.x + Math.min(s.w / 2, 24), y + Math.min(s.h / 2, 10)) && over(s.el, s.x + s.w / 2, mid);
    return over(s.el, s.x + s.w / 2, mid) && over(s.el, s.x + 4, mid) && over(s.el, s.x + s.w - 4, mid);
  }

  /** @param {AFBox} a @param {AFBox} b */
  const touch = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  /** In which order spots are looked at: first texts that stand over one another, as
   * one of them is hidden, then a few from all over, as what covers one covers many.
   * @param {AFSpot[]} spots from above to below @returns {Set<AFSpot>} */
  function order(spots) {
    /** @type {Set<AFSpot>} */
    const out = new Set(), texts = spots.filter((s) => s.kind === "text");
    texts.forEach((s, i) => {
      for (let j = i + 1; j < Math.min(texts.length, i + CLOSE) && texts[j].y < s.y + s.h; j++) if (touch(s, texts[j])) out.add(s).add(texts[j]);
    });
    for (const first of [0, 2, 1, 3]) for (let i = first; i < spots.length; i += 4) out.add(spots[i]);
    return out;
  }

  /** Looks at all whose sight may have changed, as far as there is time; true when
   * some are left. Of these the last look counts, unless what was found to cover
   * others lies over them as well.
   * @param {AFSpot[]} spots from above to below @param {number} until */
  function inspect(spots, until) {
    const began = performance.now();
    /** What covers something, with all that came with it. @type {Map<Element, {box: AFBox, root: Element}>} */
    const covers = new Map();
    let done = 0, more = false;
    for (const s of order(spots.filter((s) => s.stamp !== epoch))) {
      if (done >= LEAST && performance.now() > until) { more = true; break; }
      done++;
      s.by = look(s);
      s.stamp = epoch;
      held.add(s);
      if (s.by && s.by !== s.el) cover(s, s.by, covers);
    }
    if (done >= LEAST) cost = Math.max(0.005, (cost + (performance.now() - began) / done) / 2);
    if (!more) return false;
    for (const s of spots) {
      if (s.stamp === epoch) continue;
      if (s.stamp === undefined) s.by = cut(s.el, s.x + s.w / 2, s.y - scrollY + s.h / 2);
      for (const [el, { box, root }] of covers) if (!root.contains(s.el) && touch(box, s)) s.by = el;
    }
    return true;
  }

  /** Notes all of what hides a spot: its largest part, and what holds it and not the spot.
   * @param {AFSpot} s @param {Element} by @param {Map<Element, {box: AFBox, root: Element}>} covers */
  function cover(s, by, covers) {
    let most = 0, all = by, root = by, box = { x: 0, y: 0, w: 0, h: 0 };
    for (let a = /** @type {Element|null} */ (by); a && !a.contains(s.el); a = dom.parentOf(a)) {
      if (covers.has(a)) return;
      const b = a.getBoundingClientRect();
      root = a;
      if (b.width * b.height > most) { most = b.width * b.height; all = a; box = { x: b.left, y: b.top + scrollY, w: b.width, h: b.height }; }
    }
    if (most) covers.set(all, { box, root });
  }

  /** Has those looked at again that a box touches; counted from the top of the document.
   * @param {AFBox[]} boxes @param {(s: AFSeen) => boolean} [bared] of those that are not seen */
  function stir(boxes, bared) {
    if (boxes.length > MANY) { changed(); return; }
    for (const s of held) {
      if (!s.el.isConnected) held.delete(s);
      else if (s.stamp === epoch && (boxes.some((b) => touch(b, s)) || s.by && bared?.(s))) s.stamp = -1;
    }
  }

  /** What the page changed may cover and bare what it touches. A class may do so to
   * anything: where that is not too much to be looked at again, all is; elsewhere what
   * is in the element or right behind it, and the rest when there is doubt.
   * @param {MutationRecord[]} records */
  function after(records) {
    /** @type {Set<Element>} */
    const at = new Set(), all = new Set(), few = held.size * cost < SPARE;
    for (const r of records) {
      const el = is.element(r.target) ? r.target : is.shadow(r.target) ? r.target.host : r.target.parentElement;
      if (!el) continue;
      if (r.type === "attributes" && /^(class|hidden|open)$/.test(r.attributeName || "")) {
        if (few) { changed(); return; }
        const next = el.nextElementSibling;
        if (next) { at.add(next); all.add(next); }
      } else if (r.type === "attributes" && r.attributeName !== "style") continue;
      at.add(el);
      if (r.type === "attributes") all.add(el);
      for (const n of r.addedNodes) if (is.element(n) && n.isConnected) all.add(n);
    }
    /** @type {AFBox[]} */
    const boxes = [];
    const read = (/** @type {Element} */ el) => { const b = el.getBoundingClientRect(); boxes.push({ x: b.left, y: b.top + scrollY, w: b.width, h: b.height }); };
    for (const el of at) {
      // What is around it may have grown with it; of the page itself that is no news.
      for (let a = /** @type {Element|null} */ (el), up = 0; a && up < 4; a = dom.parentOf(a), up++) {
        if (a.clientWidth * a.clientHeight > PART * innerWidth * innerHeight) break;
        read(a);
      }
    }
    for (const el of all) {
      const walker = document.createTreeWalker(el, NodeFilter.SHOW_ELEMENT);
      for (let n = /** @type {Node|null} */ (el); n && boxes.length <= MANY; n = walker.nextNode()) read(/** @type {Element} */ (n));
    }
    const list = [...at];
    stir(boxes, (s) => !s.by?.isConnected || list.some((el) => el.contains(s.by || null) || !!s.by?.contains(el)));
  }

  /** The boxes of marks are few, and looked at by what they show.
   * @param {Element} el @param {AFSeen} s */
  function covered(el, s) {
    if (s.stamp === epoch) return !!s.by;
    s.by = dom.covered(el) ? el : null;
    s.stamp = epoch;
    held.add(s);
    return !!s.by;
  }

  globalThis.autofill.sight = {
    changed, doubt, inspect, stir, after, covered, clip,
    /** @param {AFSpot} s */
    visible: (s) => !s.by && s.el.isConnected,
    /** It is not in view any more. @param {AFSeen} s */
    leave(s) { held.delete(s); s.stamp = undefined; },
  };
})();
