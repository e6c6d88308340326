// @ts-check
// What the other cells of a table say of one cell.
(() => {
  const { is, dom } = globalThis.autofill;

  /** The cells of a table as they stand on the screen, row by row: one that reaches
   * over several columns or rows is in each of them. */
  const grid = dom.kept((/** @type {HTMLTableElement} */ table) => {
    /** @type {HTMLTableCellElement[][]} */
    const rows = [...table.rows].slice(0, 500).map(() => []);
    let left = 20000; // no table that people read has more
    [...table.rows].slice(0, 500).forEach((row, r) => {
      let column = 0;
      for (const cell of row.cells) {
        while (rows[r][column]) column++;
        for (let y = r; y < Math.min(rows.length, r + Math.max(1, cell.rowSpan)); y++) {
          for (let x = column; x < column + Math.min(50, cell.colSpan) && left-- > 0; x++) rows[y][x] = cell;
        }
        if (left <= 0) return;
      }
    });
    return rows;
  });

  /** The column of the screen that a cell stands in, from its top down, and its row.
   * @param {HTMLTableCellElement} cell */
  function column(cell) {
    const table = cell.closest("table"), row = cell.parentElement;
    if (!is.table(table) || !is.row(row)) return { cells: [], at: 0 };
    /** @type {HTMLTableCellElement[][]} */
    const rows = grid(table);
    const x = rows[row.rowIndex]?.indexOf(cell) ?? -1;
    return { cells: x < 0 ? [] : rows.map((r) => r[x]), at: row.rowIndex };
  }

  /** The cells above one, the nearest first.
   * @param {HTMLTableCellElement} cell */
  function above(cell) {
    const { cells, at } = column(cell);
    return cells.slice(0, at).reverse().filter((c) => c && c !== cell);
  }

  /** The heading of a cell's column, in a table that has row names as well.
   * @param {HTMLTableCellElement} cell */
  function columnHead(cell) {
    const first = cell.closest("table")?.rows[0], head = first?.cells[cell.cellIndex];
    return head && !first.querySelector("input,select,textarea") && head !== cell && head.localName === "th" && head.previousElementSibling ? dom.textOf(head) : "";
  }

  /** The words of the cell to the left, when that holds no box.
   * @param {HTMLTableCellElement} cell */
  function leftOf(cell) {
    const left = cell.previousElementSibling;
    return left && !left.querySelector("input,select,textarea") ? dom.textOf(left) : "";
  }

  /** What stands in the cell before the one that holds the box's whole table,
   * when that has headings of its own: a list of people, not parts of a value.
   * @param {Element} el */
  function besideTable(el) {
    const inner = el.closest("table");
    const outer = inner?.querySelector("th") && inner.parentElement?.closest("td");
    const text = is.cell(outer) ? leftOf(outer) : "";
    return text.length <= 24 ? text : "";
  }

  /** The row of headings above a row of boxes: the first one, or the nearest in a
   * table where each row of boxes has its own.
   * @param {HTMLTableRowElement} row */
  function headRow(row) {
    for (let r = /** @type {Element|null} */ (row.previousElementSibling); is.row(r); r = r.previousElementSibling) {
      if (!r.querySelector("input,select,textarea") && r.cells.length === row.cells.length && [...r.cells].every((c) => c.localName === "th")) return r;
    }
    return row.closest("table")?.rows[0];
  }

  const PARTS = /^(项目|内容|信息|栏目|字段|资料|事项|名称)$/;

  /** Whether a table's rows are the parts of a value and its columns those who give
   * them: no name above the names of the rows, and more rows than columns. */
  const turned = dom.kept((/** @type {HTMLTableRowElement} */ head) => {
    const rows = [...head.closest("table")?.rows || []].filter((r) => r.querySelector("input,select,textarea"));
    const names = new Set(rows.filter((r) => !r.cells[0].querySelector("input,select,textarea")).map((r) => dom.textOf(r.cells[0])).filter((s) => s && !/\d/.test(s)));
    const corner = dom.textOf(head.cells[0]), own = !corner || PARTS.test(corner) || rows.every((r) => r.cells[0].localName === "th");
    return own && names.size === rows.length && rows.length > head.cells.length - 1;
  });

  /** Whether the names of a table's boxes stand in the rows below them: a row of
   * boxes first, then one of texts, and so on. */
  const namedBelow = dom.kept((/** @type {HTMLTableElement} */ table) => {
    const rows = [...table.rows].filter((r) => r.cells.length > 1);
    return rows.length > 1 && rows.length % 2 === 0 && rows.every((r, i) => [...r.cells].every((c) => !!c.querySelector("input,select,textarea") === (i % 2 === 0) && (i % 2 === 1 || !dom.textOf(c))));
  });

  /** The name of a box that stands in the row below it.
   * @param {HTMLTableCellElement} cell */
  function below(cell) {
    const table = cell.closest("table");
    if (!is.table(table) || !namedBelow(table)) return "";
    const { cells, at } = column(cell), under = cells[at + 1];
    return under ? dom.textOf(under) : "";
  }

  /** What stands at the side of a row, before the names in it: 代理人 | 姓名 | [ ].
   * @param {Element} el */
  function side(el) {
    const cell = el.closest("td,th"), row = cell?.parentElement;
    if (!is.cell(cell) || !is.row(row) || cell.cellIndex < 2) return "";
    const [first, second] = row.cells, text = dom.textOf(first);
    const named = (/** @type {Element} */ c) => /\p{L}{2}/u.test(dom.textOf(c)) && !c.querySelector("input,select,textarea,button");
    return text.length <= 12 && named(first) && named(second) && !above(cell).some((c) => named(c) && c.localName === "th") ? text : "";
  }

  /** The row of headings of a cell that stands in a row of as many, of three or more.
   * @param {HTMLTableCellElement} cell */
  function heads(cell) {
    const row = cell.parentElement, head = is.row(row) ? headRow(row) : undefined;
    return is.row(row) && head && head !== row && head.cells.length >= 3 && head.cells.length === row.cells.length && !head.querySelector("input,select,textarea") ? head : null;
  }

  /** What names a cell's row and whose column it stands in, where a table's columns
   * are those who give the parts of a value.
   * @param {HTMLTableCellElement} cell */
  function part(cell) {
    const head = heads(cell);
    if (!head || !cell.cellIndex || !turned(head)) return null;
    return { name: dom.textOf(/** @type {HTMLTableRowElement} */ (cell.parentElement).cells[0]), whose: dom.textOf(head.cells[cell.cellIndex]) };
  }

  /** The heading of a cell's column, in a table with a row of headings and rows of
   * boxes, each of which has a name of its own or none.
   * @param {HTMLTableCellElement} cell */
  function gridHead(cell) {
    const head = heads(cell);
    if (!head || turned(head)) return "";
    const cells = [.../** @type {HTMLTableRowElement} */ (cell.parentElement).cells];
    return cells.filter((c) => c.querySelector("input,select,textarea")).length >= cells.length - 1 ? dom.textOf(head.cells[cell.cellIndex]) : "";
  }

  /** What names the row of a table with column headings.
   * @param {Element} el */
  function gridRow(el) {
    const cell = el.closest("td,th");
    if (!is.cell(cell) || !gridHead(cell)) return "";
    const first = /** @type {HTMLTableRowElement} */ (cell.parentElement).cells[0];
    const text = first === cell || first.querySelector("input,select,textarea") ? "" : dom.textOf(first);
    return text.length <= 20 && !/^\d*$/.test(text) ? text : "";
  }

  globalThis.autofill.tables = { above, below, side, part, columnHead, leftOf, besideTable, gridHead, gridRow };
})();
