// Makes a page that is open into one that can be served without its site: its
// styles inside, its scripts gone, the truth of its boxes written beside them. A
// truth without an id and a name is that of a frame's only box.
// @param {{id: string, name: string, truth: string}[]} boxes
(boxes) => {
  for (const b of boxes) {
    const el = document.getElementById(b.id) || document.querySelector(b.name ? `[name="${CSS.escape(b.name)}"]` : "input,select,textarea");
    if (el) el.setAttribute("data-truth", b.truth);
  }
  const css = [...document.styleSheets].flatMap((s) => [...s.cssRules].map((r) => r.cssText)).join("\n");
  for (const el of document.querySelectorAll("script,link,style")) el.remove();
  const frames = [];
  for (const el of document.querySelectorAll("iframe")) {
    if (/^https?:/.test(el.src) && new URL(el.src).origin !== location.origin) {
      const address = el.src;
      el.setAttribute("src", `{frame ${frames.push({ address, truth: el.getAttribute("data-truth") || "" }) - 1}}`);
      el.removeAttribute("data-truth");
    }
    else el.remove();
  }
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  return { html: "<!doctype html>" + document.documentElement.outerHTML, frames };
}
