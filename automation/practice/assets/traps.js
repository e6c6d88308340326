// @ts-check
// Does to a page what its name says: see trap.go. Its script's element names the
// traps and the address of the form elsewhere.
(() => {
  'use strict';
  const { traps = '', where = '' } = document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset : {};
  const has = (/** @type {string} */ name) => traps.split(' ').includes(name);
  const form = [...document.forms].findLast((one) => one.querySelector('input[type=text]'));
  if (!form) return;
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[type=text]')].filter((box) => box.checkVisibility()));

  /**
   * @param {string} tag
   * @param {string} css
   */
  const put = (tag, css) => {
    const element = document.createElement(tag);
    element.style.cssText = css;
    return element;
  };

  if (has('hidden-boxes')) {
    const facts = [['name', '真实姓名'], ['surname', '姓'], ['passportNumber', '护照号码'], ['mobile', '手机号码'], ['email', '电子邮箱'],
      ['cardNumber', '银行卡号'], ['birthday', '出生日期'], ['address', '详细地址']];
    const ways = ['display:none', 'visibility:hidden', 'opacity:0', 'position:absolute;left:-9999px', 'height:0;overflow:hidden',
      'clip-path:inset(100%);position:absolute', 'position:absolute;transform:scale(0)', 'font-size:0;width:0;overflow:hidden;position:absolute'];
    facts.forEach(([name, label], i) => {
      const row = put('div', ways[i]);
      const text = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'text';
      box.name = name;
      box.id = `trap-${name}`;
      text.htmlFor = box.id;
      text.textContent = label;
      row.append(text, box);
      form.prepend(row);
    });
  }

  if (has('look-alike')) {
    const frame = document.createElement('iframe');
    frame.src = where;
    frame.width = '900';
    frame.height = '500';
    form.before(frame);
  }

  if (has('swap')) {
    let done = false;
    form.addEventListener('focusin', () => {
      const [one, two] = boxes();
      if (done || !one || !two) return;
      done = true;
      const mark = document.createComment('');
      one.replaceWith(mark);
      two.replaceWith(one);
      mark.replaceWith(two);
    });
  }

  if (has('overlay')) {
    const cover = put('div', 'position:fixed;inset:0;z-index:999;background:rgb(0 0 0 / 60%);text-align:center;padding-top:200px');
    const close = document.createElement('button');
    close.id = 'trap-close';
    close.textContent = '关闭';
    close.addEventListener('click', () => cover.remove());
    cover.append(close);
    document.body.append(cover);
  }

  if (has('focus-thief')) {
    const thief = document.createElement('input');
    thief.type = 'text';
    thief.id = 'trap-search';
    thief.placeholder = '搜索';
    document.body.prepend(thief);
    thief.focus();
    document.addEventListener('focusin', (event) => {
      if (event.target !== thief) queueMicrotask(() => thief.focus());
    });
  }

  if (has('restless')) {
    let n = 0;
    const clock = document.createElement('p');
    document.body.append(clock);
    const tick = () => {
      n += 1;
      clock.textContent = String(n);
      clock.className = `at-${n}`;
      requestAnimationFrame(tick);
    };
    tick();
  }

  if (has('beforeunload')) window.addEventListener('beforeunload', (event) => event.preventDefault());
  if (has('alert')) setTimeout(() => window.alert('系统将于今晚升级'));
  if (has('print')) setTimeout(() => window.print());
})();
