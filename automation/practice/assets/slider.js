// @ts-check
// The captcha of 2016: a handle that is dragged to the right end, then a
// picture in which one character is to be clicked. It tells the server every
// step of the mouse, and the page around it nothing but the token.
(() => {
  'use strict';
  const { slider } = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');
  const handle = document.getElementById('nc_1_n1z');
  const track = document.getElementById('nc_1_n1t');
  const bar = document.getElementById('nc_1__bg');
  const text = document.getElementById('nc_1__scale_text');
  const click = document.getElementById('nc_1_clickCaptcha');
  const word = document.getElementById('nc_1__captcha_text');
  const picture = click?.querySelector('img');
  if (!slider || !handle || !track || !bar || !text || !click || !word || !picture) return;

  /** @type {{x: number, y: number, t: number, trusted: boolean}[]} */
  let steps = [];
  let held = false;
  let over = false;

  /** @param {object} message */
  const tell = (message) => window.parent.postMessage(message, slider.owner);

  // The picture is shown when the page around has made room for it.
  /** @type {() => void} */
  let roomy = () => {};
  window.addEventListener('message', (event) => {
    if (event.origin === slider.owner && event.data === 'roomy') roomy();
  });
  const closed = 40;
  const opened = 226;

  /**
   * @param {string} path
   * @param {Record<string, string>} values
   */
  const ask = async (path, values) => {
    const reply = await fetch(path + slider.query, { method: 'POST', body: new URLSearchParams({ id: slider.id, ...values }) });
    return reply.json();
  };

  const reach = () => track.clientWidth - handle.offsetWidth;

  /** @param {number} left */
  const place = (left) => {
    handle.style.left = `${left}px`;
    bar.style.width = `${left}px`;
  };

  /** @param {MouseEvent} event */
  const note = (event) => {
    const box = track.getBoundingClientRect();
    steps.push({ x: event.clientX - box.left, y: event.clientY - box.top, t: event.timeStamp, trusted: event.isTrusted });
  };

  /** @param {{stat: string, msg?: string, word?: string, picture?: string, token?: string}} reply */
  const take = ({ stat, msg, word: asked, picture: src, token }) => {
    if (stat === 'ok' && src) {
      text.textContent = '';
      const quoted = document.createElement('i');
      quoted.textContent = `“${asked}”`;
      text.append('请点击图中的', quoted, '字');
      word.textContent = `“${asked}”`;
      roomy = () => {
        picture.src = src;
        click.classList.remove('fn-hide');
      };
      tell({ height: opened });
    } else if (stat === 'passed') {
      click.classList.add('fn-hide');
      text.textContent = '验证通过';
      track.classList.add('nc_ok');
      tell({ height: closed });
      tell({ captcha: token });
    } else {
      click.classList.add('fn-hide');
      text.textContent = msg ?? '';
      track.classList.add('nc_fail');
      tell({ height: closed });
    }
  };

  handle.addEventListener('mousedown', (event) => {
    if (over) return;
    held = true;
    steps = [];
    note(event);
    event.preventDefault();
  });
  document.addEventListener('mousemove', (event) => {
    if (!held) return;
    note(event);
    place(Math.max(0, Math.min(reach(), event.clientX - track.getBoundingClientRect().left - handle.offsetWidth / 2)));
  });
  document.addEventListener('mouseup', async (event) => {
    if (!held) return;
    held = false;
    note(event);
    if (handle.offsetLeft < reach() - 2) {
      place(0);
      return;
    }
    over = true;
    take(await ask('/nc/track.json', { track: JSON.stringify(steps) }));
  });
  picture.addEventListener('click', async (event) => {
    const { left, top } = picture.getBoundingClientRect();
    take(await ask('/nc/click.json', {
      x: String(event.clientX - left), y: String(event.clientY - top), trusted: String(event.isTrusted),
    }));
  });
  text.addEventListener('click', () => {
    if (track.classList.contains('nc_fail')) window.location.reload();
  });
})();
