// @ts-check
// Which of the page's texts may name a box, and the nearest of them before it.
(() => {
  const { is, dom, drawn: byHand } = globalThis.autofill;
  const { WIDGETS, isTrigger, inTrigger, takesInput, isBox } = globalThis.autofill.boxes;
  const UNIT = /^([年月日号\-－—–―─~～至自从起止到/.*:：（）()\s]{1,3}|[年月日号]\s*[(（]?[A-Za-z]{1,5}[)）]?)$/;
  const REAL = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
  const HINT = "small,[class*=form-text],[class*=help],[class*=hint],[class*=tip],[class*=desc],[class*=explain],[class*=extra],[class*=error]";
  const SENTENCE = /[，,。；;！!]\s*\S/;
  const CONTROLS = "script,style,select,option,textarea,button,noscript,.ui-dropdown-trigger,.ui-select-trigger," + WIDGETS;
  /** What holds no text of the page: the choices of lists. */
  const SILENT = new Set(["option", "optgroup", "script", "style", "noscript", "svg"]);

  /** Whether a text is drawn inside of a box, as a hint that is no attribute.
   * @param {Element} text @param {Element} el */
  function over(text, el) {
    const t = dom.rect(text), b = dom.rect(el);
    return t.width > 0 && b.width > 0 && t.left >= b.left - 2 && t.right <= b.right + 2 && t.top >= b.top - 4 && t.bottom <= b.bottom + 4
      && !(is.input(el) && /^(file|radio|checkbox)$/.test(el.type)); // the text is its button
  }

  /** Whether an element holds a box for words or a list that a person sees. */
  const holdsBox = dom.kept((/** @type {Element} */ a) => !!a.querySelector("input,select,textarea")
    && [...a.querySelectorAll("input,select,textarea")].some((e) => takesInput(e) && !/^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (e).type) && !dom.hidden(e)));

  /** Whether a text names another box: its label, or words in that box's own row.
   * @param {Element} text @param {Element} el */
  function foreign(text, el) {
    const label = text.closest("label");
    if (label && label.control && label.control !== el && takesInput(label.control)) return !sameTicks(label.control, el);
    for (let a = /** @type {Element|null} */ (text); a && !a.contains(el); a = a.parentElement) {
      if (holdsBox(a) || byHand.within(a).length) return true;
    }
    return false;
  }

  /** Whether both are buttons of one group.
   * @param {Element} a @param {Element} b */
  const sameTicks = (a, b) => is.input(a) && is.input(b) && !!a.name && a.name === b.name;

  /** Whether an element is more than a label: it holds a box, a button or a link, or much text. */
  const more = dom.kept((/** @type {Element} */ a) => !!a.querySelector("input,select,textarea,button,a[href]") || dom.textOf(a).length > 40);

  /** The largest element around a text that is still a label: it holds no box.
   * @param {Element} start @param {Element} el */
  function labelElement(start, el) {
    let best = start;
    for (let a = start.parentElement, i = 0; a && i < 3 && !a.contains(el) && !more(a); a = a.parentElement, i++) best = a;
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

  /** @param {Node} n */
  const silent = (n) => SILENT.has(/** @type {Element} */ (n).localName);

  /** The element or text before a node, within an element. By hand: the filter
   * of a tree walker takes several times as long.
   * @param {Node} node @param {Element} within @returns {Node|null} */
  function previous(node, within) {
    /** @type {Node|null} */
    let n = node;
    while (n && n !== within) {
      if (n.previousSibling) {
        n = n.previousSibling;
        while (n.lastChild && !silent(n)) n = n.lastChild;
      } else n = n.parentNode;
      if (n && (n.nodeType === 1 || n.nodeType === 3) && !silent(n)) return n;
    }
    return null;
  }

  /** The text and the boxes before el in document order, up to `stop`.
   * @param {Element} el @param {Element} stop
   * @returns {AFBefore} */
  function before(el, stop) {
    /** @type {Element|null} */
    let box = null;
    /** @type {AFBefore|null} */
    let hint = null;
    const none = () => hint || { text: "", node: null, box };
    for (let n = previous(el, stop), steps = 0; n && steps < 60; n = previous(n, stop), steps++) {
      if (is.element(n)) {
        if (!box && isBox(n) && !inTrigger(n) && !n.contains(el) && !dom.hidden(n)) box = n;
        continue;
      }
      const parent = n.parentElement, text = dom.tidy(n.nodeValue || "");
      if (!parent || !text || /^[*＊+＋(（]+$|^[+＋(（\s]*\d[\d+＋(（)）\s-]*$/.test(text)) continue; // +86 names nothing
      if (parent.closest(CONTROLS) || shownIn(parent, el) || !parent.checkVisibility()) continue;
      if (parent.contains(el)) return { text, node: n, box };
      if (over(parent, el)) continue;
      const whole = labelElement(parent, el);
      if (foreign(parent, el)) return none();
      const explains = parent.closest(HINT);
      if (explains && !explains.contains(el)) {
        hint ||= { text: dom.textOf(whole), node: whole, box };
        continue; // an explanation; the name stands before it
      }
      if (hint && box) return none();
      const said = dom.textOf(whole);
      if (hint && whole.closest(REAL)) return none();
      if (!hint && !box && said.length > 12 && SENTENCE.test(said.replace(/[(（][^)）]*[)）]/g, ""))) {
        hint = { text: said, node: whole, box };
        continue;
      }
      return { text: said, node: whole, box };
    }
    return none();
  }

  /** The box before an element.
   * @param {Element} el @param {Element} within */
  function previousBox(el, within) {
    for (let n = previous(el, within), i = 0; n && i < 30; n = previous(n, within)) {
      if (!is.element(n)) continue;
      if (isBox(n) && !inTrigger(n) && !n.contains(el) && !dom.hidden(n)) return n;
      i++;
    }
    return null;
  }

  globalThis.autofill.wording = { before, previousBox, over, foreign, labelElement, UNIT, REAL, HINT, SENTENCE };
})();
