// @ts-check
// The headings that speak for a control: those above it, the name of its group,
// and what names its row of a table.
(() => {
  const { dom, labels, tables, titles } = globalThis.autofill;
  const TRANSLATED = /^([^A-Za-z]{2,40})[A-Za-z][A-Za-z ,.()'/-]+$/; // Chinese, then the same in English

  /** The name of the group of fields an element is in.
   * @param {Element} el */
  function legend(el) {
    const head = el.closest("fieldset")?.querySelector(":scope > legend");
    return head ? dom.textOf(head) : "";
  }

  /** The headings of one reading of the page, met in its order. */
  function begin() {
    /** @type {{text: string, within: AFReach|null}[]} the nearest first */
    let headings = [];

    /** @param {{within: AFReach|null}} heading @param {Element} el */
    const speaks = ({ within }, el) => !within || within.contains(el) || el.getRootNode() !== within.root;

    return {
      /** Takes in an element that is a heading. @param {Element} el */
      meet(el) {
        let text = dom.textOf(el);
        const han = text.length > 40 && TRANSLATED.exec(text);
        if (han) text = han[1].trim();
        if (text.length > 40 && el.firstElementChild) text = dom.textOf(el.firstElementChild); // the rest explains
        if (text && text.length <= 40) headings = [{ text, within: titles.reach(el) }, ...headings.filter((h) => h.text !== text && speaks(h, el))].slice(0, 6);
      },
      /** The headings that speak for a control, the nearest first. @param {Element} el */
      of(el) {
        const all = [legend(el), ...headings.filter((h) => speaks(h, el)).map((h) => h.text)]
          .filter((s, i, all) => s && all.indexOf(s) === i).slice(0, 3);
        const beside = tables.gridRow(el) || tables.side(el) || tables.besideTable(el);
        if (beside && !all.includes(beside)) all.unshift(beside);
        // A group is a row of boxes: its name and the heading above it hold both.
        const group = el.closest("[role=group]");
        const named = group && !group.contains(el.closest("fieldset")) ? labels.spoken(group) : "";
        if (named && named.length <= 40) all.unshift([named, ...all.splice(0, 1)].join(" "));
        return all;
      },
    };
  }

  globalThis.autofill.sections = { begin, legend };
})();
