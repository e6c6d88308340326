// Calendars in the manner of the libraries that Chinese pages use, each with the
// markup and the ways of one of them. A box knows the day by its own model; what
// it shows is only for the eye. The model of every box is told to the test.
(() => {
  const models = {};
  const tell = () => window.note("model " + JSON.stringify(models));
  const two = (n) => String(n).padStart(2, "0");
  const iso = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  const english = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const chinese = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];
  const make = (tag, cls, text, doc = document) => { const e = doc.createElement(tag); e.className = cls || ""; if (text !== undefined) e.textContent = text; return e; };

  /** The days drawn for a month, six weeks of them or as many as it needs. */
  function weeks(shown, begins, full) {
    const first = new Date(shown.getFullYear(), shown.getMonth(), 1);
    const start = new Date(first.getFullYear(), first.getMonth(), 1 - (first.getDay() - begins + 7) % 7);
    const out = [];
    for (let w = 0; w < 6; w++) {
      const week = [];
      for (let i = 0; i < 7; i++) week.push(new Date(start.getFullYear(), start.getMonth(), start.getDate() + w * 7 + i));
      if (full || week.some((d) => d.getMonth() === shown.getMonth())) out.push(week);
    }
    return out;
  }

  function under(box, popup) {
    const b = box.getBoundingClientRect();
    Object.assign(popup.style, { position: "absolute", left: b.left + scrollX + "px", top: b.bottom + scrollY + "px", background: "#fff", border: "1px solid #999", zIndex: 99 });
  }

  const outside = (box, popup, hide) => {
    document.addEventListener("mousedown", (e) => { if (e.target !== box && !popup.contains(e.target)) hide(); });
    box.addEventListener("keydown", (e) => { if (e.key === "Escape") hide(); });
  };

  const styles = {
    /** One shared calendar drawn anew at every change, lists for year and month; years reach ten each way. */
    jqui(box, set, shown) {
      let popup = document.getElementById("ui-datepicker-div");
      if (!popup) { popup = document.body.appendChild(make("div", "ui-datepicker ui-widget")); popup.id = "ui-datepicker-div"; popup.style.display = "none"; }
      box.classList.add("hasDatepicker");
      const draw = () => {
        popup.textContent = "";
        const head = popup.appendChild(make("div", "ui-datepicker-header"));
        const back = head.appendChild(make("a", "ui-datepicker-prev ui-corner-all"));
        back.title = "上月"; back.append(make("span", "ui-icon", "<上月"));
        const next = head.appendChild(make("a", "ui-datepicker-next ui-corner-all"));
        next.title = "下月"; next.append(make("span", "ui-icon", "下月>"));
        const title = head.appendChild(make("div", "ui-datepicker-title"));
        const year = title.appendChild(make("select", "ui-datepicker-year")), month = title.appendChild(make("select", "ui-datepicker-month"));
        for (let y = shown.getFullYear() - 10; y <= shown.getFullYear() + 10; y++) year.add(new Option(y, y, false, y === shown.getFullYear()));
        chinese.forEach((m, i) => month.add(new Option(m, i, false, i === shown.getMonth())));
        const move = (y, m) => { shown = new Date(y, m, 1); draw(); };
        back.onclick = () => move(shown.getFullYear(), shown.getMonth() - 1);
        next.onclick = () => move(shown.getFullYear(), shown.getMonth() + 1);
        year.onchange = () => move(Number(year.value), shown.getMonth());
        month.onchange = () => move(shown.getFullYear(), Number(month.value));
        const table = popup.appendChild(make("table", "ui-datepicker-calendar"));
        const names = table.createTHead().insertRow();
        for (const n of "周日一二三四五六".slice(0)) names.append(make("th", n === "周" ? "ui-datepicker-week-col" : "", n));
        const body = table.createTBody();
        weeks(shown, 0, false).forEach((week, w) => {
          const row = body.insertRow();
          row.append(make("td", "ui-datepicker-week-col", 20 + w)); // numbers of weeks
          for (const d of week) {
            const cell = row.appendChild(make("td", d.getMonth() === shown.getMonth() ? "" : "ui-datepicker-other-month ui-state-disabled"));
            if (d.getMonth() !== shown.getMonth()) { cell.append(make("span", "ui-state-default", d.getDate())); continue; }
            const a = cell.appendChild(make("a", "ui-state-default", d.getDate()));
            a.href = "#";
            cell.onclick = (e) => { e.preventDefault(); set(d); popup.style.display = "none"; };
          }
        });
      };
      const show = () => { draw(); under(box, popup); popup.style.display = "block"; };
      box.addEventListener("focus", show);
      outside(box, popup, () => { popup.style.display = "none"; });
    },

    /** « and » turn by a month; stays open after the choice until the page is pressed elsewhere. */
    bootstrap(box, set, shown) {
      const popup = make("div", "datepicker datepicker-dropdown dropdown-menu");
      const draw = () => {
        popup.textContent = "";
        const days = popup.appendChild(make("div", "datepicker-days"));
        const table = days.appendChild(make("table", "table-condensed"));
        const head = table.createTHead().insertRow();
        const back = head.appendChild(make("th", "prev", "«"));
        head.append(Object.assign(make("th", "datepicker-switch", `${english[shown.getMonth()]} ${shown.getFullYear()}`), { colSpan: 5 }));
        const next = head.appendChild(make("th", "next", "»"));
        const names = table.tHead.insertRow();
        for (const n of ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]) names.append(make("th", "dow", n));
        const body = table.createTBody();
        for (const week of weeks(shown, 1, true)) {
          const row = body.insertRow();
          for (const d of week) {
            const off = d.getMonth() - shown.getMonth();
            const cell = row.appendChild(make("td", "day" + (off ? d < shown ? " old" : " new" : ""), d.getDate()));
            cell.onclick = () => { shown = new Date(d.getFullYear(), d.getMonth(), 1); set(d); draw(); };
          }
        }
        popup.append(Object.assign(make("div", "datepicker-months"), { hidden: true, textContent: "JanFebMar" }));
        back.onclick = () => { shown = new Date(shown.getFullYear(), shown.getMonth() - 1, 1); draw(); };
        next.onclick = () => { shown = new Date(shown.getFullYear(), shown.getMonth() + 1, 1); draw(); };
      };
      box.addEventListener("click", () => { draw(); document.body.append(popup); under(box, popup); });
      outside(box, popup, () => popup.remove());
    },

    /** Cells are spans that hear the mouse's button; the year stands in a box of its own. */
    flat(box, set, shown) {
      box.classList.add("flatpickr-input");
      const popup = document.body.appendChild(make("div", "flatpickr-calendar"));
      popup.style.display = "none";
      const draw = () => {
        popup.textContent = "";
        const months = popup.appendChild(make("div", "flatpickr-months"));
        months.style.display = "flex";
        const arrow = (cls, d) => { months.append(make("span", cls)); months.lastChild.innerHTML = '<svg width="14" height="14"><path d="M1 7L9 1"/></svg>'; months.lastChild.onclick = () => { shown = new Date(shown.getFullYear(), shown.getMonth() + d, 1); draw(); }; };
        arrow("flatpickr-prev-month", -1);
        const current = months.appendChild(make("div", "flatpickr-current-month"));
        current.append(make("span", "cur-month", english[shown.getMonth()] + " "));
        const year = current.appendChild(make("input", "numInput cur-year"));
        year.type = "number"; year.value = shown.getFullYear();
        arrow("flatpickr-next-month", 1);
        const days = popup.appendChild(make("div", "dayContainer"));
        days.style.cssText = "width:280px;display:flex;flex-wrap:wrap";
        for (const d of weeks(shown, 1, true).flat()) {
          const off = d.getMonth() !== shown.getMonth();
          const cell = days.appendChild(make("span", "flatpickr-day" + (off ? d < shown ? " prevMonthDay" : " nextMonthDay" : ""), d.getDate()));
          cell.style.width = "40px";
          cell.onmousedown = () => { set(d); popup.style.display = "none"; };
        }
      };
      box.addEventListener("focus", () => { draw(); under(box, popup); popup.style.display = "block"; });
      outside(box, popup, () => { popup.style.display = "none"; });
    },

    /** A frame of the page's own; year and month stand in boxes; a button takes the day. */
    framed(box, set, shown) {
      const frame = document.body.appendChild(make("iframe"));
      frame.style.display = "none"; frame.width = 230; frame.height = 230;
      let chosen = null;
      const draw = () => {
        const doc = frame.contentDocument;
        doc.body.textContent = "";
        const popup = doc.body.appendChild(make("div", "WdateDiv", undefined, doc));
        const title = popup.appendChild(make("div", "", undefined, doc));
        title.style.display = "flex";
        const arrow = (cls, y, m) => {
          const a = make("a", "", undefined, doc), at = make("div", "navImg " + cls, undefined, doc);
          a.href = "###"; a.style.cssText = "display:block;width:16px;height:16px"; at.append(a); title.append(at);
          a.onclick = () => { shown = new Date(shown.getFullYear() + y, shown.getMonth() + m, 1); draw(); return false; };
        };
        const shows = (text) => { const i = title.appendChild(make("input", "yminput", undefined, doc)); i.size = 4; i.value = text; };
        arrow("NavImgll", -1, 0); arrow("NavImgl", 0, -1);
        shows(chinese[shown.getMonth()]); shows(shown.getFullYear());
        arrow("NavImgr", 0, 1); arrow("NavImgrr", 1, 0);
        const table = popup.appendChild(make("table", "WdayTable", undefined, doc));
        const names = table.insertRow();
        for (const n of "日一二三四五六") names.append(make("td", "MTitle", n, doc));
        for (const week of weeks(shown, 0, true)) {
          const row = table.insertRow();
          for (const d of week) {
            const own = d.getMonth() === shown.getMonth();
            const cell = row.appendChild(make("td", chosen && +chosen === +d ? "Wselday" : own ? "Wday" : "WotherDay", d.getDate(), doc));
            cell.onclick = () => { chosen = d; draw(); };
          }
        }
        for (const [text, press] of [["清空", () => { box.value = ""; }], ["今天", () => set(new Date())], ["确定", () => { if (chosen) set(chosen); frame.style.display = "none"; }]]) {
          const b = popup.appendChild(make("input", "dpButton", undefined, doc));
          b.type = "button"; b.value = text; b.onclick = press;
        }
      };
      box.addEventListener("click", () => { frame.style.display = "block"; under(box, frame); draw(); });
      outside(box, frame, () => { frame.style.display = "none"; });
    },

    /** Two months side by side for two boxes: the first press is the first day, the second the last. */
    range(box, set, shown, other, setOther) {
      const popup = make("div", "range-panel");
      let from = null;
      const draw = () => {
        popup.textContent = "";
        popup.style.display = "flex";
        for (const add of [0, 1]) {
          const at = new Date(shown.getFullYear(), shown.getMonth() + add, 1);
          const side = popup.appendChild(make("div", "panel-" + (add ? "right" : "left")));
          const head = side.appendChild(make("div", "panel-head"));
          const arrow = (cls, y, m) => { const b = head.appendChild(make("button", cls)); b.type = "button"; b.onclick = () => { shown = new Date(shown.getFullYear() + y, shown.getMonth() + m, 1); draw(); }; };
          if (!add) { arrow("d-arrow-left", -1, 0); arrow("arrow-left", 0, -1); }
          head.append(make("div", "", `${at.getFullYear()} 年 ${at.getMonth() + 1} 月`));
          if (add) { arrow("arrow-right", 0, 1); arrow("d-arrow-right", 1, 0); }
          const table = side.appendChild(make("table"));
          for (const week of weeks(at, 0, true)) {
            const row = table.insertRow();
            for (const d of week) {
              const cell = row.appendChild(make("td", d.getMonth() === at.getMonth() ? "available" : d < at ? "prev-month" : "next-month"));
              cell.append(make("span", "", d.getDate()));
              cell.onclick = () => { if (!from) { from = d; draw(); return; } set(from < d ? from : d); setOther(from < d ? d : from); from = null; popup.remove(); };
            }
          }
        }
      };
      for (const b of [box, other]) b.addEventListener("click", () => { from = null; draw(); document.body.append(popup); under(box, popup); });
      outside(box, popup, () => popup.remove());
    },
  };

  /** Gives a box a calendar of a style.
   * @param {string} id @param {string} style @param {(d: Date) => string} format what the box shows @param {string} [last] the box of the last day */
  window.calendar = (id, style, format = iso, last = "") => {
    const box = document.getElementById(id), other = document.getElementById(last);
    const into = (b) => (d) => { models[b.id] = iso(d); b.value = format(d); b.dispatchEvent(new Event("change", { bubbles: true })); tell(); };
    styles[style](box, into(box), new Date(new Date().getFullYear(), new Date().getMonth(), 1), other, other && into(other));
  };
})();
