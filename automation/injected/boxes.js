// @ts-check
// What takes input: boxes, lists, and the elements kits draw in their place.
(() => {
  const { is, dom, state } = globalThis.autofill;
  const TRIGGER = /(^|[\s_-])(ui-dropdown-trigger|ui-select-trigger|ant-select|el-select|el-cascader|ant-cascader-picker|ivu-select|layui-form-select|select2-container|chosen-container|bootstrap-select|dropdown-trigger|select-trigger|next-select)([\s_]|$)/;
  const COMBO = ".combo:not(.datebox,.datetimebox)"; // EasyUI's
  const WIDGETS = ".ant-select,.el-select,.el-cascader,.ant-cascader-picker,.ivu-select,.layui-form-select,.select2-container,.chosen-container,.next-select," + COMBO;

  /** Whether an element opens a list drawn by other elements.
   * @param {Element} el */
  function isTrigger(el) {
    if (is.select(el) || is.option(el)) return false;
    if (state.drawn?.has(el)) return true;
    const cls = el.getAttribute("class");
    if (cls && (TRIGGER.test(cls) || el.matches(COMBO))) return !el.parentElement?.closest(WIDGETS);
    if (is.input(el)) return false;
    if (shows(el, el.previousElementSibling) || shows(el, el.nextElementSibling)) return true;
    return el.getAttribute("role") === "combobox" && !el.closest(WIDGETS) || el.getAttribute("aria-haspopup") === "listbox";
  }

  /** Whether an element shows what is chosen in the hidden list beside it.
   * @param {Element} el @param {Element|null} side */
  function shows(el, side) {
    if (!is.select(side) || !/^(a|div|span|button)$/.test(el.localName) || !dom.hidden(side) || dom.hidden(el)) return false;
    const bare = (/** @type {string} */ s) => dom.tidy(s.replace(/[^\p{L}\p{N}]+/gu, " "));
    const text = bare(dom.textOf(el)), chosen = side.selectedOptions[0];
    return !!text && !!chosen && text === bare(chosen.label || chosen.text);
  }

  /** Whether a box that takes no typing opens a list when it is pressed.
   * @param {HTMLInputElement} el */
  function opensList(el) {
    if (!el.readOnly || el.disabled) return false;
    if (el.getAttribute("role") === "combobox" || /^(listbox|dialog|menu|true)$/.test(el.getAttribute("aria-haspopup") || "")) return true;
    const side = el.nextElementSibling;
    if (/(^|[\s_-])(combo|picker|select|dropdown)([\s_-]|$)/i.test(el.className) || side && /(^|[\s_-])(trigger|arrow|caret|dropdown)([\s_-]|$)/i.test(side.getAttribute("class") || "") && !dom.hidden(side)) return true;
    if (el.closest(".van-cell--clickable,.weui-cell_access,.weui-cell_select,.adm-list-item-content-arrow") || /选择|点选|請選擇|select|choose/i.test(el.placeholder)) return true;
    return globalThis.autofill.drawn.asks(el.value) || !el.value && inCell(el);
  }

  /** Whether an empty box stands in a cell, or is itself, made for a press.
   * @param {HTMLInputElement} el */
  function inCell(el) {
    if (!/^(text|search|tel)$/.test(el.type)) return false;
    /** @type {Element} */
    let cell = el;
    for (let a = el.parentElement, i = 0; a && i < 2 && !/^(form|body|table|tr|td|fieldset)$/.test(a.localName) && a.querySelectorAll("input,select,textarea,button,a").length === 1; a = a.parentElement, i++) cell = a;
    for (let a = /** @type {Element|null} */ (el); a; a = a === cell ? null : a.parentElement) {
      if (a.hasAttribute("onclick") || a.getAttribute("role") === "button" || a !== el && a.hasAttribute("tabindex")) return !globalThis.autofill.drawn.leads(a);
    }
    return false;
  }

  /** Whether an element is only the inside of such a list's box.
   * @param {Element} el */
  const inTrigger = (el) => !!el.parentElement?.closest(WIDGETS + ",.ui-dropdown-trigger,.ui-select-trigger");

  /** The native list or box that a drawn one stands for: inside it, or hidden
   * right beside it.
   * @param {Element} trigger @returns {Element|null} */
  function behind(trigger) {
    const inner = trigger.querySelector("select") || (trigger.querySelector("[role=combobox]") && trigger.querySelector("input"));
    if (inner) return inner;
    for (const side of [trigger.previousElementSibling, trigger.nextElementSibling]) {
      if (is.select(side) && dom.hidden(side)) return side;
    }
    return trigger.querySelector("input");
  }

  /** The drawn list that stands for a hidden native one.
   * @param {HTMLSelectElement} el */
  function front(el) {
    if (!dom.hidden(el)) return null;
    const around = el.closest(WIDGETS);
    if (around) return around;
    for (const side of [el.nextElementSibling, el.previousElementSibling]) if (side && isTrigger(side) && behind(side) === el) return side;
    return null;
  }

  /** @param {Element} el */
  const takesInput = (el) => {
    if (is.input(el)) return !/^(hidden|submit|button|image|reset)$/.test(el.type);
    return is.select(el) || is.textarea(el);
  };

  /** @param {Element} el */
  const isBox = (el) => takesInput(el) || isTrigger(el);

  globalThis.autofill.boxes = { WIDGETS, isTrigger, inTrigger, opensList, behind, front, takesInput, isBox };
})();
