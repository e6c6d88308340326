// @ts-check
// The last page of a dialog leads the page around it on.
(() => {
  'use strict';
  const next = /** @type {HTMLAnchorElement} */ (document.getElementById('J-next'));
  const around = window.top ?? window;
  around.location.href = next.href;
})();
