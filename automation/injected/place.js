// @ts-check
// Where a label of a given size may stand beside what it explains: never over a
// control, another label or a text that it does not explain.
// Numbers only; nothing here touches the page.
(() => {
  const GAP = 4, EDGE = 2, FIRM = 0.05, ASIDE = 12, FAR = 60, NUDGE = 4;

  /** @param {AFBox} a @param {AFBox} b */
  const overlap = (a, b) =>
    Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

  /** @param {string} side @param {{w: number, h: number}} size @param {AFBox} at @param {AFBox} line */
  function spotAt(side, size, at, line) {
    switch (side) {
      case "right": return { x: line.x + line.w + GAP, y: line.y + (line.h - size.h) / 2 };
      case "right-top": return { x: line.x + line.w + GAP, y: at.y };
      case "right-bottom": return { x: line.x + line.w + GAP, y: at.y + at.h - size.h };
      case "right-next": return { x: line.x + line.w + GAP, y: line.y + (line.h - size.h) / 2 }; // behind what stands there
      case "left": return { x: at.x - size.w - GAP, y: at.y + (at.h - size.h) / 2 };
      case "above": return { x: at.x, y: at.y - size.h - 1 };
      case "above-end": return { x: at.x + at.w - size.w, y: at.y - size.h - 1 };
      case "below": return { x: at.x, y: at.y + at.h + 1 };
      case "below-next": return { x: at.x, y: at.y + at.h + 1 };
      case "above-two": return { x: at.x, y: at.y - 2 * size.h - 2 };
      case "below-two": return { x: at.x, y: at.y + at.h + size.h + 2 }; // leaves room for a neighbour's
      case "below-end": return { x: at.x + at.w - size.w, y: at.y + at.h + 1 };
      case "own-end": return { x: at.x + at.w - size.w, y: at.y + (at.h - size.h) / 2 };
      default: return { x: at.x, y: at.y + (at.h - size.h) / 2 }; // over its own text
    }
  }

  /** Moves a box above or below its text along it, out of the way of its neighbours'
   * labels, as long as it stands over or under the half of it; how far.
   * @param {AFBox} box @param {AFBox} at @param {AFBox[]} hard */
  function budge(box, at, hard) {
    const from = box.x, most = Math.max(ASIDE, Math.min(FAR, at.w / 2));
    for (const h of hard) {
      if (overlap(h, box) === 0) continue;
      const right = h.x + h.w - box.x, left = box.x + box.w - h.x;
      if (right <= most && right <= left) box.x = Math.ceil(h.x + h.w); else if (left <= most) box.x = Math.floor(h.x - box.w);
    }
    const far = Math.abs(box.x - from), common = Math.min(box.x + box.w, at.x + at.w) - Math.max(box.x, at.x);
    if (far > ASIDE && common < Math.min(box.w, at.w) / 2) box.x = from;
    return Math.abs(box.x - from);
  }

  /** The same of a box beside its text or over it, a little up or down.
   * @param {AFBox} box @param {AFBox[]} hard */
  function nudge(box, hard) {
    for (const h of hard) {
      if (overlap(h, box) === 0) continue;
      const down = h.y + h.h - box.y, up = box.y + box.h - h.y;
      if (down <= NUDGE) box.y = Math.ceil(h.y + h.h); else if (up <= NUDGE) box.y = Math.floor(h.y - box.h);
    }
  }

  /** Moves a box beside a control behind the badge that is there.
   * @param {string} side @param {AFBox} box @param {AFBox} at @param {AFHard[]} hard */
  function follow(side, box, at, hard) {
    const close = { x: at.x - 2 * GAP, y: at.y - 2 * GAP, w: at.w + 4 * GAP, h: at.h + 4 * GAP };
    const badge = hard.find((h) => h.badge && overlap(h, box) > 0 && overlap(h, close) > 0);
    if (badge && side === "right-next") box.x = Math.ceil(badge.x + badge.w + GAP);
    else if (badge) box.y = Math.ceil(badge.y + badge.h + 1);
  }

  /** The best free place, or null.
   * @param {AFSize} size @param {AFWant} want
   * @param {AFHard[]} hard what it must not touch @param {AFWords[]} soft what it should not cover; of what is firm, it covers only its own
   * @param {AFView} view @returns {{x: number, y: number, side: string, cost: number}|null} */
  function place(size, want, hard, soft, view) {
    let best = null;
    const area = size.w * size.h;
    for (const side of want.sides) {
      const { x, y } = spotAt(side, size, want.at, want.line);
      const aside = side.startsWith("right") || side === "left";
      const box = { x: Math.round(aside ? x : Math.max(EDGE, Math.min(x, view.w - EDGE - size.w))), y: Math.round(y), w: size.w, h: size.h };
      let moved = 0;
      if (side.endsWith("-next")) follow(side, box, want.at, hard); else if (aside || side.startsWith("own")) nudge(box, hard); else moved = budge(box, want.at, hard);
      if (box.x < EDGE || box.x + box.w > view.w - EDGE) continue;
      // There nobody can scroll to it.
      if (box.y < (view.top ?? -1e9) || box.y + box.h > (view.bottom ?? 1e9)) continue;
      if (hard.some((h) => overlap(h, box) > 0)) continue;
      let cost = box.y < 0 || box.y + box.h > view.h ? 0.3 : 0;
      if (side.startsWith("own")) cost += 0.15;
      if (/-(next|two)$/.test(side) || moved > ASIDE) cost += 0.1;
      // Right above a box it reads as that box's own label, and so does, less, what is right below one.
      if (side.startsWith("below") && hard.some((h) => overlap(h, { ...box, y: box.y + (side === "below-two" ? ASIDE : 3) }) > 0)) cost += 0.25;
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
