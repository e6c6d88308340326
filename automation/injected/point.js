// @ts-check
// Lets the person show a box by a click. While it listens, no press and no key
// reaches the page: the click only says which box is meant.
(() => {
  if (globalThis.autofill.point) return;
  const { dom, state } = globalThis.autofill;
  /** @type {number[]} */
  let refs = [];
  let on = false;

  /** The boxes a person sees of a control: its own, its group's, their labels'.
   * @param {Element} el @returns {Element[]} */
  function parts(el) {
    const members = state.groups?.get(el) || [el];
    return members.flatMap((m) => [m, .../** @type {HTMLInputElement} */ (m).labels || []]);
  }

  /** Which control a press is meant for: what was hit, or whose box it is in.
   * @param {MouseEvent} e */
  function meant(e) {
    const path = e.composedPath();
    for (const ref of refs) if (state.elements[ref] && parts(state.elements[ref]).some((p) => path.includes(p))) return ref;
    let best = -1, size = Infinity;
    for (const ref of refs) {
      const el = state.elements[ref];
      if (!el?.isConnected || dom.hidden(el)) continue;
      const b = el.getBoundingClientRect();
      if (e.clientX < b.left || e.clientX > b.right || e.clientY < b.top || e.clientY > b.bottom || b.width * b.height >= size) continue;
      best = ref; size = b.width * b.height;
    }
    return best;
  }

  /** @param {Event} e */
  const ours = (e) => { const el = e.composedPath()[0]; return el instanceof Element && el.localName === dom.HOST; };

  /** @param {Event} e */
  function swallow(e) {
    if (!on || ours(e)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (e.type !== "click" || !e.isTrusted) return;
    const ref = meant(/** @type {MouseEvent} */ (e));
    if (ref >= 0) globalThis.autofill.tell?.({ kind: "pointed", id: `${state.document} ${ref}` });
  }
  for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "auxclick", "dblclick", "contextmenu", "touchstart",
    "touchend", "submit", "beforeinput", "keydown", "keypress", "keyup"]) addEventListener(type, swallow, { capture: true, passive: false });

  globalThis.autofill.point = {
    /** @param {{refs: number[]}} args */
    start(args) { refs = args.refs; on = true; return true; },
    stop() { on = false; return true; },
  };
})();
