// @ts-check
// Choices drawn as a row of buttons, without a word of markup that says so:
// <b class="on">男</b><b>女</b>. Their likeness gives them away: the same
// element and the same classes side by side, but for that of the chosen one.
(() => {
  const { is, dom, state } = globalThis.autofill;
  const CHOSEN = /(^|[-_])(on|active|selected|checked|current|cur|chosen|picked|primary|sel)($|[-_])/i;
  const BARS = "nav,header,footer,menu,[role=navigation],[role=tablist],[role=menu],[role=toolbar],[class*=pagination],[class*=tabs],[class*=steps],[class*=breadcrumb],[class*=nav]";
  // A row with one of these is what to do, not what to choose.
  const DOES = /^(确定|确认|取消|提交|保存|重置|返回|关闭|上一步|下一步|登录|登陆|注册|搜索|查询|删除|添加|修改|更多|全部|跳过|继续|完成|ok|cancel|submit|save|reset|back|next|close|search|login|register)$/i;
  const PLAIN = new Set(["a", "b", "i", "em", "p", "span", "div", "li", "button", "strong"]);
  const NEVER = "option,label,td,th,tr,tbody,table,body,form"; // no button of a group is one of these
  const MOST = 8;
  const TWINS = `:not(:only-of-type,${NEVER}):nth-child(-n+${3 * MOST}):nth-last-child(-n+${3 * MOST})`;

  /** The classes of an element but those that say that it is chosen.
   * @param {Element} el */
  const look = (el) => el.localName + "." + [...el.classList].filter((c) => !CHOSEN.test(c)).sort().join(".");

  /** Whether a press chooses, as far as one can see: it is offered, and sends
   * nothing and leads nowhere.
   * @param {Element} el */
  function offered(el) {
    if (is.button(el)) return el.type === "button" || !el.form;
    if (is.anchor(el) && !/^(#|javascript:|$)/.test(el.getAttribute("href") || "")) return false;
    return el.hasAttribute("onclick") || el.hasAttribute("tabindex") || el.hasAttribute("aria-pressed") || getComputedStyle(el).cursor === "pointer";
  }

  /** @param {Element} el */
  const chosen = (el) => /^true$/.test(el.getAttribute("aria-pressed") || el.getAttribute("aria-selected") || el.getAttribute("aria-checked") || "")
    || [...el.classList].some((c) => CHOSEN.test(c));

  /** The buttons of which a text's element is one; null when it is none.
   * @param {Element} text @returns {Element[]|null} */
  function group(text) {
    let el = text;
    const words = dom.textOf(el);
    for (let up = el.parentElement, i = 0; up && i < 2 && dom.textOf(up) === words; up = up.parentElement, i++) el = up;
    const row = el.parentElement;
    if (!row || row.childElementCount > 3 * MOST || el.matches(NEVER) || el.closest("[role=radio],[role=option],label")) return null;
    const name = el.localName, own = look(el);
    const all = [...row.children].filter((s) => s.localName === name && look(s) === own);
    if (all.length < 2 || all.length > MOST || all.filter(chosen).length > 1) return null;
    const said = new Set(all.map((s) => dom.textOf(s)));
    if (said.size < all.length || [...said].some((s) => !s || s.length > 10 || DOES.test(s.replace(/\s+/g, "")))) return null;
    if (row.querySelector("input,select,textarea,iframe") || row.closest(BARS)) return null;
    return all.every(offered) ? all : null;
  }

  /** The choices of a list that stands open in the page as a part of it; null of
   * one that opens over it, or takes several.
   * @param {Element} list @returns {Element[]|null} */
  function listed(list) {
    const all = [...list.querySelectorAll("[role=option]")];
    if (all.length < 2 || all.length > MOST || list.getAttribute("aria-multiselectable") === "true" || dom.hidden(list) || list.querySelector("input,select,textarea,iframe")) return null;
    for (let a = /** @type {Element|null} */ (list); a && a !== document.body; a = a.parentElement) if (/^(absolute|fixed)$/.test(getComputedStyle(a).position)) return null;
    return all.every(offered) && all.filter(chosen).length <= 1 && all.every((o) => dom.textOf(o).length <= 10) ? all : null;
  }

  /** Adds the elements that may be one of a group: without elements in them, and
   * in a short row one of their name, or of what is around them. The browser
   * finds such rows sooner than a script that looks at every text.
   * @param {Set<Element>} out @param {Document|ShadowRoot} root */
  function gather(out, root) {
    const add = (/** @type {Element} */ el, depth = 0) => {
      let c = el.firstElementChild;
      if (!c) out.add(el);
      for (; c && depth < 2; c = c.nextElementSibling) add(c, depth + 1);
    };
    for (const el of root.querySelectorAll(TWINS)) add(el);
    return out;
  }

  /** Whether one of the same name stands right beside an element.
   * @param {Element} el */
  const paired = (el) => el.nextElementSibling?.localName === el.localName || el.previousElementSibling?.localName === el.localName;

  /** Finds the groups of a page, and returns all their buttons.
   * @param {(Document|ShadowRoot)[]} roots @param {AFTextNodes} words */
  function find(roots, words) {
    const chips = state.chips = new WeakMap();
    /** @type {Element[]} */
    const found = [];
    if (!document.querySelector("form,input,select,textarea") && roots.length === 1) return found;
    for (const list of roots.flatMap((r) => [...r.querySelectorAll("[role=listbox]")])) {
      const all = listed(list) || [];
      found.push(...all);
      for (const one of all) chips.set(one, all);
    }
    const some = roots.reduce(gather, new Set());
    for (let i = 0; some.size > 0 && i < words.nodes.length && found.length < 200; i++) {
      const el = words.said[i].length <= 10 ? words.nodes[i].parentElement : null;
      if (!el || !some.has(el) || !PLAIN.has(el.localName) || !paired(el) && !(el.parentElement && paired(el.parentElement))) continue;
      if (chips.has(el) || el.parentElement && chips.has(el.parentElement)) continue;
      const all = group(el);
      if (!all || chips.has(all[0])) continue;
      found.push(...all);
      for (const one of all) chips.set(one, all);
    }
    return found;
  }

  globalThis.autofill.chips = { find, chosen };
})();
