function (ask) {
  // Runs on the element of a frame: whether a person can see and reach it, the
  // words that name it, and which of the selectors for frames hit it.
  const { dom, labels } = globalThis.autofill;
  const named = [];
  labels.tied(this, named);
  const scope = this.closest("form,fieldset,body") || document.documentElement;
  if (!labels.cells(this, named)) labels.row(this, named, scope);
  if (this.title) named.push({ text: dom.tidy(this.title), from: "title" });
  return { hidden: dom.frameHidden(this), box: dom.box(this), labels: named, hits: ask.selectors.filter((s) => this.matches(s)) };
}
