// @ts-check
// What a person points at or asks about: the Chinese of a tooltip, and for a text
// the glossary does not know how it is read and, where the browser has a translator
// on this machine already, what a machine makes of it. Nothing is fetched for it.
(() => {
  if (globalThis.autofill.hover) return;
  const { is, dom, layer, texts, errors, place } = globalThis.autofill;
  const { make, move } = layer;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const REST = 350, LIMIT = 3000, EDGE = 4, KEY = "F2";
  const SIDES = ["below", "above", "right", "left", "below-end", "above-end", "right-top", "right-bottom"];
  /** @type {{s: AFSpot, e: AFEntry}[]} what is in view and not known in full */
  let readable = [];
  /** What stands in the page, and over it, since it was last drawn. @type {{hard: AFHard[], soft: AFWords[]}} */
  let about = { hard: [], soft: [] };
  /** @type {{s: AFSpot, e: AFEntry, card: HTMLElement, side: string}|null} */
  let open = null;
  /** The element whose tooltip is out. @type {AFSpot|null} */
  let titled = null;
  let timer = 0, language = "en";
  const pointer = { x: -1, y: -1 };
  /** @type {Map<string, Promise<string>>} */
  const machine = new Map();
  /** @type {Promise<any>|null} */
  let translator = null;

  /** The browser's own translator, if it is here and needs nothing.
   * @returns {Promise<any>} */
  async function own() {
    const Translator = /** @type {any} */ (globalThis).Translator;
    const pair = { sourceLanguage: "zh", targetLanguage: language };
    // One that would have to be downloaded is none.
    return Translator && await Translator.availability(pair) === "available" ? Translator.create(pair) : null;
  }

  /** @param {string} text @returns {Promise<string>} */
  function translate(text) {
    let got = machine.get(text);
    if (got) return got;
    if (machine.size > 200) machine.clear();
    const late = new Promise((/** @type {(s: string) => void} */ done) => { setTimeout(() => done(""), LIMIT); });
    translator ||= own();
    got = Promise.race([late, translator.then((t) => (t ? t.translate(text) : "")).catch(() => "")]);
    machine.set(text, got);
    return got;
  }

  /** @param {AFSpot} s @returns {AFBox} */
  const boxOf = (s) => ({ x: s.x, y: s.y - scrollY, w: s.w, h: s.h });
  /** @param {AFBox} b @param {{x: number, y: number}} p */
  const on = (b, p) => p.x >= b.x && p.x <= b.x + b.w && p.y >= b.y && p.y <= b.y + b.h;
  /** The smallest of them at a point. @param {{x: number, y: number}} p */
  const under = (p) => readable.filter((r) => on(boxOf(r.s), p)).sort((a, b) => a.s.w * a.s.h - b.s.w * b.s.h)[0];

  function close() {
    open?.card.remove();
    open = null;
  }

  /** @param {{s: AFSpot, e: AFEntry}} r @param {boolean} aloud */
  function show({ s, e }, aloud) {
    close();
    const root = layer.root, text = texts.text(s);
    if (!root || !text) return;
    const card = make("reading", "");
    const py = make("py", e.py || "");
    py.setAttribute("lang", "zh-Latn-pinyin");
    card.append(py);
    card.setAttribute("aria-hidden", "true"); // what is asked for by the key is said
    if (e.en) card.append(make("part", "Known in part: " + e.en));
    root.append(card);
    open = { s, e, card, side: "" };
    settle();
    if (aloud) layer.say(e.py || "");
    void translate(text).then((said) => {
      if (!said || open?.card !== card) return;
      card.append(make("machine", said), make("from", "translated by a machine"));
      settle();
      if (aloud) layer.say(`A machine's translation: ${said}`);
    });
  }

  /** Beside its text and the chip of it, over nothing; else over what the person can
   * do without for a moment, but over no error and not over what they ask about. */
  function settle() {
    if (!open) return;
    const { s, card } = open, view = { w: document.documentElement.clientWidth || innerWidth, h: innerHeight, top: EDGE, bottom: innerHeight - EDGE };
    const own = boxOf(s), chip = s.chip && s.at, at = chip ? around(own, chip) : own, size = { w: card.offsetWidth, h: card.offsetHeight };
    // It stays on its side as long as it may.
    const sides = [open.side, ...SIDES.filter((side) => side !== open?.side)].filter(Boolean);
    const find = (/** @type {AFBox} */ at, /** @type {AFHard[]} */ hard, /** @type {AFBox[]} */ soft) => place(size, { at, line: at, sides, most: 9 }, hard, soft, view);
    const { hard, soft } = about, plain = soft.map(({ x, y, w, h }) => ({ x, y, w, h }));
    const kept = [own, ...soft.filter((w) => errors.says(w.of)), ...hard.filter((h) => h.of && errors.says(h.of))];
    const pos = find(at, [...hard, ...plain, own], []) || find(at, kept, [...hard, ...plain]) || find(own, kept, [...hard, ...plain]) || find(own, [own], [...hard, ...plain])
      || { x: EDGE, y: Math.max(EDGE, Math.min(own.y + own.h + 2, view.h - size.h - EDGE)), side: "" };
    open.side = pos.side;
    move(card, pos);
  }

  /** @param {AFBox} a @param {AFBox} b @returns {AFBox} */
  function around(a, b) {
    const x = Math.min(a.x, b.x), y = Math.min(a.y, b.y);
    return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
  }

  /** What the key asks about: the marked text, the box that has the focus, what
   * the pointer is on. */
  function asked() {
    const marked = getSelection();
    if (marked && !marked.isCollapsed && marked.rangeCount) {
      const b = marked.getRangeAt(0).getBoundingClientRect();
      const hit = under({ x: b.left + Math.min(8, b.width / 2), y: b.top + b.height / 2 });
      if (hit) return hit;
    }
    const focused = document.activeElement;
    if (focused && focused !== document.body) {
      const own = readable.filter((r) => r.s.el === focused || focused.contains(r.s.el) || r.s.el.closest("label")?.control === focused);
      if (own[0]) return own[0];
    }
    return under(pointer);
  }

  addEventListener("keydown", (e) => {
    if (!e.isTrusted || e.repeat || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey || !layer.root) return;
    if (e.key === "Escape" && open) close();
    else if (e.key === KEY) { const r = asked(); if (open) close(); else if (r) show(r, true); else layer.say("Nothing unknown here."); }
    else return;
    e.preventDefault();
    e.stopImmediatePropagation();
  }, true);

  /** @param {MouseEvent} e */
  function point(e) {
    pointer.x = e.clientX; pointer.y = e.clientY;
    const el = e.composedPath().find((n) => is.html(n) && n.title && HAN.test(n.title));
    if ((titled?.el || null) !== (el || null)) {
      titled = is.element(el) ? texts.tip(el) : null;
      globalThis.autofill.overlay?.schedule();
    }
    if (open && !on(boxOf(open.s), pointer)) close();
    clearTimeout(timer);
    timer = setTimeout(() => { const r = under(pointer); if (r && open?.s !== r.s) show(r, false); }, REST);
  }

  globalThis.autofill.hover = {
    point, close, KEY,
    /** @param {string} code */
    speak(code) { if (code && code !== language) { language = code; translator = null; machine.clear(); } },
    /** What is in view and not known in full, and what stands where when all is drawn.
     * @param {{s: AFSpot, e: AFEntry}[]} list @param {AFHard[]} hard @param {AFWords[]} soft */
    offer(list, hard, soft) {
      readable = list;
      about = { hard, soft };
      if (open && !list.some((r) => r.s === open?.s)) close(); else settle();
    },
    /** The tooltip that is out, as one more text of the page. */
    get titled() { return titled?.el.isConnected ? titled : null; },
    /** What is shown, for tests. */
    shown: () => (open ? { box: dom.box(open.card), lines: [...open.card.children].map((c) => c.textContent) } : null),
  };
})();
