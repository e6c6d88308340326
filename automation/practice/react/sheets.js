// The styles of Ant Design as style sheets that were made by script, which no
// policy of a page forbids. It has the functions of rc-util's dynamicCSS.
/** @type {{key: string, rank: number, sheet: CSSStyleSheet, node: HTMLStyleElement}[]} */
const known = [];

// What is prepended comes before everything else, by its priority.
const rank = ({ prepend, priority = 0 } = {}) => (prepend ? priority - 1e6 : 0);

const add = (css, key, options) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // The kit notes its tokens on the element that it is given; nobody shows it.
  const one = { key, rank: rank(options), sheet, node: document.createElement("style") };
  let at = known.findIndex((other) => other.rank > one.rank);
  if (at < 0) at = known.length;
  // Sheets of others may be in the list too, so it is never replaced.
  const next = known[at] ? document.adoptedStyleSheets.indexOf(known[at].sheet) : document.adoptedStyleSheets.length;
  document.adoptedStyleSheets.splice(next, 0, sheet);
  known.splice(at, 0, one);
  return one.node;
};

const find = (key) => known.findIndex((one) => one.key === key);

export const injectCSS = (css, options) => add(css, "", options);

export const updateCSS = (css, key, options) => {
  const one = known[find(key)];
  if (!one) return add(css, key, options);
  one.sheet.replaceSync(css);
  return one.node;
};

export const removeCSS = (key) => {
  const at = find(key);
  if (at < 0) return;
  const [one] = known.splice(at, 1);
  document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(one.sheet), 1);
};

export const clearContainerCache = () => {};
