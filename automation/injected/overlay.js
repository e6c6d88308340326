// @ts-check
// English chips beside the Chinese of a page.
// Everything is drawn in the layer; the page's own nodes are only read. One pass
// in an animation frame places what is in view.
(() => {
  if (globalThis.autofill.overlay) return;
  const { is, dom, layer, walk, texts, sight, changes, tags, marks, lists, needs, hover } = globalThis.autofill;
  const { make } = layer;
  const MARGIN = 240, BUDGET = 6, LOOK = 9, PART = 40, SHORT = 2, INK = 3, CHIPS = 250, LIST = 400, NEWS = 6, MOST = 1500;

  const WORD = /[\p{L}\p{N}]/u;
  /** @type {HTMLElement|null} */
  let pane = null;
  let hidden = false, told = true;
  let frame = 0;
  let stats = { chips: 0, marks: 0, shown: 0, dropped: 0, more: false, ms: 0 };
  /** All the time that drawing took, milliseconds. */
  let work = 0;
  /** @type {Map<string, AFEntry>} */
  const entries = new Map();
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<AFSpot>} */
  let shown = new Set();
  /** What has no room even for a sign; its words come when the person points at it.
   * @type {Set<AFSpot>} */
  let lost = new Set();
  /** Where the texts were when it was last drawn. @type {AFWords[]} */
  let texted = [];
  const pointer = { x: -1, y: -1 };
  /** @type {AFSpot|null} */
  let hovered = null;
  /** At how many entries those are dropped that the page does not say any more. */
  let most = MOST;

  function schedule() {
    // Nothing is to be drawn before Go asks for the texts.
    if (!frame && pane && (entries.size || marks.any() || !told)) frame = requestAnimationFrame(pass);
  }
  function draw() {
    cancelAnimationFrame(frame);
    pass();
  }
  /** The page may have moved. */
  function moved() { sight.changed(); texts.stale(); changes.rest(); schedule(); }
  /** @param {Event} e */
  function scrolled(e) {
    const el = e.composedPath()[0];
    // The page's own scrolling moves what is in view alone, and what comes there is known.
    if (is.element(el) && el !== document.documentElement) again(el);
    sight.changed();
    schedule();
  }
  /** What is below an element may have moved; the rest if it shows.
   * @param {Element} el */
  function again(el) {
    const list = walk.below(el);
    if (list) for (const s of list) { if (s.listed && !s.gone) walk.due.add(s); } else { texts.stale(true); changes.rest(); }
  }

  /** Drops what the page does not say any more: a clock says something new each second. */
  function forget() {
    const now = new Set([...walk.spots.map((/** @type {AFSpot} */ s) => texts.text(s)), ...lists.texts()]);
    for (const text of entries.keys()) if (!now.has(text)) { entries.delete(text); asked.delete(text); }
    most = Math.max(MOST, 2 * entries.size);
  }

  // --- what is said aloud ---------------------------------------------------

  /** Has what came or changed said aloud, once: of a countdown only that it runs.
   * @param {{s: AFSpot, e: AFEntry}[]} units */
  function news(units) {
    const lines = [];
    for (const { s, e } of units) {
      if (!s.fresh || s.kind !== "text") continue;
      s.fresh = false;
      const shape = s.text.replace(/\d+/g, "#");
      if (s.said === shape) continue;
      s.said = shape;
      lines.push(e.en);
    }
    // A page that is another one is not read out: the panel says what it is.
    if (lines.length > NEWS) layer.say(`The page changed: ${lines.length} new texts.`);
    else for (const line of lines) layer.say(line);
  }

  // --- the pass -----------------------------------------------------------

  function pass() {
    frame = 0;
    if (!pane || hidden) return;
    const began = performance.now();
    if (!layer.host?.isConnected) layer.home();
    const high = innerHeight, page = document.documentElement;
    // A frame cannot be counted on to scroll.
    const view = { w: page.clientWidth || innerWidth, h: high, top: parent === window ? -scrollY : 0, bottom: parent === window ? Math.max(high, page.scrollHeight - scrollY) : high };
    const { near, more } = texts.measure(MARGIN, began + BUDGET);
    /** @type {AFHard[]} */
    const hard = [];
    /** @type {AFWords[]} */
    const soft = [];
    /** @type {{s: AFSpot, e: AFEntry}[]} */
    const units = [], readable = [];
    let unknown = false;
    const tip = hover.titled;
    if (tip) { texts.read(tip); near.push(tip); }
    const top = scrollY, inView = (/** @type {AFSpot} */ s) => s.y < top + view.h && s.y + s.h > top && s.x < view.w && s.x + s.w > 0;
    const says = new Map(near.map((/** @type {AFSpot} */ s) => [s, texts.text(s)]));
    // What a box shows is looked at when there is something to say of it, and
    // nothing where nothing is drawn yet.
    const bare = !entries.size && !marks.any();
    const unsure = !bare && sight.inspect(near.filter((/** @type {AFSpot} */ s) => s.kind !== "tip" && (s.kind !== "value" || entries.get(says.get(s))?.en) && inView(s)), began + LOOK);
    for (const s of near) {
      const box = { x: s.x, y: s.y - top, w: s.w, h: s.h }, here = inView(s);
      if (here && s.kind !== "value" && s.kind !== "tip" && !sight.visible(s)) continue;
      if (s.kind === "control") {
        // A picture the size of a page is background; a captcha's is not.
        // A box for a file that nobody sees is as large as what is drawn for it.
        if (is.input(s.el) && s.el.type === "file" && s.el.parentElement && !s.el.checkVisibility({ opacityProperty: true })) hard.push(dom.box(s.el.parentElement));
        else if (s.w > 5 && (s.el.localName !== "img" || (s.w < 320 && s.h < 160))) hard.push(box);
        continue;
      }
      const text = says.get(s);
      // What nothing explains must be read as it is, and a link be found.
      if (s.kind === "text") {
        const firm = WORD.test(s.text);
        soft.push({ ...words(s, box), of: s, firm, alone: firm && (!entries.get(text)?.en || !!s.el.closest("a")) });
      }
      if (!text) continue;
      if (!asked.has(text)) unknown = true;
      const e = entries.get(text);
      if (e?.py && here) readable.push({ s, e });
      if (e?.en && here && units.length < CHIPS && (s.kind !== "value" || sight.visible(s))) units.push({ s, e });
    }
    marks.draw(hard, soft, view, MARGIN);
    for (const text of lists.texts()) if (!asked.has(text)) unknown = true;
    lists.draw(pane, (/** @type {string} */ text) => entries.get(text), soft, view);
    news(units);
    tags.size(pane, units.map((u) => u.e).filter((e) => !e.long));
    // The chip under the pointer first, then labels, then what boxes show.
    const rank = (/** @type {AFSpot} */ s) => (s === hovered ? 0 : s.kind === "text" ? 1 : 2);
    units.sort((a, b) => rank(a.s) - rank(b.s) || a.s.y - b.s.y || a.s.x - b.s.x);
    const beside = units.map(({ s }) => tags.where(s)), now = new Set();
    lost = new Set();
    units.forEach(({ s, e }, i) => { (tags.put(pane, s, e, beside[i], s === hovered, hard, soft, view) ? now : lost).add(s); });
    for (const s of shown) if (!now.has(s)) { s.chip?.remove(); s.chip = null; s.entry = undefined; }
    shown = now;
    hover.offer(readable, hard, soft);
    stats = { chips: units.length, marks: marks.shown().length, shown: now.size, dropped: units.length - now.size, more: more || unsure, ms: performance.now() - began };
    work += stats.ms;
    globalThis.autofill.panel?.avoid(texted = soft);
    if (unknown && !told) { told = true; globalThis.autofill.tell?.({ kind: "texts" }); }
    if (more || unsure) schedule();
  }

  /** Measures the chips of new entries, a few at a time, before they are placed.
   * @param {AFEntry[]} list */
  async function prepare(list) {
    for (let done = false; !done && pane && !hidden && layer.host?.isConnected;) {
      const began = performance.now();
      done = tags.size(pane, list, PART);
      const took = performance.now() - began;
      work += took;
      if (took > SHORT) await changes.pause();
    }
  }

  /** Where the signs of a text are seen: not above and below those of a line, nor
   * where what is around it cuts it off; and nowhere if that leaves too little to read.
   * @param {AFSpot} s @param {AFBox} box @returns {AFBox} */
  function words(s, box) {
    const rim = Math.min(INK, 0.15 * s.h), c = sight.clip(s.el)?.getBoundingClientRect();
    const top = Math.max(box.y + rim, c?.top ?? -1e9), h = Math.min(box.y + box.h - rim, c?.bottom ?? 1e9) - top;
    return { x: box.x + 1, y: top, w: box.w - 2, h: h < INK ? 0 : h };
  }

  /** Shows the note of the chip a person points at, or at whose text.
   * @param {MouseEvent} e */
  function point(e) {
    pointer.x = e.clientX; pointer.y = e.clientY;
    hover.point(e);
    if (marks.point(e)) schedule();
    const on = (/** @type {AFBox|undefined} */ b) => !!b && pointer.x >= b.x && pointer.x <= b.x + b.w && pointer.y >= b.y && pointer.y <= b.y + b.h;
    let at = null;
    for (const s of [...lost, ...shown]) if ((lost.has(s) || s.entry?.note || s.side === "speck" || s === hovered) && (shown.has(s) && on(s.at) || on({ x: s.x, y: s.y - scrollY, w: s.w, h: s.h }))) at = s;
    if (at !== hovered) { hovered = at; schedule(); }
  }

  function listen() {
    addEventListener("scroll", scrolled, { capture: true, passive: true });
    for (const type of ["load", "transitionend", "animationend", "input", "change", "reset", "focusin", "focusout"]) addEventListener(type, (e) => {
      const el = e.composedPath()[0];
      if (is.element(el)) again(el);
      sight.changed();
      if (texts.shifted()) { texts.stale(true); changes.rest(); }
      schedule();
    }, { capture: true, passive: true });
    addEventListener("resize", () => { moved(); texts.stale(true); });
    addEventListener("mousemove", point, { capture: true, passive: true });
    new ResizeObserver(moved).observe(document.documentElement);
    // Menus that open on hover and moving parts change without a word.
    setInterval(() => {
      if (document.hidden) return;
      changes.late();
      sight.doubt();
      texts.stale();
      changes.rest();
      schedule();
      if (!frame) globalThis.autofill.panel?.avoid(texted);
    }, 1000);
    changes.start((/** @type {boolean} */ now) => { if (now) draw(); else schedule(); });
    texts.stale(true);
  }

  globalThis.autofill.overlay = {
    schedule,
    /** @param {{css: string, hidden?: boolean, language?: string}} args */
    start({ css, hidden: away, language }) {
      const root = layer.open(css);
      if (!pane) {
        /** @type {HTMLElement} */
        const made = make("pane", "");
        made.setAttribute("aria-hidden", "true");
        root.prepend(made);
        pane = made;
        listen();
      }
      hover.speak(language || "");
      globalThis.autofill.hide.follow(!!away);
      moved();
      return true;
    },
    /** The texts in or near the viewport that were not asked for before. */
    async texts() {
      await changes.settle();
      told = false;
      const out = [];
      const { near, more } = texts.measure(innerHeight, performance.now() + BUDGET);
      for (const text of lists.texts()) {
        if (asked.has(text) || out.length === LIST) continue;
        asked.add(text);
        out.push(text);
      }
      if (hover.titled) near.push(hover.titled);
      for (const s of near) {
        const text = texts.text(s);
        if (!text || asked.has(text) || !s.el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (out.length === LIST) break;
        asked.add(text);
        out.push(text);
      }
      if (more) schedule();
      return out;
    },
    /** @param {{entries: Record<string, AFEntry>}} args */
    async explain(args) {
      const list = [];
      for (const [text, { en, note, full, py }] of Object.entries(args.entries)) {
        const e = { en, note, full, py };
        asked.add(text);
        entries.set(text, e);
        if (en) list.push(e);
      }
      await prepare(list);
      if (entries.size > most) forget();
      draw();
      return entries.size;
    },
    /** Frames these; frame is where the frame is that has what is to be done now.
     * @param {{marks: AFMark[], frame?: AFBox|null}} args */
    marks(args) {
      needs.within(args.frame);
      globalThis.autofill.aside?.marked();
      const n = pane ? marks.set(pane, args.marks) : 0;
      moved();
      return n;
    },
    hide() { hidden = true; lists.close(); hover.close(); if (pane) pane.hidden = true; return true; },
    show() { hidden = false; if (pane) pane.hidden = false; moved(); return true; },
    stats: () => ({ ...stats, work: work + changes.work, reading: changes.reading }),
    /** What is drawn where, for tests and for the report's picture. */
    boxes: () => ({
      chips: [...shown].map((s) => ({ text: texts.text(s), en: s.entry?.en, side: s.side, box: s.at })),
      list: lists.shown(), reading: hover.shown(), said: layer.said(),
      marks: marks.shown().map((/** @type {AFFrameMark} */ m) => ({ state: m.state, text: m.text, box: m.box, badge: m.badgeAt, note: m.note, advice: m.cardAt ? m.note : "", card: m.cardAt })),
    }),
  };
})();
