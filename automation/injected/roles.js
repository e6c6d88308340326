// @ts-check
// Which elements are controls, and what each is to a person: its role.
(() => {
  const { is, boxes, ticks, state } = globalThis.autofill;
  const { isTrigger, inTrigger } = boxes;

  /** What may take input, send, or be a heading; roleOf and isTitle decide. The
   * commonest names are told apart first, which makes the search three times as fast. */
  const CANDIDATES = ":not(div,span,p,li,b,i):is(input,select,textarea,button,a,legend,caption,h1,h2,h3,h4,h5,h6,:is(td,th):is([colspan],[rowspan]),dt:has(+dt,+dd+dd)),[role],[aria-haspopup],.title,[class]:is("
    + ["title", "heading", "legend", "header", "card-head", "select", "trigger", "cascader", "chosen-container", "combo", "btn", "ui-button"].map((c) => `[class*=${c}]`).join() + ")";
  /** What may show the choice of a list beside it; costly, so only where there are lists. */
  const BESIDE = ",select+:is(a,div,span,button),:is(a,div,span,button):has(+select)";

  /** The selector of the elements of these roots that may be controls or headings.
   * @param {(Document|ShadowRoot)[]} roots */
  const candidates = (roots) => roots.some((r) => r.querySelector("select")) ? CANDIDATES + BESIDE : CANDIDATES;

  /** The role of an element, or "" when it takes nothing.
   * @param {Element} el */
  function roleOf(el) {
    if (is.input(el)) {
      if (inTrigger(el)) return "";
      switch (el.type) {
        case "hidden": return "";
        case "submit": case "button": case "image": case "reset": return "button";
        case "password": return "password";
        case "radio": return "radio";
        case "checkbox": return "checkbox";
        case "file": return "file";
        case "date": case "month": return "date";
        case "color": case "range": return "";
        default: return globalThis.autofill.dates.opens(el) ? "date" : boxes.opensList(el) ? "dropdown" : "text";
      }
    }
    if (is.select(el)) return boxes.front(el) ? "" : "select";
    if (is.textarea(el)) return "textarea";
    if (state.chips?.has(el)) return "radio";
    if (isTrigger(el)) return "dropdown";
    if (ticks.drawnRadio(el)) return "radio";
    if (is.button(el)) return "button";
    if (is.anchor(el)) return "link";
    const role = el.getAttribute("role");
    if (role === "button") return "button";
    if (role === "link") return "link";
    if (/(^|\s)(ui-btn|ui-button|btn)(\s|$)/.test(el.getAttribute("class") || "") && !el.querySelector("input,button,a")) return "button";
    return "";
  }

  globalThis.autofill.roles = { candidates, roleOf };
})();
