// @ts-check
// The visible texts of the page, one per block, and of what kind each is.
(() => {
  const { dom } = globalThis.autofill;
  const MOST = 900;
  const SILENT = new Set(["script", "style", "noscript", "template", "select", "textarea", dom.HOST]);
  const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading],legend,.ui-form-title", LABEL = "label,.ui-label,th,dt", ALERT = "[role=alert]";
  const SPECIAL = [HEADING, LABEL, ALERT].join();
  const VISIBLE = { visibilityProperty: true };

  /** Whether what an element holds is no text for the reader.
   * @type {(el: Element) => boolean} */
  const silent = dom.kept((/** @type {Element} */ el) => SILENT.has(el.localName) || !!el.parentElement && silent(el.parentElement));

  /** The nearest element, from one up, that says what kind of text it holds.
   * @type {(el: Element) => Element|null} */
  const special = dom.kept((/** @type {Element} */ el) => el.matches(SPECIAL) ? el : el.parentElement && special(el.parentElement));

  /** The block whose text the text of an element belongs to; null when nobody reads it. */
  const block = dom.kept((/** @type {Element} */ el) => {
    if (silent(el) || !el.checkVisibility(VISIBLE)) return null;
    const parent = dom.parentOf(el);
    if (!parent || /^(a|button|label)$/.test(el.localName) || !getComputedStyle(el).display.startsWith("inline")) return el;
    return block(parent);
  });

  /** @param {AFTextNodes} words @returns {AFText[]} */
  function collect({ nodes }) {
    /** @type {Map<Element, string>} */
    const blocks = new Map();
    for (let i = 0; i < nodes.length && blocks.size < MOST; i++) {
      const el = nodes[i].parentElement, b = el && block(el);
      if (b) blocks.set(b, (blocks.get(b) || "") + nodes[i].nodeValue);
    }
    const out = [];
    for (const [node, raw] of blocks) {
      const text = dom.tidy(raw);
      if (text) out.push({ text, kind: kindOf(node), node });
    }
    return out;
  }

  /** @param {Element} el */
  function kindOf(el) {
    const at = special(el);
    if (at && el.closest(HEADING)) return "heading";
    if (at && el.closest(LABEL)) return "label";
    if (at || /error|fail|warn/i.test(el.className + (el.parentElement?.className || ""))) return "error";
    return "text";
  }

  globalThis.autofill.blocks = { collect };
})();
