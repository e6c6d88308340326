// @ts-check
// Finds what the overlay explains (the Chinese a person can see) and what it must
// keep clear of (controls and other texts). The page is read once, in slices that
// hold nobody up; after that only what changed. Reads only.
(() => {
  if (globalThis.autofill.walk) return;
  const { is, dom, bands } = globalThis.autofill;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const CONTROLS = "input:not([type=hidden]),select,textarea,button,iframe,object,embed,canvas,video,[role=button],[role=combobox],[role=slider],[role=switch]," +
    "[contenteditable=''],[contenteditable=true],.ui-button,.ui-btn,.ui-dropdown-trigger,.ui-select-trigger,.ant-select,.el-select,.nc_wrapper,.nc_scale,.sixDigitPassword-box,img";
  const SKIP = /^(script|style|noscript|template|select|textarea|option|svg|object|canvas|autofill-overlay)$/;
  const SKIPPED = "script,style,noscript,template,select,textarea,option,svg,object,canvas,autofill-overlay";
  const INLINE = /^(span|b|i|em|strong|font|small|u|ins|del|sub|sup|mark|bdi|var|code|s|ruby|tt|q|cite|abbr|time|big)$/;
  const MAX = 20000, SLICE = 128, MANY = 2000;

  /** @type {WeakMap<Element, Record<string, AFSpot>>} */
  const known = new WeakMap();
  /** @type {AFSpot[]} */
  let spots = [];
  /** How many of them are of elements that left the page. */
  let gone = 0;
  /** What was found or may have moved, to be measured before the others. @type {Set<AFSpot>} */
  const due = new Set();
  /** Elements that may get a shadow root yet. @type {Set<Element>} */
  const waiting = new Set();
  /** What is still to be read. @type {Iterator<void>[]} */
  const jobs = [];
  /** The same of what changed, which comes first. @type {Iterator<void>[]} */
  const news = [];
  let first = true;
  /** @type {(root: Document|ShadowRoot) => void} */
  let visit = () => {};

  /** @param {Element} el @param {string} kind @returns {AFSpot} */
  function spot(el, kind) {
    const of = known.get(el) || {};
    known.set(el, of);
    return of[kind] ||= { el, kind, nodes: [], text: "", han: false, x: 0, y: -1e6, w: 0, h: 0, chip: null, side: "" };
  }

  /** @param {AFSpot} s */
  function add(s) {
    due.add(s);
    if (s.gone) { s.gone = false; gone--; }
    if (s.listed || spots.length >= MAX) return;
    s.listed = true;
    spots.push(s);
  }

  /** @param {AFSpot} s */
  function drop(s) {
    due.delete(s);
    bands.out(s);
    if (s.gone || !s.listed) return;
    s.gone = true;
    gone++;
  }

  /** Whether an element has words beside its children.
   * @param {Element} el */
  const amid = (el) => [...el.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && HAN.test(n.nodeValue || ""));

  /** Whether an element's words are a part of what is around it. A label or a link
   * names something of its own, but a link amid a sentence is a part of it.
   * @param {Element} el */
  function inline(el) {
    const up = dom.parentOf(el);
    return !!up && !!el.parentElement && (INLINE.test(el.localName) || (el.localName === "a" && amid(up))) && /^(inline|contents)$/.test(getComputedStyle(el).display);
  }

  /** @param {Element} el @param {Map<Element, Element>} of @returns {Element} */
  function block(el, of) {
    let b = of.get(el);
    if (!b) of.set(el, b = inline(el) ? block(/** @type {Element} */ (el.parentElement), of) : el);
    return b;
  }

  /** The texts of a block, without what is a block of its own.
   * @param {Element} b @param {Text[]} into */
  function gather(b, into) {
    for (let n = b.firstChild; n; n = n.nextSibling) {
      if (n.nodeType === Node.TEXT_NODE) { if (wordy(n)) into.push(/** @type {Text} */ (n)); continue; }
      if (!is.element(n) || SKIP.test(n.localName)) continue;
      if (inline(n)) {
        const own = known.get(n)?.text;
        if (own) { own.nodes = []; drop(own); }
        gather(n, into);
      } else if (n.localName === "a") tell(n, gather(n, [])); // perhaps it was a part of a sentence that has gone
    }
    return into;
  }

  /** @param {Node} n */
  const wordy = (n) => /[^\s\u00a0\u200b]/.test(n.nodeValue || "");

  /** Takes over what a block's texts are now.
   * @param {Element} b @param {Text[]} nodes */
  function tell(b, nodes) {
    const s = spot(b, "text");
    s.nodes = nodes;
    let text = "";
    for (const n of nodes) if (text.length < 200) text += n.nodeValue;
    s.text = dom.tidy(text);
    s.han = HAN.test(s.text);
    if (s.text !== s.was) { s.fresh = !first && s.han; s.was = s.text; }
    if (nodes.length) add(s); else drop(s);
    const link = s.han && b.closest("a");
    if (link && nodes.length && boxed(link)) add(spot(link, "control"));
  }

  /** Whether a link is drawn as a button.
   * @param {Element} a */
  function boxed(a) {
    const s = getComputedStyle(a);
    return parseFloat(s.paddingLeft) > 0 && (parseFloat(s.borderTopWidth) > 0 && parseFloat(s.borderLeftWidth) > 0 || !/^transparent$|, 0\)$/.test(s.backgroundColor));
  }

  /** @param {Element} el */
  function control(el) {
    add(spot(el, "control"));
    if (is.select(el) || is.input(el) || is.textarea(el)) add(spot(el, "value"));
    // What a frame shows has a layer of its own.
    else if (el.localName !== "iframe" && HAN.test(el.getAttribute("alt") || el.getAttribute("title") || "") && !HAN.test(el.textContent || "")) add(spot(el, "hint"));
  }

  /** Reads all below a root, through open shadow roots, in slices.
   * @param {Document|ShadowRoot|Element} root @returns {Generator<void>} */
  function* scan(root) {
    if (is.element(root)) {
      if (root.parentElement?.closest(SKIPPED) || SKIP.test(root.localName) && !root.matches(CONTROLS)) {
        for (const s of below(root) || []) drop(s); // it was moved there
        return;
      }
      if (root.matches(CONTROLS)) control(root);
      if (SKIP.test(root.localName)) return;
    } else visit(root);
    const controls = root.querySelectorAll(CONTROLS);
    yield; // on a long page that takes as long as a slice
    for (let i = 0; i < controls.length; i++) {
      if (controls[i].isConnected) control(controls[i]);
      if (i % SLICE === SLICE - 1) yield;
    }
    /** @type {Map<Element, Element>} */
    const of = new Map();
    /** @type {Set<Element>} */
    const told = new Set();
    /** @type {ShadowRoot[]} */
    const shadows = [];
    const look = (/** @type {Element} */ n) => { if (n.shadowRoot) shadows.push(n.shadowRoot); else if (n.localName.includes("-")) waiting.add(n); };
    if (is.element(root)) look(root);
    let count = 0;
    /** @type {Node|null} */
    let n = root.firstChild;
    // By hand: a filter of a tree walker takes several times as long.
    while (n && spots.length < MAX) {
      if (++count % SLICE === 0) {
        yield;
        if (!n.isConnected) break; // the page changed meanwhile; the records say how
      }
      let down = n.firstChild;
      if (n.nodeType === Node.TEXT_NODE) {
        if (wordy(n) && n.parentElement) {
          const b = block(n.parentElement, of);
          // As a whole at once: what is in view comes first.
          if (!told.has(b)) { told.add(b); tell(b, gather(b, [])); }
        }
      } else if (n.nodeType === Node.ELEMENT_NODE) {
        if (SKIP.test(/** @type {Element} */ (n).localName)) down = null; else look(/** @type {Element} */ (n));
      }
      if (down) { n = down; continue; }
      while (n && n !== root && !n.nextSibling) n = n.parentNode;
      n = n && n !== root ? n.nextSibling : null;
    }
    for (const s of shadows) yield* scan(s);
  }

  /** The spots of elements below one, and its own; null when they are too many.
   * @param {Element} root */
  function below(root) {
    /** @type {AFSpot[]} */
    const out = [];
    const add = (/** @type {Element} */ el) => { const of = known.get(el); if (of) out.push(...Object.values(of)); };
    add(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let n = walker.nextNode(), i = 0; n; n = walker.nextNode()) {
      if (++i > MANY) return null;
      add(/** @type {Element} */ (n));
    }
    return out;
  }

  /** @param {Node} n */
  function forget(n) {
    if (!is.element(n) || n.isConnected) return;
    waiting.delete(n);
    const walker = document.createTreeWalker(n, NodeFilter.SHOW_ELEMENT);
    for (let el = /** @type {Node|null} */ (n); el; el = walker.nextNode()) for (const s of Object.values(known.get(/** @type {Element} */ (el)) || {})) drop(s);
  }

  /** Reads what changed. True when it may have moved more than is due.
   * @param {MutationRecord[]} records */
  function change(records) {
    let much = false;
    /** @type {Set<Element>} */
    const again = new Set(), blocks = new Set(), moved = new Set();
    /** @type {Map<Element, Element>} */
    const of = new Map();
    for (const r of records) {
      const at = /** @type {Element|null} */ (is.element(r.target) ? r.target : r.target.parentElement);
      if (r.type === "characterData") { if (at?.isConnected && !at.closest(SKIPPED)) blocks.add(block(at, of)); continue; }
      if (r.type === "attributes") {
        if (!at?.isConnected) continue;
        if (r.attributeName === "type" || /^(alt|title)$/.test(r.attributeName || "") && at.matches(CONTROLS)) again.add(at);
        else if (/^(class|style|hidden|open)$/.test(r.attributeName || "")) moved.add(at);
        continue;
      }
      for (const n of r.removedNodes) forget(n);
      let words = false;
      for (const n of [...r.addedNodes, ...r.removedNodes]) {
        words ||= n.nodeType === Node.TEXT_NODE || is.element(n) && (INLINE.test(n.localName) || n.localName === "a");
        if (is.element(n) && n.isConnected) again.add(n);
      }
      if (words && at?.isConnected && !at.closest(SKIPPED)) blocks.add(block(at, of));
    }
    for (const el of moved) {
      const list = below(el);
      if (list) for (const s of list) { if (s.listed && !s.gone) due.add(s); } else much = true;
    }
    for (const b of blocks) tell(b, gather(b, []));
    for (const el of again) news.push(scan(el));
    if (gone > 64 && gone * 4 > spots.length) compact();
    return much;
  }

  function compact() {
    for (const s of spots) if (s.gone) { s.listed = s.gone = false; }
    spots = spots.filter((s) => s.listed);
    gone = 0;
  }

  /** Reads on until the time is up, at least a slice; true when all is read, or
   * all of what changed.
   * @param {number} until @param {boolean} [changed] */
  function pump(until, changed) {
    for (let list = news; ; list = jobs) {
      while (list.length) {
        if (list[0].next().done) list.shift();
        if (performance.now() > until) break;
      }
      if (list.length) return false;
      if (changed || list === jobs) break;
    }
    if (jobs.length === 0) first = false;
    return changed || jobs.length === 0;
  }

  globalThis.autofill.walk = {
    CONTROLS, HAN, spot, change, pump, due, below,
    /** Whether an element is something to use. @param {Element} el */
    usable: (el) => el.matches(CONTROLS) || !!known.get(el)?.control?.listed,
    /** @param {(root: Document|ShadowRoot) => void} f called with each root */
    start(f) { visit = f; jobs.push(scan(document)); },
    /** Elements that have got a shadow root since they were read. */
    late() {
      for (const el of waiting) {
        if (!el.isConnected) waiting.delete(el);
        else if (el.shadowRoot) { waiting.delete(el); jobs.push(scan(el.shadowRoot)); }
      }
      return jobs.length > 0;
    },
    /** Whether something is still to be read. */
    get left() { return news.length + jobs.length > 0; },
    get spots() { return spots; },
    get first() { return first; },
  };
})();
