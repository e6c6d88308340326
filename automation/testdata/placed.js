// @ts-check
// What is wrong with where the layer's words stand in a document, when all is
// drawn: cut off, over a control, over one another, or over a text that they do not
// explain. The page is measured anew, not by the overlay's own code.
async () => {
  const { overlay } = globalThis.autofill, CONTROLS = "input:not([type=hidden]),select,textarea,button,.ui-button,.ant-btn,.upload-button";
  const frame = () => new Promise((done) => { requestAnimationFrame(done); });
  for (let quiet = 0; quiet < 3; quiet = overlay.stats().more || overlay.stats().reading ? 0 : quiet + 1) await frame();
  const drawn = overlay.boxes();
  /** @type {{name: string, text?: string, x: number, y: number, w: number, h: number}[]} */
  const labels = [], controls = [], words = [];
  const add = (/** @type {any[]} */ to, /** @type {string} */ name, /** @type {any} */ b) => to.push({ name, x: b.x, y: b.y, w: b.w ?? b.width, h: b.h ?? b.height });
  for (const c of drawn.chips) { add(labels, c.en, c.box); labels[labels.length - 1].text = c.text.replace(/\s/g, ""); }
  for (const m of drawn.marks) {
    if (m.badge) add(labels, m.text, m.badge);
    if (m.card) add(labels, m.advice, m.card);
  }
  const seen = (/** @type {Element} */ el, /** @type {any} */ b) => {
    const hit = document.elementsFromPoint(b.x + b.width / 2, b.y + b.height / 2).find((e) => e.localName !== "autofill-overlay" && e.checkVisibility({ opacityProperty: true }));
    return !!hit && (el.contains(hit) || hit.contains(el)) && b.width > 4 && el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // What a box that scrolls cuts through is not read there.
  const cut = (/** @type {Element} */ el, /** @type {DOMRect} */ b) => {
    for (let a = el.parentElement; a && a !== document.body; a = a.parentElement) {
      const c = a.getBoundingClientRect();
      if (getComputedStyle(a).overflowY !== "visible" && Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top) < b.height / 2) return true;
    }
    return false;
  };
  for (const el of document.querySelectorAll(CONTROLS)) {
    const b = el.getBoundingClientRect();
    if (seen(el, b)) add(controls, el.textContent || el.id, b);
  }
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const text = (n.nodeValue || "").replace(/\s/g, ""), el = n.parentElement;
    if (!el || !/[\p{L}\p{N}]/u.test(text) || el.closest("script,style,option,autofill-overlay")) continue;
    range.selectNodeContents(n);
    // What is above and below the signs of a line is no part of them.
    for (const b of range.getClientRects()) if (seen(el, b) && !cut(el, b)) add(words, text, { x: b.x + 1, y: b.y + 0.15 * b.height, w: b.width - 2, h: 0.7 * b.height });
  }
  const overlap = (/** @type {any} */ a, /** @type {any} */ b) => Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));
  const wrong = [], at = (/** @type {any} */ b) => `${b.name} at ${[b.x, b.y, b.w, b.h].map(Math.round)}`;
  const bottom = parent === window ? Math.max(innerHeight, document.documentElement.scrollHeight - scrollY) : innerHeight;
  labels.forEach((l, i) => {
    if (l.x < 0 || l.x + l.w > innerWidth || l.y < (parent === window ? -scrollY : 0) || l.y + l.h > bottom) wrong.push(`${at(l)} is cut off`);
    for (const c of controls) if (overlap(l, c) > 1) wrong.push(`${at(l)} lies over the control ${at(c)}`);
    // A sign that there is something to say explains nothing yet.
    for (const w of words) if ((l.w < 20 || !l.text?.includes(w.name)) && overlap(l, w) > 0.05 * Math.min(l.w * l.h, w.w * w.h)) wrong.push(`${at(l)} hides ${at(w)}`);
    for (const o of labels.slice(i + 1)) if (overlap(l, o) > 0) wrong.push(`${at(l)} lies over ${at(o)}`);
  });
  return { wrong, labels: labels.map((l) => l.name), signs: drawn.chips.filter((/** @type {any} */ c) => c.side === "speck").map((/** @type {any} */ c) => c.text), none: overlay.stats().dropped };
}
