// @ts-check
// A scan is sent as soon as it is chosen, in a frame of another origin. The
// frame tells the page, and the page notes it in a hidden box.
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');

  const upload = config.upload;
  if (upload) {
    const file = /** @type {HTMLInputElement | null} */ (document.querySelector('input[type=file]'));
    file?.addEventListener('change', () => {
      if (!file.files?.length) return;
      document.querySelector('.loading-text')?.classList.remove('fn-hide');
      file.form?.submit();
    });
    if (upload.done) window.parent.postMessage({ uploaded: upload.slot }, upload.owner);
    return;
  }

  window.addEventListener('message', (event) => {
    if (!config.origins?.includes(event.origin) || !event.data?.uploaded) return;
    const hidden = document.getElementById(event.data.uploaded);
    if (hidden instanceof HTMLInputElement && hidden.type === 'hidden') hidden.value = 'true';
  });
})();
