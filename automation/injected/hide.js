// @ts-check
// The keys that work anywhere on the page: one hides all that was laid over it
// and brings it back, one goes to the panel and back to the page.
(() => {
  if (globalThis.autofill.hide) return;
  const { layer } = globalThis.autofill;
  const HIDE = "F9", PANEL = "F8";
  let hidden = false;
  /** What is left to bring it back by, when it was hidden with the mouse.
   * @type {HTMLElement|null} */
  let pill = null;

  /** @param {boolean} on @param {boolean} byMouse */
  function set(on, byMouse) {
    hidden = on;
    const { overlay, panel } = globalThis.autofill;
    if (on) overlay?.hide(); else overlay?.show();
    panel?.conceal(on);
    pill?.remove();
    if (on && byMouse) {
      pill ||= makePill();
      layer.root?.append(pill);
    }
    layer.press(!!pill?.isConnected || !!panel?.shown());
  }

  function makePill() {
    const el = document.createElement("button");
    el.className = "pill";
    el.setAttribute("type", "button");
    el.setAttribute("data-id", "unhide");
    el.append("Show autofill", Object.assign(document.createElement("kbd"), { textContent: HIDE }));
    return el;
  }

  /** What the person did; every other frame of the page hears of it through Go.
   * @param {boolean} on @param {boolean} byMouse */
  function choose(on, byMouse = false) {
    set(on, byMouse);
    layer.say(on ? `autofill is hidden. ${HIDE} brings it back.` : "autofill is shown.");
    globalThis.autofill.tell?.({ kind: "hidden", id: String(on) });
  }

  addEventListener("keydown", (e) => {
    if (!e.isTrusted || e.repeat || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey || !layer.root) return;
    if (e.key === HIDE) choose(!hidden);
    else if (e.key === PANEL && globalThis.autofill.panel?.shown()) globalThis.autofill.panel.focus();
    else return;
    e.preventDefault();
    e.stopImmediatePropagation();
  }, true);

  globalThis.autofill.hide = {
    choose, HIDE, PANEL,
    get on() { return hidden; },
    /** As Go knows it, from another frame or the page before. @param {boolean} on */
    follow(on) { if (on !== hidden) set(on, false); },
  };
})();
