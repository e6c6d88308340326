// @ts-check
// The options of the browser's own lists, in English. Nothing can be laid over
// such a list while it is open: it is no part of the page. So what its options
// mean stands beside it.
(() => {
  if (globalThis.autofill.lists) return;
  const { is, dom, layer, errors, state } = globalThis.autofill;
  const { make, move } = layer;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const ROW = 18, COLUMN = 200, EDGE = 6, MOST = 400;
  /** @type {HTMLSelectElement|null} */
  let select = null;
  /** @type {HTMLElement|null} */
  let list = null;
  let drawn = "";

  /** @param {HTMLSelectElement} el */
  const options = (el) => [...el.options].slice(0, MOST).map((o) => ({ zh: dom.tidy(o.text), on: o.selected })).filter((o) => HAN.test(o.zh));

  function close() {
    select = null;
    list?.remove();
    list = null;
    drawn = "";
  }

  /** Whether a person opens a list, or goes to it with the keyboard.
   * @param {Event} e */
  function opens(e) {
    const el = e.composedPath()[0];
    if (!e.isTrusted || state.writing || !is.select(el) || el.multiple || el.size > 1 || el.disabled) return;
    if (el !== select && options(el).length === 0) return;
    select = el;
    globalThis.autofill.overlay?.schedule();
    globalThis.autofill.tell?.({ kind: "texts" });
  }
  for (const type of ["mousedown", "focusin", "keydown"]) {
    addEventListener(type, (e) => {
      if (type === "keydown" && /^(Tab|Escape)$/.test(/** @type {KeyboardEvent} */ (e).key)) close(); else opens(e);
    }, true);
  }
  addEventListener("change", (e) => { if (e.composedPath()[0] === select) { say(); close(); } }, true);
  addEventListener("focusout", (e) => { if (e.composedPath()[0] === select) close(); }, true);
  addEventListener("mousedown", (e) => { if (select && e.composedPath()[0] !== select) close(); }, true);

  /** @type {(text: string) => AFEntry|undefined} */
  let entry = () => undefined;

  /** What was chosen, for those who hear the page. */
  function say() {
    const e = select && entry(dom.tidy(select.selectedOptions[0]?.text || ""));
    if (e?.en) layer.say(e.en);
  }

  /** @param {{zh: string, on: boolean}} o */
  function row(o) {
    const el = make(o.on ? "option on" : "option", ""), e = entry(o.zh);
    const zh = make("zh", o.zh);
    zh.setAttribute("lang", "zh");
    el.append(zh, make(e?.full === false ? "en partial" : "en", e?.en || e?.py || ""));
    return el;
  }

  /** Draws the list that is open beside its box, in as many columns as there is
   * room for; of one that is longer, what stands about the chosen option.
   * @param {HTMLElement} pane @param {(text: string) => AFEntry|undefined} known @param {AFWords[]} soft the texts of the page @param {{w: number, h: number}} view */
  function draw(pane, known, soft, view) {
    entry = known;
    if (!select?.isConnected || dom.hidden(select)) { close(); return; }
    const at = dom.box(select), all = options(select);
    const right = view.w - at.x - at.w - 2 * EDGE, left = at.x - 2 * EDGE;
    const beside = Math.max(right, left) >= COLUMN;
    const below = view.h - at.y - at.h - 2 * EDGE, above = at.y - 2 * EDGE;
    const high = beside ? view.h - 2 * EDGE : Math.max(below, above);
    const rows = Math.max(2, Math.min(all.length, Math.floor((high - 10) / ROW)));
    const columns = Math.max(1, Math.min(Math.ceil(all.length / rows), Math.floor((beside ? Math.max(right, left) : view.w - 2 * EDGE) / COLUMN)));
    const room = rows * columns;
    const from = all.length <= room ? 0 : Math.max(0, Math.min(all.findIndex((o) => o.on) - 3, all.length - room + 1));
    const shown = all.slice(from, from + (all.length <= room ? room : room - 1));
    const now = JSON.stringify([rows, columns, from, shown.map((o) => [o.zh, o.on, entry(o.zh)?.en])]);
    if (now !== drawn || !list) {
      drawn = now;
      list?.remove();
      /** @type {HTMLElement} */
      const made = make("options", "");
      made.style.gridTemplateRows = `repeat(${Math.min(rows, Math.ceil(shown.length / columns) + (shown.length < all.length ? 1 : 0))}, ${ROW}px)`;
      made.append(...shown.map(row));
      if (shown.length < all.length) made.append(make("option more", `and ${all.length - shown.length} more: type a letter, or scroll in the list`));
      pane.append(made);
      list = made;
    }
    const w = list.offsetWidth, h = list.offsetHeight;
    const clamp = (/** @type {number} */ v, /** @type {number} */ most) => Math.round(Math.max(EDGE, Math.min(v, most)));
    const after = { x: clamp(at.x + at.w + EDGE, view.w - w - EDGE), y: clamp(at.y, view.h - h - EDGE) }, before = { ...after, x: clamp(at.x - w - EDGE, view.w) };
    const under = { x: clamp(at.x, view.w - w - EDGE), y: at.y + at.h + EDGE }, over = { ...under, y: at.y - h - EDGE };
    const up = clamp(at.y + at.h - h, view.h), fits = (/** @type {{x: number, y: number}} */ p) => p.x >= EDGE && p.y >= EDGE && p.x + w <= view.w && p.y + h <= view.h
      && (p.x >= at.x + at.w || p.x + w <= at.x || p.y >= at.y + at.h || p.y + h <= at.y);
    const first = beside ? right >= left || right >= w ? after : before : below >= above ? under : over;
    const places = [first, ...(beside ? [after, before, { ...after, y: up }, { ...before, y: up }] : [under, over]).filter(fits)];
    // The box's own error is read beside it all the same.
    const wrong = soft.filter((t) => errors.says(t.of));
    move(list, places.find((p) => !wrong.some((t) => t.x < p.x + w && p.x < t.x + t.w && t.y < p.y + h && p.y < t.y + t.h)) || first);
  }

  globalThis.autofill.lists = {
    draw, close,
    /** The texts of the list that is open. */
    texts: () => (select ? options(select).map((o) => o.zh) : []),
    /** What is shown, for tests. */
    shown: () => (list ? { box: dom.box(list), rows: [...list.children].map((r) => [...r.children].map((c) => c.textContent)) } : null),
  };
})();
