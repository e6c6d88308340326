// @ts-check
// Boxes for files: what is pressed for them, and what is said of them. The boxes
// themselves are mostly hidden.
(() => {
  const { dom } = globalThis.autofill;

  /** Whether an element right before a hidden box for files is its button.
   * @param {Element} el */
  const opens = (el) => el.matches("button,[class*=btn]") && !dom.hidden(el) && !!dom.textOf(el);

  /** Why a person cannot press a box: through its label or the button drawn over it.
   * @param {HTMLInputElement} el */
  function hidden(el) {
    const why = dom.hidden(el);
    if (!why) return "";
    for (const label of el.labels || []) if (!dom.hidden(label)) return "";
    if (el.previousElementSibling && opens(el.previousElementSibling)) return "";
    for (let a = el.parentElement, i = 0; a && i < 3; a = a.parentElement, i++) {
      if (a.querySelectorAll("input[type=file]").length > 1) break;
      if (!dom.hidden(a) && dom.rect(a).height < 400 && (dom.textOf(a) || /upload/i.test(a.className))) return "";
    }
    return why;
  }

  /** What an element says itself, where others in it say more: the name below a picture.
   * @param {Element} el */
  const caption = (el) => dom.tidy([...el.childNodes].map((n) => n.nodeType === Node.TEXT_NODE ? n.nodeValue || "" : "").join(" "));

  /** The words of the button that chooses files for a box.
   * @param {Element} el */
  function button(el) {
    const before = el.previousElementSibling;
    if (before && opens(before)) return dom.textOf(before);
    for (let a = el.parentElement, i = 0; a && i < 4 && a.querySelectorAll("input[type=file]").length === 1; a = a.parentElement, i++) {
      const text = a.querySelector("input:not([type=file],[type=hidden]),select,textarea") ? "" : caption(a) || dom.textOf(a);
      if (/\p{L}/u.test(text)) return text.length <= 24 ? text : ""; // no drawn plus
    }
    return "";
  }

  /** What stands behind a box in its row: which page to send.
   * @param {Element} el */
  function note(el) {
    for (let a = el, i = 0; a.parentElement && i < 5 && a.parentElement.querySelectorAll("input:not([type=hidden]),select,textarea").length === 1; a = a.parentElement, i++) {
      const next = a.nextElementSibling;
      const text = next && next.checkVisibility() ? dom.textOf(next) : "";
      if (text.length > 3) return text.length <= 40 ? text : "";
    }
    return "";
  }

  globalThis.autofill.files = { hidden, button, note };
})();
