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
  const MOST = 8;

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
    if (!row || !few(row) || /^(option|label|td|th|tr|tbody|table|body|form)$/.test(el.localName) || el.closest("[role=radio],[role=option],label")) return null;
    const name = el.localName, own = look(el);
    const all = [...row.children].filter((s) => s.localName === name && look(s) === own);
    if (all.length < 2 || all.length > MOST || all.filter(chosen).length > 1) return null;
    const said = new Set(all.map((s) => dom.textOf(s)));
    if (said.size < all.length || [...said].some((s) => !s || s.length > 10 || DOES.test(s.replace(/\s+/g, "")))) return null;
    if (row.querySelector("input,select,textarea,iframe") || row.closest(BARS)) return null;
    return all.every(offered) ? all : null;
  }

  /** Finds the groups of a page, and returns all their buttons.
   * @param {(Document|ShadowRoot)[]} roots @param {AFTextNode[]} words */
  function find(roots, words) {
    const chips = state.chips = new WeakMap();
    /** @type {Element[]} */
    const found = [];
    if (!document.querySelector("form,input,select,textarea") && roots.length === 1) return found;
    for (const { node, text } of words) {
      if (found.length >= 200) break;
      const el = text.trim().length <= 10 ? node.parentElement : null;
      if (!el || !/^(a|b|i|em|p|span|div|li|button|strong)$/.test(el.localName) || el.firstElementChild || !like(el)) continue;
      if (chips.has(el) || el.parentElement && chips.has(el.parentElement)) continue;
      const all = group(el);
      if (!all || chips.has(all[0])) continue;
      found.push(...all);
      for (const one of all) chips.set(one, all);
    }
    return found;
  }

  /** Whether an element holds no more than a row of choices does. */
  const few = dom.kept((/** @type {Element} */ row) => row.childElementCount <= 3 * MOST);

  /** Whether one of the same name stands with an element in what may be a row of choices.
   * @param {Element} el */
  function twin(el) {
    const row = el.parentElement, name = el.localName;
    if (!row || !few(row)) return false;
    for (let s = row.firstElementChild; s; s = s.nextElementSibling) if (s !== el && s.localName === name) return true;
    return false;
  }
  const twinAround = dom.kept(twin);

  /** Whether one of the same name stands right beside an element.
   * @param {Element} el */
  const paired = (el) => el.nextElementSibling?.localName === el.localName || el.previousElementSibling?.localName === el.localName;

  /** A cheap look: whether something like it stands right beside it or around it,
   * and in the row that would be the group's.
   * @param {Element} el */
  function like(el) {
    const up = el.parentElement, top = up?.parentElement;
    return (paired(el) || !!up && paired(up)) && (twin(el) || !!up && twinAround(up) || !!top && twinAround(top));
  }

  globalThis.autofill.chips = { find, chosen };
})();
