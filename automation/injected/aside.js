// @ts-check
// Steps aside with the panel: out of the way of what the person does now, into
// another corner, or folded to a bar where no corner has the room. It never does so
// while they use it, nor where they put it themselves. In a window as narrow as a
// phone's it is a bar, until they unfold it.
(() => {
  if (globalThis.autofill.aside) return;
  const { layer, seat } = globalThis.autofill;
  const USED = 2000, QUIET = 150, ROOM = 16;
  const small = matchMedia("(max-width: 480px), (max-height: 420px)"); // as in panel.css

  /** Whether no corner has room for all of it; whether the person wants to see it all the same. */
  let tight = false, unfolded = false;
  /** Whether it shows another step than when it was last looked at, and whether the
   * marks of that step are still to come. */
  let fresh = true, due = true;
  let used = -USED, scrolled = -QUIET, timer = 0;
  /** @type {AFNeeds} */
  let needs = { must: [], advice: [], more: [], words: [] };
  /** How large it is, whole and folded, since it showed this in this window. */
  let sizes = { of: "", whole: { w: 0, h: 0 }, bar: { w: 0, h: 0 } };
  let draw = () => {};

  const bar = () => seat.folded || (small.matches || tight) && !unfolded;
  const inUse = () => !!layer.root?.activeElement || performance.now() - used < USED;

  /** The sizes of both forms. Only what changed is measured again.
   * @param {HTMLElement} card @param {string} of what it shows */
  function measure(card, of) {
    of += `${innerWidth} ${innerHeight}`;
    if (of === sizes.of) return;
    // Of a copy that is never painted: drawn as both forms between two frames, the card
    // itself would have come from the window's corner in what Chrome counts as shift.
    const copy = /** @type {HTMLElement} */ (card.cloneNode(true)), size = () => ({ w: copy.offsetWidth, h: copy.offsetHeight });
    copy.style.visibility = "hidden";
    copy.classList.remove("folded");
    card.after(copy);
    const whole = size();
    copy.classList.add("folded");
    sizes = { of, whole, bar: size() };
    copy.remove();
  }

  /** How much of some boxes it hides in a corner, when it is so large: all of one counts
   * as one, whether it is a short word or a long box.
   * @param {AFSize} size @param {string} corner @param {AFBox[]} boxes @param {number} gap to the edges of the window @param {number} [room] around the boxes */
  function hides(size, corner, boxes, gap, room = 0) {
    const x = corner.endsWith("right") ? innerWidth - size.w - gap : gap, y = corner.startsWith("bottom") ? innerHeight - size.h - gap : gap;
    let all = 0;
    for (const b of boxes) {
      const w = Math.min(b.x + b.w + room, x + size.w) - Math.max(b.x - room, x), h = Math.min(b.y + b.h + room, y + size.h) - Math.max(b.y - room, y);
      if (w > 0 && h > 0) all += w * h / Math.max(1, b.w * b.h);
    }
    return all;
  }

  /** @param {string} shows what the card shows */
  function decide(shows) {
    const { card } = seat;
    clearTimeout(timer);
    timer = 0;
    if (!card?.isConnected || card.hidden || inUse()) return;
    if (seat.chosen) {
      if (fresh) { tight = unfolded = fresh = false; draw(); }
      return;
    }
    // Not at every step of a wheel: where the page comes to rest.
    const wait = QUIET - (performance.now() - scrolled);
    if (wait > 0) { timer = setTimeout(() => decide(shows), wait); return; }
    measure(card, shows);
    const gap = parseFloat(getComputedStyle(card).getPropertyValue("--gap")) || 0, { must, advice, more, words } = needs;
    /** The corner that hides least. It leaves its own only for what is to be seen now;
     * for another mark too when there is another step, or where nothing at all is hidden.
     * @param {AFSize} size */
    const best = (size) => {
      const all = [seat.corner, ...seat.CORNERS].map((c) => {
        const part = (/** @type {AFBox[]} */ boxes) => hides(size, c, boxes, gap), marks = part(more);
        return { c, must: part(must), advice: part(advice), marks, rest: marks + part(words) };
      });
      const own = all[0], least = all.reduce((a, b) => ((b.must - a.must || b.advice - a.advice || b.rest - a.rest) < 0 ? b : a));
      return least.must < own.must || least.advice < own.advice || own.marks > 0 && (fresh || least.rest === 0) ? least : own;
    };
    const was = bar();
    if (fresh) unfolded = false;
    const fixed = seat.folded || small.matches || unfolded;
    // Whole again where it is, when there is plenty of room; with the next step, anywhere.
    const open = !tight || fresh ? best(sizes.whole) : { c: seat.corner, must: hides(sizes.whole, seat.corner, must, gap, ROOM) };
    if (!fixed) tight = open.must > 0;
    const at = bar() ? best(sizes.bar) : open;
    fresh = false;
    if (at.c !== seat.corner) seat.corner = at.c;
    if (bar() !== was) draw();
  }

  addEventListener("scroll", () => { scrolled = performance.now(); }, { capture: true, passive: true });
  small.addEventListener("change", () => { if (!inUse()) draw(); });

  globalThis.autofill.aside = {
    /** Whether it is shown as a bar. */
    get bar() { return bar(); },
    /** Whether the page must come to rest first. */
    get waiting() { return timer !== 0; },
    /** Is told when the form changes. @param {() => void} f */
    start(f) { draw = f; },
    /** @param {AFNeeds} boxes @param {string} shows */
    avoid(boxes, shows) { needs = boxes; decide(shows); },
    /** The person does something in it. */
    use() { used = performance.now(); },
    /** It shows something else than before; and the marks of that came. */
    renew() { fresh = due = true; },
    marked() { if (due) { due = false; fresh = true; } },
    /** The person folds or unfolds it: in a small window for this step alone. */
    toggle() {
      if (bar()) {
        unfolded = small.matches || tight;
        if (seat.folded) seat.fold(false);
      } else {
        if (!(small.matches || tight)) seat.fold(true);
        unfolded = false;
      }
    },
  };
})();
