// @ts-check
// The words by which a page names a control, each with how it was found. The
// surest source comes first: what the page itself ties to the control, then
// table cells and rows, then what stands nearest on the screen.
(() => {
  const { dom } = globalThis.autofill;
  const UNIT = /^([年月日号\-—–~至自从起止到/.*:：（）()\s]{1,3}|[年月日号]\s*[(（]?[A-Za-z]{1,5}[)）]?)$/;
  const TITLES = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading],.title,[class*=title],[class*=heading],[class*=legend],[class*=header],[class*=card-head]";

  /** Whether an element is the heading of what follows: by its name, as the only
   * cell of a table's row, or as the first cell of several rows.
   * @param {Element} el */
  function isTitle(el) {
    if (el.matches(TITLES)) return !el.querySelector("input,select,textarea") && !(el.matches(NAMES) && !el.matches(REAL));
    return el instanceof HTMLTableCellElement && (el.colSpan > 1 && el.parentElement?.childElementCount === 1 || besides(el))
      && !el.querySelector("input,select,textarea,button,table");
  }

  const REAL = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
  // Kits call the name of one box a title as well.
  const NAMES = "label,[class*=label],:has(> label),[class*=cell__title],[class*=item-title],[class*=item__title]";

  /** Whether a cell stands beside several rows, before all that they hold.
   * @param {HTMLTableCellElement} el */
  const besides = (el) => el.rowSpan > 1 && !el.previousElementSibling && !!el.nextElementSibling;

  /** What a heading speaks for: all that is around it, or only the card it is
   * the first part of, or the rows it stands beside.
   * @param {Element} el @returns {AFReach|null} */
  function reach(el) {
    if (el instanceof HTMLTableCellElement && besides(el)) {
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
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    let all = orders.get(root);
    if (!all) orders.set(root, all = [...root.querySelectorAll("input,select,textarea")].filter(takesInput));
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

  /** @param {AFText} t @param {number} base pixels @returns {Element|null} */
  function plainTitle(t, base) {
    if (t.text.length < 2 || t.text.length > 40 || /[:：]|[*＊。！]$/.test(t.text)) return null;
    const el = t.node.querySelector("input,select,textarea") ? [...t.node.children].find((c) => c.matches("b,strong,span,em") && dom.textOf(c) === t.text) : t.node;
    if (!el || dom.textOf(el) !== t.text || el.closest("label,td,th,dt,a,button,li,option,[role=button],[role=tab]") || inBar(el) || isTitle(el) || el.querySelector("input,select,textarea,button,a")) return null;
    const style = getComputedStyle(el);
    const bold = parseInt(style.fontWeight, 10) >= 600 || parseFloat(style.fontSize) >= base * 1.2;
    if (!bold && (t.text.length > 24 || /^请/.test(t.text) || el.closest(HINT) || SENTENCE.test(t.text) || !rowAfter(el, t.text))) return null;
    const around = cardOf(el) || el.closest("form,body");
    if (!around) return null;
    const boxes = following(el, around);
    if (boxes.length < 2) return null;
    if (!bold && /^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (boxes[0]).type)) return null; // what is chosen there
    if (boxes[0].getBoundingClientRect().top < el.getBoundingClientRect().bottom - 4) return null; // it stands beside the box
    // What stands between it and the first box names the box, so that it need not.
    const own = before(boxes[0], around), hint = bold && boxes[0].getAttribute("placeholder") || spoken(boxes[0]) || /** @type {HTMLInputElement} */ (boxes[0]).labels?.length;
    return hint || own.node && !own.node.contains(el) && !el.contains(own.node) ? el : null;
  }

  const TRIGGER = /(^|[\s_-])(ui-dropdown-trigger|ui-select-trigger|ant-select|el-select|el-cascader|ant-cascader-picker|ivu-select|layui-form-select|select2-container|chosen-container|bootstrap-select|dropdown-trigger|select-trigger|next-select)([\s_]|$)/;
  const COMBO = ".combo:not(.datebox,.datetimebox)"; // EasyUI's
  const WIDGETS = ".ant-select,.el-select,.el-cascader,.ant-cascader-picker,.ivu-select,.layui-form-select,.select2-container,.chosen-container,.next-select," + COMBO;

  /** Whether an element opens a list drawn by other elements.
   * @param {Element} el */
  function isTrigger(el) {
    if (el instanceof HTMLSelectElement || el instanceof HTMLOptionElement) return false;
    const cls = el.getAttribute("class") || "";
    if (TRIGGER.test(cls) || el.matches(COMBO)) return !el.parentElement?.closest(WIDGETS);
    if (el instanceof HTMLInputElement) return false;
    if (shows(el, el.previousElementSibling) || shows(el, el.nextElementSibling)) return true;
    return el.getAttribute("role") === "combobox" && !el.closest(WIDGETS) || el.getAttribute("aria-haspopup") === "listbox";
  }

  /** Whether an element shows what is chosen in the hidden list beside it.
   * @param {Element} el @param {Element|null} side */
  function shows(el, side) {
    if (!(side instanceof HTMLSelectElement) || !/^(a|div|span|button)$/.test(el.localName) || !dom.hidden(side) || dom.hidden(el)) return false;
    const bare = (/** @type {string} */ s) => dom.tidy(s.replace(/[^\p{L}\p{N}]+/gu, " "));
    const text = bare(dom.textOf(el)), chosen = side.selectedOptions[0];
    return !!text && !!chosen && text === bare(chosen.label || chosen.text);
  }

  /** Whether a box that takes no typing opens a list when it is pressed.
   * @param {HTMLInputElement} el */
  function opensList(el) {
    if (!el.readOnly || el.disabled) return false;
    if (el.getAttribute("role") === "combobox" || /^(listbox|dialog|menu|true)$/.test(el.getAttribute("aria-haspopup") || "")) return true;
    return !!el.closest(".van-cell--clickable,.weui-cell_access,.weui-cell_select,.adm-list-item-content-arrow") || /选择|請選擇|select|choose/i.test(el.placeholder);
  }

  /** Whether an element is only the inside of such a list's box.
   * @param {Element} el */
  const inTrigger = (el) => !!el.parentElement?.closest(WIDGETS + ",.ui-dropdown-trigger,.ui-select-trigger");

  /** The native list or box that a drawn one stands for: inside it, or hidden
   * right beside it.
   * @param {Element} trigger @returns {Element|null} */
  function behind(trigger) {
    const inner = trigger.querySelector("select") || (trigger.querySelector("[role=combobox]") && trigger.querySelector("input"));
    if (inner) return inner;
    for (const side of [trigger.previousElementSibling, trigger.nextElementSibling]) {
      if (side instanceof HTMLSelectElement && dom.hidden(side)) return side;
    }
    return trigger.querySelector("input");
  }

  /** The drawn list that stands for a hidden native one.
   * @param {HTMLSelectElement} el */
  function front(el) {
    if (!dom.hidden(el)) return null;
    const around = el.closest(WIDGETS);
    if (around) return around;
    for (const side of [el.nextElementSibling, el.previousElementSibling]) if (side && isTrigger(side) && behind(side) === el) return side;
    return null;
  }

  /** @param {Element} el */
  const isBox = (el) => takesInput(el) || isTrigger(el);

  /** @param {Element} el */
  const takesInput = (el) => {
    if (el instanceof HTMLInputElement) return !/^(hidden|submit|button|image|reset)$/.test(el.type);
    return el instanceof HTMLSelectElement || el instanceof HTMLTextAreaElement;
  };

  /** @param {AFLabel[]} out @param {string} text @param {string} from */
  function push(out, text, from) {
    text = dom.tidy(text);
    if (/^[+\d\s()\-–.*]+$/.test(text)) return; // +86 names nothing
    if (text && !out.some((l) => l.text === text)) out.push({ text, from });
  }

  /** Keeps a walk out of what holds no text of the page: the choices of lists.
   * @param {Node} n */
  const outside = (n) => n instanceof Element && /^(option|optgroup|script|style|noscript|svg)$/i.test(n.localName)
    ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

  const HINT = "small,[class*=form-text],[class*=help],[class*=hint],[class*=tip],[class*=desc],[class*=explain],[class*=extra],[class*=error]";

  const SENTENCE = /[，,。；;！!]\s*\S/;

  /** Whether a text is drawn inside of a box, as a hint that is no attribute.
   * @param {Element} text @param {Element} el */
  function over(text, el) {
    if (el instanceof HTMLInputElement && /^(file|radio|checkbox)$/.test(el.type)) return false; // the text is its button
    const t = text.getBoundingClientRect(), b = el.getBoundingClientRect();
    return t.width > 0 && b.width > 0 && t.left >= b.left - 2 && t.right <= b.right + 2 && t.top >= b.top - 4 && t.bottom <= b.bottom + 4;
  }

  /** The hint that a page draws over a box.
   * @param {Element} el */
  function drawn(el) {
    for (let a = el.parentElement, i = 0, own = el; a && i < 2 && a.childElementCount <= 12; own = a, a = a.parentElement, i++) {
      const text = [...a.children].find((c) => c !== own && c.childElementCount < 3 && !takesInput(c) && dom.textOf(c) && over(c, el));
      if (text) return dom.textOf(text);
    }
    return "";
  }

  /** Whether a text names another box: its label, or words in that box's own row.
   * @param {Element} text @param {Element} el */
  function foreign(text, el) {
    const label = text.closest("label");
    if (label && label.control && label.control !== el && takesInput(label.control)) return !sameTicks(label.control, el);
    for (let a = /** @type {Element|null} */ (text); a && !a.contains(el); a = a.parentElement) {
      if ([...a.querySelectorAll("input,select,textarea")].some((e) => takesInput(e) && !/^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (e).type) && !dom.hidden(e))) return true;
    }
    return false;
  }

  /** Whether both are buttons of one group.
   * @param {Element} a @param {Element} b */
  const sameTicks = (a, b) => a instanceof HTMLInputElement && b instanceof HTMLInputElement && !!a.name && a.name === b.name;

  /** The text behind el in the row that holds no other box: a label that is
   * drawn over the box it follows.
   * @param {Element} el */
  function behindIn(el) {
    let own = el;
    for (let a = el.parentElement, i = 0; a && i < 3 && a !== document.body; a = a.parentElement, i++) {
      if ([...a.querySelectorAll("input,select,textarea,[role=combobox]")].some((e) => e !== el && !el.contains(e) && (takesInput(e) || isTrigger(e)))) break;
      own = a;
    }
    if (own === el) return null;
    const label = own.querySelector("label,[class*=label],[class*=placeholder]");
    if (!label || label.contains(el) || !label.checkVisibility()) return null;
    return dom.textOf(label) ? label : null;
  }

  /** The text and the boxes before el in document order, up to `stop`.
   * @param {Element} el @param {Element} stop
   * @returns {AFBefore} */
  function before(el, stop) {
    const walker = document.createTreeWalker(stop, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, outside);
    walker.currentNode = el;
    /** @type {Element|null} */
    let box = null;
    /** @type {AFBefore|null} */
    let hint = null;
    const none = () => hint || { text: "", node: null, box };
    for (let n = walker.previousNode(), steps = 0; n && steps < 60; n = walker.previousNode(), steps++) {
      if (n instanceof Element) {
        if (!box && isBox(n) && !inTrigger(n) && !n.contains(el) && !dom.hidden(n)) box = n;
        continue;
      }
      const parent = n.parentElement;
      if (!parent || parent.closest("script,style,select,option,textarea,button,noscript")) continue;
      if (shownIn(parent, el) || parent.closest(".ui-dropdown-trigger,.ui-select-trigger," + WIDGETS)) continue;
      const text = dom.tidy(n.nodeValue || "");
      if (!text || /^[*＊]+$/.test(text)) continue;
      if (!parent.checkVisibility()) continue;
      if (parent.contains(el)) return { text, node: n, box };
      if (over(parent, el)) continue;
      const whole = labelElement(parent, el);
      if (foreign(parent, el)) return none();
      if (parent.closest(HINT) && !parent.closest(HINT)?.contains(el)) {
        hint ||= { text: dom.textOf(whole), node: whole, box };
        continue; // an explanation; the name stands before it
      }
      if (hint && box) return none();
      const said = whole === parent ? dom.textOf(parent) : dom.textOf(whole);
      if (hint && whole.closest(REAL)) return none();
      if (!hint && !box && said.length > 12 && SENTENCE.test(said.replace(/[(（][^)）]*[)）]/g, ""))) {
        hint = { text: said, node: whole, box };
        continue;
      }
      return { text: said, node: whole, box };
    }
    return none();
  }

  /** The largest element around a text that is still a label: it holds no box.
   * @param {Element} start @param {Element} el */
  function labelElement(start, el) {
    let best = start;
    for (let a = start.parentElement, i = 0; a && i < 3 && !a.contains(el); a = a.parentElement, i++) {
      if (a.querySelector("input,select,textarea,button,a[href]") || dom.textOf(a).length > 40) break;
      best = a;
    }
    return best;
  }

  /** Whether a text stands in what opens another list, which only shows its choice.
   * @param {Element} start @param {Element} el */
  function shownIn(start, el) {
    /** @type {Element|null} */
    let a = start;
    for (let i = 0; a && i < 3 && !a.contains(el); a = a.parentElement, i++) if (isTrigger(a)) return true;
    return false;
  }

  /** Labels a page ties to the control by its markup.
   * @param {Element} el @param {AFLabel[]} out */
  function tied(el, out) {
    const inner = isTrigger(el) ? el.querySelector("input") : null; // a kit's label is of the box inside
    const labels = /** @type {HTMLInputElement} */ (inner || el).labels;
    for (const label of labels || []) push(out, dom.textOf(label), label.contains(el) ? "wrap" : "for");
    push(out, spoken(el), "aria");
    if (inner) push(out, spoken(inner), "aria");
  }

  /** The words of the button that chooses files for a box.
   * @param {Element} el */
  function buttonOf(el) {
    for (let a = el.parentElement, i = 0; a && i < 4 && a.querySelectorAll("input[type=file]").length === 1; a = a.parentElement, i++) {
      const text = a.querySelector("input:not([type=file],[type=hidden]),select,textarea") ? "" : dom.textOf(a);
      if (text) return text.length <= 24 ? text : "";
    }
    return "";
  }

  /** What a screen reader is told that an element is called.
   * @param {Element} el */
  function spoken(el) {
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    const by = (el.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const text = by.map((id) => { const t = root.getElementById(id); return t ? dom.textOf(t) : ""; }).join(" ").trim();
    return text || el.getAttribute("aria-label") || "";
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
    const text = outer instanceof HTMLTableCellElement ? leftOf(outer) : "";
    return text.length <= 24 ? text : "";
  }

  /** The heading of a cell's column, in a table with a row of headings and rows of
   * boxes, each of which has a name of its own or none.
   * @param {HTMLTableCellElement} cell */
  function gridHead(cell) {
    const row = cell.parentElement, first = cell.closest("table")?.rows[0];
    if (!(row instanceof HTMLTableRowElement) || !first || first === row || first.cells.length < 3 || first.cells.length !== row.cells.length) return "";
    if (first.querySelector("input,select,textarea")) return "";
    const boxes = [...row.cells].filter((c) => c.querySelector("input,select,textarea"));
    return boxes.length >= row.cells.length - 1 ? dom.textOf(first.cells[cell.cellIndex]) : "";
  }

  /** What names the row of a table with column headings.
   * @param {Element} el */
  function gridRow(el) {
    const cell = el.closest("td,th");
    if (!(cell instanceof HTMLTableCellElement) || !gridHead(cell)) return "";
    const first = /** @type {HTMLTableRowElement} */ (cell.parentElement).cells[0];
    const text = first === cell || first.querySelector("input,select,textarea") ? "" : dom.textOf(first);
    return text.length <= 20 && !/^\d*$/.test(text) ? text : "";
  }

  /** Labels from the table the control stands in.
   * @param {Element} el @param {AFLabel[]} out @returns {Node|null} the cell */
  function cells(el, out) {
    const cell = el.closest("td,th");
    if (!(cell instanceof HTMLTableCellElement)) return null;
    const own = before(el, cell);
    const explains = !!own.text && (own.text.length > 12 || own.node instanceof Element && !!own.node.closest(HINT)) && !!leftOf(cell);
    if (own.text && !own.box && own.text.length <= 30 && !UNIT.test(own.text) && !explains) { push(out, own.text, "row"); return own.node; }
    const column = gridHead(cell);
    if (column) { push(out, column, "cell"); return cell; }
    for (let c = cell.previousElementSibling; c; c = c.previousElementSibling) {
      if (!(c instanceof HTMLTableCellElement)) break;
      if ([...c.querySelectorAll("input,select,textarea")].some((e) => takesInput(e) && !dom.hidden(e))) break;
      const text = dom.textOf(c);
      if (text && !/^[*＊：:]+$/.test(text)) {
        push(out, text, "cell");
        const above = columnHead(cell);
        if (above) push(out, above, "head");
        return c;
      }
    }
    const table = cell.closest("table"), row = cell.parentElement;
    if (!(table instanceof HTMLTableElement) || !(row instanceof HTMLTableRowElement)) return null;
    for (let i = row.rowIndex - 1; i >= 0; i--) {
      const head = table.rows[i]?.cells[cell.cellIndex];
      if (!head || head.querySelector("input,select,textarea")) continue;
      const text = dom.textOf(head);
      if (text) { push(out, text, "head"); return cell; } // other rows have the same head

    }
    return null;
  }

  /** The visible boxes of an element; of one that holds more than a row does, so
   * many that it is none.
   * @param {Element} a @returns {Element[]} */
  function boxes(a) {
    let held = rows.get(a);
    if (!held) {
      const all = a.querySelectorAll("input,select,textarea");
      held = all.length > 16 ? new Array(17).fill(a) : [...all].filter((e) => takesInput(e) && !dom.hidden(e));
      rows.set(a, held);
    }
    return held;
  }

  /** The first text of the row that holds only this box, or only the boxes that
   * stand together with it: what comes between is explanation.
   * @param {Element} el @param {Node} near the nearest text
   * @returns {Element|null} */
  function firstIn(el, near) {
    /** @type {Element} */
    let own = el;
    const beside = el.parentElement ? boxes(el.parentElement) : [];
    if (el.parentElement && beside.length > 1 && beside.length <= 4 && beside[0] === el && !el.parentElement.contains(near)) own = el.parentElement;
    const held = boxes(own).length;
    let row = null;
    for (let a = own.parentElement, i = 0; a && i < 5 && !/^(form|body|fieldset|tr|tbody|table)$/.test(a.localName) && boxes(a).length <= Math.max(1, held); a = a.parentElement, i++) row = a;
    if (!row || !row.contains(near)) return null;
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const parent = n.parentElement, text = dom.tidy(n.nodeValue || "");
      if (!parent || !(n.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING)) return null;
      if (!text || /^[*＊\d.、]+$/.test(text) || parent.closest("option,script,style") || parent.closest(HINT) && row.contains(parent.closest(HINT)) || parent.closest(REAL) || !parent.checkVisibility() || over(parent, el)) continue;
      const whole = labelElement(parent, el);
      if (near === whole || near.contains(whole) || whole.contains(near) || foreign(parent, el)) return null;
      const said = dom.textOf(whole);
      return said.length <= 24 && !SENTENCE.test(said) && !UNIT.test(said) ? whole : null;
    }
    return null;
  }

  /** The label of the form row: the nearest text before the control.
   * @param {Element} el @param {AFLabel[]} out @param {Element} scope
   * @returns {{node: Node|null, box: Element|null, unit: boolean}} */
  function row(el, out, scope) {
    const found = before(el, scope);
    const after = found.text && !found.box && !UNIT.test(found.text) ? null : behindIn(el);
    if (after) {
      push(out, dom.textOf(after), "row");
      return { node: after, box: null, unit: false };
    }
    if (!found.text || !found.node) return { node: null, box: found.box, unit: true };
    const unit = UNIT.test(found.text);
    if (unit) return { node: null, box: found.box || previousBox(el, scope), unit: true };
    if (found.box) return { node: null, box: found.box, unit: true };
    const heading = !!(found.node instanceof Element && found.node.closest("h1,h2,h3"));
    if (heading && (el.getAttribute("placeholder") || drawn(el) || prompt(el))) return { node: null, box: null, unit: false };
    const first = heading ? null : firstIn(el, found.node);
    if (first) {
      push(out, dom.textOf(first), "row");
      if (found.text.length <= 40) push(out, found.text, "placeholder");
      return { node: first, box: null, unit: false };
    }
    if (found.text.length > 40) return { node: null, box: null, unit: false };
    let level = 0;
    // What only wraps the box puts no distance between it and its name.
    for (let a = el.parentElement; a && !a.contains(found.node); a = a.parentElement) if (a.childElementCount > 1) level++;
    push(out, found.text, level <= 4 ? "row" : "near");
    return { node: heading ? null : found.node, box: null, unit: false }; // a heading makes no group
  }

  /** @param {Element} el @param {Element} scope */
  function previousBox(el, scope) {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT, outside);
    walker.currentNode = el;
    for (let n = walker.previousNode(), i = 0; n && i < 30; n = walker.previousNode(), i++) {
      if (n instanceof Element && isBox(n) && !inTrigger(n) && !n.contains(el) && !dom.hidden(n)) return n;
    }
    return null;
  }

  const BAND = 64; // pixels

  /** The texts that may name a box, by the bands of the page they stand in.
   * @param {AFText[]} texts @returns {Map<number, AFText[]>} */
  function places(texts) {
    /** @type {Map<number, AFText[]>} */
    const bands = new Map();
    for (const t of texts) {
      if (t.text.length > 30 || UNIT.test(t.text)) continue;
      const first = Math.floor(t.box.top / BAND), last = Math.min(Math.floor(t.box.bottom / BAND), first + 50);
      for (let i = first; i <= last; i++) {
        const band = bands.get(i);
        if (band) band.push(t); else bands.set(i, [t]);
      }
    }
    return bands;
  }

  /** The text that stands nearest on the screen: to the left on the same line,
   * else right above.
   * @param {Element} el @param {Map<number, AFText[]>} bands */
  function nearest(el, bands) {
    const b = el.getBoundingClientRect();
    let best = null, bestCost = 260;
    const last = Math.min(Math.floor(b.bottom / BAND), Math.floor(b.top / BAND) + 50);
    for (let i = Math.floor((b.top - 120) / BAND); i <= last; i++) {
      for (const t of bands.get(i) || []) {
        const overlapY = Math.min(b.bottom, t.box.bottom) - Math.max(b.top, t.box.top);
        const overlapX = Math.min(b.right, t.box.right) - Math.max(b.left, t.box.left);
        let cost = 1e9;
        if (overlapY > Math.min(b.height, t.box.height) * 0.4 && t.box.right <= b.left + 4) cost = b.left - t.box.right;
        else if (overlapX > 0 && t.box.bottom <= b.top + 4) cost = (b.top - t.box.bottom) * 2 + Math.abs(b.left - t.box.left) / 2 + 20;
        if (cost < bestCost && !el.contains(t.node)) { best = t; bestCost = cost; }
      }
    }
    return best;
  }

  /** The text right behind the control, such as 年.
   * @param {Element} el */
  function unit(el) {
    let n = el.nextSibling;
    // A box that is wrapped alone has its unit behind the wrapping.
    for (let a = el.parentElement, i = 0; !n && a && i < 3 && a.children.length === 1 && dom.textOf(a) === dom.textOf(el); a = a.parentElement, i++) n = a.nextSibling;
    for (let i = 0; n && i < 3; i++, n = n.nextSibling) {
      if (n instanceof Element && (takesInput(n) || n.querySelector("input,select,textarea"))) return "";
      const text = dom.tidy(n.nodeType === Node.TEXT_NODE ? n.nodeValue || "" : n instanceof Element ? dom.textOf(n) : "");
      if (text) return text.length <= 6 ? text : "";
    }
    return "";
  }

  /** What a list says to choose as long as nothing is chosen.
   * @param {Element} el */
  function prompt(el) {
    const list = el instanceof HTMLSelectElement ? el : null;
    const text = list ? list.options[0] && !list.options[0].getAttribute("value") ? dom.tidy(list.options[0].text) : ""
      : isTrigger(el) ? el.querySelector("input")?.placeholder || dom.textOf(el) : "";
    return /^(请?选择|select|please|choose)\s*\S/i.test(text) && text.length <= 30 ? text : "";
  }

  /** @type {WeakMap<Element, boolean>} */
  let crowds = new WeakMap();
  /** @type {WeakMap<Element, Element[]>} */
  let rows = new WeakMap();
  /** @type {WeakMap<Node, Element[]>} the boxes of a document, in its order */
  let orders = new WeakMap();
  /** Begins anew: the page may have changed. */
  const forget = () => { crowds = new WeakMap(); rows = new WeakMap(); orders = new WeakMap(); };

  /** Whether an element holds more boxes than a row has.
   * @param {Element} el */
  function crowded(el) {
    let is = crowds.get(el);
    if (is === undefined) crowds.set(el, is = el.querySelectorAll("input,select,textarea").length > 3);
    return is;
  }

  /** The error the page shows for a control, in its row.
   * @param {Element} el */
  function error(el) {
    const described = el.getAttribute("aria-describedby");
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    if (el.getAttribute("aria-invalid") === "true" && described) {
      const t = root.getElementById(described.split(/\s+/)[0]);
      if (t) return dom.textOf(t);
    }
    for (let a = el.parentElement, i = 0; a && i < 3; a = a.parentElement, i++) {
      if (crowded(a)) break;
      const bad = /error/i.test(a.className) ? a.querySelector("[class*=explain],[class*=error],[class*=help],[class*=message]") : a.querySelector("[class*=error]:not(input)");
      if (bad && bad.checkVisibility()) return dom.textOf(bad);
    }
    return "";
  }

  globalThis.autofill.labels = { isTitle, besideTable, gridRow, plainTitles, buttonOf, spoken, reach, opensList, tied, cells, row, places, nearest, forget, unit, prompt, error, takesInput, isBox, isTrigger, inTrigger, behind, front, drawn, UNIT, WIDGETS };
})();
