// @ts-check
// Draws the lists of the arale kit: a hidden select, a link that opens it, and
// a list at the end of the body that exists only after the first click.
(() => {
  'use strict';
  const triggers = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('a.ui-dropdown-trigger, a.ui-select-trigger'));
  /** @type {HTMLElement | null} */
  let open = null;
  let widgets = 0;

  /** @param {HTMLElement} element */
  const stamp = (element) => {
    widgets += 1;
    element.dataset.widgetCid = `widget-${widgets}`;
  };

  const close = () => {
    if (open) open.classList.add('fn-hide');
    open = null;
  };

  /**
   * @param {HTMLAnchorElement} trigger
   * @param {HTMLSelectElement} select
   */
  const show = (trigger, select) => {
    const text = trigger.querySelector('span');
    if (text) text.textContent = select.selectedOptions[0]?.textContent ?? '';
  };

  /**
   * @param {HTMLAnchorElement} trigger
   * @param {HTMLSelectElement} select
   * @returns {HTMLElement}
   */
  const build = (trigger, select) => {
    const box = document.createElement('div');
    box.className = 'ui-select-content';
    stamp(box);
    const list = document.createElement('ul');
    for (const option of select.options) {
      const item = document.createElement('li');
      item.className = 'ui-select-item';
      item.dataset.value = option.value;
      item.textContent = option.textContent;
      item.addEventListener('click', (event) => {
        select.value = option.value;
        select.dataset.trusted = String(event.isTrusted);
        close();
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      list.append(item);
    }
    box.append(list);
    document.body.append(box);
    select.addEventListener('change', () => show(trigger, select));
    return box;
  };

  for (const trigger of triggers) {
    const select = trigger.previousElementSibling;
    if (!(select instanceof HTMLSelectElement)) continue;
    stamp(trigger);
    show(trigger, select);
    select.addEventListener('change', () => show(trigger, select));
    /** @type {HTMLElement | null} */
    let box = null;
    trigger.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      box ??= build(trigger, select);
      const again = open === box;
      close();
      if (again) return;
      const place = trigger.getBoundingClientRect();
      box.style.left = `${place.left + window.scrollX}px`;
      box.style.top = `${place.bottom + window.scrollY}px`;
      box.style.minWidth = `${place.width}px`;
      box.classList.remove('fn-hide');
      open = box;
    });
  }
  document.addEventListener('click', close);

  // The nationality is posted in a hidden box behind two lists.
  for (const row of document.querySelectorAll('.ui-form-item')) {
    const code = row.querySelector('input[type=hidden]');
    const [one, two] = row.querySelectorAll('select');
    if (!(code instanceof HTMLInputElement) || !one || !two) continue;
    const choose = () => {
      two.parentElement?.classList.toggle('fn-hide', one.value !== '');
      code.value = one.value || two.value;
      code.dispatchEvent(new Event('choose', { bubbles: true }));
    };
    one.addEventListener('change', choose);
    two.addEventListener('change', choose);
  }
})();
