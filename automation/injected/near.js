// @ts-check
// Which text stands nearest to a box on the screen.
(() => {
  const { dom } = globalThis.autofill;
  const { UNIT } = globalThis.autofill.wording;
  const BAND = 64; // pixels

  /** The texts that may name a box, by the bands of the page they stand in.
   * @param {AFText[]} texts @returns {Map<number, AFPlaced[]>} */
  function places(texts) {
    /** @type {Map<number, AFPlaced[]>} */
    const bands = new Map();
    for (const { text, node } of texts) {
      if (text.length > 30 || UNIT.test(text)) continue;
      const box = dom.rect(node), placed = { text, node, box };
      const first = Math.floor(box.top / BAND), last = Math.min(Math.floor(box.bottom / BAND), first + 50);
      for (let i = first; i <= last; i++) {
        const band = bands.get(i);
        if (band) band.push(placed); else bands.set(i, [placed]);
      }
    }
    return bands;
  }

  /** The text that stands nearest on the screen: to the left on the same line,
   * else right above.
   * @param {Element} el @param {Map<number, AFPlaced[]>} bands */
  function nearest(el, bands) {
    const { left, top, right, bottom, height } = dom.rect(el);
    let best = null, bestCost = 260;
    const last = Math.min(Math.floor(bottom / BAND), Math.floor(top / BAND) + 50);
    for (let i = Math.floor((top - 120) / BAND); i <= last; i++) {
      for (const t of bands.get(i) || []) {
        const b = t.box, overlapY = Math.min(bottom, b.bottom) - Math.max(top, b.top);
        const overlapX = Math.min(right, b.right) - Math.max(left, b.left);
        let cost = 1e9;
        if (overlapY > Math.min(height, b.height) * 0.4 && b.right <= left + 4) cost = left - b.right;
        else if (overlapX > 0 && b.bottom <= top + 4) cost = (top - b.bottom) * 2 + Math.abs(left - b.left) / 2 + 20;
        if (cost < bestCost && !el.contains(t.node)) { best = t; bestCost = cost; }
      }
    }
    return best;
  }

  globalThis.autofill.near = { places, nearest };
})();
