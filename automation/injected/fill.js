// @ts-check
// Writes a batch of values into controls of this document, after checking once
// more, in the same call, that the document is the planned one, that its origin
// may receive values, and that a person could see and reach each control.
(() => {
  const { is, dom, state, ticks } = globalThis.autofill;

  /** Refuses when this is not the planned document or its origin is not allowed.
   * @param {{origins: string[], document: string}} order */
  function guard(order) {
    if (order.document !== state.document) return "the page was replaced";
    // Not that of the address: a sandbox has an origin of nobody, whatever its address.
    if (!order.origins.includes(globalThis.origin)) return "this origin may not receive values";
    return "";
  }

  /** Why the control must not be written now; empty when it may be.
   * @param {Element} el @param {string} role */
  function unfit(el, role) {
    if (!el || !el.isConnected) return "gone";
    if (el.matches(":disabled,[aria-disabled=true]")) return "disabled";
    if (role === "dropdown" && el.querySelector("input:disabled")) return "disabled"; // the box inside of a drawn list
    if (role !== "dropdown" && role !== "date" && /** @type {HTMLInputElement} */ (el).readOnly) return "disabled";
    if (el.getAttribute("type") === "hidden" || el.getAttribute("type") === "password") return "hidden";
    const b = el.getBoundingClientRect();
    if (b.top < 0 || b.bottom > innerHeight || b.left < 0 || b.right > innerWidth) {
      el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    }
    if (role === "file") return globalThis.autofill.files.hidden(el) ? "hidden" : "";
    if (role === "checkbox") return ticks.hidden(el) ? "hidden" : "";
    if (role === "radio") return (state.groups?.get(el) || [el]).every(ticks.hidden) ? "hidden" : "";
    if (dom.hidden(el)) return "hidden";
    if (dom.covered(el)) return "covered";
    return "";
  }

  /** Sets a value so that frameworks which shadow the property notice it.
   * @param {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} el @param {string} value */
  function setNative(el, value) {
    const proto = is.textarea(el) ? HTMLTextAreaElement.prototype
      : is.select(el) ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
    const set = Object.getOwnPropertyDescriptor(proto, "value")?.set;
    if (set) set.call(el, value); else el.value = value;
  }

  /** @param {Element} el @param {string} type @param {string} [key] */
  const key = (el, type, key = "Unidentified") =>
    el.dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, composed: true, key, code: key === "Enter" ? key : "", ...(key === "Enter" ? { keyCode: 13, which: 13 } : {}) }));

  /** Gives an element the focus or takes it away, and tells the page, also where
   * the window is not in front and the browser therefore says nothing.
   * @param {HTMLElement} el @param {"focus"|"blur"} type */
  function focus(el, type) {
    const root = /** @type {Document|ShadowRoot} */ (el.getRootNode());
    let heard = (type === "focus") === (root.activeElement === el);
    el.addEventListener(type, () => { heard = true; }, { once: true, capture: true });
    if (type === "focus") el.focus({ preventScroll: true }); else el.blur();
    if (heard) return;
    el.dispatchEvent(new FocusEvent(type, { composed: true }));
    el.dispatchEvent(new FocusEvent(type === "focus" ? "focusin" : "focusout", { bubbles: true, composed: true }));
  }

  /** @param {HTMLInputElement|HTMLTextAreaElement} el @param {string} text */
  function writeText(el, text) {
    const before = el.getBoundingClientRect();
    focus(el, "focus");
    const after = el.getBoundingClientRect();
    // A page that swaps its boxes when one gets the focus would receive the
    // value in the wrong one.
    if (!el.isConnected || Math.abs(after.top - before.top) > 12 || Math.abs(after.left - before.left) > 12) return "moved";
    if (el.matches(":disabled") || el.readOnly) return "disabled";
    const last = text.slice(-1);
    key(el, "keydown", last);
    setNative(el, text);
    el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }));
    key(el, "keyup", last);
    el.dispatchEvent(new Event("change", { bubbles: true }));
    // A date picker takes what was typed only after Enter. The event is not the
    // browser's own, so it cannot send a form.
    if (el.closest(".ant-picker,.el-date-editor,.ivu-date-picker,.layui-laydate")) { key(el, "keydown", "Enter"); key(el, "keyup", "Enter"); }
    focus(el, "blur");
    return "written";
  }

  /** @param {HTMLSelectElement} el @param {AFWrite} w */
  function writeSelect(el, w) {
    const option = el.options[w.option];
    if (!option || dom.tidy(option.label || option.text) !== w.optionText) return "changed";
    focus(el, "focus");
    if (el.multiple) option.selected = true; else el.selectedIndex = w.option;
    el.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
    focus(el, "blur");
    return "written";
  }

  /** @param {Element} el @param {AFWrite} w */
  function writeRadio(el, w) {
    const member = (state.groups?.get(el) || [el])[w.option];
    if (!member || ticks.disabled(member)) return "disabled";
    if (!ticks.checked(member)) ticks.press(member);
    return "written";
  }

  /** Values that differ only in how they are set out are the same: spaces,
   * dashes, upper and lower case.
   * @param {string} s */
  const plain = (s) => s.normalize("NFKC").replace(/[\s\-‐–—·.,'()]/g, "").toLowerCase();

  /** Whether a value that stands there is only the page's own hint.
   * @param {HTMLInputElement|HTMLTextAreaElement} el */
  function hint(el) {
    const v = el.value.trim();
    return v === "" || v === el.placeholder || (v === el.defaultValue && /^(请|\+?86$|如|例)/.test(v));
  }

  /** Whether the page gave the control another name since it was planned: a box
   * written before it may have made others change places.
   * @param {Element} el @param {AFWrite} w */
  function renamed(el, w) {
    if (!w.labels) return false;
    const { labels } = globalThis.autofill;
    /** @type {AFLabel[]} */
    const now = [];
    dom.reading(() => {
      labels.tied(el, now);
      if (!now.length && !is.shadow(el.getRootNode()) && !labels.cells(el, now)) {
        labels.row(el, now, el.closest("form,fieldset,[role=dialog],body") || document.body);
      }
    });
    const { labels: planned } = w;
    return now.length > 0 && !now.some((l) => planned.includes(l.text));
  }

  /** @param {Element} el @param {AFWrite} w @returns {string} */
  function writeOne(el, w) {
    const bad = unfit(el, w.role);
    if (bad) return bad;
    if (w.role !== "radio" && w.role !== "checkbox" && renamed(el, w)) return "renamed";
    if (w.role === "select") {
      const select = /** @type {HTMLSelectElement} */ (el);
      if (select.selectedIndex === w.option) return "same";
      if (state.touched.has(el) && !w.overwrite) return "kept";
      return writeSelect(select, w);
    }
    if (w.role === "radio") {
      const members = state.groups?.get(el) || [el];
      if (members[w.option] && ticks.checked(members[w.option])) return "same";
      if (members.some((m) => state.touched.has(m)) && !w.overwrite) return "kept";
      return writeRadio(el, w);
    }
    if (w.role === "checkbox") {
      const box = /** @type {HTMLInputElement} */ (el);
      if (box.checked === w.checked) return "same";
      if (state.touched.has(el) && !w.overwrite) return "kept";
      box.click();
      return "written";
    }
    const text = /** @type {HTMLInputElement} */ (el);
    if (plain(text.value) === plain(w.text)) return "same";
    if (!hint(text) && (!state.filled.has(el) || state.touched.has(el)) && !w.overwrite) return "kept";
    return writeText(text, w.text);
  }

  /** Writes the batch in order.
   * @param {{origins: string[], document: string, writes: AFWrite[]}} order
   * @returns {{refused: string, written: AFWritten[]}} */
  function write(order) {
    const refused = guard(order);
    if (refused) return { refused, written: [] };
    const x = scrollX, y = scrollY;
    const focus = document.activeElement;
    state.writing = true;
    /** @type {AFWritten[]} */
    const written = [];
    try {
      for (const w of order.writes) {
        const el = state.elements[w.ref];
        const result = writeOne(el, w);
        if (result === "written" || result === "same") { state.filled.add(el); state.touched.delete(el); }
        written.push({ ref: w.ref, state: result, detail: result === "covered" ? dom.covered(el) : "", length: length(el) });
      }
    } finally {
      state.writing = false;
      scrollTo({ left: x, top: y, behavior: "instant" });
      if (is.html(focus) && focus !== document.body && focus.isConnected) focus.focus({ preventScroll: true });
    }
    return { refused: "", written };
  }

  /** @param {Element} el */
  const length = (el) => {
    const v = el && /** @type {HTMLInputElement} */ (el).value;
    return typeof v === "string" ? [...v].length : 0;
  };

  /** Reads back what the page shows now for a batch.
   * @param {{writes: AFWrite[]}} order @returns {AFWritten[]} */
  function verify(order) {
    return order.writes.map((w) => {
      const el = state.elements[w.ref];
      const gone = !el || !el.isConnected;
      let same = false;
      if (!gone) {
        if (is.select(el)) same = dom.tidy(el.selectedOptions[0]?.label || el.selectedOptions[0]?.text || "") === w.optionText;
        else if (w.role === "radio") {
          const member = (state.groups?.get(el) || [el])[w.option];
          same = !!member && ticks.checked(member);
        }
        else if (w.role === "checkbox") same = /** @type {HTMLInputElement} */ (el).checked === w.checked;
        else if (w.role === "file") same = (/** @type {HTMLInputElement} */ (el).files?.length || 0) > 0;
        else if (w.role === "dropdown") same = w.optionText.split("\n").every((t) => says(el, t));
        else if (w.role === "date") same = globalThis.autofill.dates.says(globalThis.autofill.dates.value(el), w.text);
        else same = plain(/** @type {HTMLInputElement} */ (el).value) === plain(w.text);
      }
      return { ref: w.ref, state: gone ? "gone" : same ? "same" : "different", detail: "", length: length(el) };
    });
  }

  /** @param {Element} el */
  const shown = (el) => plain(dom.textOf(el) + " " + [.../** @type {NodeListOf<HTMLInputElement>} */ (el.querySelectorAll("input"))].map((i) => i.value).join(" ") +
    (is.input(el) ? el.value : ""));

  /** Whether a list shows a choice: all it said, or its first words where it was
   * one of more than the name, as 英国 +44.
   * @param {Element} el @param {string} text */
  function says(el, text) {
    const chose = state.chose?.get(el);
    return shown(el).includes(plain(text)) || chose?.text === text && chose.first.length > 1 && shown(el) === chose.first;
  }

  /** The file box itself, for the browser to put files into.
   * @param {{origins: string[], document: string, ref: number}} order */
  function fileBox(order) {
    const refused = guard(order) || unfit(state.elements[order.ref], "file");
    if (refused) throw new Error(refused);
    const el = /** @type {HTMLInputElement} */ (state.elements[order.ref]);
    state.filled.add(el);
    return el;
  }

  /** Resolves when two frames have been drawn and the page was quiet for ms, or
   * after at most eight times that.
   * @param {{ms: number}} ask */
  async function settle(ask) {
    await new Promise((done) => {
      const frame = () => requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
      frame();
      setTimeout(done, 300); // a tab in the background draws no frames
    });
    if (!ask.ms) return true;
    await new Promise((done) => {
      let quiet = setTimeout(end, ask.ms);
      const limit = setTimeout(end, ask.ms * 8);
      const seen = new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(end, ask.ms); });
      function end() { seen.disconnect(); clearTimeout(quiet); clearTimeout(limit); done(null); }
      seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    return true;
  }

  Object.assign(globalThis.autofill, { write, verify, fileBox, settle, guard, unfit, plain, shown, says, hint, focus });
})();
