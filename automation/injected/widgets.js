// @ts-check
// Lists that are not native: opened by a press, drawn by other elements, often
// far away in the document, sometimes only in part. Go reads the choices and
// says which one; nothing here decides.
(() => {
  const { is, dom, state } = globalThis.autofill;
  // These come after this file.
  const picker = { read: () => globalThis.autofill.picker.read() };
  const byHand = { sheets: () => globalThis.autofill.sheets, sheet: () => globalThis.autofill.sheet };
  const ITEMS = "[role=option],[role=menuitem],[role=treeitem],.ant-select-item-option,.ant-cascader-menu-item,.el-select-dropdown__item,.el-cascader-node,.ui-select-item,.ui-dropdown-item,.van-cascader__option,.combobox-item,.x-combo-list-item,.x-boundlist-item,.next-menu-item,dd[lay-value],li";

  const MARKED = ITEMS.replace(/,li$/, "");

  /** The entries that belong to the lists of a kit; any kit's when it is none of these.
   * @param {Element} trigger */
  function itemsOf(trigger) {
    if (trigger.closest(".ant-cascader,.ant-cascader-picker")) return ".ant-cascader-menu-item";
    if (trigger.closest(".ant-select")) return ".ant-select-item-option";
    if (trigger.closest(".el-cascader")) return ".el-cascader-node";
    if (trigger.closest(".el-select")) return ".el-select-dropdown__item";
    if (trigger.closest(".van-field")) return ".van-cascader__option,.van-picker-column__item";
    if (trigger.closest(".layui-form-select")) return "dd[lay-value]";
    return ITEMS;
  }

  /** A press as a person's mouse causes it.
   * @param {Element} el @param {() => void} [held] what happens while the button is down */
  function press(el, held) {
    const b = el.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, composed: true, clientX: b.left + b.width / 2, clientY: b.top + b.height / 2, button: 0 };
    el.dispatchEvent(new PointerEvent("pointerdown", at));
    el.dispatchEvent(new MouseEvent("mousedown", at));
    held?.();
    el.dispatchEvent(new PointerEvent("pointerup", at));
    el.dispatchEvent(new MouseEvent("mouseup", at));
    el.dispatchEvent(new MouseEvent("click", at));
  }

  /** Whether a press on the element could send the form or leave the page.
   * @param {Element} el */
  function sends(el) {
    const button = el.closest("button,input[type=submit],input[type=image]");
    if (button && !(is.button(button) && button.type === "button")) return true;
    const link = el.closest("a[href]");
    const href = link?.getAttribute("href") || "";
    return !!link && !/^(#|javascript:)/i.test(href);
  }

  /** @param {HTMLElement|Element} trigger */
  const handle = (trigger) => state.drawn?.has(trigger) ? byHand.sheets().inmost(trigger) : trigger.querySelector(".ant-select-selector,.ant-select-content,.el-select__wrapper,.el-input__inner,.ivu-select-selection,.layui-select-title input,.combo-arrow") || trigger;

  /** The visible choices that belong to one list, in order.
   * @param {Set<Element>} before items that were there before the press @param {Element} trigger */
  function visibleItems(before, trigger) {
    const root = /** @type {Document|ShadowRoot} */ (trigger.getRootNode());
    const owned = (trigger.getAttribute("aria-controls") || trigger.querySelector("[aria-controls]")?.getAttribute("aria-controls") || trigger.getAttribute("aria-owns") || "");
    const list = owned ? root.getElementById(owned) : null;
    let all = [...root.querySelectorAll(itemsOf(trigger))].filter((e) => !before.has(e) && dom.textOf(e) && !dom.hidden(e));
    if (list && !trigger.closest(".ant-cascader,.el-cascader") && all.some((e) => list.contains(e) || list.parentElement?.contains(e))) {
      const holder = list.closest(".ant-select-dropdown,.el-popper,.el-select-dropdown") || list;
      all = all.filter((e) => holder.contains(e));
    }
    return all.filter((e) => !all.some((other) => other !== e && e.contains(other)));
  }

  /** The choices of an open list that are there to be pressed, in order.
   * @param {{el: Element, before: Set<Element>, sheet: AFSheet|null, step?: Element[]}} list */
  function choices({ el, before, sheet, step }) {
    if (!sheet) return visibleItems(before, el);
    const all = /** @type {Element[]} */ (byHand.sheets().entries(sheet));
    return step?.some((e) => all.includes(e)) ? all.filter((e) => step.includes(e)) : all;
  }

  /** What is pressed of an item.
   * @param {Element} item */
  const pressed = (item) => item.localName === "li" && item.querySelector("a,span") || item;

  /** What scrolls around the items.
   * @param {Element|undefined} item */
  function scroller(item) {
    for (let a = item?.parentElement; a && a !== document.body; a = a.parentElement) {
      if (a.scrollHeight > a.clientHeight + 8 && /auto|scroll|hidden/.test(getComputedStyle(a).overflowY)) return a;
    }
    return null;
  }

  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); setTimeout(done, 120); });

  /** Opens the list and reads every choice, scrolling through lists that are
   * drawn in part.
   * @param {{origins: string[], document: string, ref: number, overwrite: boolean}} order
   * @returns {Promise<{refused: string, options: AFOption[], columns: AFOption[][], current: string}>} */
  async function openList(order) {
    const el = state.elements[order.ref];
    const x = scrollX, y = scrollY;
    let refused = globalThis.autofill.guard(order) || globalThis.autofill.unfit(el, "dropdown");
    // The list chosen from before may still be sliding shut over this one, or the
    // page may be loading what that choice opens.
    for (let i = 0; (refused === "covered" || refused === "disabled") && i < 40; i++) { await frame(); refused = globalThis.autofill.unfit(el, "dropdown"); }
    const none = { options: [], columns: [], current: "" };
    if (refused) return { refused, ...none };
    if (sends(el)) return { refused: "a press could send the form", ...none };
    if (state.touched.has(el) && !order.overwrite) return { refused: "kept", ...none };
    const hand = !!state.drawn?.has(el) || is.input(el) && itemsOf(el) === ITEMS && el.getAttribute("role") !== "combobox";
    // What a person chose by hand came without an event at the list itself.
    if (state.drawn?.has(el) && dom.textOf(el) && !globalThis.autofill.drawn.asks(dom.textOf(el)) && !state.filled.has(el) && !order.overwrite) return { refused: "kept", ...none };
    state.writing = true;
    try {
      const before = new Set([...document.querySelectorAll(ITEMS)].filter((e) => !dom.hidden(e)));
      const came = byHand.sheets().seen(el);
      /** @type {AFSheet|null} */
      let sheet = null;
      const limit = performance.now() + 1500;
      const choicesNow = () => choices({ el, before, sheet });
      const look = () => {
        const known = visibleItems(before, el);
        sheet = null;
        // In a list made by hand a list item is an element as any other; that of a
        // kit's class may still be one.
        if (hand ? known.some((e) => e.matches(MARKED)) : known.length || performance.now() < limit - 400) return known;
        sheet = byHand.sheets().find(came, el);
        return sheet ? choicesNow() : known.some((e) => globalThis.autofill.drawn.leads(pressed(e))) ? [] : known;
      };
      press(handle(el));
      let items = /** @type {Element[]} */ ([]);
      // A list that slides open shows its entries one after the other.
      for (let still = 0; performance.now() < limit && still < 4;) {
        await frame();
        if (picker.read().length) return { refused: "", options: [], columns: await columns(), current: dom.textOf(el) };
        const now = look();
        still = now.length && now.length === items.length && scroller(now[0])?.scrollHeight === scroller(items[0])?.scrollHeight ? still + 1 : 0;
        items = now;
      }
      // A list that says only what to choose waits for what the page loads.
      for (let i = 0; i < 40 && el.isConnected && items.length <= 1 && !items.some((e) => !/^(请?选择|請選擇|--|please|select|无数据|暂无)/i.test(dom.textOf(e))); i++) {
        await frame();
        items = look();
      }
      if (hand && !items.length && await byHand.sheet().dismiss(came, el)) return { refused: "a press brings up no list of choices", ...none };
      if (!el.isConnected) return { refused: "gone", ...none };
      const scroll = scroller(items[0]);
      /** @type {Map<string, number>} */
      const seen = new Map();
      const read = () => { for (const i of choicesNow()) { const t = dom.textOf(i); if (!seen.has(t)) seen.set(t, scroll?.scrollTop || 0); } };
      read();
      for (let i = 0; scroll && i < 60; i++) {
        const top = scroll.scrollTop;
        scroll.scrollTop = top + Math.max(40, scroll.clientHeight - 30);
        if (scroll.scrollTop === top) break;
        await frame();
        read();
      }
      state.list = { el, before, scroll, seen, x, y, sheet, step: [] };
      return { refused: "", options: [...seen.keys()].map((text) => ({ text, value: "" })), columns: [], current: dom.textOf(el) };
    } finally { state.writing = false; }
  }

  /** The columns of the sheet that came up, when it has come to rest. */
  async function columns() {
    let now = picker.read();
    for (let i = 0, last = 0; i < 20 && last !== now.length; i++) { last = now.length; await frame(); await frame(); now = picker.read(); }
    return now;
  }

  /** Presses one choice of the open list. Lists in columns then show the next
   * column: its choices come back, and the next press is among them.
   * @param {{origins: string[], document: string, ref: number, text: string, more: boolean}} order
   * @returns {Promise<{refused: string, current: string, next: AFOption[]}>} */
  async function choose(order) {
    const refused = globalThis.autofill.guard(order);
    const list = state.list;
    const none = { current: "", next: [] };
    if (refused || !list || list.el !== state.elements[order.ref]) return { refused: refused || "the list closed", ...none };
    state.writing = true;
    try {
      if (list.scroll) { list.scroll.scrollTop = list.seen.get(order.text) || 0; await frame(); }
      const items = choices(list);
      const item = items.find((i) => dom.textOf(i) === order.text);
      if (!item) return { refused: "the choice is gone", ...none };
      if (list.sheet ? globalThis.autofill.drawn.leads(item) : sends(pressed(item))) return { refused: "a press could leave the page", ...none };
      item.scrollIntoView({ block: "nearest", behavior: "instant" });
      if (list.sheet) {
        const took = await byHand.sheet().choose(list, item, order);
        if (took.refused) return { refused: took.refused, ...none };
        list.step = took.next;
      } else press(pressed(item));
      /** @type {Element[]} */
      let next = list.step;
      for (let i = 0; !list.sheet && i < (order.more ? 30 : 8); i++) {
        await frame();
        if (order.more) {
          next = visibleItems(new Set([...list.before, ...items]), list.el);
          if (next.length && i > 2 || !visibleItems(list.before, list.el).length) break;
        } else if (globalThis.autofill.shown(list.el).includes(globalThis.autofill.plain(order.text))) break;
      }
      for (const i of items) list.before.add(i);
      if (next.length) {
        list.scroll = scroller(next[0]);
        list.seen = new Map(next.map((i) => [dom.textOf(i), list.scroll?.scrollTop || 0]));
      }
      state.filled.add(list.el);
      state.touched.delete(list.el);
      scrollTo({ left: list.x, top: list.y, behavior: "instant" });
      return { refused: "", current: dom.textOf(list.el), next: next.map((i) => ({ text: dom.textOf(i), value: "" })) };
    } finally { state.writing = false; }
  }

  /** Closes a list without choosing.
   * @param {{ref: number}} order */
  async function closeList(order) {
    const el = state.elements[order.ref];
    const list = state.list;
    if (!el || !list) return true;
    state.writing = true;
    try {
      if (list.sheet) return await byHand.sheet().shut(list);
      (document.activeElement || el).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      await frame();
      if (visibleItems(list.before, el).length) press(handle(el));
      await frame();
      if (visibleItems(list.before, el).length) press(document.body);
      await frame();
    } finally { state.writing = false; state.list = null; }
    return true;
  }

  /** Waits until a native list has other choices than before: the next step of
   * a chain that the page loads.
   * @param {{ref: number, first: string, count: number, ms: number}} ask @returns {Promise<AFOption[]>} */
  function waitOptions(ask) {
    const el = state.elements[ask.ref];
    return new Promise((done) => {
      if (!is.select(el)) { done([]); return; }
      const ready = () => el.isConnected && !el.disabled && el.options.length > 1 && (el.options.length !== ask.count || el.options[1]?.text !== ask.first);
      const end = () => { seen.disconnect(); clearTimeout(limit); done(globalThis.autofill.controls.optionsOf(el)); };
      const seen = new MutationObserver(() => { if (ready()) end(); });
      const limit = setTimeout(end, ask.ms);
      if (ready()) { end(); return; }
      seen.observe(el, { childList: true, subtree: true, attributes: true });
    });
  }

  Object.assign(globalThis.autofill, { press, sends, openList, choose, closeList, waitOptions });
})();
