// @ts-check
// Notices what the person does and that the page changed, so that a hand-off can
// end by itself. Sends kinds and lengths, never what was typed.
(() => {
  const { is, dom, state } = globalThis.autofill;
  if (state.watching) return;
  state.watching = true;

  /** @param {object} event */
  const tell = (event) => { if (typeof autofillNotify === "function") autofillNotify(JSON.stringify(event)); };

  /** @param {Event} e */
  const typed = (e) => {
    const el = /** @type {HTMLInputElement} */ (e.composedPath()[0]);
    if (!is.element(el) || !e.isTrusted || state.writing) return;
    state.touched.add(el);
    const trigger = el.closest(".ant-select,.el-select,.ui-dropdown-trigger,[role=combobox]");
    if (trigger) state.touched.add(trigger);
    tell({ kind: e.type, length: typeof el.value === "string" ? [...el.value].length : 0 });
  };
  addEventListener("input", typed, true);
  addEventListener("change", typed, true);
  addEventListener("click", (e) => { if (e.isTrusted && !state.writing) tell({ kind: "click" }); }, true);

  let pending = 0;
  const changed = () => {
    if (pending) return;
    pending = setTimeout(() => { pending = 0; tell({ kind: "dom" }); }, 60);
  };
  const seen = new MutationObserver((records) => {
    if (records.some((r) => !(is.element(r.target) && r.target.localName === dom.HOST) &&
        ![...r.addedNodes, ...r.removedNodes].every((n) => is.element(n) && n.localName === dom.HOST))) changed();
    else if (records.some((r) => r.type !== "childList")) changed();
  });
  const start = () => seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class", "style", "hidden", "disabled", "open", "value", "checked"] });
  start();
  addEventListener("DOMContentLoaded", () => tell({ kind: "ready" }), { once: true });
  addEventListener("load", () => tell({ kind: "loaded" }), { once: true });
  globalThis.autofill.tell = tell;
})();
