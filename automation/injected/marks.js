// @ts-check
// Frames around the controls of a page, each with a small badge: what was
// filled, what to check, what is the person's.
(() => {
  if (globalThis.autofill.marks) return;
  const { is, dom, layer, place, sight, errors, state } = globalThis.autofill;
  const { make, move } = layer;
  const SIDES = ["right", "right-top", "right-bottom", "above-end", "below-end", "above", "below", "left"];
  const ASIDE = ["right", "below", "above", "below-end", "above-end"], NEAR = 40;
  // Of two marks at one control the one that asks for more is drawn.
  const RANK = ["filled", "candidate", "check", "yours", "problem"];
  /** @type {AFFrameMark[]} */
  let marks = [];
  /** What was seen of their parts. @type {Map<Element, AFSeen>} */
  let seen = new Map();

  /** Whether something lies over a part, whose box is given.
   * @param {Element} el @param {DOMRect} q */
  function covered(el, q) {
    let s = seen.get(el);
    if (!s || Math.abs(s.x - q.left) + Math.abs(s.y - q.top - scrollY) + Math.abs(s.w - q.width) + Math.abs(s.h - q.height) > 0.5) {
      if (s) sight.leave(s);
      seen.set(el, s = { el, x: q.left, y: q.top + scrollY, w: q.width, h: q.height });
    }
    return sight.covered(el, s);
  }

  /** The part of a control that is drawn: the box, else its label, else what is around it.
   * @param {Element} el @returns {Element|null} */
  function drawn(el) {
    const b = el.getBoundingClientRect();
    if (b.width >= 6 && b.height >= 6 && el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return el;
    // Ticks and file boxes are often hidden behind what is drawn for them; any
    // other control that cannot be seen has nothing to frame.
    if (!(is.input(el) && /^(radio|checkbox|file)$/.test(el.type))) return null;
    for (const label of el.labels || []) if (!dom.hidden(label)) return label;
    for (let a = dom.parentOf(el), i = 0; a && i < 3; a = dom.parentOf(a), i++) if (!dom.hidden(a) && a.getBoundingClientRect().height < 300) return a;
    return null;
  }

  /** The box around a control or a whole group, in or near the view and not covered.
   * @param {AFFrameMark} m @param {number} margin @returns {AFBox|null} */
  function frameBox(m, margin) {
    let l = 1e9, t = 1e9, r = -1e9, b = -1e9;
    for (const el of m.members) {
      if (!el.isConnected) continue;
      const parts = [drawn(el)];
      if (/^(radio|checkbox)$/.test(/** @type {HTMLInputElement} */ (el).type)) parts.push(.../** @type {HTMLInputElement} */ (el).labels || []);
      for (const p of parts) {
        if (!p) continue;
        const q = p.getBoundingClientRect();
        if (q.width < 3 || q.height < 3 || covered(p, q)) continue;
        l = Math.min(l, q.left); t = Math.min(t, q.top); r = Math.max(r, q.right); b = Math.max(b, q.bottom);
      }
    }
    if (r <= l || b < -margin || t > innerHeight + margin) return null;
    // At the edge of a frame it is as near as it can be seen.
    const x = Math.max(l >= 0 ? 0 : -1e6, Math.round(l) - 3), y = Math.max(t + scrollY >= 0 ? -scrollY : -1e6, Math.round(t) - 3);
    return { x, y, w: Math.round(r) + 3 - x, h: Math.round(b) + 3 - y };
  }

  /** For what must be shown: it may lie over a text that something explains, if that
   * is no error.
   * @param {AFWords} s */
  const explained = (s) => ({ ...s, firm: s.alone || s.firm && errors.says(s.of) });

  /** Draws them, each badge clear of controls; adds to what chips must leave free.
   * @param {AFHard[]} hard @param {AFWords[]} soft @param {AFView} view @param {number} margin */
  function draw(hard, soft, view, margin) {
    const boxes = marks.map((m) => frameBox(m, margin));
    marks.forEach((m, i) => {
      const box = boxes[i];
      m.box = box;
      m.badgeAt = null;
      m.frame.hidden = m.badge.hidden = !box;
      if (!box) return;
      move(m.frame, box);
      m.frame.style.width = box.w + "px";
      m.frame.style.height = box.h + "px";
      if (!m.text) { m.badge.hidden = true; return; }
      // Beside other texts; else the sign alone; over a text that is explained rather than nowhere.
      const want = { at: box, line: box, sides: SIDES, most: 0.6 }, clear = { ...want, covers: 0.05 };
      let pos = place(m.size, clear, hard, soft, view), brief = false;
      if (!pos) { pos = place(m.brief, clear, hard, soft, view); brief = !!pos; }
      pos ||= place(m.size, want, hard, soft.map(explained), view);
      m.badge.hidden = !pos;
      if (!pos) return;
      m.badge.classList.toggle("brief", brief);
      m.badgeAt = { x: pos.x, y: pos.y, ...(brief ? m.brief : m.size) };
      hard.push({ ...m.badgeAt, badge: true });
      move(m.badge, pos);
    });
    advise(hard, soft, view);
    for (const box of boxes) if (box) soft.push({ x: box.x + 3, y: box.y + 3, w: box.w - 6, h: box.h - 6 });
  }

  const pointer = { x: -1, y: -1 };
  /** The mark the person is at. @type {AFFrameMark|null} */
  let at = null;

  /** Whether the focus is in a control of a mark, through open shadow roots.
   * @param {AFFrameMark} m */
  const focused = (m) => m.members.some((el) => {
    const active = /** @type {Document|ShadowRoot} */ (el.getRootNode()).activeElement;
    return !!active && (active === el || el.contains(active));
  });

  /** @param {AFFrameMark} m */
  const pointed = (m) => !!m.box && pointer.x >= m.box.x && pointer.x <= m.box.x + m.box.w && pointer.y >= m.box.y && pointer.y <= m.box.y + m.box.h;

  /** All of a row from a box on, as far as the next is not far.
   * @param {AFBox} box @param {AFBox[]} all @returns {AFBox} */
  function row(box, all) {
    let end = box.x + box.w;
    const beside = all.filter((b) => b.x + b.w > end && b.y < box.y + box.h && b.y + b.h > box.y).sort((a, b) => a.x - b.x);
    for (const b of beside) if (b.x < end + NEAR) end = Math.max(end, b.x + b.w);
    return { ...box, w: end - box.x };
  }

  /** Whether a text stands where that stands which names a box: on its left, or above.
   * @param {AFBox} s @param {AFBox} box */
  const names = (s, box) => s.y < box.y + box.h && s.y + s.h > box.y - NEAR / 2 && s.x < box.x + box.w / 2 && s.x + s.w > box.x - NEAR;

  /** Shows the advice of the box the person is at, else of what is theirs now.
   * @param {AFBox[]} hard @param {AFWords[]} soft @param {AFView} view */
  function advise(hard, soft, view) {
    const noted = marks.filter((m) => m.card && m.box);
    const here = noted.find(focused) || noted.find(pointed) || null;
    // Whoever hears the page hears it when they come to the box.
    if (here && here !== at && focused(here)) layer.say(here.note);
    at = here;
    const shown = here || noted.find((m) => m.now);
    for (const m of marks) {
      if (!m.card) continue;
      const box = m === shown ? m.box : null;
      // Beside its badge, and over no text; else, when the person is there, behind what
      // stands in its row; but over a text that something explains, and first not over
      // that of the box, rather than not at all.
      const line = box && m.badgeAt && m.badgeAt.x >= box.x + box.w ? { ...box, w: m.badgeAt.x + m.badgeAt.w - box.x } : box;
      const all = [...hard, ...soft], find = (/** @type {AFBox} */ line, /** @type {string[]} */ sides, /** @type {AFHard[]} */ things, /** @type {AFWords[]} */ words, /** @type {number} */ most) =>
        (box ? place(m.cardSize, { at: box, line, sides, most }, things, words, view) : null);
      const pos = box && line && (find(line, [...ASIDE, "left"], all, [], 0.6) || m === here &&
        (find(row(box, all), ["right"], all, [], 0.6) || find(line, ASIDE, hard, soft.map((s) => (names(s, box) ? { ...s, firm: true } : explained(s))), 2)
          || find(line, [...ASIDE, "left"], hard, soft.map(explained), 2)));
      m.card.hidden = !pos;
      m.cardAt = pos ? { x: pos.x, y: pos.y, ...m.cardSize } : null;
      if (!pos || !m.cardAt) continue;
      hard.push(m.cardAt);
      move(m.card, pos);
    }
  }

  /** One mark for each control, with the advice of all.
   * @param {AFMark[]} list */
  function single(list) {
    /** @type {Map<Element, AFMark>} */
    const by = new Map();
    const rank = (/** @type {AFMark} */ m) => (m.now ? RANK.length : RANK.indexOf(m.state));
    for (const m of list) {
      const el = state.elements[m.ref], key = state.groups?.get(el)?.[0] || el;
      if (!el) continue;
      const other = by.get(key), most = other && rank(other) > rank(m) ? other : m;
      by.set(key, { ...most, note: most.note || m.note || other?.note });
    }
    return by.values();
  }

  /** Frames these and no others. They keep their element when the refs change.
   * @param {HTMLElement} pane @param {AFMark[]} list */
  function set(pane, list) {
    for (const m of marks) { m.frame.remove(); m.badge.remove(); m.card?.remove(); }
    marks = [];
    for (const s of seen.values()) sight.leave(s);
    seen = new Map();
    const size = (/** @type {Element} */ el) => { const b = el.getBoundingClientRect(); return { w: Math.ceil(b.width), h: Math.ceil(b.height) }; };
    for (const { ref, state: kind, text, note, now } of single(list)) {
      const el = state.elements[ref];
      const m = {
        members: state.groups?.get(el) || [el], state: kind, text, frame: make("mark " + kind, ""), badge: make("badge " + kind, text),
        size: { w: 0, h: 0 }, brief: { w: 0, h: 0 }, box: null, badgeAt: null, note: note || "", now: !!now, card: note ? make("advice", note) : null, cardSize: { w: 0, h: 0 }, cardAt: null,
      };
      m.badge.classList.toggle("noted", !!note);
      m.frame.append(make("ring", ""));
      pane.append(m.frame, m.badge);
      if (m.card) pane.append(m.card);
      marks.push(m);
    }
    for (const m of marks) if (m.card) m.cardSize = size(m.card);
    for (const m of marks) if (m.card) m.card.hidden = true;
    for (const m of marks) m.size = size(m.badge);
    for (const m of marks) m.badge.classList.add("brief");
    for (const m of marks) m.brief = size(m.badge);
    for (const m of marks) m.frame.hidden = m.badge.hidden = true; // until the next pass places them
    return marks.length;
  }

  globalThis.autofill.marks = {
    set, draw,
    /** @param {MouseEvent} e whether that changes whose advice is shown */
    point(e) {
      pointer.x = e.clientX; pointer.y = e.clientY;
      const m = marks.find((m) => m.card && pointed(m)) || null;
      return m !== at && !(at && focused(at));
    },
    shown: () => marks.filter((m) => m.box),
    any: () => marks.length > 0,
  };
})();
