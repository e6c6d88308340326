// @ts-check
// What a control is like: its attributes, its state, and whether a person sees
// it. Of what is typed only the length is told.
(() => {
  const { is, dom, boxes, ticks, files, state } = globalThis.autofill;
  const MOST = 420; // options of a list

  const clean = (/** @type {string|null} */ s) => s ? dom.tidy(s) : "";

  /** @param {Element} el @param {string} role @returns {AFControl} */
  function describe(el, role) {
    const input = is.input(el) ? el : null;
    const value = /** @type {HTMLInputElement} */ (el).value;
    const form = /** @type {HTMLInputElement} */ (el).form;
    const tick = role === "radio" || role === "checkbox";
    let why;
    if (role === "file" && input) why = files.hidden(input);
    else if (tick && input) why = ticks.hidden(input);
    else why = dom.hidden(el);
    const trigger = role === "dropdown";
    const behind = trigger ? boxes.behind(el) : null;
    return {
      ref: state.elements.push(el) - 1, role, tag: el.localName, type: input ? input.type : "",
      id: el.id || behind?.id || "", name: clean(el.getAttribute("name")) || clean(behind?.getAttribute("name") || null),
      class: clean(el.getAttribute("class")), autocomplete: clean(el.getAttribute("autocomplete")),
      inputmode: clean(el.getAttribute("inputmode")), pattern: clean(el.getAttribute("pattern")),
      placeholder: clean(el.getAttribute("placeholder")), title: clean(el.getAttribute("title")),
      accept: clean(el.getAttribute("accept")),
      maxlength: el.hasAttribute("maxlength") ? Number(el.getAttribute("maxlength")) : -1,
      labels: [], section: [], unit: "", note: "", error: "", options: [],
      length: tick || role === "file" ? (input?.files?.length || 0) : trigger ? dom.textOf(el).length : typeof value === "string" ? [...value].length : 0,
      checked: tick && ticks.checked(el),
      touched: state.touched.has(el), filled: state.filled.has(el),
      required: el.matches(":required,[aria-required=true]"),
      disabled: el.matches(":disabled,[aria-disabled=true],.ui-button-disabled,.disabled"),
      readonly: !!(input || is.textarea(el)) && (/** @type {HTMLInputElement} */ (el).readOnly || el.getAttribute("aria-readonly") === "true"),
      shadow: is.shadow(el.getRootNode()),
      hidden: why, covered: why ? "" : (tick || role === "file") ? "" : dom.covered(el), box: dom.box(el),
      group: "", group_size: 0, group_pos: 0, chips: !!state.chips?.has(el),
      form: form ? target(form) : "", shown: state.shown?.get(el) || 0,
    };
  }

  /** Where a form sends. */
  const target = dom.kept((/** @type {HTMLFormElement} */ form) => {
    try {
      const u = new URL(form.getAttribute("action") || location.href, location.href);
      return u.origin + u.pathname;
    } catch { return ""; }
  });

  /** @param {HTMLSelectElement} el @returns {AFOption[]} */
  const optionsOf = (el) => [...el.options].slice(0, MOST).map((o) => ({
    text: dom.tidy(o.label || o.text), value: o.value.slice(0, 60), selected: o.selected, disabled: o.disabled,
  }));

  globalThis.autofill.controls = { describe, optionsOf };
})();
