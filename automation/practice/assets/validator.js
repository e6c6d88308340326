// @ts-check
// Checks the boxes when they are left, says what is wrong below them, keeps
// the first pages' submit asleep until all is well, and submits only once.
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');
  const submit = /** @type {HTMLInputElement | null} */ (
    document.querySelector('#J-index-form #J-submit, #J-submit-btn, [data-asleep] [type=submit]'));
  const wrapper = submit?.parentElement;
  /** @type {{box: HTMLInputElement, must: RegExp, say: string}[]} */
  const rules = [];
  for (const { id, must, say } of config.rules ?? []) {
    const box = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (box) rules.push({ box, must: new RegExp(must), say });
  }

  /** @param {HTMLInputElement} box */
  const value = (box) => (box.type === 'checkbox' ? (box.checked ? 'on' : '') : box.value.trim());
  const content = () => rules.every(({ box, must }) => must.test(value(box)));
  const wake = () => {
    if (!submit) return;
    submit.disabled = !content();
    wrapper?.classList.toggle('ui-button-ldisable', submit.disabled);
  };

  /**
   * @param {HTMLElement} box
   * @param {string} text
   */
  const say = (box, text) => {
    const item = box.closest('.ui-form-item, .next-form-item');
    const explain = item?.querySelector('.ui-form-explain, .next-form-item-help');
    if (!item || !explain) return;
    item.classList.toggle('ui-form-item-error', text !== '');
    item.classList.toggle('ui-form-item-success', text === '');
    explain.textContent = text;
  };

  for (const { box, must, say: text } of rules) {
    const check = () => {
      const good = must.test(value(box));
      say(box, good ? '' : text);
      wake();
    };
    box.addEventListener('blur', check);
    box.addEventListener('change', check);
    box.addEventListener('settle', check);
    box.addEventListener('focus', () => box.closest('.ui-form-item')?.classList.add('ui-form-item-focus'));
    box.addEventListener('blur', () => box.closest('.ui-form-item')?.classList.remove('ui-form-item-focus'));
    // The last box of a form is often left by pressing the button, so the
    // codes count while they are typed.
    if (box.maxLength > 0 && box.maxLength <= 6) box.addEventListener('input', wake);
  }
  wake();

  // Taken names are found out before the form is sent.
  const name = /** @type {HTMLInputElement | undefined} */ (
    rules.find(({ box }) => box.maxLength === 100)?.box);
  name?.addEventListener('blur', async () => {
    const asked = name.value.trim();
    if (!asked) return;
    const reply = await fetch('/account/reg/acctStatusCheck.json', {
      method: 'POST',
      body: new URLSearchParams({ acctname: asked, acctType: '', _input_charset: 'utf-8' }),
    });
    const { acctstatus } = await reply.json();
    if (acctstatus === 'login' && name.value.trim() === asked) say(name, '该账户名已被注册，请更换或直接登录。');
  });

  for (const form of document.forms) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'true';
      form.querySelector('.loading-text')?.classList.remove('fn-hide');
    });
  }
  // What sends the form of 2018 is no button.
  const sends = /** @type {HTMLElement | null} */ (document.querySelector('[data-sends]'));
  sends?.addEventListener('click', () => sends.closest('form')?.requestSubmit());
  // A page from the browser's store would otherwise never submit again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  const picture = /** @type {HTMLImageElement | null} */ (document.getElementById('J-checkcode-img'));
  const redraw = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (picture) picture.src = `${picture.src.split('&again')[0]}&again=${Date.now()}`;
  };
  picture?.addEventListener('click', redraw);
  document.querySelector('.J-changeCheckcode')?.addEventListener('click', redraw);

  const code = document.getElementById('J-countryCode');
  document.addEventListener('choose', (event) => {
    const codes = config.codes ?? {};
    if (code && event.target instanceof HTMLInputElement) code.textContent = `+${codes[event.target.value] ?? ''}`;
  });

  document.getElementById('J-resendMail')?.addEventListener('click', async (event) => {
    event.preventDefault();
    const reply = await fetch('/account/reg/section/reSendActiveEmail.json', { method: 'POST' });
    const { stat, msg } = await reply.json();
    const text = document.getElementById('ajaxErrorMsg');
    if (text) text.textContent = stat === 'ok' ? '邮件已重新发送。' : msg;
  });
})();
