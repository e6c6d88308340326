// @ts-check
// Headings, those too that only their letters or their place make headings, and
// what each of them speaks for.
(() => {
  const { is, dom } = globalThis.autofill;
  const { takesInput } = globalThis.autofill.boxes;
  const { before, HINT, REAL, SENTENCE } = globalThis.autofill.wording;
  const { spoken } = globalThis.autofill.labels;
  const TITLES = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading],.title,[class*=title],[class*=heading],[class*=legend],[class*=header],[class*=card-head]";
  const MENU = /^(\S{2,8}[\s|·]+){3,}\S{2,8}$/; // the words of a site's head, side by side
  // Kits call the name of one box a title as well.
  const NAMES = "label,[class*=label],:has(> label),[class*=cell__title],[class*=item-title],[class*=item__title]";

  /** Whether an element is the heading of what follows: by its name, as the only
   * cell of a table's row, or as the first cell of several rows.
   * @param {Element} el */
  function isTitle(el) {
    if (el.localName === "dt") return (el.nextElementSibling?.localName === "dt" || headsRows(el)) && !el.querySelector("input,select,textarea");
    if (el.matches(TITLES) && !el.matches(REAL) && MENU.test(dom.textOf(el))) return false;
    if (el.matches(TITLES)) return !el.querySelector("input,select,textarea") && !(el.matches(NAMES) && !el.matches(REAL));
    return is.cell(el) && (el.colSpan > 1 && el.parentElement?.childElementCount === 1 || besides(el))
      && !el.querySelector("input,select,textarea,button,table");
  }

  /** Whether a term of a list stands above several rows, each with a name of its own.
   * @param {Element} dt */
  function headsRows(dt) {
    let rows = 0;
    for (let dd = dt.nextElementSibling; dd?.localName === "dd"; dd = dd.nextElementSibling, rows++) {
      if (!dd.querySelector("input,select,textarea") || !dom.textOf(dd)) return false;
    }
    return rows > 1;
  }

  /** Whether a cell stands beside several rows, before all that they hold.
   * @param {HTMLTableCellElement} el */
  const besides = (el) => el.rowSpan > 1 && !el.previousElementSibling && !!el.nextElementSibling;

  /** What a heading speaks for: all that is around it, or only the card it is
   * the first part of, or the rows it stands beside.
   * @param {Element} el @returns {AFReach|null} */
  function reach(el) {
    if (is.cell(el) && besides(el)) {
      const row = /** @type {HTMLTableRowElement} */ (el.parentElement), table = el.closest("table");
      const rows = new Set([...(table?.rows || [])].slice(row.rowIndex, row.rowIndex + el.rowSpan));
      return { contains: (e) => rows.has(/** @type {HTMLTableRowElement} */ (e.closest("tr"))), root: el.getRootNode() };
    }
    const card = cardOf(el);
    return card && { contains: (e) => card.contains(e), root: el.getRootNode() };
  }

  /** @param {Element} el @returns {Element|null} */
  function cardOf(el) {
    for (let a = el.parentElement; a && !/^(body|form)$/.test(a.localName); a = a.parentElement) {
      if (a.querySelector("input,select,textarea")) return a;
    }
    return null;
  }

  /** The boxes of a document, in its order. */
  const boxesOf = dom.kept((/** @type {Document|ShadowRoot} */ root) => [...root.querySelectorAll("input,select,textarea")].filter(takesInput));

  /** The texts that only their letters or their place make headings: heavier or
   * larger than the page's, or alone between rows of boxes that have names.
   * @param {AFText[]} texts @returns {Element[]} */
  function plainTitles(texts) {
    const base = parseFloat(getComputedStyle(document.body || document.documentElement).fontSize) || 16;
    return texts.map((t) => plainTitle(t, base)).filter((el) => el !== null);
  }

  /** The next two boxes behind an element, within what is around it. They are
   * searched for in one list, made once for all elements of a page.
   * @param {Element} el @param {Element} around */
  function following(el, around) {
    const all = boxesOf(/** @type {Document|ShadowRoot} */ (el.getRootNode()));
    let low = 0;
    for (let high = all.length; low < high;) {
      const mid = (low + high) >> 1;
      if (el.compareDocumentPosition(all[mid]) & Node.DOCUMENT_POSITION_FOLLOWING) high = mid; else low = mid + 1;
    }
    /** @type {Element[]} */
    const found = [];
    for (let i = low; i < all.length && i < low + 20 && found.length < 2 && around.contains(all[i]); i++) {
      if (!dom.hidden(all[i])) found.push(all[i]);
    }
    return found;
  }

  /** Whether an element is in a bar that leads elsewhere.
   * @param {Element} el */
  function inBar(el) {
    const bar = el.closest("nav,[role=tablist],[class*=tabs],[class*=tab-],[class*=breadcrumb],[class*=steps]");
    return !!bar && !bar.querySelector("input,select,textarea");
  }

  /** Whether boxes follow right behind a text, or behind what only wraps it.
   * @param {Element} el @param {string} text */
  function rowAfter(el, text) {
    let a = el;
    for (let i = 0; i < 2 && a.parentElement && dom.textOf(a.parentElement) === text; i++) a = a.parentElement;
    return !!a.nextElementSibling?.querySelector("input,select,textarea");
  }

  const NAMED = "label,td,th,dt,a,button,li,option,[role=button],[role=tab]"; // what is no heading, whatever its letters

  /** @param {AFText} t @param {number} base pixels @returns {Element|null} */
  function plainTitle(t, base) {
    if (t.text.length < 2 || t.text.length > 40 || /[:：]|[*＊。！]$/.test(t.text)) return null;
    if (t.node.closest(NAMED) || MENU.test(t.text)) return null;
    const el = t.node.querySelector("input,select,textarea") ? [...t.node.children].find((c) => c.matches("b,strong,span,em") && dom.textOf(c) === t.text) : t.node;
    if (!el || dom.textOf(el) !== t.text) return null;
    const style = getComputedStyle(el);
    const bold = parseInt(style.fontWeight, 10) >= 600 || parseFloat(style.fontSize) >= base * 1.2;
    if (!bold && (t.text.length > 24 || /^请/.test(t.text) || SENTENCE.test(t.text) || el.closest(HINT) || !rowAfter(el, t.text))) return null;
    if (el !== t.node && el.closest(NAMED) || inBar(el) || isTitle(el) || el.querySelector("input,select,textarea,button,a")) return null;
    const around = cardOf(el) || el.closest("form,body");
    if (!around) return null;
    const boxes = following(el, around);
    if (boxes.length < 2) return null;
    if (!bold && /^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (boxes[0]).type)) return null; // what is chosen there
    if (dom.rect(boxes[0]).top < dom.rect(el).bottom - 4) return null; // it stands beside the box
    // What stands between it and the first box names the box, so that it need not.
    const own = before(boxes[0], around), hint = bold && boxes[0].getAttribute("placeholder") || spoken(boxes[0]) || /** @type {HTMLInputElement} */ (boxes[0]).labels?.length;
    return hint || own.node && !own.node.contains(el) && !el.contains(own.node) ? el : null;
  }

  globalThis.autofill.titles = { isTitle, reach, plainTitles };
})();
