// @ts-check
// Where a label of a given size may stand beside what it explains: never over a
// control or another label, over other texts only when nothing else is free, and
// over a text that nothing explains not even then.
// Numbers only; nothing here touches the page.
(() => {
  const GAP = 4, EDGE = 2, FIRM = 0.15;

  /** @param {AFBox} a @param {AFBox} b */
  const overlap = (a, b) =>
    Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

  /** @param {string} side @param {{w: number, h: number}} size @param {AFBox} at @param {AFBox} line */
  function spotAt(side, size, at, line) {
    switch (side) {
      case "right": return { x: line.x + line.w + GAP, y: line.y + (line.h - size.h) / 2 };
      case "right-top": return { x: line.x + line.w + GAP, y: at.y };
      case "right-bottom": return { x: line.x + line.w + GAP, y: at.y + at.h - size.h };
      case "left": return { x: at.x - size.w - GAP, y: at.y + (at.h - size.h) / 2 };
      case "above": return { x: at.x, y: at.y - size.h - 1 };
      case "above-end": return { x: at.x + at.w - size.w, y: at.y - size.h - 1 };
      case "below": return { x: at.x, y: at.y + at.h + 1 };
      case "below-end": return { x: at.x + at.w - size.w, y: at.y + at.h + 1 };
      case "own-end": return { x: at.x + at.w - size.w, y: at.y + (at.h - size.h) / 2 };
      default: return { x: at.x, y: at.y + (at.h - size.h) / 2 }; // over its own text
    }
  }

  /** The best free place, or null.
   * @param {AFSize} size @param {AFWant} want
   * @param {AFBox[]} hard what it must not touch @param {AFWords[]} soft what it should not cover; what is firm it covers only its own
   * @param {AFView} view @returns {{x: number, y: number, side: string, cost: number}|null} */
  function place(size, want, hard, soft, view) {
    let best = null;
    const area = size.w * size.h;
    for (const side of want.sides) {
      const { x, y } = spotAt(side, size, want.at, want.line);
      const aside = side.startsWith("right") || side === "left";
      const box = { x: Math.round(aside ? x : Math.max(EDGE, Math.min(x, view.w - EDGE - size.w))), y: Math.round(y), w: size.w, h: size.h };
      if (box.x < EDGE || box.x + box.w > view.w - EDGE) continue;
      // There nobody can scroll to it.
      if (box.y < (view.top ?? -1e9) || box.y + box.h > (view.bottom ?? 1e9)) continue;
      if (hard.some((h) => overlap(h, box) > 0)) continue;
      let cost = box.y < 0 || box.y + box.h > view.h ? 0.3 : 0;
      if (side.startsWith("own")) cost += 0.15;
      // Right above a box it reads as that box's own label, and so does, less, what is right below one.
      if (side.startsWith("below") && hard.some((h) => overlap(h, { ...box, y: box.y + 3 }) > 0)) cost += 0.25;
      if (side.startsWith("above") && hard.some((h) => overlap(h, { ...box, y: box.y - 3 }) > 0)) cost += 0.04;
      let covers = 0, bad = false;
      for (const s of soft) {
        const part = overlap(s, box);
        if (part === 0) continue;
        // Its own text, or the frame drawn around it.
        if (side.startsWith("own") && overlap(s, want.at) > 0.9 * Math.min(s.w * s.h, want.at.w * want.at.h)) continue;
        if (s.firm && part > FIRM * Math.min(area, s.w * s.h)) { bad = true; break; }
        covers += part / area;
      }
      if (bad || covers > (want.covers ?? 1e9)) continue;
      cost += covers;
      if (!best || cost < best.cost - 0.02) best = { x: box.x, y: box.y, side, cost };
      if (cost < 0.05) break;
    }
    return best && best.cost <= want.most ? best : null;
  }

  globalThis.autofill.place = place;
})();
