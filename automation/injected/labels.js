// @ts-check
// The words by which a page names a control, each with how it was found. The
// surest source comes first: what the page itself ties to the control, then
// table cells and rows, then what stands nearest on the screen.
(() => {
  const { is, dom, drawn: byHand } = globalThis.autofill;
  const { isTrigger, takesInput } = globalThis.autofill.boxes;
  const { before, previousBox, over, foreign, labelElement, UNIT, REAL, HINT, SENTENCE } = globalThis.autofill.wording;
  const { prompt, drawn } = globalThis.autofill.hints;
  const { above, below, part, columnHead, leftOf, gridHead } = globalThis.autofill.tables;
  /** @param {AFLabel[]} out @param {string} text @param {string} from */
  function push(out, text, from) {
    text = dom.tidy(text);
    if (!/\p{L}/u.test(text)) return; // +86 names nothing, nor does a drawn plus or camera
    if (text && !out.some((l) => l.text === text)) out.push({ text, from });
  }

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

  /** The text of a row that is nothing but boxes and then a text, with no more behind
   * it than a star.
   * @param {Element} row @returns {Node|null} */
  function textAfterBoxes(row) {
    if (!row.childElementCount || row.childNodes.length > 9) return null;
    const [first, second, ...marks] = [...row.childNodes].filter((n) => is.element(n) || dom.tidy(n.nodeValue || ""));
    if (!is.element(first) || !second || is.element(second) && (second.closest(HINT) === second || second.querySelector("input,select,textarea,button,a"))) return null;
    if (marks.some((m) => /\p{L}/u.test(dom.textOf(m)) || is.element(m) && m.querySelector("input,select,textarea"))) return null;
    const whole = dom.textOf(second), text = whole.replace(/[，,]\s*(格式|如|例).*/, "");
    if (!dom.textOf(row).startsWith(whole) || text.length < 2 || text.length > 20 || UNIT.test(text) || /^[(（]?(请|如|例|须|需|不|可)/.test(text)) return null;
    const boxes = [first, ...first.querySelectorAll("*")].filter((e) => e.matches("input,select,textarea"));
    return boxes.length && boxes.every((e) => takesInput(e) && !/^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (e).type)) && !SENTENCE.test(text.replace(/[(（].*/, "")) ? second : null;
  }

  /** The name of a box that stands behind it, as all names around it do: [ ] 姓名.
   * @param {Element} el @returns {Node|null} */
  function nameBehind(el) {
    /** @type {Element|null} */
    let row = el.parentElement;
    for (let i = 0; row && i < 2; row = row.parentElement, i++) {
      const name = textAfterBoxes(row);
      if (name && !name.contains(el) && [row.previousElementSibling, row.nextElementSibling].some((r) => r && textAfterBoxes(r))) return name;
    }
    return null;
  }

  /** Labels a page ties to the control by its markup.
   * @param {Element} el @param {AFLabel[]} out */
  function tied(el, out) {
    const inner = isTrigger(el) ? el.querySelector("input") : null; // a kit's label is of the box inside
    const labels = /** @type {HTMLInputElement} */ (inner || el).labels;
    for (const label of labels || []) push(out, nameIn(label), label.contains(el) ? "wrap" : "for");
    push(out, spoken(el), "aria");
    if (inner) push(out, spoken(inner), "aria");
  }

  /** The words of a label without those that explain.
   * @param {Element} label */
  function nameIn(label) {
    const whole = dom.textOf(label);
    if (![...label.children].some((c) => c.matches(HINT))) return whole;
    return [...label.childNodes].filter((n) => !is.element(n) || !n.matches(HINT)).map((n) => is.element(n) ? dom.textOf(n) : n.nodeValue || "").join(" ").trim() || whole;
  }

  /** What a screen reader is told that an element is called.
   * @param {Element} el */
  function spoken(el) {
    const by = el.getAttribute("aria-labelledby");
    const root = by && /** @type {Document|ShadowRoot} */ (el.getRootNode());
    const text = root ? by.split(/\s+/).filter(Boolean).map((id) => { const t = root.getElementById(id); return t ? dom.textOf(t) : ""; }).join(" ").trim() : "";
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
    const name = below(cell);
    if (name) { push(out, name, "cell"); return cell; }
    const of = part(cell);
    if (of) { push(out, of.name, "cell"); push(out, of.whose, "head"); return cell; }
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
    for (const head of above(cell)) {
      if (head.querySelector("input,select,textarea")) continue;
      if (head.colSpan > cell.colSpan && head.parentElement?.childElementCount === 1 && (cell.parentElement?.childElementCount || 0) > 1) continue; // a title of all below it
      const text = dom.textOf(head);
      if (text) { push(out, text, "head"); return cell; } // other rows have the same head
    }
    return null;
  }

  /** The visible boxes of an element; of one that holds more than a row does, so
   * many that it is none. */
  const boxes = dom.kept((/** @type {Element} */ a) => {
    if (!a.firstElementChild) return [];
    const all = a.querySelectorAll("input,select,textarea");
    const lists = /** @type {Element[]} */ (byHand.within(a));
    if (all.length + lists.length > 16) return new Array(17).fill(a);
    const held = [...[...all].filter((e) => takesInput(e) && !dom.hidden(e)), ...lists];
    return lists.length ? held.sort((p, q) => p.compareDocumentPosition(q) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1) : held;
  });

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
      if (parent && (!text || /^[*＊\d.、]+$/.test(text))) continue;
      if (!parent || !(n.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING)) return null;
      const explains = parent.closest(HINT);
      if (explains && row.contains(explains) || parent.closest("option,script,style," + REAL) || !parent.checkVisibility() || over(parent, el)) continue;
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
    const behind = nameBehind(el);
    if (behind) {
      push(out, dom.textOf(behind), "row");
      return { node: behind, box: null, unit: false };
    }
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

  globalThis.autofill.labels = { spoken, tied, cells, row };
})();
