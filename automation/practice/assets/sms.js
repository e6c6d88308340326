// @ts-check
// The grey button that has a code sent, and its count of sixty seconds.
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');
  const sender = config.sender;
  const button = /** @type {HTMLButtonElement | null} */ (
    document.querySelector('#J-getCheckcodeBtn, #J-resend-mobile button'));
  if (!sender || !button) return;
  const waiting = document.getElementById('J-resend-check-code');
  const seconds = waiting?.querySelector('.J-seconds');
  const error = document.getElementById('ajaxErrorMsg');
  const label = button.textContent;

  /** @param {string} text */
  const say = (text) => {
    if (error) error.textContent = text;
  };

  /** @param {number} left */
  const count = (left) => {
    button.disabled = left > 0;
    button.parentElement?.classList.toggle('ui-button-disabled', left > 0);
    waiting?.classList.toggle('fn-hide', left <= 0);
    if (seconds) seconds.textContent = String(left);
    button.textContent = left > 0 && !waiting ? `${left}秒后重新获取` : label;
    if (left > 0) setTimeout(count, 1000, left - 1);
  };

  const number = () => {
    if (sender.scene !== 'secure') return '';
    const area = /** @type {HTMLSelectElement | null} */ (document.getElementById(sender.area));
    const box = /** @type {HTMLInputElement} */ (document.getElementById(sender.box));
    return `${area ? config.codes[area.value] : 86}-${box.value.trim()}`;
  };

  button.addEventListener('click', async () => {
    say('');
    button.disabled = true;
    try {
      const reply = await fetch(sender.url, {
        method: 'POST',
        body: new URLSearchParams({ scene: sender.scene, mobile: number(), _input_charset: 'utf-8' }),
      });
      const { stat, msg, wait } = await reply.json();
      if (stat === 'ok') {
        count(wait);
        return;
      }
      say(msg);
    } catch {
      say('发送短信失败。');
    }
    button.disabled = false;
  });

  // In the mobile flow the first code is on its way when the dialog opens.
  if (sender.wait > 0) count(sender.wait);
})();
