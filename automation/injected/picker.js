// @ts-check
// Pickers of mobile pages: a sheet with one column or several, all there at
// once, and a button that takes what stands in the middle. Go reads the columns
// and says which entries; nothing here decides.
(() => {
  const { dom, state } = globalThis.autofill;
  const SHEET = ".van-picker,.adm-picker,.nut-picker";
  const COLUMN = ".van-picker-column,.adm-picker-view-column,.nut-picker-column";
  const ENTRY = ".van-picker-column__item,.adm-picker-view-column-item,.nut-picker-roller-item,[role=option],li";
  const TAKE = ".van-picker__confirm,.adm-picker-header-button:last-child,.nut-picker__confirm";

  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); setTimeout(done, 120); });

  /** The sheet that is open; one is at a time.
   * @returns {Element|null} */
  const sheet = () => [...document.querySelectorAll(SHEET)].filter((e) => !dom.hidden(e)).pop() || null;

  /** @param {Element} open */
  const columns = (open) => [...open.querySelectorAll(COLUMN)].map((c) => [...c.querySelectorAll(ENTRY)].filter((e) => dom.textOf(e)));

  /** The columns of the open sheet, as choices.
   * @returns {AFOption[][]} */
  function read() {
    const open = sheet();
    return open ? columns(open).map((c) => c.map((e) => ({ text: dom.textOf(e), value: "" }))) : [];
  }

  /** What every column of the open sheet was turned to. @type {Map<number, string>} */
  const turned = new Map();

  /** The entry of a column with these words.
   * @param {Element} open @param {number} column @param {string} text */
  const entryOf = (open, column, text) => (columns(open)[column] || []).find((e) => dom.textOf(e) === text);

  /** Whether an entry stands in the middle of its column: what stands there is what
   * the page takes.
   * @param {Element} open @param {number} column @param {Element|undefined} entry */
  function taken(open, column, entry) {
    const around = [...open.querySelectorAll(COLUMN)][column];
    if (!around || !entry) return false;
    const a = around.getBoundingClientRect(), b = entry.getBoundingClientRect();
    return Math.abs(a.top + a.height / 2 - b.top - b.height / 2) < Math.max(8, b.height / 2);
  }

  /** Presses an entry until its column rests with it in the middle. A sheet that is
   * still sliding open may go back to what stood there before.
   * @param {Element} open @param {number} column @param {string} text */
  async function settle(open, column, text) {
    for (let tries = 0; tries < 4; tries++) {
      const entry = entryOf(open, column, text);
      if (!entry || dom.hidden(open)) return;
      globalThis.autofill.press(entry);
      for (let i = 0, still = 0, last = NaN; i < 24 && still < 5; i++) {
        await frame();
        const now = (entryOf(open, column, text) || entry).getBoundingClientRect().top;
        still = Math.abs(now - last) < 0.5 ? still + 1 : 0;
        last = now;
      }
      if (taken(open, column, entryOf(open, column, text))) return;
    }
  }

  /** Turns one column to an entry; the columns behind it may then have others.
   * @param {{origins: string[], document: string, ref: number, column: number, text: string}} order
   * @returns {Promise<{refused: string, columns: AFOption[][]}>} */
  async function turn(order) {
    const refused = globalThis.autofill.guard(order);
    const open = sheet();
    if (refused || !open) return { refused: refused || "the list closed", columns: [] };
    if (!entryOf(open, order.column, order.text)) return { refused: "the choice is gone", columns: [] };
    state.writing = true;
    try {
      await settle(open, order.column, order.text);
      if (order.column === 0) turned.clear();
      turned.set(order.column, order.text);
    } finally { state.writing = false; }
    return { refused: "", columns: read() };
  }

  /** Takes what was turned to: presses the sheet's own button, which sends nothing.
   * @param {{origins: string[], document: string, ref: number}} order
   * @returns {Promise<{refused: string, columns: AFOption[][]}>} */
  async function take(order) {
    const refused = globalThis.autofill.guard(order);
    const open = sheet(), el = state.elements[order.ref];
    const button = open?.querySelector(TAKE);
    if (refused || !open || !button) return { refused: refused || "the list has no button to take the choice", columns: [] };
    if (globalThis.autofill.sends(button)) return { refused: "a press could send the form", columns: [] };
    state.writing = true;
    try {
      for (const [column, text] of turned) if (!taken(open, column, entryOf(open, column, text))) await settle(open, column, text);
      turned.clear();
      globalThis.autofill.press(button);
      for (let i = 0; i < 40 && !dom.hidden(open); i++) await frame();
      state.filled.add(el);
      state.touched.delete(el);
    } finally { state.writing = false; }
    return { refused: "", columns: [] };
  }

  globalThis.autofill.picker = { read, turn, take };
})();
