// @ts-check
// Where the panel stands: in a corner, or where the person put it, by dragging or by
// keys. What they chose is told to Go, which gives it back on the next page: a page
// must not be able to read it.
(() => {
  if (globalThis.autofill.seat) return;
  const NEAR = 4, STEP = 24, CORNERS = ["bottom-right", "top-right", "bottom-left", "top-left"];
  const ARROWS = /** @type {Record<string, number[]>} */ ({ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] });

  /** @type {HTMLElement|null} */
  let card = null;
  /** @type {AFLayout} */
  let layout = { moved: false, left: 0, top: 0, folded: false };
  let corner = CORNERS[0];
  /** @type {{x: number, y: number, left: number, top: number, moved: boolean}|null} */
  let drag = null;

  const tell = () => globalThis.autofill.tell?.({ kind: "panel", layout });

  /** The room the card leaves in the window, beside its margins. */
  const room = () => ({ w: Math.max(1, innerWidth - (card?.offsetWidth || 0) - 2 * NEAR), h: Math.max(1, innerHeight - (card?.offsetHeight || 0) - 2 * NEAR) });

  /** Puts the card at shares of the free room, so that it stays at the edge it was put to. */
  function settle() {
    if (!card?.isConnected) return;
    if (!layout.moved) { card.setAttribute("data-corner", corner); card.style.left = card.style.top = ""; return; }
    const { w, h } = room();
    card.removeAttribute("data-corner");
    card.style.left = Math.round(NEAR + layout.left * w) + "px";
    card.style.top = Math.round(NEAR + layout.top * h) + "px";
  }

  /** @param {number} left pixels @param {number} top pixels */
  function at(left, top) {
    const { w, h } = room(), share = (/** @type {number} */ v) => Math.round(1000 * Math.max(0, Math.min(1, v))) / 1000;
    layout = { ...layout, moved: true, left: share((left - NEAR) / w), top: share((top - NEAR) / h) };
    settle();
  }

  /** @param {PointerEvent} e */
  function grab(e) {
    const box = card?.getBoundingClientRect();
    if (box) drag = { x: e.clientX, y: e.clientY, left: box.left, top: box.top, moved: false };
  }

  /** @param {PointerEvent} e */
  function follow(e) {
    if (!drag || !e.isTrusted) return;
    if (!(e.buttons & 1)) { drop(e); return; }
    if (Math.abs(e.clientX - drag.x) + Math.abs(e.clientY - drag.y) < 4 && !drag.moved) return;
    drag.moved = true;
    e.stopImmediatePropagation();
    at(drag.left + e.clientX - drag.x, drag.top + e.clientY - drag.y);
  }

  /** @param {PointerEvent} e */
  function drop(e) {
    if (drag?.moved) { e.stopImmediatePropagation(); tell(); }
    drag = null;
  }

  // Over the card itself the layer gives these events to the panel; a quick hand
  // is beside it.
  addEventListener("pointermove", follow, true);
  addEventListener("pointerup", drop, true);
  addEventListener("resize", settle);

  /** Moves by an arrow key; whether the key was one.
   * @param {string} key */
  function arrow(key) {
    const by = ARROWS[key], box = card?.getBoundingClientRect();
    if (!by || !box) return false;
    at(box.left + by[0], box.top + by[1]);
    tell();
    return true;
  }

  /** To the next corner, for those who cannot drag. */
  function turn() {
    const next = ["bottom-right", "bottom-left", "top-left", "top-right"];
    const here = layout.moved ? `${layout.top > 0.5 ? "bottom" : "top"}-${layout.left > 0.5 ? "right" : "left"}` : corner;
    corner = next[(next.indexOf(here) + 1) % next.length];
    layout = { ...layout, moved: true, left: corner.endsWith("right") ? 1 : 0, top: corner.startsWith("bottom") ? 1 : 0 };
    settle();
    tell();
  }

  globalThis.autofill.seat = {
    CORNERS, settle, grab, follow, drop, arrow, turn,
    get card() { return card; },
    /** Whether the person chose its place, or is about to. */
    get chosen() { return layout.moved || drag !== null; },
    get corner() { return corner; },
    set corner(c) { corner = c; settle(); },
    /** Takes a card, and how the person left it on the page before.
     * @param {HTMLElement} el @param {AFLayout|null|undefined} before */
    take(el, before) {
      if (card !== el && before) layout = { ...before };
      card = el;
    },
    /** Whether they folded it. */
    get folded() { return layout.folded; },
    /** @param {boolean} on */
    fold(on) { layout = { ...layout, folded: on }; tell(); },
  };
})();
