// @ts-check
// Tells the practice site what arrives in the page's controls: the control's
// name and id, its value, whether it could be seen and whether an input device
// did it. What the values mean is known to the server alone.
(() => {
  'use strict';
  /** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
  /** @type {Map<string, string>} */
  const told = new Map();
  /** @type {Map<string, boolean>} */
  const hands = new Map();

  /**
   * @param {Element} element
   * @returns {element is Control}
   */
  const isControl = (element) => element.matches('input, select, textarea')
    && !element.matches('[type=submit], [type=button], [name=_form_token], [name=_input_charset]')
    // What is typed there looks for something; what the widget holds it tells itself.
    && !element.matches('input[role=combobox], .ant-picker input');

  /** @param {Control} control */
  const slot = (control) => (control.type === 'radio' ? control.name : `${control.name} ${control.id}`);

  /** @param {Control} control */
  const value = (control) => {
    if (control instanceof HTMLInputElement) {
      if (control.type === 'checkbox') return control.checked ? control.value : '';
      if (control.type === 'radio') {
        const chosen = document.querySelector(`input[name="${CSS.escape(control.name)}"]:checked`);
        return chosen instanceof HTMLInputElement ? chosen.value : '';
      }
    }
    return control.value;
  };

  // A select of the arale kit is seen as the link behind it, a box for files as
  // the button around it, and what Ant Design ticks as the square around it.
  /** @param {Control} control */
  const visible = (control) => {
    const next = control.nextElementSibling;
    let shown = /** @type {HTMLElement} */ (control);
    if (control.matches('select.fn-hide') && next instanceof HTMLElement) shown = next;
    const drawn = control.previousElementSibling;
    if (control.matches('[type=hidden]') && drawn instanceof HTMLElement && drawn.matches('.next-select')) shown = drawn;
    if (control.matches('[type=file], .ant-radio-input, .ant-checkbox-input') && control.parentElement) shown = control.parentElement;
    const box = shown.getBoundingClientRect();
    return (control.type !== 'hidden' || shown !== control) && box.width > 0 && box.right > 0 && box.bottom > -window.scrollY
      && shown.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  /** @type {Record<string, unknown>[]} */
  let queue = [];
  let underWay = false;

  // One request at a time, so that nothing overtakes what came before it.
  const post = async () => {
    const reports = queue;
    queue = [];
    underWay = true;
    try {
      await fetch(`/practice/record${window.location.search}`, {
        method: 'POST',
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(reports),
      });
    } catch {
      // The site has ended; there is nobody left to tell.
    }
    underWay = false;
    if (queue.length > 0) void post();
  };

  /** @param {Record<string, unknown>} report */
  const send = (report) => {
    queue.push({ path: window.location.pathname, query: window.location.search, document: performance.timeOrigin, ...report });
    if (!underWay) void post();
  };

  /**
   * @param {Control} control
   * @param {string} kind
   * @param {boolean} trusted
   */
  const tell = (control, kind, trusted) => {
    told.set(slot(control), value(control));
    hands.set(slot(control), trusted);
    send({
      kind, trusted, name: control.name, id: control.id, type: control.type, value: value(control), visible: visible(control),
    });
  };

  const all = () => [...document.querySelectorAll('input, select, textarea')].filter(isControl);
  for (const control of all()) told.set(slot(control), value(control));

  for (const kind of ['input', 'change']) {
    document.addEventListener(kind, (event) => {
      const control = event.target;
      if (!(control instanceof Element) || !isControl(control)) return;
      const chosen = control.dataset.trusted;
      delete control.dataset.trusted;
      let trusted = event.isTrusted || chosen === 'true';
      // Leaving a box is the browser's doing; what counts is who filled it.
      if (kind === 'change' && told.get(slot(control)) === value(control)) {
        trusted = hands.get(slot(control)) ?? trusted;
      }
      tell(control, kind, trusted);
    }, true);
  }

  // What a widget holds is in no control.
  document.addEventListener('settled', (event) => {
    if (event instanceof CustomEvent) send({ kind: 'change', type: 'widget', ...event.detail });
  });

  // What sends or leads on when it is pressed, and by what it is known here. The
  // practice person presses with a pen.
  /** @type {{sends?: [part: string, css: string][]}} */
  const { sends = [] } = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');
  document.addEventListener('click', (event) => {
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    for (const [part, css] of sends) {
      const pressed = target.closest(css);
      if (!pressed) continue;
      const name = pressed.id || pressed.textContent?.trim() || css;
      send({ kind: 'press', name: part, id: name, trusted: event.isTrusted, pen: event instanceof PointerEvent && event.pointerType === 'pen' });
      return;
    }
  }, true);

  // Boxes that come later begin with what they have when they come.
  new MutationObserver(() => {
    for (const control of all()) if (!told.has(slot(control))) told.set(slot(control), value(control));
  }).observe(document, { childList: true, subtree: true });

  // What was written without any event shows when the page is left.
  // Hidden boxes within a row belong to the page's own scripts.
  const sweep = () => {
    for (const control of all()) {
      if (control.matches('.ui-form-item [type=hidden], .next-form-item [type=hidden], .ant-form-item [type=hidden]')) continue;
      if (told.get(slot(control)) !== value(control)) tell(control, 'change', false);
    }
  };
  document.addEventListener('focusout', sweep, true);
  // The page goes away: what is left is sent at once.
  const leave = () => {
    sweep();
    if (queue.length > 0) void post();
  };
  document.addEventListener('submit', leave, true);
  window.addEventListener('pagehide', leave);
  document.addEventListener('securitypolicyviolation', (event) => {
    send({ kind: 'violation', value: `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}` });
  });
  send({ kind: 'ready' });
})();
