// @ts-check
// Guards the password boxes as Alipay's control did: nothing can be pasted or
// copied, and what a script writes into them is lost. The payment password is
// one box with six drawn squares over it.
(() => {
  'use strict';
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll('.alieditContainer input'));
  for (const box of boxes) {
    let typed = '';
    for (const kind of ['paste', 'copy', 'cut', 'contextmenu', 'drop']) {
      box.addEventListener(kind, (event) => event.preventDefault());
    }
    const squares = box.closest('.alieditContainer')?.querySelectorAll('.sixDigitPassword-box i') ?? [];
    const draw = () => squares.forEach((square, i) => square.classList.toggle('filled', i < box.value.length));
    box.addEventListener('input', (event) => {
      if (event.isTrusted) typed = squares.length > 0 ? box.value.replace(/\D/g, '') : box.value;
      box.value = typed;
      draw();
    });
    const restore = () => {
      box.value = typed;
      draw();
    };
    box.addEventListener('blur', restore);
    box.addEventListener('change', restore);
    box.form?.addEventListener('submit', restore, true);
  }
})();
