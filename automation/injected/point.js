// @ts-check
// Lets the person show a box by a click. While it listens, no press and no key
// reaches the page: the click only says which box is meant.
(() => {
  if (globalThis.autofill.point) return;
  const { is, dom, state } = globalThis.autofill;
  /** @type {Element[]} */
  let targets = [];
  let on = false, count = 0;

  /** The boxes a person sees of a control: its own, its group's, their labels'.
   * @param {Element} el @returns {Element[]} */
  function parts(el) {
    const members = state.groups?.get(el) || [el];
    return members.flatMap((m) => [m, .../** @type {HTMLInputElement} */ (m).labels || []]);
  }

  /** Which control a press is meant for: what was hit, or whose box it is in.
   * @param {MouseEvent} e @returns {Element|null} */
  function meant(e) {
    const path = e.composedPath();
    for (const el of targets) if (parts(el).some((p) => path.includes(p))) return el;
    let best = null, size = Infinity;
    for (const el of targets) {
      if (!el.isConnected || dom.hidden(el)) continue;
      const b = el.getBoundingClientRect();
      if (e.clientX < b.left || e.clientX > b.right || e.clientY < b.top || e.clientY > b.bottom || b.width * b.height >= size) continue;
      best = el; size = b.width * b.height;
    }
    return best;
  }

  /** @param {Event} e */
  const ours = (e) => { const el = e.composedPath()[0]; return is.element(el) && el.localName === dom.HOST; };

  /** @param {Event} e */
  function swallow(e) {
    if (!on || ours(e)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (e.type !== "click" || !e.isTrusted) return;
    const el = meant(/** @type {MouseEvent} */ (e));
    if (!el) return;
    // A number of the element's own: those of a snapshot change with the page.
    state.shown = state.shown || new WeakMap();
    if (!state.shown.has(el)) state.shown.set(el, ++count);
    globalThis.autofill.tell?.({ kind: "pointed", id: `${state.document} ${state.shown.get(el)}` });
  }
  for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "auxclick", "dblclick", "contextmenu", "touchstart",
    "touchend", "submit", "beforeinput", "keydown", "keypress", "keyup"]) addEventListener(type, swallow, { capture: true, passive: false });

  globalThis.autofill.point = {
    /** @param {{refs: number[]}} args */
    start(args) { targets = args.refs.map((ref) => state.elements[ref]).filter(Boolean); on = true; return true; },
    stop() { on = false; return true; },
  };
})();
