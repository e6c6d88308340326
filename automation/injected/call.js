function (name, arg) {
  // Runs with the isolated world's global object as `this`.
  let fn = globalThis.autofill;
  let owner = fn;
  for (const part of name.split(".")) { owner = fn; fn = fn[part]; }
  return fn.call(owner, arg);
}
