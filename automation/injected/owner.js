function () {
  // Runs on the element of a frame: whether a person can see and reach it.
  const { dom } = globalThis.autofill;
  return { hidden: dom.hidden(this), box: dom.box(this) };
}
