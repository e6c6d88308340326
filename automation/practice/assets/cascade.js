// @ts-check
// Fills the city list after a province was chosen, and the district list after
// a city. The server answers; until then the lists below are closed.
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('J-config')?.textContent ?? '{}');

  /**
   * @param {HTMLSelectElement} list
   * @param {{Code: string, Text: string}[]} options
   */
  const fill = (list, options) => {
    // The first entry asks to choose, and stays.
    while (list.options.length > 1) list.remove(1);
    for (const { Code, Text } of options) list.add(new Option(Text, Code));
    list.value = '';
    list.disabled = options.length === 0;
  };

  for (const ids of config.cascades ?? []) {
    const lists = ids.map((/** @type {string} */ id) => document.getElementById(id));
    lists.forEach((/** @type {HTMLSelectElement} */ list, /** @type {number} */ i) => {
      const rest = lists.slice(i + 1);
      if (rest.length > 0) rest[0].disabled = rest[0].options.length < 2;
      list.addEventListener('change', async () => {
        for (const lower of rest) fill(lower, []);
        if (!list.value || rest.length === 0) return;
        const asked = list.value;
        const reply = await fetch(`/user/division/list.json?parent=${encodeURIComponent(asked)}`);
        const options = await reply.json();
        // The user may have chosen again in the meantime.
        if (list.value === asked) fill(rest[0], options);
      });
    });
  }
})();
