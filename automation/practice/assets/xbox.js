// @ts-check
// Opens a page's dialog, which is a frame over a grey mask, and closes it when
// the frame asks for it.
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');
  const dialog = config.dialog;
  if (dialog) {
    const mask = document.createElement('div');
    mask.className = 'ui-xbox-mask';
    const box = document.createElement('div');
    box.className = 'alipay-xbox alipay-xbox-show ui-xbox';
    const content = document.createElement('div');
    content.className = 'alipay-xbox-content ui-xbox-content';
    const frame = document.createElement('iframe');
    frame.name = dialog.name;
    frame.src = dialog.url;
    frame.height = dialog.height;
    frame.width = '500';
    content.append(frame);
    box.append(content);
    document.body.append(mask, box);
    window.addEventListener('message', (event) => {
      if (!config.origins.includes(event.origin)) return;
      const next = event.data?.next;
      if (typeof next === 'string' && new URL(next).origin === window.location.origin) window.location.href = next;
      if (event.data !== 'xbox-close') return;
      mask.remove();
      box.remove();
    });
  }

  // The captcha that is dragged is a frame before the box for its token.
  const captcha = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe.nc-frame'));
  if (captcha) {
    window.addEventListener('message', (event) => {
      if (!config.origins.includes(event.origin) || event.source !== captcha.contentWindow) return;
      if (typeof event.data?.height === 'number') {
        captcha.height = String(event.data.height);
        requestAnimationFrame(() => captcha.contentWindow?.postMessage('roomy', event.origin));
      }
      const box = captcha.nextElementSibling;
      if (typeof event.data?.captcha !== 'string' || !(box instanceof HTMLInputElement)) return;
      box.value = event.data.captcha;
      box.dispatchEvent(new Event('settle'));
    });
  }

  const agree = document.querySelector('a.J-agree-button');
  agree?.addEventListener('click', async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (document.getElementById('J-agree-form'));
    const token = /** @type {HTMLInputElement} */ (form.elements.namedItem('_form_token'));
    const reply = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({ _form_token: token.value, trusted: String(event.isTrusted) }),
    });
    if (reply.ok) window.parent.postMessage('xbox-close', config.owner);
  });
})();
