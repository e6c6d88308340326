// @ts-check
// What a person needs to see for what they do right now: the box of the hand-off
// with the picture and the buttons of its row, or the frame it is in, and whatever
// has the focus.
(() => {
  if (globalThis.autofill.needs) return;
  const { is, dom } = globalThis.autofill;
  const BESIDE = "img,canvas,button,input[type=button],input[type=submit],input[type=image],[role=button],a", BOXES = "input:not([type=hidden],[type=button],[type=submit],[type=image]),select,textarea";
  const UP = 4, HIGH = 240, FEW = 3, HALF = 0.5;

  /** The frame in which the hand-off is. @type {Element|null} */
  let frame = null;

  /** Whether something is no larger than what a panel can leave free.
   * @param {AFBox} b */
  const part = (b) => b.w * b.h < HALF * innerWidth * innerHeight;

  /** @param {Element} el @returns {AFBox[]} */
  function seen(el) {
    if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    const b = dom.box(el);
    return b.w > 2 && b.h > 2 ? [b] : [];
  }

  /** What stands in a control's row and belongs to it: the picture it is read from,
   * the button that sends its code.
   * @param {Element} el @returns {AFBox[]} */
  function beside(el) {
    for (let a = dom.parentOf(el), i = 0; a && i < UP && !/^(body|form|html)$/.test(a.localName); a = dom.parentOf(a), i++) {
      if (dom.box(a).h > HIGH || a.querySelectorAll(BOXES).length > FEW) break;
      const all = [...a.querySelectorAll(BESIDE)].filter((b) => !el.contains(b)).flatMap(seen);
      if (all.length) return all;
    }
    return [];
  }

  /** What has the focus in the page, through open shadow roots; not what is as large
   * as the page itself.
   * @returns {AFBox[]} */
  function focused() {
    let el = document.activeElement;
    while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
    if (!el || el === document.body || el === document.documentElement || el.localName === dom.HOST) return [];
    // A dialog that has the focus is no box.
    return seen(el).filter((b) => part(b) && (b.h <= HIGH || el.localName === "iframe"));
  }

  /** What must not be hidden, and what had better not be: what is said of
   * it, other marks, and texts.
   * @param {AFFrameMark[]} marks those that are drawn @param {AFWords[]} words of the page @returns {AFNeeds} */
  function boxes(marks, words) {
    const must = focused(), advice = [], more = [];
    if (frame?.isConnected) must.push(...seen(frame).filter(part));
    for (const m of marks) {
      if (m.state === "filled" || !m.box) continue;
      if (m.now) must.push(m.box, ...m.members.flatMap((el) => (el.isConnected && is.element(el) ? beside(el) : [])));
      else more.push(m.box);
      if (m.now) for (const b of [m.badgeAt, m.cardAt]) if (b) advice.push(b);
    }
    return { must, advice, more, words: words.filter((w) => w.of) };
  }

  /** Notes which frame the hand-off is in, by where Go saw it.
   * @param {AFBox|null|undefined} at */
  function within(at) {
    const x = at ? at.x + at.w / 2 : 0, y = at ? at.y + at.h / 2 : 0;
    frame = at && [...document.querySelectorAll("iframe,frame")].find((el) => {
      const b = el.getBoundingClientRect();
      return x > b.left && x < b.right && y > b.top && y < b.bottom;
    }) || null;
  }

  globalThis.autofill.needs = { boxes, within };
})();
