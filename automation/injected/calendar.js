// @ts-check
// Calendars that come up when a box is pressed. They are read by what every
// calendar has: the days of a month in order, the month above them, arrows.
// Go says which of its parts to press; nothing here decides.
(() => {
  const { is, dom, state } = globalThis.autofill;
  const { value, says } = globalThis.autofill.dates;
  const DAY = /^(\d{1,2})\s*[^\d\s年月]{0,6}$/;
  const NO_DAY = /week-?(col|num|no)|weeknum|cell-week|calweek|(^|\s)cw(\s|$)/i;
  const OFF = ":disabled,[aria-disabled=true],[class*=disable],[class*=invalid],[class*=unselectable],[class*=forbid]";
  const ARROW = /prev|next|left|right|arrow|year|month|nav|[-_][ym](\s|$)|[«‹<›»>◀▶←→≪≫〈〉《》❮❯]|上|下|前|后/i;
  const TAKE = /^(确\s*定|确\s*认|完\s*成|ok|done|confirm|apply)$/i;
  const LEAVE = /^(取\s*消|关\s*闭|cancel|close|×|✕)$/i;

  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); setTimeout(done, 120); });

  /** Whether an element may be seen, by the little that can be asked of all.
   * @param {Element} el */
  function shows(el) {
    const b = el.getBoundingClientRect();
    return b.width > 0 && b.height > 0 && b.right + scrollX > 0 && b.bottom + scrollY > 0 && el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  /** The documents and shadow roots a calendar may come up in: those of this
   * document, and of frames of its own that were not there before.
   * @param {WeakSet<Element>} before @returns {(Document|ShadowRoot)[]} */
  function places(before) {
    const out = dom.roots();
    for (const root of dom.roots()) {
      for (const f of root.querySelectorAll("iframe")) {
        const inner = before.has(f) || dom.hidden(f) ? null : f.contentDocument;
        if (inner?.body) out.push(inner);
      }
    }
    return out;
  }

  /** @param {Element} el */
  const text = (el) => dom.tidy(el.localName === "input" ? /** @type {HTMLInputElement} */ (el).value : el.textContent || "");

  /** @param {Element} el */
  function day(el) {
    if (el.childElementCount > 4 || (el.textContent || "").length > 16 || NO_DAY.test(el.getAttribute("class") || "")) return 0;
    const n = Number(DAY.exec(text(el))?.[1] || 0);
    return n <= 31 ? n : 0;
  }

  /** The days in a part of the page, in order, innermost elements only.
   * @param {Document|ShadowRoot|Element} root */
  function days(root) {
    const all = [...root.querySelectorAll("td,div,span,button,li,a,p,em,b,i,dd")].filter((e) => day(e) && !dom.hidden(e));
    return all.filter((e, i) => !all[i + 1] || !e.contains(all[i + 1]));
  }

  /** The smallest elements that hold the days of a month and were not there
   * before. Every month has one 15th, and no month shows its neighbour's.
   * @param {AFCalendar} c */
  function grids(c) {
    /** @type {{grid: Element, cells: Element[]}[]} */
    const out = [];
    for (const root of c.top?.isConnected ? [c.top] : places(c.before)) {
      const all = days(root);
      for (const mid of all) {
        if (day(mid) !== 15 || c.before.has(mid)) continue;
        for (let a = mid.parentElement, i = 0; a && i < 8; a = a.parentElement, i++) {
          const cells = all.filter((e) => /** @type {Element} */ (a).contains(e));
          if (new Set(cells.map(day).filter((n) => n <= 28)).size < 28) continue;
          if (cells.filter((e) => day(e) === 15).length === 1) out.push({ grid: a, cells });
          break;
        }
      }
    }
    return out;
  }

  /** What came up around the days: the largest element that was not there before.
   * @param {Element} grid @param {AFCalendar} c */
  function around(grid, c) {
    let a = grid;
    for (let p = a.parentElement; p && !c.before.has(p) && p.localName !== "body" && !p.contains(c.el); p = p.parentElement) a = p;
    return a;
  }

  /** The days of the month itself: from the first 1st on, one after the other.
   * @param {Element[]} cells */
  function month(cells) {
    const run = cells.slice(Math.max(0, cells.findIndex((e) => day(e) === 1)));
    const end = run.findIndex((e, i) => day(e) !== i + 1);
    return end < 0 ? run : run.slice(0, end);
  }

  /** Where the middle of a day's cell is: of what holds this day alone.
   * @param {Element} el @param {Element} grid @param {Element[]} cells */
  function middle(el, grid, cells) {
    const most = grid.getBoundingClientRect().width / 6;
    let b = el.getBoundingClientRect();
    for (let a = el.parentElement; a && a !== grid && !a.matches("tr,ul") && cells.filter((e) => a?.contains(e)).length === 1; a = a.parentElement) {
      const wide = a.getBoundingClientRect();
      if (wide.width > most) break;
      b = wide;
    }
    return Math.round(b.x + b.width / 2);
  }

  /** The texts before the days, in order; what a list or a box of its own shows is marked.
   * @param {Element} panel @param {Element} grid @param {(e: Element) => boolean} skip */
  function head(panel, grid, skip) {
    /** @type {AFHead[]} */
    const out = [];
    /** @param {Element} el */
    const walk = (el) => {
      if (out.length >= 60 || el === grid || skip(el) || grid.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) return;
      if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && getComputedStyle(el).display !== "contents") return;
      if (el.localName === "select") {
        const list = /** @type {HTMLSelectElement} */ (el);
        out.push({ text: dom.tidy(list.selectedOptions[0]?.text || ""), box: true });
      } else if (el.localName === "input") out.push({ text: text(el), box: true });
      else for (const n of el.childNodes) {
        if (n.nodeType === Node.TEXT_NODE && /\S/.test(n.nodeValue || "")) out.push({ text: dom.tidy(n.nodeValue || ""), box: false });
        else if (n.nodeType === Node.ELEMENT_NODE) walk(/** @type {Element} */ (n));
      }
    };
    walk(panel);
    return out.filter((h) => h.text);
  }

  /** The classes by which a part goes: its own and those of what it alone fills
   * or is filled by.
   * @param {Element} el */
  function classes(el) {
    const out = [el];
    for (let a = el; a.childElementCount === 1 && out.length < 3; a = a.children[0]) out.push(a.children[0]);
    for (let a = el.parentElement, i = 0; a && a.childElementCount === 1 && i < 2; a = a.parentElement, i++) out.push(a);
    return out.map((e) => e.getAttribute("class") || "").join(" ").trim();
  }

  /** Whether a part stands left or right of the middle.
   * @param {Element} el @param {Element} top */
  function side(el, top) {
    const b = el.getBoundingClientRect(), t = top.getBoundingClientRect();
    return Math.sign(b.left + b.right - t.left - t.right);
  }

  /** What stands in the calendar beside the days and could be an arrow.
   * @param {Element} top @param {Element[]} all the months */
  function arrows(top, all) {
    const PRESSED = "button,a,[role=button],th,input[type=button]";
    /** @type {(e: Element) => boolean} */
    const small = (e) => { const b = e.getBoundingClientRect(); return b.width <= 120 && b.height <= 80; };
    const found = [...top.querySelectorAll(PRESSED + ",i,span,em,div,svg,p")].filter((e) =>
      !all.some((g) => g.contains(e) || e.contains(g)) && small(e) && text(e).length <= 12 &&
      ARROW.test(`${classes(e)} ${e.getAttribute("title") || ""} ${e.getAttribute("aria-label") || ""} ${text(e)}`) && shows(e));
    return found.filter((e) => e.matches(PRESSED) ? !found.some((o) => o !== e && o.matches(PRESSED) && e.contains(o))
      : !e.parentElement?.closest(PRESSED) && !found.some((o) => o !== e && e.contains(o)));
  }

  /** The calendar as it is now.
   * @param {AFCalendar} c @returns {AFCalendarView} */
  function look(c) {
    /** @type {AFCalendarView} */
    const view = { refused: "", same: false, open: false, shows: false, range: [], columns: [], panels: [], head: [], arrows: [], lists: [], titles: [], take: -1 };
    c.parts = [];
    view.shows = c.dates.every((d) => says(value(state.elements[d.ref]), d.date));
    let found = grids(c);
    if (!found.length && c.top) { c.top = null; found = grids(c); }
    if (!found.length) return view;
    view.open = true;
    const tops = new Set(found.map((f) => around(f.grid, c)));
    if (tops.size > 1) { view.refused = "more than one calendar opened"; return view; }
    const top = c.top = [...tops][0], all = found.map((f) => f.grid);
    const part = (/** @type {Element} */ e) => c.parts.push(e) - 1;
    const boxes = [...top.querySelectorAll("input:not([type=hidden],[type=button]),textarea")].filter(shows);
    if (boxes.length > 6 || boxes.some((b) => b.localName === "textarea" || /^(password|file|radio)$/.test(/** @type {HTMLInputElement} */ (b).type))) {
      view.refused = "what opened holds more than a calendar";
      return view;
    }
    /** @type {Element[]} */
    const panels = [];
    for (const { grid, cells } of found) {
      let panel = grid;
      while (panel !== top && panel.parentElement && !all.some((g) => g !== grid && panel.parentElement?.contains(g))) panel = panel.parentElement;
      const run = month(cells);
      const middles = run.map((e) => middle(e, grid, cells));
      const lefts = [...middles].sort((p, q) => p - q).filter((x, i, xs) => i === 0 || x - xs[i - 1] > 4);
      panels.push(panel);
      view.panels.push({
        head: head(panel, grid, () => false),
        columns: lefts.length,
        cells: run.map((e, i) => ({ day: day(e), n: part(e), text: text(e), column: lefts.findLastIndex((l) => l <= middles[i]), off: off(e, grid) })),
      });
    }
    view.head = head(top, all[0], (e) => panels.includes(e) && e !== top);
    for (const e of arrows(top, all)) {
      view.arrows.push({ n: part(e), text: text(e), words: [e.getAttribute("title"), e.getAttribute("aria-label"), text(e)].filter(Boolean).join(" "), class: classes(e), side: side(e, top), off: e.matches(":disabled,[aria-disabled=true]") });
    }
    for (const list of top.querySelectorAll("select")) {
      if (shows(list) && !list.disabled) view.lists.push({ n: part(list), text: "", chosen: list.selectedIndex, options: [...list.options].map((o) => dom.tidy(o.text)) });
    }
    if (found.length > 1) {
      for (const e of top.querySelectorAll("div,p,span,h2,h3,h4,li")) {
        if (!e.childElementCount && /\d{4}/.test(text(e)) && text(e).length <= 16 && !all.some((g) => g.contains(e)) && shows(e)) view.titles.push({ n: part(e), text: text(e), words: "", class: "", side: 0, off: false });
      }
    }
    const take = own(top, all, TAKE).filter((e) => !e.matches(OFF) && !e.closest("button:disabled"));
    if (take.length === 1) view.take = part(take[0]);
    return view;
  }

  /** The calendar's own ways out.
   * @param {Element} top */
  const exits = (top) => [...own(top, [], LEAVE), ...[...top.querySelectorAll("[class*=close]")].filter((e) => !e.childElementCount && !text(e) && shows(e))].filter(harmless);

  /** The calendar's own buttons that say something.
   * @param {Element} top @param {Element[]} all the months @param {RegExp} what */
  function own(top, all, what) {
    const found = [...top.querySelectorAll("button,a,[role=button],input[type=button],span,div,i")]
      .filter((e) => what.test(text(e) || e.getAttribute("aria-label") || "") && !all.some((g) => g.contains(e)) && shows(e));
    return found.filter((e) => !found.some((o) => o !== e && e.contains(o)));
  }

  /** Whether a day cannot be chosen.
   * @param {Element} el @param {Element} grid */
  function off(el, grid) {
    for (let a = /** @type {Element|null} */ (el); a && a !== grid; a = a.parentElement) if (a.matches(OFF)) return true;
    return false;
  }

  /** Whether a press could neither send a form nor leave the page.
   * @param {Element} el */
  function harmless(el) {
    const button = /** @type {HTMLButtonElement|null} */ (el.closest("button,input[type=submit],input[type=image],input[type=reset]"));
    if (button?.form && button.type !== "button") return false;
    const href = el.closest("a[href],area[href]")?.getAttribute("href");
    return !href || /^(#|javascript:)/i.test(href);
  }

  /** @param {Element} el @param {() => void} [held] */
  function press(el, held) {
    for (const type of ["mouseover", "mousemove"]) el.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    globalThis.autofill.press(el, held);
  }

  /** What would differ if a press had an effect.
   * @param {AFCalendar} c */
  function trace(c) {
    const view = dom.reading(() => look(c));
    return { view, sign: JSON.stringify([view.open, view.shows, view.head, view.panels.map((p) => [p.head, p.cells.length]), view.take]) };
  }

  /** Waits until the calendar differs from what it was, and has come to rest.
   * @param {AFCalendar} c @param {string} before @param {number} frames
   * @param {(v: AFCalendarView) => boolean} [enough] */
  async function changed(c, before, frames, enough) {
    await Promise.resolve();
    let now = trace(c);
    for (let i = 0; i < frames && (now.sign === before || enough && !enough(now.view)); i++) { await frame(); now = trace(c); }
    return now.view;
  }

  /** @param {string} refused @returns {AFCalendarView} */
  const nothing = (refused) => ({ refused, same: false, open: false, shows: false, range: [], columns: [], panels: [], head: [], arrows: [], lists: [], titles: [], take: -1 });

  /** Presses the box and reads the calendar that comes up, or the columns of a sheet.
   * @param {AFCalendarOrder} order @returns {Promise<AFCalendarView>} */
  async function open(order) {
    const { autofill } = globalThis, el = state.elements[order.ref];
    const x = scrollX, y = scrollY;
    let refused = autofill.guard(order) || autofill.unfit(el, "date");
    for (let i = 0; refused === "covered" && i < 40; i++) { await frame(); refused = autofill.unfit(el, "date"); }
    if (refused) return nothing(refused);
    const boxes = order.dates.map((d) => state.elements[d.ref]);
    if (order.dates.every((d, i) => says(value(boxes[i]), d.date))) return { ...nothing(""), same: true };
    if (!order.overwrite && boxes.some((b) => state.touched.has(b) || is.input(b) && !autofill.hint(b))) return nothing("kept");
    const both = autofill.dates.range(el).map((/** @type {Element} */ e) => state.elements.indexOf(e));
    if (both.length && order.dates.length < 2) return { ...nothing(""), range: both };
    if (!harmless(el)) return nothing("a press could send the form");
    /** @type {WeakSet<Element>} */
    const before = new WeakSet();
    for (const root of dom.roots()) for (const e of root.querySelectorAll("*")) if (shows(e)) before.add(e);
    const c = state.calendar = { el, before, top: null, parts: [], dates: order.dates, x, y };
    state.writing = true;
    try {
      press(el, () => { if (is.html(el)) autofill.focus(el, "focus"); });
      for (let i = 0, last = "", still = 0; i < 90 && el.isConnected; i++) {
        await frame();
        const columns = autofill.picker.read();
        const now = trace(c), sign = columns.length ? JSON.stringify(columns.map((/** @type {AFOption[]} */ o) => o.length)) : now.view.open ? now.sign : "";
        still = sign && sign === last ? still + 1 : 0;
        last = sign;
        if (still < 2) continue;
        return columns.length ? { ...nothing(""), columns } : now.view;
      }
      return nothing(el.isConnected ? "no calendar opened that could be read" : "gone");
    } finally { state.writing = false; }
  }

  /** Whether a part is still what Go read.
   * @param {Element} el @param {{how: string, text: string}} order */
  function expected(el, order) {
    if (order.how === "list") return el.localName === "select";
    return order.how === "take" ? TAKE.test(text(el)) : text(el) === order.text;
  }

  /** Presses one part of the open calendar, chooses from a list in its head, or
   * brings one of its months into view, and reads what it then shows.
   * @param {AFCalendarOrder & {how: string, n: number, text: string, option: number}} order
   * @returns {Promise<AFCalendarView>} */
  async function step(order) {
    const refused = globalThis.autofill.guard(order), c = state.calendar, el = c?.parts[order.n];
    if (order.how === "look" && c && !refused) { await frame(); return trace(c).view; }
    if (refused || !c || c.el !== state.elements[order.ref]) return nothing(refused || "the calendar closed");
    if (!el?.isConnected || !c.top?.contains(el) || dom.hidden(el) || !expected(el, order)) return nothing("the calendar changed");
    state.writing = true;
    try {
      const was = trace(c).sign, ends = order.how === "day" || order.how === "take", scroll = order.how === "scroll";
      if (order.how === "list") {
        const list = /** @type {HTMLSelectElement} */ (el);
        list.selectedIndex = order.option;
        list.dispatchEvent(new Event("input", { bubbles: true }));
        list.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (scroll) {
        el.scrollIntoView({ block: "start", behavior: "instant" });
        for (let i = 0; i < 4; i++) await frame();
      } else if (!harmless(el)) return nothing("a press could send the form");
      else press(el);
      return await changed(c, was, scroll ? 2 : ends ? 15 : 20, ends ? (v) => !v.open : undefined);
    } finally { state.writing = false; }
  }

  /** Closes the calendar, if it is still there.
   * @param {{ref: number, filled: boolean}} order */
  async function close(order) {
    const c = state.calendar, el = state.elements[order.ref];
    if (!c || c.el !== el) return true;
    const open = () => dom.reading(() => grids(c).length > 0) || globalThis.autofill.picker.read().length > 0;
    state.writing = true;
    try {
      // A calendar that closes by itself may need some frames to slide shut.
      for (let i = 0; order.filled && i < 30 && open(); i++) await frame();
      const ways = [
        () => (document.activeElement || el).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", keyCode: 27, which: 27, bubbles: true, cancelable: true })),
        () => { globalThis.autofill.focus(el, "blur"); globalThis.autofill.press(document.body); },
        () => { const out = c.top && exits(c.top)[0]; if (out) press(out); },
      ];
      for (const way of ways) {
        if (!open()) break;
        way();
        for (let i = 0; i < 20 && open(); i++) await frame();
      }
      if (is.html(el)) globalThis.autofill.focus(el, "blur");
      if (order.filled) for (const d of c.dates) { state.filled.add(state.elements[d.ref]); state.touched.delete(state.elements[d.ref]); }
      scrollTo({ left: c.x, top: c.y, behavior: "instant" });
      return !open();
    } finally { state.writing = false; state.calendar = null; }
  }

  globalThis.autofill.calendar = { open, step, close };
})();
