// @ts-check
// A page beside the site shows itself anew when there is something new on it.
(() => {
  'use strict';
  const { desk, revision } = document.body.dataset;
  if (!desk) return;
  const second = 1000;

  const look = async () => {
    try {
      const reply = await fetch(`/practice/news/${desk}`);
      const now = await reply.text();
      if (reply.ok && now !== revision) {
        window.location.reload();
        return;
      }
    } catch {
      return; // the practice site has ended
    }
    setTimeout(look, second);
  };
  setTimeout(look, second);
})();
