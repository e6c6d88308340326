// @ts-check
// The chips: what one looks like, how large it is, and where it stands.
(() => {
  if (globalThis.autofill.tags) return;
  const { dom, layer, texts, place } = globalThis.autofill;
  const { make, move } = layer;
  const SIDES = ["right", "right-top", "above", "below", "left", "above-end", "below-end"];
  const CONTROL = [...SIDES, "right-next", "below-next"];
  // A form's label has its box on the right and often nothing on the left: there
  // the chips of a form stand in one column.
  const LABEL = ["right", "left", "right-top", "above", "below", "above-end", "below-end"];
  // Links in a row have no room between them.
  const ROW = ["below", "above", "right", "left", "below-two"];
  // What is left where others stand all about: behind them.
  const BEHIND = ["below-two", "above-two"];
  const MOST = 2000;
  /** What chips of the same words measure: whole, without the note, in one line, in two.
   * @type {Map<string, {long: AFSize, short: AFSize, wide: AFSize, two?: AFSize}>} */
  let sizes = new Map();
  const ONE = 20, LONG = 130, TWO = 480, SLACK = 24, BADGE = { w: 260, h: 40 }, SPECK = { w: 16, h: 14 };

  /** @param {AFEntry} e */
  const key = (e) => `${e.full} ${e.en}\n${e.note || ""}`;

  /** @param {AFEntry} e @returns {HTMLElement} */
  function draw(e) {
    const chip = make(e.full === false ? "chip partial" : "chip", "");
    chip.append(make("en", e.en));
    if (e.note) chip.append(make("note", e.note));
    return chip;
  }

  /** Measures the chips of entries not drawn before, so many at once.
   * @param {HTMLElement} pane @param {AFEntry[]} entries @param {number} [most] @returns {boolean} whether that was all */
  function size(pane, entries, most = 1e9) {
    /** @type {Map<string, AFEntry>} */
    const fresh = new Map();
    let all = true;
    for (const e of entries) {
      if (sizes.has(key(e))) continue;
      if (fresh.size === most) { all = false; break; }
      fresh.set(key(e), e);
    }
    if (fresh.size) {
      if (sizes.size > MOST) sizes = new Map();
      const made = [...fresh].map(([k, e]) => ({ k, e, chip: draw(e) }));
      pane.append(...made.map((m) => m.chip));
      const read = (/** @type {HTMLElement} */ c) => { const b = c.getBoundingClientRect(); return { w: Math.ceil(b.width), h: Math.ceil(b.height) }; };
      const as = (/** @type {string} */ cls) => {
        for (const { chip } of made) if (cls) chip.classList.add(cls);
        return made.map(({ chip }) => read(chip));
      };
      // Without its note, and in one line, for where there is less room.
      const long = as(""), short = as("short"), wide = as("wide");
      // In two lines, the words of each about as long.
      const folded = made.filter((_, i) => wide[i].w >= LONG);
      for (const { chip } of folded) chip.classList.remove("wide");
      made.forEach(({ chip }, i) => { if (wide[i].w >= LONG) chip.style.maxWidth = Math.min(TWO, Math.ceil(wide[i].w / 2) + SLACK) + "px"; });
      const two = new Map(folded.map(({ k, chip }) => [k, read(chip)]));
      made.forEach(({ k, chip }, i) => { sizes.set(k, { long: long[i], short: short[i], wide: wide[i], two: two.get(k) }); chip.remove(); });
    }
    for (const e of entries) Object.assign(e, sizes.get(key(e)));
    return all;
  }

  /** Whether a link stands in a row of links, or of list items with one each.
   * @param {Element} el */
  function row(el) {
    if (el.localName !== "a" || !el.parentElement) return false;
    const item = el.parentElement.localName === "li" ? el.parentElement : el;
    return [...(item.parentElement?.children || [])].filter((c) => c.localName === "a" || c.querySelector(":scope > a")).length > 2;
  }

  /** What a chip stands beside, and on which sides it may. Reads only: all are
   * read before one is drawn, as the browser would lay out the chips in between.
   * @param {AFSpot} s */
  function where(s) {
    const inside = texts.inside(s);
    const at = inside ? dom.box(inside) : { x: s.x, y: s.y - scrollY, w: s.w, h: s.h };
    const order = inside ? CONTROL : row(s.el) ? ROW : [...s.text].length <= 12 ? LABEL : SIDES;
    return { at, inside: !!inside, line: inside ? at : texts.line(s), order, sides: inside ? order : [...order, "own", "own-end"] };
  }

  /** Places one chip; the note is left out where it does not fit.
   * @param {HTMLElement} pane @param {AFSpot} s @param {AFEntry} e @param {ReturnType<typeof where>} beside @param {boolean} over whether the person asks for it, so that it may hide texts
   * @param {AFHard[]} hard @param {AFWords[]} soft @param {AFView} view */
  function put(pane, s, e, beside, over, hard, soft, view) {
    const { at, inside, line, order, sides } = beside;
    // Only what is as near as the chip is large can be in its way, or what is
    // behind a badge that it follows.
    const w = Math.max(e.long?.w || 0, e.wide?.w || 0) + BADGE.w, h = 2 * (e.long?.h || 0) + BADGE.h;
    const near = (/** @type {AFBox} */ b) => b.x < at.x + at.w + w && at.x < b.x + b.w + w && b.y < at.y + at.h + h && at.y < b.y + b.h + h;
    const things = hard.filter(near);
    // What the person asks for may hide anything but what is to be used.
    const words = over ? soft.filter(near).map(({ x, y, w, h }) => ({ x, y, w, h })) : soft.filter(near);
    const find = (/** @type {AFSize|undefined} */ dims, /** @type {string[]} */ sides, /** @type {number} */ most) =>
      (dims ? place(dims, { at, line, sides, most }, things, words, view) : null);
    let look = "", dims = e.long, pos = e.note ? find(dims, order, over ? 1 : 0.05) : null;
    // What takes several lines lies over its own long text in one.
    if (!pos && e.wide && e.short && e.short.h > ONE && e.wide.w <= Math.max(at.w, 340) + 8) pos = find(dims = e.wide, sides, 0.35), look = "short wide";
    if (!pos) pos = find(dims = e.short, sides, over ? 3 : 0.7), look = "short";
    if (!pos && e.wide && e.short && e.short.h > ONE) pos = find(dims = e.wide, order, 0.3), look = "short wide";
    // In two lines it may fit where it does not in one, or in three.
    if (!pos) pos = find(dims = e.two, sides, 0.5), look = "short two";
    if (!pos && !inside && e.short && e.short.h <= ONE) pos = find(dims = e.short, BEHIND, 0.3), look = "short";
    // At least a sign that there is something to say, to whoever points at it. It
    // explains nothing, so it is not laid over its own text either.
    if (!pos) pos = find(dims = SPECK, order, 0.5), look = "speck";
    if (!pos || !dims) return false;
    hard.push({ x: pos.x, y: pos.y, ...dims, of: s });
    if (s.entry !== e) { s.chip?.remove(); s.chip = null; s.entry = e; }
    const el = s.chip || draw(e);
    if (!s.chip) pane.append(el);
    else if (s.at && s.at.x === pos.x && s.at.y === pos.y && s.at.w === dims.w && s.at.h === dims.h) return true;
    s.chip = el;
    el.className = ["chip", e.full === false ? "partial" : "", look].join(" ").trim();
    el.style.maxWidth = look === "short two" ? dims.w + "px" : "";
    s.side = look === "speck" ? look : pos.side;
    s.at = { x: pos.x, y: pos.y, ...dims };
    move(el, pos);
    return true;
  }

  globalThis.autofill.tags = { size, where, put };
})();
