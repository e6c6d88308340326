// @ts-check
// What a press on a list of no known kit brings up: a sheet or a box of plain
// elements. The choices are found by their likeness: two or more of the same
// kind, side by side, which nobody saw before the press. Reads only.
(() => {
  const { dom, drawn } = globalThis.autofill;
  const STATE = /(^|[-_])(on|act|active|selected|checked|current|cur|chosen|picked|primary|sel|hover|focus|first|last|even|odd|disabled?)($|[-_])/i;
  const DOES = /^(取消|确定|确认|完成|关闭|返回|重置|清空|清除|提交|保存|搜索|上一步|下一步|好的?|我?知道了|ok|cancel|close|done|confirm|back|reset|search|[×✕✖✗x])$/i;
  const ASIDE = /(^|[\s_-])(title|tit|head|header|hd|cancel|close|btn|btns|button|bar|foot|footer|ft|tips?)([\s_-]|$)/i;
  const TABS = /(^|[\s_-])(tabs?|steps?|crumbs?|index(es|bar)?|letters?)([\s_-]|$)/i;
  const LEVEL = /^(省份?|城市|市|地区|区县?|区\/县|街道|乡镇|热门|常用|国内|国际|province|city|district|county)$/i;
  const INPUTS = "input:not([type=hidden]),select,textarea";

  const cls = (/** @type {Element|null} */ el) => el?.getAttribute("class") || "";
  const classes = (/** @type {Element} */ el) => [...el.classList].filter((c) => !STATE.test(c)).sort();
  const kind = (/** @type {Element} */ el) => [el.localName, ...classes(el)].join(".");

  /** The elements with a text of their own that a person sees, and the text.
   * @param {Element} el the list, whose root is searched as well
   * @param {Map<Element, string>} [known] what is not to be looked at again
   * @returns {Map<Element, string>} */
  function seen(el, known) {
    return dom.reading(() => {
      /** @type {Map<Element, string>} */
      const out = new Map();
      const own = el.getRootNode();
      for (const root of own === document ? [document] : [document, own]) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let n = walker.nextNode(), looks = 0; n && looks < 8000; n = walker.nextNode()) {
          const text = (n.nodeValue || "").trim().slice(0, 60), at = n.parentElement;
          if (!text || !at || /^(script|style|noscript|template|option|textarea)$/.test(at.localName)) continue;
          looks++; // of what is known too: what the first look did not reach is not new
          if (known?.get(at) !== text && !out.has(at) && !dom.hidden(at)) out.set(at, text);
        }
      }
      return out;
    });
  }

  /** What came up since, apart from the list itself.
   * @param {Map<Element, string>} before @param {Element} el */
  const fresh = (before, el) => [...seen(el, before).keys()].filter((e) => !e.contains(el) && !el.contains(e));

  /** Whether an element may be a choice, whatever the others are.
   * @param {Element} el */
  function choice(el) {
    const text = dom.textOf(el);
    return text.length > 0 && text.length <= 30 && !DOES.test(text) && !el.querySelector(INPUTS) && !el.matches(INPUTS);
  }

  /** Whether an element looks as the entries do: it has a class of theirs, or
   * where they have none, none of a title or a button.
   * @param {Element} el @param {string[]} look */
  const fits = (el, look) => look.length ? [...el.classList].some((c) => look.includes(c)) : !ASIDE.test(cls(el));

  /** The entries among the children of one element that came up; null when they
   * are no choices.
   * @param {Element[]} all @returns {{all: Element[], look: string[]}|null} */
  function alike(all) {
    const looks = all.map((e) => classes(e).join(" "));
    const most = looks.map((l) => ({ l, n: looks.filter((o) => o === l).length })).sort((a, b) => b.n - a.n)[0];
    if (!most || most.n < 2) return null;
    const look = most.l ? most.l.split(" ") : [];
    const list = all.filter((e) => choice(e) && fits(e, look));
    const texts = list.map((e) => dom.textOf(e));
    if (list.length < 2 || new Set(texts).size < 2 || list.length < all.filter((e) => fits(e, look) && !DOES.test(dom.textOf(e))).length) return null;
    // A keyboard, the days of a month, the letters beside a long list, the steps of a chain.
    if (texts.filter((t) => /\p{Script=Han}|\p{L}{2}/u.test(t)).length * 2 < texts.length || texts.filter((t) => LEVEL.test(t) || drawn.asks(t)).length * 2 > texts.length) return null;
    if (list.some((e) => TABS.test(cls(e)) || e.getAttribute("role") === "tab" || drawn.leads(e))) return null;
    return { all: list, look };
  }

  /** Whether the entries of an outer group are the choices, of which the inner one
   * has only parts: 英国 +44.
   * @param {Element[]} inner */
  function parts(inner) {
    const tops = inner.map((e) => e.getBoundingClientRect().top);
    const own = inner.some((e) => e.hasAttribute("onclick") || e.hasAttribute("tabindex") || getComputedStyle(e).cursor === "pointer" && getComputedStyle(/** @type {Element} */ (e.parentElement)).cursor !== "pointer");
    return inner.length <= 3 && !own && /^(span|b|i|em|small|font|strong)$/.test(inner[0].localName) && Math.max(...tops) - Math.min(...tops) < 8;
  }

  /** The layer something that came up belongs to: it holds nothing of the list that was pressed.
   * @param {Element} part @param {Element} el */
  function layer(part, el) {
    let top = part;
    for (let a = /** @type {Element|null} */ (part); a && a !== document.body && !a.contains(el); a = a.parentElement) {
      top = a;
      if (getComputedStyle(a).position === "fixed") break;
    }
    return top;
  }

  /** The choices that came up: the largest group of likes that nothing covers.
   * @param {Map<Element, string>} before @param {Element} el @returns {AFSheet|null} */
  function find(before, el) {
    /** @type {Map<Element, Set<Element>>} what came up, by what it stands in */
    const rows = new Map();
    for (const leaf of fresh(before, el)) {
      for (let a = leaf, i = 0; i < 4 && a.parentElement && a !== document.body && !a.contains(el); a = a.parentElement, i++) {
        const row = rows.get(a.parentElement);
        if (row) row.add(a); else rows.set(a.parentElement, new Set([a]));
      }
    }
    let groups = [];
    for (const [row, set] of rows) {
      if (TABS.test(cls(row)) || row.getAttribute("role") === "tablist") continue;
      for (const tag of new Set([...set].map((e) => e.localName))) {
        const group = alike([...row.children].filter((e) => set.has(e) && e.localName === tag));
        if (group) groups.push({ ...group, row, tag });
      }
    }
    const drop = new Set();
    for (const outer of groups) for (const inner of groups) {
      if (outer !== inner && outer.all.some((e) => e.contains(inner.row))) drop.add(parts(inner.all) ? inner : outer);
    }
    groups = groups.filter((g) => !drop.has(g));
    /** @type {Map<string, {sheet: AFSheet, count: number}>} */
    const sheets = new Map();
    for (const g of groups) {
      const inView = g.all.find((e) => { const b = e.getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight; });
      if (!inView || dom.covered(inView)) continue;
      const sheet = { layer: layer(g.row, el), before, tag: g.tag, look: g.look, parent: kind(g.row) };
      const key = [g.tag, ...g.look, "in", sheet.parent].join("."), had = sheets.get(key);
      if (had && had.sheet.layer === sheet.layer) had.count += g.all.length;
      else if (!had || had.count <= g.all.length) sheets.set(key, { sheet, count: g.all.length });
    }
    const best = [...sheets.values()].sort((a, b) => b.count - a.count)[0]?.sheet;
    // A form that came up is no list, be there choices in it or not.
    if (!best || [...best.layer.querySelectorAll(INPUTS)].filter((e) => !dom.hidden(e)).length > 1) return null;
    return best;
  }

  /** The choices a sheet shows now, in order.
   * @param {AFSheet} sheet @returns {Element[]} */
  const entries = (sheet) => dom.reading(() => !sheet.layer.isConnected ? [] : [...sheet.layer.querySelectorAll(sheet.tag)].filter((e) =>
    fits(e, sheet.look) && e.parentElement && kind(e.parentElement) === sheet.parent && choice(e) && !dom.hidden(e)));

  /** Entries with what they said and stood in: a page may draw them anew.
   * @param {Element[]} list @returns {AFSheetEntry[]} */
  const read = (list) => list.map((el) => ({ el, text: dom.textOf(el), row: el.parentElement }));

  /** @param {AFSheetEntry[]} list @returns {AFSheetEntry[][]} */
  const rows = (list) => [...new Set(list.map((e) => e.row))].map((row) => list.filter((e) => e.row === row));
  const words = (/** @type {AFSheetEntry[]} */ row) => row.map((e) => e.text).join("\n");

  /** The choices of the next step, after a press on one of these: they took the
   * place of the others, or came among them, or stand in a column beside them.
   * @param {AFSheetEntry[]} before @param {AFSheetEntry[]} now @returns {Element[]} */
  function step(before, now) {
    const old = new Set(rows(before).map(words));
    return rows(now).filter((row) => !old.has(words(row))).flatMap((row) => {
      const had = before.filter((b) => b.row === row[0].row);
      const kept = new Set(had.filter((b) => row.some((e) => e.el === b.el && e.text === b.text)).map((b) => b.el));
      return row.map((e) => e.el).filter((el) => kept.size < had.length || !kept.has(el));
    });
  }

  /** The column to the right of the one a choice stood in: it may have shown the
   * next step before the choice.
   * @param {AFSheetEntry[]} before @param {AFSheetEntry[]} now @param {Element} item @returns {Element[]} */
  function column(before, now, item) {
    const n = rows(before).findIndex((row) => row.some((e) => e.el === item));
    const [own, next] = rows(now).slice(n, n + 2), side = (/** @type {AFSheetEntry[]} */ r) => r[0].el.getBoundingClientRect();
    return next && side(next).left >= side(own).right - 2 ? next.map((e) => e.el) : [];
  }

  /** What to press of an entry: its innermost text, so that whatever listens hears it.
   * @param {Element} el */
  function inmost(el) {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) if ((n.nodeValue || "").trim() && n.parentElement && n.parentElement.checkVisibility()) return n.parentElement;
    return el;
  }

  /** Buttons of a layer that say one of these words and that nobody saw before.
   * @param {{layer: Element, before: Map<Element, string>}} within @param {RegExp} words
   * @returns {Element|undefined} */
  function button({ layer, before }, words) {
    return [...layer.querySelectorAll("button,a,div,span,b,i,em,p")].find((e) =>
      words.test(dom.textOf(e)) && !before.has(inmost(e)) && !dom.hidden(e) && !dom.covered(e) && !drawn.leads(e));
  }

  globalThis.autofill.sheets = { seen, fresh, find, entries, read, step, column, layer, inmost, button };
})();
