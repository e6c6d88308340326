// @ts-check
// What a person can see of an element: whether it shows, what lies over it, and
// the page's texts. Reads only; nothing here changes the page.
(() => {
  const { is } = globalThis.autofill;
  const HOST = "autofill-overlay";
  const BLOCKING = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SELECT", "TEXTAREA", "OPTION", "IFRAME", "OBJECT", "svg", "SVG", HOST, HOST.toUpperCase()]);

  /** What kept functions said during one reading. @type {Map<unknown, unknown>[]} */
  const memories = [];
  let readings = 0;

  /** Has a function work out only once what it says of a node, as long as the
   * page is read and nothing changes.
   * @template {Node} N @template T @param {(node: N) => T} work @returns {(node: N) => T} */
  function kept(work) {
    /** @type {Map<N, T>} */
    const known = new Map();
    memories.push(known);
    return (node) => {
      let said = known.get(node);
      if (said === undefined) {
        said = work(node);
        if (readings) known.set(node, said);
      }
      return said;
    };
  }

  /** Runs one reading of the page, which changes nothing.
   * @template T @param {() => T} read @returns {T} */
  function reading(read) {
    readings++;
    try { return read(); } finally { if (--readings === 0) for (const m of memories) m.clear(); }
  }

  /** @param {Node} node */
  const parentOf = (node) => node.parentElement || (is.shadow(node.parentNode) ? node.parentNode.host : null);

  /** The elements of a root that have an open shadow root. By index: an iterator
   * of a long list takes three times as long.
   * @param {Document|ShadowRoot} root */
  function hosts(root) {
    const out = [], all = root.querySelectorAll("*");
    for (let i = 0, count = all.length; i < count; i++) if (all[i].shadowRoot && all[i].localName !== HOST) out.push(all[i]);
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

  /** The texts of the page that say something, in its order, root by root.
   * @param {(Document|ShadowRoot)[]} all what roots returned @returns {AFTextNodes} */
  function words(all) {
    const nodes = [], said = [];
    for (const root of all) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = (node.nodeValue || "").trim();
        if (!text) continue;
        nodes.push(node);
        said.push(text);
      }
    }
    return { nodes, said };
  }

  /** Text without runs of spaces, cut to a length that no form label passes.
   * @param {string} s */
  const tidy = (s) => s && s.replace(/[\s\u00a0\u200b]+/g, " ").trim().slice(0, 120);

  /** The text of an element without what its controls hold. */
  const textOf = kept((/** @type {Node} */ node) => {
    let out = "";
    /** @param {Node} n */
    const add = (n) => {
      if (out.length > 400) return;
      const type = n.nodeType;
      if (type === 3) { out += n.nodeValue; return; }
      if (type !== 1) return;
      const el = /** @type {HTMLElement} */ (n);
      if (BLOCKING.has(el.tagName) || el !== node && el.hidden) return;
      for (let c = el.firstChild; c; c = c.nextSibling) add(c);
      out += " ";
    };
    add(node);
    return tidy(out);
  });

  /** Where an element is on the screen; as numbers, which are sooner read again. */
  const rect = kept((/** @type {Element} */ el) => {
    const { left, top, right, bottom, width, height } = el.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  });

  /** What an element does to the sight of what it holds; null when it does nothing. */
  const look = kept((/** @type {Element} */ el) => {
    const style = getComputedStyle(el), { opacity, filter, maskImage, position, overflow } = style;
    if (opacity === "1" && filter === "none" && maskImage === "none" && overflow === "visible" && !/absolute|fixed/.test(position)) return null;
    const page = el === document.body || el === document.documentElement;
    const [x, y = x] = overflow.split(" ");
    return {
      opacity: /opacity\(0(\.0\d*)?%?\)/.test(filter) ? 0 : Number(opacity),
      masked: !page && maskImage !== "none", fixed: position === "fixed",
      clipped: /rect\(\s*(0|1)px,?\s+(0|1)px,?\s+(0|1)px,?\s+(0|1)px\s*\)/.test(style.clip),
      clips: !page && overflow !== "visible" && !/^(contents|inline)$/.test(style.display),
      clipsX: x !== "visible", clipsY: y !== "visible", scrolls: /auto|scroll/.test(overflow),
    };
  });

  /** The nearest element, from one up, that does something to the sight of it.
   * @type {(el: Element) => Element|null} */
  const veil = kept((el) => {
    return look(el) ? el : above(el);
  });

  /** The next one above it.
   * @param {Element} el */
  const above = (el) => { const up = parentOf(el); return up && veil(up); };

  /** How far the page reaches, and where it is scrolled to. */
  const page = kept((/** @type {Document} */ of) => {
    const root = of.scrollingElement || of.documentElement;
    return { x: scrollX, y: scrollY, width: Math.max(root.scrollWidth, innerWidth), height: Math.max(root.scrollHeight, innerHeight) };
  });

  const RENDERED = { visibilityProperty: true, contentVisibilityAuto: false };

  /** Why a person cannot see the element; empty when they can. */
  const hidden = kept((/** @type {Element} */ el) => {
    if (!el.isConnected) return "gone from the page";
    if (!el.checkVisibility(RENDERED)) return "not displayed";
    if (el.closest("[inert]")) return "inert";
    let { left, top, right, bottom } = rect(el);
    if (rect(el).width < 3 || rect(el).height < 3) return "zero size";
    if (/^(input|textarea|select)$/.test(el.localName)) {
      if (parseFloat(getComputedStyle(el).fontSize) < 3) return "too small to read";
      if (el.localName !== "select" && (el.getAttribute("aria-hidden") === "true" ||
          /** @type {HTMLElement} */ (el).tabIndex < 0 && el.closest("[aria-hidden=true]"))) return "marked as hidden";
    }
    let opacity = 1;
    let fixed = false;
    for (let a = veil(el); a; a = above(a)) {
      const l = /** @type {NonNullable<ReturnType<typeof look>>} */ (look(a));
      opacity *= l.opacity;
      if (opacity < 0.15) return "transparent";
      if (l.masked) return "masked";
      if (l.fixed) fixed = true;
      if (l.clipped) return "clipped";
      if (a === el || !l.clips) continue;
      const b = rect(a);
      if (b.width < 2 || b.height < 2) return "clipped";
      if (l.scrolls) { ({ left, top, right, bottom } = b); continue; }
      if ((l.clipsX && (right <= b.left + 1 || left >= b.right - 1)) ||
          (l.clipsY && (bottom <= b.top + 1 || top >= b.bottom - 1))) return "clipped";
    }
    const all = page(document), x = fixed ? 0 : all.x, y = fixed ? 0 : all.y;
    if (right + x <= 2 || bottom + y <= 2) return "off screen";
    if (left + x >= (fixed ? innerWidth : all.width) - 1 || top + y >= (fixed ? innerHeight : all.height) - 1) return "off screen";
    return "";
  });

  /** What lies over the element where a person would press; empty when nothing
   * does, or when it is not in view.
   * @param {Element} el @returns {string} */
  function covered(el) {
    const b = rect(el);
    if (b.right < 0 || b.bottom < 0 || b.left >= innerWidth || b.top >= innerHeight) return "";
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    const points = [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5], [0.5, 0.25], [0.5, 0.75]];
    let seen = 0;
    /** @type {Element|undefined} */
    let over;
    for (const [fx, fy] of points) {
      const x = b.left + b.width * fx, y = b.top + b.height * fy;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      seen++;
      let hit = root.elementFromPoint(x, y);
      if (hit?.localName === HOST) hit = root.elementsFromPoint(x, y).find((e) => e.localName !== HOST) || null;
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
      const a = rect(el), h = rect(hit);
      return h.width * h.height <= 6 * a.width * a.height + 4000;
    }
    // Siblings in one small wrapper: a drawn placeholder, an icon, a display text.
    const wrap = el.parentElement;
    if (!wrap || !wrap.contains(hit)) return false;
    const a = rect(el), w = rect(wrap), h = rect(hit);
    const style = getComputedStyle(hit);
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
    const b = rect(el);
    return { x: b.left, y: b.top, w: b.width, h: b.height };
  }

  const dom = { HOST, kept, reading, each, roots, words, tidy, textOf, rect, hidden, covered, frameHidden, box, parentOf, name };
  Object.assign(globalThis, { autofill: { ...(globalThis.autofill || {}), dom } });
  autofill.state ||= {
    document: crypto.randomUUID ? crypto.randomUUID() : String(performance.timeOrigin) + Math.random(),
    elements: [], refs: new WeakMap(), touched: new WeakSet(), filled: new WeakSet(), writing: false,
  };
})();
