// @ts-check
// What a page says at a box beside its name: a unit, what to choose or to type,
// and what was wrong.
(() => {
  const { is, dom, state } = globalThis.autofill;
  const { isTrigger, takesInput } = globalThis.autofill.boxes;
  const { over } = globalThis.autofill.wording;

  /** The hint that a page draws over a box.
   * @param {Element} el */
  function drawn(el) {
    for (let a = el.parentElement, i = 0, own = el; a && i < 2 && a.childElementCount <= 12; own = a, a = a.parentElement, i++) {
      for (let c = a.firstElementChild; c; c = c.nextElementSibling) {
        if (c !== own && over(c, el) && c.childElementCount < 3 && !takesInput(c) && dom.textOf(c)) return dom.textOf(c);
      }
    }
    return "";
  }

  /** The text right behind the control, such as 年.
   * @param {Element} el */
  function unit(el) {
    let n = el.nextSibling;
    // A box that is wrapped alone has its unit behind the wrapping.
    for (let a = el.parentElement, i = 0; !n && a && i < 3 && a.childElementCount === 1 && dom.textOf(a) === dom.textOf(el); a = a.parentElement, i++) n = a.nextSibling;
    for (let i = 0; n && i < 3; i++, n = n.nextSibling) {
      if (is.element(n) && (takesInput(n) || n.querySelector("input,select,textarea"))) return "";
      const text = dom.tidy(n.nodeType === Node.TEXT_NODE ? n.nodeValue || "" : is.element(n) ? dom.textOf(n) : "");
      if (text) return text.length <= 6 ? text : "";
    }
    return "";
  }

  /** What stands behind a node up to the next box, of elements alone or of loose texts
   * as well: those right before a box may be its name.
   * @param {Element} el @param {boolean} texts */
  function behind(el, texts) {
    let said = "", loose = "";
    for (let n = el.nextSibling; n && said.length + loose.length < 60; n = n.nextSibling) {
      if (is.element(n)) {
        if (takesInput(n) || n.querySelector("input,select,textarea")) return said;
        said += dom.tidy(loose) + dom.textOf(n).slice(0, 60);
        loose = "";
      } else if (texts) loose += ` ${(n.nodeValue || "").slice(0, 60)}`;
    }
    return said + dom.tidy(loose);
  }

  /** What the page says of a box behind it, in its line or in the next cells of its
   * row: 外籍客户无需填写.
   * @param {Element} el */
  function note(el) {
    const cell = el.closest("td"), alone = cell && cell.querySelectorAll("input,select,textarea").length === 1;
    return (behind(el, true) + (alone ? behind(cell, false) : "")).slice(0, 60);
  }

  // A choice without a value that names the list: 证件类型, but not 全部 or 不限.
  const NAME = /^(?!请|全部|所有|不限|无$|没有|其[他它]|暂|默认|任意)[\p{Script=Han}/（）()]{2,12}$/u;

  /** What a list says to choose as long as nothing is chosen.
   * @param {Element} el */
  function prompt(el) {
    const list = is.select(el) ? el : null;
    const text = list ? list.options[0] && !list.options[0].getAttribute("value") ? dom.tidy(list.options[0].text) : ""
      : state.drawn?.get(el) || (isTrigger(el) ? el.querySelector("input")?.placeholder || dom.textOf(el) : "");
    if (list && NAME.test(text)) return text;
    return /^(请?选择|点击选择|select|please|choose)\s*\S/i.test(text) && text.length <= 30 ? text : "";
  }

  /** Whether an element holds more boxes than a row has. */
  const crowded = dom.kept((/** @type {Element} */ el) => el.querySelectorAll("input,select,textarea").length > 3);

  /** What says in an element that something is wrong. */
  const wrong = dom.kept((/** @type {Element} */ el) => {
    const bad = el.querySelector(/error/i.test(el.className) ? "[class*=explain],[class*=error],[class*=help],[class*=message]" : "[class*=error]:not(input)");
    return bad && bad.checkVisibility() ? bad : null;
  });

  /** Whether a page has words of errors at all. */
  const errs = dom.kept((/** @type {Document|ShadowRoot} */ root) => !!root.querySelector("[class*=error i]"));

  /** The error the page shows for a control, in its row.
   * @param {Element} el */
  function error(el) {
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode()), described = el.getAttribute("aria-describedby");
    if (described && el.getAttribute("aria-invalid") === "true") {
      const t = root.getElementById(described.split(/\s+/)[0]);
      if (t) return dom.textOf(t);
    }
    if (!errs(root)) return "";
    for (let a = el.parentElement, i = 0; a && i < 3 && !crowded(a); a = a.parentElement, i++) {
      const bad = wrong(a);
      if (bad) return dom.textOf(bad);
    }
    return "";
  }

  globalThis.autofill.hints = { drawn, unit, note, prompt, error };
})();
