// @ts-check
// English chips beside the Chinese of a page.
// Everything is drawn in the layer; the page's own nodes are only read. One pass
// in an animation frame places what is in view.
(() => {
  if (globalThis.autofill.overlay) return;
  const { is, dom, layer, walk, texts, place, marks, lists, hover } = globalThis.autofill;
  const { make, move } = layer;
  const MARGIN = 240, BUDGET = 6, SLICE = 16, WAIT = 60, CHIPS = 250, LIST = 400, NEWS = 6, MOST = 1500;
  const SIDES = ["right", "above", "below", "left", "above-end", "below-end"];
  // A form's label has its box on the right and often nothing on the left: there
  // the chips of a form stand in one column.
  const LABEL = ["right", "left", "above", "below", "above-end", "below-end"];
  // Links in a row have no room between them.
  const ROW = ["below", "above", "right", "left"];

  /** @type {HTMLElement|null} */
  let pane = null;
  let hidden = false, told = true;
  let frame = 0, timer = 0;
  let stats = { chips: 0, marks: 0, shown: 0, dropped: 0, ms: 0 };
  /** All the time our scripts took, milliseconds. */
  let work = 0;
  /** @type {Map<string, AFEntry>} */
  const entries = new Map();
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<AFSpot>} */
  let shown = new Set();
  const pointer = { x: -1, y: -1 };
  /** @type {AFSpot|null} */
  let hovered = null;


  function schedule() {
    if (!frame && pane) frame = requestAnimationFrame(pass);
  }
  /** The page may have moved. */
  function moved() { texts.changed(); texts.stale(); schedule(); }
  /** @param {Event} e */
  function scrolled(e) {
    const el = e.composedPath()[0];
    // The page's own scrolling moves what is in view alone, and what comes there is known.
    if (is.element(el) && el !== document.documentElement) again(el);
    texts.changed();
    schedule();
  }
  /** What is below an element may have moved; the rest if it shows.
   * @param {Element} el */
  function again(el) {
    const list = walk.below(el);
    if (list) for (const s of list) { if (s.listed && !s.gone) walk.due.add(s); } else texts.stale(true);
  }

  // --- what changed -------------------------------------------------------

  /** @type {MutationRecord[]} */
  let changes = [];
  const observed = new WeakSet();
  const observer = new MutationObserver((records) => {
    const theirs = [];
    for (const r of records) {
      if (r.type === "childList" && [...r.addedNodes, ...r.removedNodes].every((n) => n === layer.host)) {
        // Not at once: a page that removes us again and again must not be held up.
        if (!layer.host?.isConnected) setTimeout(layer.home, 50);
        continue;
      }
      if (r.target === layer.host) continue;
      theirs.push(r);
      if (r.attributeName === "open" && is.dialog(r.target)) { if (r.target.open) layer.front(); else layer.home(); }
    }
    if (!layer.host?.isConnected) setTimeout(layer.home, 50);
    if (!theirs.length) return;
    changes.push(...theirs);
    if (changes.length > 5000) { changes = []; walk.start(observe); }
    timer ||= setTimeout(reread, WAIT);
  });

  /** Reads what changed, a slice at a time. */
  function reread() {
    timer = 0;
    const began = performance.now(), records = changes;
    texts.changed();
    changes = [];
    const much = records.length > 0 && walk.change(records);
    if (!walk.pump(performance.now() + BUDGET)) timer = setTimeout(reread, 0);
    if (much || records.length && texts.shifted()) texts.stale(true);
    work += performance.now() - began;
    schedule();
  }

  /** @param {Document|ShadowRoot} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, {
      subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ["class", "style", "hidden", "open", "disabled", "placeholder", "value", "title", "alt", "type"],
    });
  }

  // Not scheduler.yield: what goes on there comes before all that waits.
  const pause = () => new Promise((done) => {
    const { scheduler } = /** @type {any} */ (globalThis);
    if (scheduler?.postTask) scheduler.postTask(done, { priority: "user-visible" }); else setTimeout(done, 0);
  });

  /** Reads and measures until what is in view is known, without holding anybody
   * up. What is far below follows later. */
  async function settle() {
    if (timer) { clearTimeout(timer); reread(); }
    for (;;) {
      const began = performance.now();
      const read = walk.pump(began + SLICE / 2), measured = texts.sweep(performance.now() + SLICE / 2);
      work += performance.now() - began;
      if (read && measured) return;
      if (texts.beyond()) break;
      await pause();
    }
    timer ||= setTimeout(reread, 0);
  }

  /** Drops what the page does not say any more: a clock says something new each second. */
  function forget() {
    const now = new Set([...walk.spots.map((/** @type {AFSpot} */ s) => texts.text(s)), ...lists.texts()]);
    for (const text of entries.keys()) if (!now.has(text)) { entries.delete(text); asked.delete(text); }
  }

  // --- chips --------------------------------------------------------------

  /** @param {AFEntry} e @returns {HTMLElement} */
  function draw(e) {
    const chip = make(e.full === false ? "chip partial" : "chip", "");
    const en = make("en", e.en);
    chip.append(en);
    if (e.note) chip.append(make("note", e.note));
    return chip;
  }

  /** Measures the chips of entries not drawn before, all at once.
   * @param {AFEntry[]} fresh */
  function size(fresh) {
    if (!pane || fresh.length === 0) return;
    const made = fresh.map((e) => draw(e));
    pane.append(...made);
    const read = (/** @type {HTMLElement} */ c) => { const b = c.getBoundingClientRect(); return { w: Math.ceil(b.width), h: Math.ceil(b.height) }; };
    fresh.forEach((e, i) => { e.short = e.long = read(made[i]); });
    // Without its note, for where there is less room.
    const noted = fresh.map((e, i) => ({ e, chip: made[i] })).filter((m) => m.e.note);
    for (const { chip } of noted) chip.classList.add("short");
    for (const { e, chip } of noted) e.short = read(chip);
    for (const c of made) c.remove();
  }

  /** Whether a link stands in a row of links.
   * @param {Element} el */
  const row = (el) => el.localName === "a" && [...(el.parentElement?.children || [])].filter((c) => c.localName === "a").length > 2;

  /** Places one chip; the note is left out where it does not fit.
   * @param {AFSpot} s @param {AFEntry} e @param {AFBox[]} hard @param {AFBox[]} soft @param {{w: number, h: number}} view */
  function chip(s, e, hard, soft, view) {
    const inside = texts.inside(s);
    const at = inside ? dom.box(inside) : { x: s.x, y: s.y - scrollY, w: s.w, h: s.h };
    const line = inside ? at : texts.line(s);
    const order = inside ? SIDES : row(s.el) ? ROW : [...s.text].length <= 12 ? LABEL : SIDES;
    const sides = inside ? order : [...order, "own", "own-end"];
    const over = s === hovered ? 1 : 0.05;
    let pos = e.note && e.long ? place(e.long, { at, line, sides: order, most: over }, hard, soft, view) : null;
    const long = !!pos;
    pos ||= place(e.short || { w: 0, h: 0 }, { at, line, sides, most: 0.7 }, hard, soft, view);
    if (!pos) return false;
    const dims = /** @type {{w: number, h: number}} */ (long ? e.long : e.short);
    hard.push({ x: pos.x, y: pos.y, ...dims });
    if (s.entry !== e) { s.chip?.remove(); s.chip = null; s.entry = e; }
    const el = s.chip || draw(e);
    if (!s.chip) pane?.append(el);
    s.chip = el;
    el.classList.toggle("short", !long);
    s.side = pos.side;
    s.at = { x: pos.x, y: pos.y, ...dims };
    move(el, pos);
    return true;
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
    const view = { w: document.documentElement.clientWidth || innerWidth, h: innerHeight };
    const { near, more } = texts.measure(MARGIN, began + BUDGET);
    /** @type {AFBox[]} */
    const hard = [], soft = [];
    /** @type {{s: AFSpot, e: AFEntry}[]} */
    const units = [], readable = [];
    let unknown = false;
    const tip = hover.titled;
    if (tip) { texts.read(tip); near.push(tip); }
    for (const s of near) {
      const box = { x: s.x, y: s.y - scrollY, w: s.w, h: s.h };
      const inView = box.y < view.h && box.y + box.h > 0 && box.x < view.w && box.x + box.w > 0;
      if (inView && s.kind !== "value" && s.kind !== "tip" && !texts.visible(s)) continue;
      if (s.kind === "control") {
        // A picture the size of a page is background; a captcha's is not.
        if (s.w > 5 && (s.el.localName !== "img" || (s.w < 320 && s.h < 160))) hard.push(box);
        continue;
      }
      if (s.kind === "text") soft.push(box);
      const text = texts.text(s);
      if (!text) continue;
      if (!asked.has(text)) unknown = true;
      const e = entries.get(text);
      if (e?.py && inView) readable.push({ s, e });
      if (e?.en && inView && units.length < CHIPS && (s.kind !== "value" || texts.visible(s))) units.push({ s, e });
    }
    hover.offer(readable);
    marks.draw(hard, soft, view, MARGIN);
    for (const text of lists.texts()) if (!asked.has(text)) unknown = true;
    lists.draw(pane, (/** @type {string} */ text) => entries.get(text), view);
    news(units);
    size([...new Set(units.map((u) => u.e).filter((e) => !e.long))]);
    // The chip under the pointer first, then labels, then what boxes show.
    const rank = (/** @type {AFSpot} */ s) => (s === hovered ? 0 : s.kind === "text" ? 1 : 2);
    units.sort((a, b) => rank(a.s) - rank(b.s) || a.s.y - b.s.y || a.s.x - b.s.x);
    const now = new Set();
    for (const { s, e } of units) if (chip(s, e, hard, soft, view)) now.add(s);
    for (const s of shown) if (!now.has(s)) { s.chip?.remove(); s.chip = null; s.entry = undefined; }
    shown = now;
    stats = { chips: units.length, marks: marks.shown().length, shown: now.size, dropped: units.length - now.size, ms: performance.now() - began };
    work += stats.ms;
    // What the person does now weighs more than what comes later.
    globalThis.autofill.panel?.avoid?.(marks.shown().flatMap((/** @type {AFFrameMark} */ m) => {
      if (m.state === "filled") return [];
      const boxes = [m.box, m.badgeAt, m.cardAt].filter((b) => b !== null);
      return m.now ? Array(5).fill(boxes).flat() : [m.box];
    }));
    if (unknown && !told) { told = true; globalThis.autofill.tell?.({ kind: "texts" }); }
    if (more) schedule();
  }

  /** Shows the note of the chip a person points at, or at whose text.
   * @param {MouseEvent} e */
  function point(e) {
    pointer.x = e.clientX; pointer.y = e.clientY;
    hover.point(e);
    if (marks.point(e)) schedule();
    const on = (/** @type {AFBox|undefined} */ b) => !!b && pointer.x >= b.x && pointer.x <= b.x + b.w && pointer.y >= b.y && pointer.y <= b.y + b.h;
    let at = null;
    for (const s of shown) if (s.entry?.note && (on(s.at) || on({ x: s.x, y: s.y - scrollY, w: s.w, h: s.h }))) at = s;
    if (at !== hovered) { hovered = at; schedule(); }
  }

  function listen() {
    addEventListener("scroll", scrolled, { capture: true, passive: true });
    for (const type of ["load", "transitionend", "animationend", "input", "change", "reset", "focusin", "focusout"]) addEventListener(type, (e) => {
      const el = e.composedPath()[0];
      if (is.element(el)) again(el);
      texts.changed();
      if (texts.shifted()) texts.stale(true);
      schedule();
    }, { capture: true, passive: true });
    addEventListener("resize", () => { texts.changed(); texts.stale(true); schedule(); });
    addEventListener("mousemove", point, { capture: true, passive: true });
    new ResizeObserver(moved).observe(document.documentElement);
    // Menus that open on hover and moving parts change without a word.
    setInterval(() => {
      if (document.hidden) return;
      if (walk.late()) timer ||= setTimeout(reread, 0);
      moved();
    }, 1000);
    walk.start(observe);
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
      await settle();
      told = false;
      const out = [];
      const { near, more } = texts.measure(innerHeight, performance.now() + SLICE);
      for (const text of lists.texts()) {
        if (asked.has(text) || out.length === LIST) continue;
        asked.add(text);
        out.push(text);
      }
      if (hover.titled) near.push(hover.titled);
      near.sort((/** @type {AFSpot} */ a, /** @type {AFSpot} */ b) => a.y - b.y || a.x - b.x);
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
    explain(args) {
      for (const [text, e] of Object.entries(args.entries)) {
        asked.add(text);
  entries.set(text, { en: e.en, note: e.note, full: e.full, py: e.py });
      }
      if (entries.size > MOST) forget();
      schedule();
      return entries.size;
    },
    /** @param {{marks: AFMark[]}} args */
    marks(args) {
      const n = pane ? marks.set(pane, args.marks) : 0;
      moved();
      return n;
    },
    hide() { hidden = true; lists.close(); hover.close(); if (pane) pane.hidden = true; return true; },
    show() { hidden = false; if (pane) pane.hidden = false; moved(); return true; },
    stats: () => ({ ...stats, work }),
    /** What is drawn where, for tests and for the report's picture. */
    boxes: () => ({
      chips: [...shown].map((s) => ({ text: texts.text(s), en: s.entry?.en, side: s.side, box: s.at })),
      list: lists.shown(), reading: hover.shown(), said: layer.said(),
      marks: marks.shown().map((/** @type {AFFrameMark} */ m) => ({ state: m.state, text: m.text, box: m.box, badge: m.badgeAt, note: m.note, advice: m.cardAt ? m.note : "", card: m.cardAt })),
    }),
  };
})();
