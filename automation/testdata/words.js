// @ts-check
// Every text of a document, seen or not yet: what a block of it says, options,
// placeholders, buttons, titles and alternative texts. It divides texts as a
// reader would, not by the overlay's own code.
() => {
  const HAN = /[\u3400-\u9fff]/;
  const INLINE = /^(span|b|i|em|strong|font|small|u|mark|a|label)$/;
  /** @type {Set<string>} */
  const found = new Set();
  const add = (/** @type {string|null|undefined} */ s) => { if (s && HAN.test(s)) found.add(s.replace(/\s+/g, " ").trim()); };
  /** @type {Map<Element, string>} */
  const blocks = new Map();
  const mixed = (/** @type {Element} */ el) => [...el.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && HAN.test(n.nodeValue || ""));
  const block = (/** @type {Element} */ el) => {
    while (el.parentElement && INLINE.test(el.localName) && (/^(a|label)$/.test(el.localName) ? mixed(el.parentElement) : getComputedStyle(el).display === "inline" || mixed(el.parentElement))) el = el.parentElement;
    return el;
  };
  /** @param {Document|ShadowRoot} root */
  const scan = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (n instanceof Element) {
        if (n.shadowRoot) scan(n.shadowRoot);
        if (n instanceof HTMLInputElement && /^(submit|button|reset)$/.test(n.type)) add(n.value);
        for (const name of ["placeholder", "title", "alt", "aria-label"]) add(n.getAttribute(name));
        continue;
      }
      const parent = n.parentElement;
      if (!parent || /^(script|style|noscript|title|template)$/.test(parent.localName)) continue;
      if (parent.localName === "option") { add(n.nodeValue); continue; }
      const b = block(parent);
      blocks.set(b, (blocks.get(b) || "") + n.nodeValue);
    }
  };
  scan(document);
  add(document.title);
  for (const s of blocks.values()) add(s);
  return [...found];
}
