// @ts-check
// Works the sheet that sheets.js found: presses one choice, the sheet's own
// button that takes it where there is one, and closes it when the choice is not
// there. Never presses what could send or leave.
(() => {
  const { dom, drawn, sheets, state } = globalThis.autofill;
  const TAKE = /^(确定|确认|完成|选好了|ok|done|confirm)$/i;
  const CANCEL = /^(取消|关闭|返回|不选了|cancel|close|[×✕✖✗x])$/i;

  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); setTimeout(done, 120); });

  /** Where an element is and how much of it shows: the same twice means that it rests.
   * @param {Element|undefined} el */
  function pose(el) {
    if (!el) return "";
    const { x, y } = el.getBoundingClientRect();
    let opacity = 1;
    for (let a = /** @type {Element|null} */ (el); a; a = a.parentElement) opacity *= Number(getComputedStyle(a).opacity);
    return [x, y, opacity].join();
  }

  /** Waits until what is open has closed, or rests as it is.
   * @param {() => Element[]} open @param {number} rest frames that it is to rest
   * @returns {Promise<boolean>} whether it closed */
  async function closes(open, rest) {
    let last = "";
    for (let i = 0, still = 0; i < 60 && still < rest; i++) {
      await frame();
      const now = pose(open()[0]);
      if (!now) return true;
      still = now === last ? still + 1 : 0;
      last = now;
    }
    return false;
  }

  /** Whether an element is a picture, which an advertisement may be as a whole.
   * @param {Element} el */
  const pictures = (el) => el.matches("img,video,canvas,iframe,svg,picture") || getComputedStyle(el).backgroundImage !== "none";

  /** What lies around a layer and closes it when it is pressed: a mask without words.
   * @param {Element} el @param {Element} layer */
  function mask(el, layer) {
    for (const [x, y] of [[0.5, 0.02], [0.5, 0.98], [0.02, 0.5], [0.98, 0.5]]) {
      const hit = document.elementsFromPoint(innerWidth * x, innerHeight * y).find((e) => e.localName !== dom.HOST);
      if (!hit || hit.contains(el) || drawn.leads(hit) || pictures(hit) || !/fixed|absolute/.test(getComputedStyle(hit).position)) continue;
      const b = hit.getBoundingClientRect();
      if (b.width * b.height > innerWidth * innerHeight / 2 && (!dom.textOf(hit) || hit.contains(layer))) return hit;
    }
    return null;
  }

  /** Closes what came up without choosing: as a person would, the mildest way first.
   * @param {Element} el @param {{layer: Element, before: Map<Element, string>}} sheet @param {() => Element[]} open */
  async function close(el, sheet, open) {
    const { press } = globalThis.autofill;
    const ways = [
      () => (document.activeElement || el).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
      () => { const no = sheets.button(sheet, CANCEL); if (no) press(no); },
      () => { const around = mask(el, sheet.layer); press(around || document.body); },
      // Pressing a list anew that lies below its sheet would open a second one.
      () => { if (el.isConnected && !dom.covered(el)) press(sheets.inmost(el)); },
    ];
    for (const way of ways) {
      if (!open().length) return true;
      way();
      if (await closes(open, 4)) return true;
    }
    return false;
  }

  /** @param {AFOpenList} list */
  const shut = (list) => { const { el, sheet } = list; return !sheet || close(el, sheet, () => sheets.entries(sheet)); };

  /** Closes what came up that is no list. Says whether anything did come up.
   * @param {Map<Element, string>} before @param {Element} el */
  async function dismiss(before, el) {
    const all = sheets.fresh(before, el);
    if (!all.length) return false;
    await close(el, { layer: sheets.layer(all[0], el), before }, () => all.filter((/** @type {Element} */ e) => !dom.hidden(e)));
    return true;
  }

  /** The choices of the next step, as soon as they rest.
   * @param {AFSheet} sheet @param {AFSheetEntry[]} before @param {Element} item the choice
   * @returns {Promise<{next: Element[], closed: boolean}>} */
  async function follow(sheet, before, item) {
    let last = "", still = 0;
    const limit = performance.now() + 2500;
    /** @type {Element[]} */
    let next = [];
    for (let none = 0; performance.now() < limit && still < 3;) {
      await frame();
      const now = sheets.entries(sheet);
      next = sheets.step(before, sheets.read(now));
      // An empty sheet that stays loads what comes next.
      if (!now.length && ++none > 3 && (dom.hidden(sheet.layer) || !dom.textOf(sheet.layer))) return { next: [], closed: true };
      const reads = next.map((e) => dom.textOf(e)).join("\n") + pose(next[0]);
      still = next.length && reads === last ? still + 1 : 0;
      last = reads;
    }
    const open = sheets.entries(sheet);
    if (!next.length && open.length) next = sheets.column(before, sheets.read(open), item);
    return { next, closed: !open.length };
  }

  /** Presses a choice of an open sheet, and what takes it when the sheet waits for that.
   * @param {AFOpenList} list @param {Element} item @param {{ref: number, text: string, more: boolean}} order
   * @returns {Promise<{refused: string, next: Element[]}>} */
  async function choose(list, item, order) {
    const sheet = /** @type {AFSheet} */ (list.sheet), { press, plain, says } = globalThis.autofill;
    const { el } = list, parent = el.parentElement, at = parent ? [...parent.children].indexOf(el) : -1;
    const open = () => sheets.entries(sheet);
    const before = sheets.read(open());
    const chose = { text: order.text, first: plain(dom.textOf(sheets.inmost(item))) };
    press(sheets.inmost(item));
    if (order.more) {
      const { next, closed } = await follow(sheet, before, item);
      if (next.length || closed) return { refused: "", next };
      await shut(list);
      return { refused: "the next step of its list did not come", next: [] };
    }
    let closed = await closes(open, 8);
    const ok = closed ? null : sheets.button(sheet, TAKE);
    if (ok) { press(ok); closed = await closes(open, 20); }
    if (!closed) await shut(list);
    const anew = parent?.children[at];
    if (!el.isConnected && anew?.localName === el.localName) { // the page drew the box anew for what was chosen
      state.drawn?.set(anew, state.drawn.get(el) || "");
      list.el = state.elements[order.ref] = anew;
    }
    (state.chose = state.chose || new WeakMap()).set(list.el, chose);
    return { refused: closed || says(list.el, order.text) ? "" : "its list did not take the choice", next: [] };
  }

  globalThis.autofill.sheet = { choose, shut, dismiss };
})();
