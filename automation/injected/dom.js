// @ts-check
// What a person can see of an element: whether it shows, what lies over it, and
// the page's texts. Reads only; nothing here changes the page.
(() => {
  const { is } = globalThis.autofill;
  const BLOCKING = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SELECT", "TEXTAREA", "OPTION", "IFRAME", "OBJECT", "svg", "SVG"]);
  const HOST = "autofill-overlay";

  /** @param {Node} node */
  const parentOf = (node) => /** @type {Element|null} */ (
    is.shadow(node.parentNode) ? node.parentNode.host : node.parentElement);

  /** The elements of a root that have an open shadow root.
   * @param {Document|ShadowRoot} root */
  function hosts(root) {
    const out = [];
    for (const el of root.querySelectorAll("*")) if (el.shadowRoot && el.localName !== HOST) out.push(el);
    return out;
  }

  /** The document and every open shadow root below it. */
  function roots() {
    /** @type {(Document|ShadowRoot)[]} */
    const out = [document];
    for (const root of out) for (const host of hosts(root)) out.push(/** @type {ShadowRoot} */ (host.shadowRoot));
    return out;
  }

  /** Calls visit for every element that css finds, in document order, through
   * open shadow roots. The browser does the searching: a script that looks at
   * every element of a long page is many times slower.
   * @param {(Document|ShadowRoot)[]} all what roots returned @param {string} css @param {(el: Element) => void} visit
   * @param {Element[]} more elements that css does not find, to be visited as well */
  function each(all, css, visit, more = [], root = all[0]) {
    const inner = new Set(all.flatMap((r) => is.shadow(r) && r.host.getRootNode() === root ? [r.host] : []));
    const others = new Set(more.filter((el) => el.getRootNode() === root));
    let list = [...root.querySelectorAll(css)];
    if (inner.size + others.size) {
      list = [...new Set([...list, ...inner, ...others])]
        .sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    }
    for (const el of list) {
      if (!inner.has(el) || others.has(el) || el.matches(css)) visit(el);
      if (inner.has(el)) each(all, css, visit, more, /** @type {ShadowRoot} */ (el.shadowRoot));
    }
  }

  /** Text without runs of spaces, cut to a length that no form label passes.
   * @param {string} s */
  const tidy = (s) => s && s.replace(/[\s\u00a0\u200b]+/g, " ").trim().slice(0, 120);

  /** The text of an element without what its controls hold.
   * @param {Node} node @returns {string} */
  function textOf(node) {
    let out = "";
    /** @param {Node} n */
    const add = (n) => {
      if (out.length > 400) return;
      if (n.nodeType === Node.TEXT_NODE) { out += n.nodeValue; return; }
      if (!is.element(n)) return;
      if (BLOCKING.has(n.tagName) || n.localName === HOST) return;
      if (n !== node && is.html(n) && n.hidden) return;
      for (let c = n.firstChild; c; c = c.nextSibling) add(c);
      out += " ";
    };
    add(node);
    return tidy(out);
  }

  /** What an element does to the sight of what it holds. */
  /** @typedef {{opacity: number, masked: boolean, fixed: boolean, clipped: boolean, clipsX: boolean, clipsY: boolean, scrolls: boolean, box: DOMRect|null}} Look */

  /** Looks taken during one reading of the page, while nothing changes.
   * @type {Map<Element, Look>|null} */
  let looks = null;

  /** Runs one reading of the page; elements around many boxes are looked at once.
   * @template T @param {() => T} read @returns {T} */
  function reading(read) {
    looks = new Map();
    try { return read(); } finally { looks = null; }
  }

  /** @param {Element} a @returns {Look} */
  function look(a) {
    const known = looks?.get(a);
    if (known) return known;
    const style = getComputedStyle(a), clip = style.clip;
    const clipsX = style.overflowX !== "visible", clipsY = style.overflowY !== "visible";
    const flat = style.display === "contents" || style.display === "inline";
    const l = {
      opacity: /opacity\(0(\.0\d*)?%?\)/.test(style.filter) ? 0 : Number(style.opacity),
      masked: style.maskImage !== "none", fixed: style.position === "fixed",
      clipped: clip !== "auto" && /rect\(\s*(0|1)px,?\s+(0|1)px,?\s+(0|1)px,?\s+(0|1)px\s*\)/.test(clip),
      clipsX, clipsY, scrolls: /auto|scroll/.test(style.overflowX + style.overflowY),
      box: !flat && (clipsX || clipsY) ? a.getBoundingClientRect() : null,
    };
    looks?.set(a, l);
    return l;
  }

  /** Why a person cannot see the element; empty when they can.
   * @param {Element} el @returns {string} */
  function hidden(el) {
    if (!el.isConnected) return "gone from the page";
    if (!el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) return "not displayed";
    if (el.closest("[inert]")) return "inert";
    const box = el.getBoundingClientRect();
    if (box.width < 3 || box.height < 3) return "zero size";
    if (parseFloat(getComputedStyle(el).fontSize) < 3 && /^(input|textarea|select)$/.test(el.localName)) return "too small to read";
    if (/^(input|textarea)$/.test(el.localName) && (el.getAttribute("aria-hidden") === "true" ||
        (/** @type {HTMLElement} */ (el).tabIndex < 0 && el.closest("[aria-hidden=true]")))) return "marked as hidden";
    let opacity = 1;
    let { left, top, right, bottom } = box;
    let fixed = false;
    for (let a = /** @type {Element|null} */ (el); a; a = parentOf(a)) {
      const l = look(a);
      opacity *= l.opacity;
      if (opacity < 0.15) return "transparent";
      const page = a === document.body || a === document.documentElement;
      if (l.masked && !page) return "masked";
      if (l.fixed) fixed = true;
      if (l.clipped) return "clipped";
      if (a === el || page || !l.box) continue;
      const { clipsX, clipsY, box: b } = l;
      if (b.width < 2 || b.height < 2) return "clipped";
      if (l.scrolls) { ({ left, top, right, bottom } = b); continue; }
      if ((clipsX && (right <= b.left + 1 || left >= b.right - 1)) ||
          (clipsY && (bottom <= b.top + 1 || top >= b.bottom - 1))) return "clipped";
    }
    const x = fixed ? 0 : scrollX, y = fixed ? 0 : scrollY;
    if (right + x <= 2 || bottom + y <= 2) return "off screen";
    const root = document.scrollingElement || document.documentElement;
    const width = fixed ? innerWidth : Math.max(root.scrollWidth, innerWidth);
    const height = fixed ? innerHeight : Math.max(root.scrollHeight, innerHeight);
    if (left + x >= width - 1 || top + y >= height - 1) return "off screen";
    return "";
  }

  /** What lies over the element where a person would press; empty when nothing
   * does, or when it is not in view.
   * @param {Element} el @returns {string} */
  function covered(el) {
    const b = el.getBoundingClientRect();
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    const points = [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5], [0.5, 0.25], [0.5, 0.75]];
    let seen = 0;
    /** @type {Element|undefined} */
    let over;
    for (const [fx, fy] of points) {
      const x = b.left + b.width * fx, y = b.top + b.height * fy;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      seen++;
      const hit = root.elementsFromPoint(x, y).find((e) => e.localName !== HOST);
      if (!hit || belongs(el, hit)) return "";
      over = hit;
    }
    return seen === 0 || !over ? "" : name(over);
  }

  /** Whether a press on hit is a press on el: its inside, its label, or the
   * widget that is drawn around it.
   * @param {Element} el @param {Element} hit */
  function belongs(el, hit) {
    if (el === hit || el.contains(hit) || el.shadowRoot?.contains(hit)) return true;
    const label = hit.closest("label");
    if (label && (label.control === el || label.contains(el))) return true;
    if (hit.contains(el)) {
      // A box that lets presses through to its frame, as custom selects do.
      const a = el.getBoundingClientRect(), h = hit.getBoundingClientRect();
      return h.width * h.height <= 6 * a.width * a.height + 4000;
    }
    // Siblings in one small wrapper: a drawn placeholder, an icon, a display text.
    const wrap = el.parentElement;
    if (!wrap || !wrap.contains(hit)) return false;
    const a = el.getBoundingClientRect(), w = wrap.getBoundingClientRect();
    const style = getComputedStyle(hit);
    const h = hit.getBoundingClientRect();
    // A placeholder lets the box show through; what paints over all of it hides it.
    const paints = style.backgroundImage !== "none" || !/^transparent$|^rgba\(.*, 0(\.[0-4]\d*)?\)$/.test(style.backgroundColor);
    if (paints && h.width * h.height >= 0.8 * a.width * a.height) return false;
    return style.pointerEvents !== "auto" || (w.width <= a.width + 60 && w.height <= a.height + 16 && textOf(hit).length <= 12 &&
      !/mask|overlay|cover|modal/i.test(hit.className + hit.id));
  }

  /** Why a person cannot see or reach what a frame shows; empty when they can.
   * @param {Element} el */
  function frameHidden(el) {
    if (el.clientWidth < 24 || el.clientHeight < 12) return "too small for a box";
    const over = covered(el);
    return hidden(el) || (over ? "covered by " + over : "");
  }

  /** A short name of an element for a message.
   * @param {Element} el */
  function name(el) {
    const id = el.id ? "#" + el.id : "";
    const cls = typeof el.className === "string" && el.className ? "." + el.className.trim().split(/\s+/)[0] : "";
    return el.localName + (id || cls);
  }

  /** @param {Element} el @returns {AFBox} */
  function box(el) {
    const b = el.getBoundingClientRect();
    return { x: b.x, y: b.y, w: b.width, h: b.height };
  }

  const dom = { HOST, each, roots, reading, tidy, textOf, hidden, covered, frameHidden, box, parentOf, name };
  Object.assign(globalThis, { autofill: { ...(globalThis.autofill || {}), dom } });
  autofill.state ||= {
    document: crypto.randomUUID ? crypto.randomUUID() : String(performance.timeOrigin) + Math.random(),
    elements: [], refs: new WeakMap(), touched: new WeakSet(), filled: new WeakSet(), writing: false,
  };
})();
