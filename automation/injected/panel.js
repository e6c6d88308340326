// @ts-check
// The card in the corner that says in English what was done and what the person
// does next. It takes presses; nothing of them reaches the page.
(() => {
  if (globalThis.autofill.panel) return;
  const { layer, seat, aside, needs, marks, hide, hover } = globalThis.autofill;

  /** @typedef {{card: HTMLElement, head: HTMLElement, step: HTMLElement, grip: HTMLElement, fold: HTMLElement, title: HTMLElement, lines: HTMLElement, say: HTMLElement, buttons: HTMLElement}} Parts */
  /** @type {Parts|null} */
  let ui = null;
  /** @type {ShadowRoot|null} */
  let root = null;
  let drawn = "", concealed = false;
  /** What of the page had the focus before the panel did. @type {Element|null} */
  let before = null;
  /** @type {AFPanel["buttons"]} */
  let choices = [];

  /** @param {string} tag @param {string} cls @param {Record<string, string>} attributes */
  function make(tag, cls, attributes = {}) {
    const el = document.createElement(tag);
    el.className = cls;
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
    return el;
  }

  /** @returns {Parts} */
  function build() {
    const card = make("section", "card", { role: "region", "aria-label": "autofill" });
    const head = make("header", "head", { title: "Drag to move" });
    const name = make("span", "name"), step = make("span", "step");
    name.textContent = "autofill";
    const grip = make("button", "grip", { type: "button", "aria-label": "Move the panel: arrow keys, or press for the next corner", "data-id": "move" });
    grip.append(make("span", "dots"));
    const fold = make("button", "fold", { type: "button", "aria-expanded": "true", "aria-label": "Collapse", "data-id": "fold" });
    fold.append(make("span", "chevron"));
    head.append(make("span", "dot"), name, step, grip, fold);
    const title = make("div", "title", { role: "heading", "aria-level": "2" });
    const say = make("p", "say", { "aria-live": "polite" });
    const body = make("div", "body"), lines = make("ul", "lines"), buttons = make("div", "buttons", { role: "group", "aria-label": "What to do" });
    const keys = make("p", "keys");
    keys.textContent = `${hide.PANEL}: to this panel and back · ${hide.HIDE}: hide all, show all · ${hover.KEY}: read unknown Chinese`;
    body.append(lines, buttons, keys);
    card.append(head, title, say, body);
    // Reached only by presses that carry no place and no focus, as from a screen reader.
    card.addEventListener("click", (e) => { e.stopPropagation(); press(e, /** @type {Element} */ (e.target)); });
    return { card, head, step, grip, fold, title, lines, say, buttons };
  }

  /** @param {Event} e @param {Element|null} at */
  function press(e, at) {
    const button = at?.closest("button");
    // A page can call click(); only a person's press counts.
    if (!e.isTrusted || !button || button.hasAttribute("disabled")) return;
    const id = button.getAttribute("data-id");
    const byMouse = /** @type {PointerEvent} */ (e).detail > 0;
    switch (id) {
      case "fold": aside.toggle(); unfold(); break;
      case "move": seat.turn(); break;
      case "hide": hide.choose(true, byMouse); break;
      case "unhide": hide.choose(false); break;
      default: if (id) globalThis.autofill.tell?.({ kind: "button", id });
    }
  }

  /** Shows the card as a bar or whole. */
  function unfold() {
    if (!ui) return;
    const { bar } = aside;
    ui.card.classList.toggle("folded", bar);
    ui.fold.setAttribute("aria-expanded", String(!bar));
    ui.fold.setAttribute("aria-label", bar ? "Show all" : "Collapse");
    seat.settle();
    scrollable();
  }
  aside.start(unfold);

  /** @param {AFPanel} p */
  function fill(p) {
    if (!ui) return;
    const now = JSON.stringify([p.title, p.step, p.lines, p.say, p.buttons, p.tone]);
    if (now === drawn) return;
    drawn = now;
    aside.renew();
    const focused = root?.activeElement?.getAttribute("data-id") || "";
    ui.card.className = `card ${p.tone || "busy"}${aside.bar ? " folded" : ""}`;
    ui.step.textContent = p.step || "";
    set(ui.title, p.title);
    set(ui.say, p.say);
    ui.lines.replaceChildren(...(p.lines || []).map((line) => {
      const li = make("li", "");
      li.textContent = line;
      return li;
    }));
    ui.lines.hidden = !p.lines?.length;
    choices = p.buttons || [];
    ui.buttons.hidden = choices.length === 0;
    ui.buttons.replaceChildren(...choices.map(({ id, text, key }, i) => {
      const b = make("button", i === 0 ? "first" : "", { type: "button", "data-id": id });
      b.textContent = text;
      if (key) {
        b.setAttribute("aria-keyshortcuts", key);
        const hint = make("kbd", "", { "aria-hidden": "true" });
        hint.textContent = key;
        b.append(hint);
      }
      return b;
    }));
    // A button that had the focus keeps it; otherwise the focus stays in the page.
    if (focused) /** @type {HTMLElement|null} */ (ui.card.querySelector(`[data-id="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
  }

  /** Lines that do not fit are scrolled, by the keyboard too. */
  function scrollable() {
    if (!ui) return;
    for (const el of [ui.lines, ui.say]) if (el.scrollHeight > el.clientHeight + 1 && el.clientHeight) el.tabIndex = 0; else el.removeAttribute("tabindex");
  }
  addEventListener("resize", scrollable);

  /** Only a changed sentence is read aloud.
   * @param {HTMLElement} el @param {string} text */
  function set(el, text) {
    if (el.textContent !== text) el.textContent = text || "";
    el.hidden = !text;
  }

  // --- events, before the page and instead of it ---------------------------

  /** What of the card an event is about: the layer's root is closed to the window.
   * @param {MouseEvent} e */
  const under = (e) => root?.elementFromPoint(e.clientX, e.clientY) || null;

  layer.handle((/** @type {Event} */ e) => {
    if (!ui || !e.isTrusted) return;
    if (/^(pointermove|pointerdown|keydown|wheel|touchmove)$/.test(e.type)) aside.use();
    switch (e.type) {
      case "mousedown":
        // The page's box keeps the focus while a person presses in the card.
        e.preventDefault();
        break;
      case "click": {
        const byKey = /** @type {PointerEvent} */ (e).detail === 0;
        press(e, byKey ? root?.activeElement || null : under(/** @type {MouseEvent} */ (e)));
        break;
      }
      case "keydown": key(/** @type {KeyboardEvent} */ (e)); break;
      case "pointermove": seat.follow(/** @type {PointerEvent} */ (e)); break;
      case "pointerup": seat.drop(/** @type {PointerEvent} */ (e)); break;
      case "pointerdown": {
        const at = under(/** @type {PointerEvent} */ (e));
        if (/** @type {PointerEvent} */ (e).button === 0 && at && ui.head.contains(at) && !at.closest(".fold")) seat.grab(/** @type {PointerEvent} */ (e));
        break;
      }
    }
  });

  /** @param {KeyboardEvent} e */
  function key(e) {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (root?.activeElement === ui?.grip && seat.arrow(e.key)) { e.preventDefault(); return; }
    if (e.repeat) return;
    if (e.key === "Escape") { focus(); return; }
    const hit = choices.find((c) => c.key && c.key.toLowerCase() === e.key.toLowerCase());
    if (!hit || e.key === "Enter" || e.key === " ") return;
    e.preventDefault();
    globalThis.autofill.tell?.({ kind: "button", id: hit.id });
  }

  /** Goes to the panel's first button, or back to where the person was. */
  function focus() {
    if (!ui || !root) return;
    if (root.activeElement) {
      /** @type {HTMLElement} */ (root.activeElement).blur();
      if (before?.isConnected) /** @type {HTMLElement} */ (before).focus?.({ preventScroll: true });
      return;
    }
    before = document.activeElement;
    const first = ui.buttons.querySelector("button") || ui.fold;
    /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
  }

  const shown = () => !!ui?.card.isConnected && !concealed;

  globalThis.autofill.panel = {
    shown, focus,
    /** Steps aside from what the person does now. @param {AFWords[]} words of the page */
    avoid(words) { if (shown()) aside.avoid(needs.boxes(marks.shown(), words), drawn); },
    /** @param {AFPanel} p */
    show(p) {
      if (window.top !== window) return false; // one card for a tab
      root = /** @type {ShadowRoot} */ (layer.open(p.css || ""));
      ui ||= build();
      seat.take(ui.card, p.layout);
      if (!ui.card.isConnected) root.append(ui.card);
      ui.card.hidden = concealed = hide.on;
      fill(p);
      unfold();
      layer.press(shown() || hide.on);
      return true;
    },
    hide() {
      ui?.card.remove();
      drawn = "";
      if (ui) { ui.say.textContent = ""; layer.press(false); }
      return true;
    },
    /** Out of sight with all the rest, or back. @param {boolean} on */
    conceal(on) {
      concealed = on;
      if (!ui) return;
      ui.card.hidden = on;
      if (!on) unfold();
    },
    /** Where the card and its buttons are, for tests. */
    boxes() {
      if (!ui || !root) return null;
      const box = (/** @type {Element} */ el) => { const b = el.getBoundingClientRect(); return { x: b.x, y: b.y, w: b.width, h: b.height }; };
      const pill = root.querySelector(".pill");
      if (!ui.card.isConnected && !pill) return null;
      return {
        card: box(ui.card), head: box(ui.head), fold: box(ui.fold), grip: box(ui.grip), pill: pill ? box(pill) : null,
        buttons: Object.fromEntries([...ui.buttons.children].map((b) => [b.getAttribute("data-id"), box(b)])),
        focused: root.activeElement?.getAttribute("data-id") || "",
      };
    },
  };
})();
