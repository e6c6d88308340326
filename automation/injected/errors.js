// @ts-check
// Which texts of a page say that something is wrong: nothing that opens may lie
// over one as long as there is another place.
(() => {
  if (globalThis.autofill.errors) return;
  const { dom } = globalThis.autofill;
  const SAYS = /(^|[-_\s])(err|error|errors|errmsg|wrong|invalid|fail|failed|failure|alert|danger|warn|warning)($|[-_\s])/i;
  const UP = 3, RED = 70, LIGHT = 130;

  /** Whether an element is called an error: by its role, or by its class. What holds
   * a box as well is a row in which something is wrong.
   * @param {Element} el */
  function called(el) {
    for (let a = /** @type {Element|null} */ (el), i = 0; a && i < UP && a !== document.body; a = dom.parentOf(a), i++) {
      if (a.querySelector("input,select,textarea")) return false;
      if (a.getAttribute("role") === "alert" || SAYS.test(a.getAttribute("class") || "")) return true;
    }
    return false;
  }

  /** Whether the most of a text is red. The sign of what is required is as well.
   * @param {AFSpot} s */
  function red(s) {
    const longest = s.nodes.reduce((/** @type {Text|null} */ a, n) => (!a || n.length > a.length ? n : a), null);
    const by = longest?.parentElement;
    if (!by || s.el.closest("a,button")) return false;
    const [r, g, b] = (getComputedStyle(by).color.match(/[\d.]+/g) || []).map(Number);
    return r > LIGHT && r - Math.max(g, b) > RED;
  }

  /** Whether a text says that something is wrong.
   * @param {AFSpot|undefined} s */
  const says = (s) => !!s && s.kind === "text" && s.el.isConnected && (called(s.el) || red(s));

  globalThis.autofill.errors = { says };
})();
