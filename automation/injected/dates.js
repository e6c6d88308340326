// @ts-check
// Boxes for a date that take no typing, and whether what a box shows is a date.
(() => {
  const { is, dom } = globalThis.autofill;
  const MARK = /(^|[\s_-])(wdate|lay-?date|has-?datepicker|flatpickr|datebox|date-?picker|date-?time-?picker|calendar-?picker|date-editor|ant-picker|arco-picker|form-date|form_date)/i;
  const CLOCK = /(date-editor--time|time-picker|timebox|timespinner)/i;
  const HINT = /日期|生日|年\s*[-/.]?\s*月\s*[-/.]?\s*日|y{4}|\b(dd|mm)[-/.](mm|dd)[-/.]y|\bdate\b/i;
  const HANDLER = /datepicker|laydate|calendar|(show|select|pick|choose|set)date/i;
  const ICON = "[class*=calendar],[class*=icon-date],[class*=date-icon],[class*=icon-riqi],[class*=rili],img[src*=calendar],img[src*=rili],img[alt*=日期],img[alt*=alendar]";
  const BOXES = "input:not([type=hidden],[type=radio],[type=checkbox],[type=button],[type=submit])";

  /** The wrappings of a box that hold at most so many boxes, the nearest first.
   * @param {Element} el @param {number} most */
  function wrappings(el, most) {
    const out = [];
    for (let a = el.parentElement; a && out.length < 4 && !/^(body|form|fieldset|table|tr|tbody)$/.test(a.localName); a = a.parentElement) {
      if (a.querySelectorAll(BOXES + ",select,textarea").length > most) break;
      out.push(a);
    }
    return out;
  }

  /** Whether a box takes no typing but shows signs of a calendar behind it.
   * @param {Element} el */
  function opens(el) {
    if (!is.input(el) || !el.readOnly || el.disabled || !/^(text|tel|search)$/.test(el.type)) return false;
    const around = wrappings(el, 2), cls = (/** @type {Element} */ e) => e.getAttribute("class") || "";
    if (CLOCK.test(cls(el)) || around.slice(0, 2).some((a) => CLOCK.test(cls(a)))) return false;
    if (HINT.test(el.placeholder) || MARK.test(cls(el)) || around.slice(0, 3).some((a) => MARK.test(cls(a)))) return true;
    if (el.hasAttribute("lay-key") || el.dataset.provide === "datepicker" || el.getAttribute("aria-haspopup") === "grid") return true;
    if (HANDLER.test((el.getAttribute("onclick") || "") + (el.getAttribute("onfocus") || ""))) return true;
    return wrappings(el, 1).slice(0, 2).some((a) => a.querySelector(ICON));
  }

  /** The two boxes of a wrapping that asks for a first and a last day at once.
   * @param {Element} el @returns {Element[]} */
  function range(el) {
    for (const a of wrappings(el, 2)) {
      const boxes = [...a.querySelectorAll(BOXES)].filter((b) => !dom.hidden(b));
      if (boxes.length === 2 && (/range/i.test(a.className) || /\brange/i.test(a.getAttribute("data-type") || ""))) return boxes;
    }
    return [];
  }

  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

  /** What a box shows.
   * @param {Element} el */
  const value = (el) => { const v = /** @type {HTMLInputElement} */ (el).value; return typeof v === "string" ? v : dom.textOf(el); };

  /** Whether a text is a date, in whatever way it is set out.
   * @param {string} text @param {string} date YYYY-MM-DD */
  function says(text, date) {
    let named = 0;
    const t = text.normalize("NFKC").toLowerCase().replace(/[a-z]{3,}/g, (w) => {
      const m = MONTHS.indexOf(w.slice(0, 3)) + 1;
      named ||= m;
      return m ? ` ${m} ` : " ";
    });
    let n = [...t.matchAll(/\d+/g)].map((m) => m[0]);
    if (n[0]?.length === 8) n = [n[0].slice(0, 4), n[0].slice(4, 6), n[0].slice(6)];
    if (n.length < 3) return false;
    const [a, b, c] = n.map(Number), [y, m, d] = date.split("-").map(Number);
    if (n[0].length === 4) return a === y && b === m && c === d && (!named || named === m);
    return n[2].length === 4 && c === y && (a === m && b === d || a === d && b === m);
  }

  globalThis.autofill.dates = { opens, range, value, says };
})();
