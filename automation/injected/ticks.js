// @ts-check
// Radio buttons and check boxes: the browser's own, often hidden behind what a
// kit draws for them, and those that are drawn of other elements altogether.
(() => {
  const { is, dom, labels, hints, chips, state } = globalThis.autofill;

  /** Whether an element is a radio button made of another element.
   * @param {Element} el */
  const drawnRadio = (el) => state.chips?.has(el) || el.getAttribute("role") === "radio" && !is.input(el) && !el.querySelector("input[type=radio]");

  /** What a kit draws right behind a hidden button, for presses.
   * @param {Element} el @returns {Element|null} */
  function stand(el) {
    const next = el.nextElementSibling;
    return next && /radio|check|switch/i.test(next.getAttribute("class") || "") && !next.querySelector("input") && !dom.hidden(next) ? next : null;
  }

  /** Why a person cannot see a button, nor what is drawn for it.
   * @param {Element} el */
  function tickHidden(el) {
    const why = dom.hidden(el);
    if (!why) return "";
    const own = [.../** @type {HTMLInputElement} */ (el).labels || []];
    if (stand(el)) return "";
    if (why === "not displayed" && getComputedStyle(el).display === "none" && !own.length) return why;
    return own.some((label) => !dom.hidden(label)) ? "" : why;
  }

  /** Radio buttons that a kit keeps without names: those of the smallest part of
   * the page that has several and nothing else to fill in.
   * @param {Element} el @returns {Element[]} */
  function nameless(el) {
    for (let a = el.parentElement, i = 0; a && i < 5; a = a.parentElement, i++) {
      const boxes = [...a.querySelectorAll("input:not([type=hidden]),select,textarea")];
      if (!boxes.every((b) => is.input(b) && b.type === "radio" && !b.name)) break;
      if (boxes.length > 1) return boxes;
    }
    return [el];
  }

  /** The buttons of which one can be chosen with this one, it included.
   * @param {Element} el @returns {Element[]} */
  function members(el) {
    const row = state.chips?.get(el);
    if (row) return row;
    if (is.input(el)) {
      if (!el.name) return nameless(el);
      return [...(el.form || /** @type {Document|ShadowRoot} */ (el.getRootNode())).querySelectorAll("input[type=radio]")].filter((r) => /** @type {HTMLInputElement} */ (r).name === el.name);
    }
    const group = el.closest("[role=radiogroup]") || el.parentElement;
    return group ? [...group.querySelectorAll("[role=radio]")].filter(drawnRadio) : [el];
  }

  /** @param {Element} el */
  const checked = (el) => is.input(el) ? el.checked : state.chips?.has(el) ? chips.chosen(el) : el.getAttribute("aria-checked") === "true";
  /** @param {Element} el */
  const disabled = (el) => el.matches(":disabled,[aria-disabled=true]");

  /** The words of one button of a group.
   * @param {Element} el @returns {string} */
  function text(el) {
    const own = /** @type {AFLabel[]} */ ([]);
    labels.tied(el, own);
    if (own[0]?.text) return own[0].text;
    if (!is.input(el)) return dom.textOf(el);
    const drawn = stand(el);
    return drawn && dom.textOf(drawn) || hints.unit(el) || dom.textOf(el.parentElement || el);
  }

  /** Chooses a button as a person does: through what is drawn for it.
   * @param {Element} el */
  function press(el) {
    const drawn = is.input(el) ? stand(el) : null;
    if (drawn) globalThis.autofill.press(drawn);
    else if (is.html(el)) el.click();
    state.filled.add(el);
  }

  globalThis.autofill.ticks = { drawnRadio, hidden: tickHidden, members, checked, disabled, text, press };
})();
