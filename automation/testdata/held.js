// Tells the test's server what stands in the listed controls of a form: the text
// of a box, the words of a choice. Appended to a form; it changes nothing.
(() => {
  const list = JSON.parse(document.currentScript.dataset.list);
  const words = (el) => (el.labels?.[0]?.textContent || el.nextSibling?.textContent || el.parentElement.textContent || "").trim();
  const read = (css) => {
    const el = document.querySelector(css);
    if (!el) return "";
    if (el.matches("select")) return el.selectedIndex < 0 ? "" : `${el.value}|${el.selectedOptions[0].text}`;
    if (el.matches("input[type=radio]")) {
      const group = el.name ? [...document.querySelectorAll("input[type=radio]")].filter((r) => r.name === el.name) : [el];
      const on = group.find((r) => r.checked);
      return on ? `${on.value}|${words(on)}` : "";
    }
    if (el.matches("input[type=checkbox]")) return el.checked ? "on" : "";
    if (el.matches("input[type=file]")) return [...el.files].map((f) => f.name).join();
    if (el.matches("[role=radio]")) return el.closest("[role=radiogroup]")?.querySelector("[aria-checked=true]")?.textContent.trim() || "";
    return "value" in el ? el.value : "";
  };
  let sent = "";
  const before = Object.fromEntries(list.map((css) => ["before " + css, read(css)]));
  const send = (extra) => {
    const values = { ...before, ...Object.fromEntries(list.map((css) => [css, read(css)])) };
    const text = JSON.stringify(values);
    if (text === sent && !extra) return;
    sent = text;
    const call = new XMLHttpRequest();
    call.open("POST", new URL("/values", location.href), false);
    try { call.send(JSON.stringify({ page: location.href.split(/[?#]/)[0], values, ...extra })); } catch { /* the page is going away */ }
  };
  for (const type of ["input", "change", "focus", "click"]) addEventListener(type, () => send(), true);
  addEventListener("input", () => queueMicrotask(() => send()), false);
  send({ note: "loaded" });
  setInterval(() => send(), 20);
})();
