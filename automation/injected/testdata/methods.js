// What is compared on a long page: reading all of it and no more, our layer, and
// two ways of other overlays, rebuilt: the text of the page replaced, and an
// element put in behind each text. Each returns milliseconds and the longest time
// in which nothing else could run.
globalThis.words ||= (() => {
  const HAN = /[\u4e00-\u9fff]/;
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
    for (let n = walker.nextNode(); n; n = walker.nextNode()) if (HAN.test(n.nodeValue)) out.push(n);
    return out;
  };
  const bare = () => {
    const range = document.createRange(), out = [];
    for (const n of texts()) { range.selectNodeContents(n); const b = range.getBoundingClientRect(); out.push([n.nodeValue, b.left, b.top, b.width, b.height]); }
    return out.length;
  };
  const replace = () => { for (const n of texts()) n.nodeValue = "Bank card number"; };
  const insert = () => { for (const n of texts()) { const el = document.createElement("span"); el.textContent = " Bank card number"; n.after(el); } };
  /** Runs what is measured, and meanwhile notes how long other tasks had to wait. */
  async function timed(f) {
    let worst = 0, last = performance.now(), on = true;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
      if (on) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
    await new Promise((done) => { setTimeout(done, 0); });
    worst = 0;
    const began = performance.now();
    await f();
    document.body.offsetHeight; // what was changed is laid out
    const ms = performance.now() - began;
    await new Promise((done) => { setTimeout(done, 0); });
    on = false;
    return { ms, worst };
  }
  return { bare, replace, insert, timed };
})();
