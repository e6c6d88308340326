// @ts-check
// The last page of a dialog asks the page around it to go on. It may not lead
// it there itself: a browser stops frames of other origins from doing so.
(() => {
  'use strict';
  const next = /** @type {HTMLAnchorElement} */ (document.getElementById('J-next'));
  window.parent.postMessage({ next: next.href }, new URL(next.href).origin);
})();
