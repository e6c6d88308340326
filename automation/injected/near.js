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
    const b = dom.rect(el);
    let best = null, bestCost = 260;
    const last = Math.min(Math.floor(b.bottom / BAND), Math.floor(b.top / BAND) + 50);
    for (let i = Math.floor((b.top - 120) / BAND); i <= last; i++) {
      for (const t of bands.get(i) || []) {
        const overlapY = Math.min(b.bottom, t.box.bottom) - Math.max(b.top, t.box.top);
        const overlapX = Math.min(b.right, t.box.right) - Math.max(b.left, t.box.left);
        let cost = 1e9;
        if (overlapY > Math.min(b.height, t.box.height) * 0.4 && t.box.right <= b.left + 4) cost = b.left - t.box.right;
        else if (overlapX > 0 && t.box.bottom <= b.top + 4) cost = (b.top - t.box.bottom) * 2 + Math.abs(b.left - t.box.left) / 2 + 20;
        if (cost < bestCost && !el.contains(t.node)) { best = t; bestCost = cost; }
      }
    }
    return best;
  }

  globalThis.autofill.near = { places, nearest };
})();
