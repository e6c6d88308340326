// @ts-check
// What kind of node something is. Names are compared, not classes: a page may
// take a node out of one document into a frame's, and a node that was seen before
// keeps the classes of the document it came from, so that instanceof says no.
(() => {
  const XHTML = "http://www.w3.org/1999/xhtml";
  /** @param {unknown} n @param {number} type @returns {Node|null} */
  const node = (n, type) => {
    const it = /** @type {Node|null|undefined} */ (n);
    return it && it.nodeType === type ? it : null;
  };
  /** The name comes first: it says no of most.
   * @param {unknown} n @param {string} [name] @returns {boolean} */
  const html = (n, name) => {
    const el = /** @type {Element|null|undefined} */ (n);
    return !!el && (!name || el.localName === name) && el.nodeType === 1 && el.namespaceURI === XHTML;
  };

  const is = /** @type {AFKinds} */ ({
    element: (/** @type {unknown} */ n) => !!node(n, 1),
    html: (/** @type {unknown} */ n) => html(n),
    shadow: (/** @type {unknown} */ n) => !!/** @type {ShadowRoot|null} */ (node(n, 11))?.host,
    input: (/** @type {unknown} */ n) => html(n, "input"),
    select: (/** @type {unknown} */ n) => html(n, "select"),
    option: (/** @type {unknown} */ n) => html(n, "option"),
    textarea: (/** @type {unknown} */ n) => html(n, "textarea"),
    button: (/** @type {unknown} */ n) => html(n, "button"),
    anchor: (/** @type {unknown} */ n) => html(n, "a"),
    dialog: (/** @type {unknown} */ n) => html(n, "dialog"),
    table: (/** @type {unknown} */ n) => html(n, "table"),
    row: (/** @type {unknown} */ n) => html(n, "tr"),
    cell: (/** @type {unknown} */ n) => html(n, "td") || html(n, "th"),
  });
  Object.assign(globalThis, { autofill: { ...(globalThis.autofill || {}), is } });
})();
