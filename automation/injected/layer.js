// @ts-check
// The glass over the page: one element in the top layer with a closed shadow
// root. The page keeps its layout, its clicks and its nodes; a strict content
// policy and trusted types allow it, as only adopted sheets and text are used.
(() => {
  if (globalThis.autofill.layer) return; // the sources may run twice in one world
  const { is, dom } = globalThis.autofill;
  /** @type {HTMLElement|null} */
  let host = null;
  /** @type {ShadowRoot|null} */
  let shadow = null;
  /** Whether something in the layer takes presses. */
  let pressable = false;
  /** @type {((event: Event) => void)|null} */
  let handler = null;
  /** @type {Element|null} */
  let opened = null;
  let fronted = 0;
  const sheets = new Map();

  /** Adds a style sheet once.
   * @param {string} css */
  function adopt(css) {
    if (!shadow || !css || sheets.has(css)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
    shadow.adoptedStyleSheets.push(sheet);
  }

  /** The layer's root, made at the first call.
   * @param {string} css @returns {ShadowRoot} */
  function open(css) {
    if (!host || !shadow) {
      /** @type {HTMLElement} */
      const made = document.createElement(dom.HOST);
      made.setAttribute("popover", "manual");
      made.setAttribute("translate", "no");
      made.setAttribute("lang", "en");
      host = made;
      shadow = made.attachShadow({ mode: "closed" });
    }
    adopt(css);
    home();
    return /** @type {ShadowRoot} */ (shadow);
  }

  /** The modal dialog that makes everything outside of it inert, if one is open. */
  function modal() {
    if (opened?.isConnected && opened.matches("dialog:modal")) return opened;
    return [...document.querySelectorAll("dialog:modal")].pop() || null;
  }

  /** Puts the host where it belongs and shows it. A modal dialog makes the rest
   * of the document inert: only inside of it can the panel be pressed. */
  function home() {
    const parent = (pressable && modal()) || document.documentElement;
    if (!host || !parent) return;
    if (host.parentNode !== parent) keepFocus(() => parent.append(/** @type {HTMLElement} */ (host)));
    if (!host.matches(":popover-open")) host.showPopover();
  }

  /** @param {() => void} move */
  function keepFocus(move) {
    const focused = /** @type {HTMLElement|null} */ (shadow?.activeElement || null);
    move();
    if (focused && host?.isConnected) {
      if (!host.matches(":popover-open")) host.showPopover();
      focused.focus({ preventScroll: true });
    }
  }

  /** Over whatever entered the top layer since. */
  function front() {
    if (!host) return;
    const parent = (pressable && modal()) || document.documentElement;
    // A page that fights for the front as well must not keep us busy.
    if (performance.now() - fronted < 40 && host.parentNode === parent) return void setTimeout(front, 50);
    fronted = performance.now();
    keepFocus(() => { if (host?.matches(":popover-open")) host.hidePopover(); home(); });
  }

  /** @param {boolean} on */
  function press(on) {
    pressable = on;
    home();
  }

  /** @param {Event} e */
  const ours = (e) => !!host && e.composedPath().includes(host);

  addEventListener("toggle", (e) => {
    if (ours(e)) return;
    const el = e.composedPath()[0];
    if (/** @type {ToggleEvent} */ (e).newState === "open" && is.element(el)) { opened = el; front(); } else home();
  }, true);
  addEventListener("fullscreenchange", front, true);

  // What a person does in the panel is no business of the page: the events end
  // here, before any listener of the page, and before watch.js.
  for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerover", "pointerout", "mousedown", "mousemove", "mouseup",
    "mouseover", "mouseout", "click", "auxclick", "dblclick", "contextmenu", "wheel", "touchstart", "touchmove", "touchend", "keydown",
    "keypress", "keyup", "focus", "blur", "focusin", "focusout", "beforetoggle", "toggle", "selectstart", "dragstart"]) {
    addEventListener(type, (e) => {
      if (!ours(e)) return;
      e.stopImmediatePropagation();
      handler?.(e);
    }, { capture: true, passive: type === "wheel" || type.startsWith("touch") });
  }

  /** What is read aloud by a screen reader, and seen by nobody.
   * @type {HTMLElement|null} */
  let aloud = null;

  /** Has a screen reader say something when it is through with what it says.
   * @param {string} text */
  function say(text) {
    if (!shadow) return;
    if (!aloud) {
      aloud = make("aloud", "");
      aloud.setAttribute("role", "status");
      aloud.setAttribute("aria-live", "polite");
      aloud.setAttribute("aria-atomic", "false"); // only what is new
      shadow.append(aloud);
    }
    // A paragraph of its own: the same words once more are news as well.
    const line = make("", text);
    aloud.append(line);
    while (aloud.childElementCount > 5) aloud.firstElementChild?.remove();
  }

  /** @param {string} cls @param {string} text */
  function make(cls, text) {
    const el = document.createElement("div");
    el.className = cls;
    if (text) el.textContent = text;
    return el;
  }

  /** @param {HTMLElement} el @param {{x: number, y: number}} at */
  function move(el, at) {
    el.style.transform = `translate(${at.x}px, ${at.y}px)`;
  }

  globalThis.autofill.layer = {
    open, adopt, home, front, press, make, move, say,
    get host() { return host; },
    get root() { return shadow; },
    /** What was said, for tests. */
    said: () => [...(aloud?.children || [])].map((c) => c.textContent),
    /** @param {(event: Event) => void} f */
    handle(f) { handler = f; },
  };
})();
