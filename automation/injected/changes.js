// @ts-check
// Follows what the page does: what changed is read soon, and what is far from the
// view when nothing else is to be done.
(() => {
  if (globalThis.autofill.changes) return;
  const { is, layer, walk, texts, sight } = globalThis.autofill;
  const BUDGET = 6, SLICE = 8, WAIT = 60, LATE = 100;

  /** Has drawn what there is now: in the next frame, or at once.
   * @type {(now?: boolean) => void} */
  let draw = () => {};
  let timer = 0, idling = 0;
  /** All the time that this took, milliseconds. */
  let work = 0;
  /** @type {MutationRecord[]} */
  let changes = [];
  /** Until the browser has laid out what changed: to ask it before has it do that twice.
   * @type {Promise<void>|null} */
  let laid = null;
  const observed = new WeakSet();

  // Not scheduler.yield: what goes on there comes before all that waits.
  const pause = () => new Promise((/** @type {(none: void) => void} */ done) => {
    const { scheduler } = /** @type {any} */ (globalThis);
    if (scheduler?.postTask) scheduler.postTask(done, { priority: "user-visible" }); else setTimeout(done, 0);
  });

  const frame = () => new Promise((/** @type {(none: void) => void} */ done) => {
    requestAnimationFrame(() => { void pause().then(done); });
    setTimeout(done, LATE); // where nothing is drawn
  });

  const observer = new MutationObserver((records) => {
    const theirs = [];
    for (const r of records) {
      if (r.type === "childList" && [...r.addedNodes, ...r.removedNodes].every((n) => n === layer.host)) {
        // Not at once: a page that removes us again and again must not be held up.
        if (!layer.host?.isConnected) setTimeout(layer.home, 50);
        continue;
      }
      if (r.target === layer.host) continue;
      theirs.push(r);
      if (r.attributeName === "open" && is.dialog(r.target)) { if (r.target.open) layer.front(); else layer.home(); }
    }
    if (!layer.host?.isConnected) setTimeout(layer.home, 50);
    if (!theirs.length) return;
    changes.push(...theirs);
    if (changes.length > 5000) { changes = []; walk.start(observe); rest(); }
    laid ||= frame().then(() => { laid = null; });
    timer ||= setTimeout(reread, WAIT);
  });

  /** @param {Document|ShadowRoot} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, {
      subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ["class", "style", "hidden", "open", "disabled", "placeholder", "value", "title", "alt", "type"],
    });
  }

  /** Reads what changed, and what depends on it. */
  function take() {
    const began = performance.now(), records = changes;
    clearTimeout(timer);
    timer = 0;
    changes = [];
    const much = walk.change(records);
    sight.after(records);
    if (!walk.pump(began + BUDGET, true)) timer = setTimeout(reread, 0);
    if (much || records.length && texts.shifted()) texts.stale(true);
    rest();
    work += performance.now() - began;
  }

  function reread() {
    take();
    draw(true);
  }

  /** Reads on when there is nothing else to do. */
  function rest() {
    if (idling || !walk.left && !texts.left) return;
    idling = requestIdleCallback((deadline) => {
      idling = 0;
      if (laid) { void laid.then(rest); return; }
      const began = performance.now(), until = began + Math.min(BUDGET, Math.max(2, deadline.timeRemaining()));
      const read = walk.pump(until), measured = texts.sweep(until);
      if (!read || !measured) rest();
      work += performance.now() - began;
      if (texts.came()) draw();
    }, { timeout: 500 });
  }

  /** Reads and measures until what is in view is known, without holding anybody
   * up. What is far below follows later. */
  async function settle() {
    if (changes.length) {
      await laid;
      take();
    }
    texts.beyond(true);
    for (let read = false; !read && !texts.beyond();) {
      const began = performance.now();
      do { read = walk.pump(0); read = texts.settle(began + SLICE) && read; } while (!read && !texts.beyond() && performance.now() < began + SLICE);
      work += performance.now() - began;
      if (!read && !texts.beyond()) await pause();
    }
    rest();
  }

  globalThis.autofill.changes = {
    settle, rest, pause,
    get work() { return work; },
    /** Whether some of the page is still to be read. */
    get reading() { return idling !== 0 || timer !== 0; },
    /** @param {(now?: boolean) => void} f */
    start(f) { draw = f; walk.start(observe); rest(); },
    /** What the page did without a word: it may have moved anywhere. */
    late() { if (walk.late()) timer ||= setTimeout(reread, 0); },
  };
})();
