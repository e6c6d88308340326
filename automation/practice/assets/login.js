// @ts-check
// The two tabs of the login: by password, or by scanning a code with the app.
(() => {
  'use strict';
  const tabs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#J-loginMethod-tabs > li'));
  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      for (const other of tabs) other.classList.toggle('active', other === tab);
      const byCode = tab.dataset.status === 'show_qr';
      document.getElementById('J-login')?.classList.toggle('fn-hide', byCode);
      document.getElementById('J-qrcode')?.classList.toggle('fn-hide', !byCode);
    });
  }
})();
