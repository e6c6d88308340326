// @ts-check
// The card in the corner that says in English what was done and what the person
// does next. It takes presses; nothing of them reaches the page.
(() => {
  if (globalThis.autofill.panel) return;
  const { layer } = globalThis.autofill;
  const EDGE = 16, CORNERS = ["bottom-right", "top-right", "bottom-left", "top-left"];

  /** @typedef {{card: HTMLElement, head: HTMLElement, step: HTMLElement, fold: HTMLElement, title: HTMLElement, lines: HTMLElement, say: HTMLElement, body: HTMLElement, buttons: HTMLElement}} Parts */
  /** @type {Parts|null} */
  let ui = null;
  /** @type {ShadowRoot|null} */
  let root = null;
  let corner = CORNERS[0], drawn = "", folded = false, placed = false;
  /** @type {{x: number, y: number, left: number, top: number, moved: boolean}|null} */
  let drag = null;
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
    const fold = make("button", "fold", { type: "button", "aria-expanded": "true", "aria-label": "Collapse", "data-id": "" });
    fold.append(make("span", "chevron"));
    head.append(make("span", "dot"), name, step, fold);
    const title = make("div", "title", { role: "heading", "aria-level": "2" });
    const say = make("p", "say", { "aria-live": "polite" });
    const body = make("div", "body"), lines = make("ul", "lines"), buttons = make("div", "buttons");
    body.append(lines, buttons);
    card.append(head, title, say, body);
    // Reached only by presses that carry no place and no focus, as from a screen reader.
    card.addEventListener("click", (e) => { e.stopPropagation(); press(e, /** @type {Element} */ (e.target)); });
    return { card, head, step, fold, title, lines, say, body, buttons };
  }

  /** @param {Event} e @param {Element|null} at */
  function press(e, at) {
    const button = at?.closest("button");
    // A page can call click(); only a person's press counts.
    if (!e.isTrusted || !button || !ui?.card.contains(button)) return;
    if (button === ui.fold) { toggle(); return; }
    const id = button.getAttribute("data-id");
    if (id && !button.hasAttribute("disabled")) globalThis.autofill.tell?.({ kind: "button", id });
  }

  function toggle() {
    if (!ui) return;
    folded = !folded;
    ui.card.classList.toggle("folded", folded);
    ui.fold.setAttribute("aria-expanded", String(!folded));
    ui.fold.setAttribute("aria-label", folded ? "Expand" : "Collapse");
    keepInside();
  }

  /** @param {AFPanel} p */
  function fill(p) {
    if (!ui) return;
    const now = JSON.stringify([p.title, p.step, p.lines, p.say, p.buttons, p.tone]);
    if (now === drawn) return;
    drawn = now;
    const focused = root?.activeElement?.getAttribute("data-id") || "";
    ui.card.className = `card ${p.tone || "busy"}${folded ? " folded" : ""}`;
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
    if (focused) /** @type {HTMLElement|null} */ (ui.buttons.querySelector(`[data-id="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
  }

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
      case "keydown": {
        const k = /** @type {KeyboardEvent} */ (e);
        if (k.ctrlKey || k.altKey || k.metaKey || k.repeat) break;
        const hit = choices.find((c) => c.key && c.key.toLowerCase() === k.key.toLowerCase());
        if (hit && k.key !== "Enter" && k.key !== " ") { e.preventDefault(); globalThis.autofill.tell?.({ kind: "button", id: hit.id }); }
        break;
      }
      case "pointerdown": grab(/** @type {PointerEvent} */ (e)); break;
    }
  });

  /** @param {PointerEvent} e */
  function grab(e) {
    const at = under(e);
    if (!ui || e.button !== 0 || !at || !ui.head.contains(at) || at.closest("button")) return;
    const box = ui.card.getBoundingClientRect();
    drag = { x: e.clientX, y: e.clientY, left: box.left, top: box.top, moved: false };
  }

  addEventListener("pointermove", (e) => {
    if (!drag || !e.isTrusted) return;
    if (!(e.buttons & 1)) { drag = null; return; }
    if (Math.abs(e.clientX - drag.x) + Math.abs(e.clientY - drag.y) < 4 && !drag.moved) return;
    drag.moved = placed = true;
    e.stopImmediatePropagation();
    at(drag.left + e.clientX - drag.x, drag.top + e.clientY - drag.y);
  }, true);
  addEventListener("pointerup", (e) => {
    if (drag?.moved) e.stopImmediatePropagation();
    drag = null;
  }, true);
  addEventListener("resize", keepInside);

  /** @param {number} left @param {number} top */
  function at(left, top) {
    if (!ui) return;
    const { offsetWidth: w, offsetHeight: h, style } = ui.card;
    style.left = Math.round(Math.max(4, Math.min(left, innerWidth - w - 4))) + "px";
    style.top = Math.round(Math.max(4, Math.min(top, innerHeight - h - 4))) + "px";
    style.right = style.bottom = "auto";
  }

  function keepInside() {
    if (!ui || !placed) return;
    const box = ui.card.getBoundingClientRect();
    at(box.left, box.top);
  }

  /** Goes to the corner where it hides least of what the person must use.
   * @param {AFBox[]} boxes */
  function avoid(boxes) {
    if (!ui || !ui.card.isConnected || placed || drag) return;
    const w = ui.card.offsetWidth, h = ui.card.offsetHeight;
    const hides = (/** @type {string} */ c) => {
      const x = c.endsWith("right") ? innerWidth - w - EDGE : EDGE, y = c.startsWith("bottom") ? innerHeight - h - EDGE : EDGE;
      return boxes.filter((b) => b.x < x + w && b.x + b.w > x && b.y < y + h && b.y + b.h > y).length;
    };
    if (hides(corner) === 0) return;
    const best = CORNERS.reduce((a, c) => (hides(c) < hides(a) ? c : a), corner);
    if (best === corner) return;
    corner = best;
    ui.card.setAttribute("data-corner", corner);
  }

  globalThis.autofill.panel = {
    avoid,
    /** @param {AFPanel} p */
    show(p) {
      if (window.top !== window) return false; // one card for a tab
      root = /** @type {ShadowRoot} */ (layer.open(p.css || ""));
      ui ||= build();
      if (!ui.card.isConnected) { ui.card.setAttribute("data-corner", corner); root.append(ui.card); }
      fill(p);
      layer.press(true);
      keepInside();
      return true;
    },
    hide() {
      ui?.card.remove();
      drawn = "";
      if (ui) { ui.say.textContent = ""; layer.press(false); }
      return true;
    },
    /** Where the card and its buttons are, for tests. */
    boxes() {
      if (!ui?.card.isConnected) return null;
      const box = (/** @type {Element} */ el) => { const b = el.getBoundingClientRect(); return { x: b.x, y: b.y, w: b.width, h: b.height }; };
      return {
        card: box(ui.card), head: box(ui.head), fold: box(ui.fold),
        buttons: Object.fromEntries([...ui.buttons.children].map((b) => [b.getAttribute("data-id"), box(b)])),
        focused: root?.activeElement?.getAttribute("data-id") || "",
      };
    },
  };
})();
