// @ts-check
// Draws the lists of the kit of 2018: a box that is no control, a list at the
// end of the body while it is open, and a hidden box for what is posted.
(() => {
  'use strict';
  /** @type {(() => void) | null} */
  let shut = null;
  let lists = 0;

  /** @param {HTMLElement} select */
  const draw = (select) => {
    const box = select.nextElementSibling;
    const options = box?.nextElementSibling;
    const text = select.querySelector('em');
    if (!(box instanceof HTMLInputElement) || !(options instanceof HTMLTemplateElement) || !text) return;
    const show = () => {
      const chosen = [...options.content.children].find((item) => item.getAttribute('data-value') === box.value);
      text.textContent = chosen?.textContent ?? '';
      text.classList.toggle('next-select-placeholder', !box.value);
      if (!text.textContent) text.textContent = '请选择';
    };
    show();

    const open = () => {
      const wrapper = document.createElement('div');
      wrapper.className = 'next-overlay-wrapper opened';
      const menu = document.createElement('ul');
      menu.className = 'next-menu next-select-menu';
      menu.setAttribute('role', 'listbox');
      lists += 1;
      menu.id = `next-menu-${lists}`;
      menu.append(options.content.cloneNode(true));
      for (const item of menu.children) {
        item.setAttribute('aria-selected', String(item.getAttribute('data-value') === box.value));
        item.addEventListener('click', (event) => {
          box.value = item.getAttribute('data-value') ?? '';
          box.dataset.trusted = String(event.isTrusted);
          show();
          shut?.();
          box.dispatchEvent(new Event('change', { bubbles: true }));
        });
      }
      wrapper.append(menu);
      document.body.append(wrapper);
      const place = select.getBoundingClientRect();
      wrapper.style.left = `${place.left + window.scrollX}px`;
      wrapper.style.top = `${place.bottom + window.scrollY}px`;
      wrapper.style.minWidth = `${place.width}px`;
      select.setAttribute('aria-expanded', 'true');
      select.setAttribute('aria-controls', menu.id);
      shut = () => {
        shut = null;
        wrapper.remove();
        select.setAttribute('aria-expanded', 'false');
        select.removeAttribute('aria-controls');
      };
    };
    select.addEventListener('click', (event) => {
      event.stopPropagation();
      const mine = select.getAttribute('aria-expanded') === 'true';
      shut?.();
      if (!mine) open();
    });
  };

  for (const select of document.querySelectorAll('.next-select')) if (select instanceof HTMLElement) draw(select);
  document.addEventListener('click', () => shut?.());
})();
