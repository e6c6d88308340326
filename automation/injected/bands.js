// @ts-check
// Which spots stand at a height of the page, so that a long page is not gone
// through for those in view.
(() => {
  if (globalThis.autofill.bands) return;
  const HIGH = 512, MOST = 8;
  /** @type {Map<number, Set<AFSpot>>} */
  const bands = new Map();
  /** What is as high as many bands, and what stays in place while the page scrolls.
   * @type {Set<AFSpot>} */
  const always = new Set();

  /** @param {AFSpot} s */
  function out(s) {
    if (s.from === undefined || s.to === undefined) return;
    always.delete(s);
    for (let i = s.from; i <= s.to && s.to - s.from <= MOST; i++) {
      const band = bands.get(i);
      band?.delete(s);
      if (band?.size === 0) bands.delete(i);
    }
    s.from = s.to = undefined;
  }

  /** Notes where a spot is now.
   * @param {AFSpot} s */
  function put(s) {
    if (s.w <= 0) { out(s); return; }
    const from = Math.floor(s.y / HIGH), to = Math.floor((s.y + s.h) / HIGH);
    if (s.from === from && s.to === to) return;
    out(s);
    s.from = from;
    s.to = to;
    if (to - from > MOST) { always.add(s); return; }
    for (let i = from; i <= to; i++) {
      let band = bands.get(i);
      if (!band) bands.set(i, band = new Set());
      band.add(s);
    }
  }

  /** Those that may be seen between two heights.
   * @param {number} from @param {number} to @returns {Set<AFSpot>} */
  function near(from, to) {
    const out = new Set(always);
    for (let i = Math.floor(from / HIGH); i <= Math.floor(to / HIGH); i++) for (const s of bands.get(i) || []) out.add(s);
    return out;
  }

  globalThis.autofill.bands = { put, out, near };
})();
