// @ts-check
// The words by which a page names a control, each with how it was found. The
// surest source comes first: what the page itself ties to the control, then
// table cells and rows, then what stands nearest on the screen.
(() => {
  const { is, dom, drawn: byHand, state } = globalThis.autofill;
  const { WIDGETS, isTrigger, inTrigger, takesInput, isBox } = globalThis.autofill.boxes;
  const { columnHead, leftOf, gridHead } = globalThis.autofill.tables;
  const UNIT = /^([年月日号\-－—–―─~～至自从起止到/.*:：（）()\s]{1,3}|[年月日号]\s*[(（]?[A-Za-z]{1,5}[)）]?)$/;
  const REAL = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
  /** @param {AFLabel[]} out @param {string} text @param {string} from */
  function push(out, text, from) {
    text = dom.tidy(text);
    if (!/\p{L}/u.test(text)) return; // +86 names nothing, nor does a drawn plus or camera
    if (text && !out.some((l) => l.text === text)) out.push({ text, from });
  }

  /** Keeps a walk out of what holds no text of the page: the choices of lists.
   * @param {Node} n */
  const outside = (n) => is.element(n) && /^(option|optgroup|script|style|noscript|svg)$/i.test(n.localName)
    ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

  const HINT = "small,[class*=form-text],[class*=help],[class*=hint],[class*=tip],[class*=desc],[class*=explain],[class*=extra],[class*=error]";

  const SENTENCE = /[，,。；;！!]\s*\S/;

  /** Whether a text is drawn inside of a box, as a hint that is no attribute.
   * @param {Element} text @param {Element} el */
  function over(text, el) {
    if (is.input(el) && /^(file|radio|checkbox)$/.test(el.type)) return false; // the text is its button
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
      if ([...a.querySelectorAll("input,select,textarea")].some((e) => takesInput(e) && !/^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (e).type) && !dom.hidden(e)) || byHand.within(a).length) return true;
    }
    return false;
  }

  /** Whether both are buttons of one group.
   * @param {Element} a @param {Element} b */
  const sameTicks = (a, b) => is.input(a) && is.input(b) && !!a.name && a.name === b.name;

  /** The text behind el in the row that holds no other box: a label that is
   * drawn over the box it follows.
   * @param {Element} el */
  function behindIn(el) {
    let own = el;
    for (let a = el.parentElement, i = 0; a && i < 3 && a !== document.body; a = a.parentElement, i++) {
      if ([...a.querySelectorAll("input,select,textarea,[role=combobox]")].some((e) => e !== el && !el.contains(e) && (takesInput(e) || isTrigger(e))) || byHand.within(a).some((/** @type {Element} */ e) => e !== el)) break;
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
      if (is.element(n)) {
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

  /** Whether an element right before a hidden box for files is its button.
   * @param {Element} el */
  const opensFiles = (el) => el.matches("button,[class*=btn]") && !dom.hidden(el) && !!dom.textOf(el);

  /** The words of the button that chooses files for a box.
   * @param {Element} el */
  function buttonOf(el) {
    const before = el.previousElementSibling;
    if (before && opensFiles(before)) return dom.textOf(before);
    for (let a = el.parentElement, i = 0; a && i < 4 && a.querySelectorAll("input[type=file]").length === 1; a = a.parentElement, i++) {
      const text = a.querySelector("input:not([type=file],[type=hidden]),select,textarea") ? "" : dom.textOf(a);
      if (text) return text.length <= 24 ? text : "";
    }
    return "";
  }

  /** What stands behind a box for files in its row: which page to send.
   * @param {Element} el */
  function noteOf(el) {
    for (let a = el, i = 0; a.parentElement && i < 5 && a.parentElement.querySelectorAll("input:not([type=hidden]),select,textarea").length === 1; a = a.parentElement, i++) {
      const next = a.nextElementSibling;
      const text = next && next.checkVisibility() ? dom.textOf(next) : "";
      if (text.length > 3) return text.length <= 40 ? text : "";
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

  /** Whether a text is as short as a label, the English that is beside some Chinese aside.
   * @param {string} text */
  const brief = (text) => text.length <= 30 || text.length <= 80 && /^\P{Script=Latin}{2,30}\p{Script=Latin}/u.test(text) && !SENTENCE.test(text);

  /** The text right behind a box, where a cell begins with a box and ends with a
   * text, so that its texts name what stands before them: [ ] 区（县） [ ]（街道、门牌）.
   * @param {Element} el */
  function behindEach(el) {
    const nodes = [...el.parentElement?.childNodes || []].filter((n) => is.element(n) || dom.tidy(n.nodeValue || ""));
    const first = nodes[0], last = nodes[nodes.length - 1];
    if (nodes.length < 4 || !is.element(first) || !takesInput(first) || is.element(last)) return "";
    const next = nodes[nodes.indexOf(el) + 1];
    const text = next && !is.element(next) ? dom.tidy(next.nodeValue || "") : "";
    const texts = nodes.filter((n) => !is.element(n)).map((n) => dom.tidy(n.nodeValue || ""));
    return texts.some((t) => UNIT.test(t) || t.length > 12) || nodes.some((n) => is.element(n) && (!takesInput(n) || /^(radio|checkbox|file)$/.test(/** @type {HTMLInputElement} */ (n).type))) ? "" : text;
  }

  /** Labels from the table the control stands in.
   * @param {Element} el @param {AFLabel[]} out @returns {Node|null} the cell */
  function cells(el, out) {
    const cell = el.closest("td,th");
    if (!is.cell(cell)) return null;
    const own = before(el, cell);
    const explains = !!own.text && (own.text.length > 12 || is.element(own.node) && !!own.node.closest(HINT)) && !!leftOf(cell);
    const suffix = behindEach(el);
    if (suffix) push(out, suffix, "row");
    else if (own.text && !own.box && brief(own.text) && !UNIT.test(own.text) && !explains) { push(out, own.text, "row"); return own.node; }
    const column = gridHead(cell);
    if (column) { push(out, column, "cell"); return cell; }
    for (let c = cell.previousElementSibling; c; c = c.previousElementSibling) {
      if (!is.cell(c)) break;
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
    if (!is.table(table) || !is.row(row)) return null;
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
      const lists = byHand.within(a);
      held = all.length + lists.length > 16 ? new Array(17).fill(a) : [...[...all].filter((e) => takesInput(e) && !dom.hidden(e)), ...lists];
      if (lists.length) held.sort((p, q) => p.compareDocumentPosition(q) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
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
    for (let a = own.parentElement, i = 0; a && i < 5 && !/^(form|body|fieldset|tr|tbody|table)$/.test(a.localName) && boxes(a).length <= Math.max(1, held) && !(el.localName === "iframe" && a.querySelectorAll("iframe").length > 1); a = a.parentElement, i++) row = a;
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
    if (after && !(found.box && el.contains(after))) {
      push(out, dom.textOf(after), "row");
      return { node: after, box: null, unit: false };
    }
    if (after) push(out, dom.textOf(after), "placeholder"); // drawn in a list that stands behind another
    if (!found.text || !found.node) return { node: null, box: found.box, unit: true };
    const unit = UNIT.test(found.text);
    if (unit) return { node: null, box: found.box || previousBox(el, scope), unit: true };
    if (found.box) return { node: null, box: found.box, unit: true };
    const heading = !!(is.element(found.node) && found.node.closest("h1,h2,h3"));
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
      if (is.element(n) && isBox(n) && !inTrigger(n) && !n.contains(el) && !dom.hidden(n)) return n;
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
      if (is.element(n) && (takesInput(n) || n.querySelector("input,select,textarea"))) return "";
      const text = dom.tidy(n.nodeType === Node.TEXT_NODE ? n.nodeValue || "" : is.element(n) ? dom.textOf(n) : "");
      if (text) return text.length <= 6 ? text : "";
    }
    return "";
  }

  /** What a list says to choose as long as nothing is chosen.
   * @param {Element} el */
  function prompt(el) {
    const list = is.select(el) ? el : null;
    const text = list ? list.options[0] && !list.options[0].getAttribute("value") ? dom.tidy(list.options[0].text) : ""
      : state.drawn?.get(el) || (isTrigger(el) ? el.querySelector("input")?.placeholder || dom.textOf(el) : "");
    return /^(请?选择|点击选择|select|please|choose)\s*\S/i.test(text) && text.length <= 30 ? text : "";
  }

  /** @type {WeakMap<Element, boolean>} */
  let crowds = new WeakMap();
  /** @type {WeakMap<Element, Element[]>} */
  let rows = new WeakMap();
  /** Begins anew: the page may have changed. */
  const forget = () => { crowds = new WeakMap(); rows = new WeakMap(); };

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

  globalThis.autofill.labels = { before, buttonOf, opensFiles, noteOf, spoken, tied, cells, row, places, nearest, forget, unit, prompt, error, drawn, UNIT, HINT, REAL, SENTENCE };
})();
