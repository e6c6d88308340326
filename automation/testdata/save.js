// Makes a page that is open into one that can be served without its site: its
// styles inside, its scripts gone, the truth of its boxes written beside them.
// @param {{id: string, name: string, truth: string}[]} boxes
(boxes) => {
  for (const b of boxes) {
    const el = document.getElementById(b.id) || document.querySelector(`[name="${CSS.escape(b.name)}"]`);
    if (el) el.setAttribute("data-truth", b.truth);
  }
  const css = [...document.styleSheets].flatMap((s) => [...s.cssRules].map((r) => r.cssText)).join("\n");
  for (const el of document.querySelectorAll("script,link,style,iframe")) el.remove();
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  return "<!doctype html>" + document.documentElement.outerHTML;
}
