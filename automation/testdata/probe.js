// Tells the test's server what stands in every control of the page: at once on
// every event of a box, and soon after any other change. It runs in the page's
// own world and changes nothing.
(() => {
  const read = (el) => {
    const own = { TEXTAREA: HTMLTextAreaElement, SELECT: HTMLSelectElement }[el.tagName] || HTMLInputElement;
    if (el.type === "checkbox") return el.checked ? "on" : "";
    if (el.type === "file") return [...el.files].map((f) => f.name).join(",");
    // A page may shadow the property of one box; this is what it shows.
    return Object.getOwnPropertyDescriptor(own.prototype, "value").get.call(el);
  };
  const collect = (root, out) => {
    for (const el of root.querySelectorAll("*")) {
      if (el.shadowRoot) collect(el.shadowRoot, out);
      if (el.dataset.shows !== undefined) out[el.dataset.shows] = el.textContent.trim();
      if (!el.matches("input,select,textarea")) continue;
      if (el.type !== "radio") out[el.id || el.name] = read(el);
      else if (el.checked || !(el.name in out)) out[el.name] = el.checked ? el.value : "";
    }
    return out;
  };
  let sent = "";
  const send = (extra) => {
    const values = collect(document, {});
    const text = JSON.stringify(values);
    if (text === sent && !extra) return;
    sent = text;
    const call = new XMLHttpRequest();
    call.open("POST", new URL("/values", location.href), false); // in order, and before anything else happens
    try { call.send(JSON.stringify({ page: location.href.split(/[?#]/)[0], values, ...extra })); } catch { /* the page is going away */ }
  };
  window.note = (text) => send({ note: String(text) });
  for (const type of ["input", "change", "focus"]) addEventListener(type, () => send(), true);
  addEventListener("input", () => queueMicrotask(() => send()), false);
  addEventListener("DOMContentLoaded", () => send({ note: "loaded" }));
  setInterval(() => send(), 20);
})();
