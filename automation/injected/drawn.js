// @ts-check
// Lists made by hand, of no kit and without a word of markup that says so:
// <div class="pick" tabindex="0">请选择</div>. What they say gives them away, with
// a sign that they can be pressed.
(() => {
  const { is, dom, boxes, state } = globalThis.autofill;
  const ASKS = /^(请先?(选择|点选|点击选择)|請先?(選擇|點選)|点击选择|點擊選擇|点选|選擇|选择|please\s+(select|choose)|(click|tap) to (select|choose)|select|choose)(.*)$/i;
  const STARTS = new Set([..."请請点點选選pPcCtTsS"].map((c) => c.charCodeAt(0))); // its first letters, sooner compared
  // What is sent, started or taken as a whole by a press is not chosen from a list.
  const DOES = /文件|图片|照片|附件|头像|相册|上传|拍照|登录|登陆|注册|支付|全部|所有|套餐|此|该|\b(files?|photos?|images?|pictures?|upload|all|this|log|sign)\b/i;
  const ENDS = /[\s›>»❯▸▾▼▽∨⌄﹀→…+.。]+$/u;
  const NAMES = "label,h1,h2,h3,h4,h5,h6,legend,caption,th,dt,option,select,nav,header,footer,[role=navigation],[role=heading],[role=alert],[role=option],[role=tablist],[role=menu],[role=menubar]";
  const SPEAKS = /(^|[\s_-])(title|tit|heading|errors?|err|warn(ing)?|invalid|toast|tips?|tabs?|steps?|crumbs?|btn-submit)([\s_-]|$)/i;
  const WHOLE = /^(form|fieldset|table|tbody|ul|ol|dl|body|html|main|section|article)$/;
  const LEADS = /location|\.href|window\.open|history\.|submit\s*\(|navigate/i;

  /** Whether a text only says to choose: short, no sentence, and nothing to be done at once.
   * @param {string} text */
  function asks(text) {
    const words = text.replace(ENDS, "");
    const rest = words.length > 30 ? null : ASKS.exec(words);
    const of = rest ? rest[rest.length - 1].trim() : "";
    if (!rest || of.length > (/\p{Script=Han}/u.test(words) ? 12 : 24) || /[，,。；;！!？?：:]/.test(of) || DOES.test(of)) return false;
    return !!of || words !== text || !/^(选择|選擇|select|choose)$/i.test(words); // a bare 选择 is a button's
  }

  /** Whether a press would leave the page or send it, as far as the markup says.
   * @param {Element} el */
  function leads(el) {
    const button = el.closest("button");
    const alone = is.button(button) && !button.form; // there is nothing it could send
    if (!alone && globalThis.autofill.sends(el)) return true;
    for (let a = /** @type {Element|null} */ (el), i = 0; a && i < 4; a = a.parentElement, i++) if (LEADS.test(a.getAttribute("onclick") || "")) return true;
    return false;
  }

  /** What around a prompt says that it can be pressed; attributes first, as styles cost more.
   * @param {Element} text @returns {Element|null} */
  function pressable(text) {
    for (let a = /** @type {Element|null} */ (text), i = 0; a && i < 4 && !WHOLE.test(a.localName); a = a.parentElement, i++) {
      if (is.html(a) && a.hasAttribute("tabindex") && a.tabIndex >= 0 || a.getAttribute("role") === "button" || a.hasAttribute("onclick") || is.button(a) || is.anchor(a)) return a;
    }
    const points = (/** @type {Element} */ e) => getComputedStyle(e).cursor === "pointer";
    // The pointer of the whole page says nothing: pages set it so that phones send clicks.
    if (!points(text) || points(document.body)) return null;
    let top = text;
    for (let a = text.parentElement, i = 0; a && i < 3 && !WHOLE.test(a.localName) && points(a); a = a.parentElement, i++) top = a;
    return top;
  }

  /** The list whose prompt a text is; null when it is none's.
   * @param {Element} text @returns {Element|null} */
  function list(text) {
    const words = dom.textOf(text);
    if (!asks(words) || text.closest(NAMES) || boxes.inTrigger(text) || state.drawn?.has(text)) return null;
    const cls = (/** @type {Element|null} */ e) => e?.getAttribute("class") || "";
    if (SPEAKS.test(cls(text))) return null;
    for (let a = /** @type {Element|null} */ (text), i = 0; a && i < 5; a = a.parentElement, i++) if (boxes.isTrigger(a) || state.chips?.has(a)) return null;
    const whole = pressable(text);
    if (!whole || leads(text) || whole.getBoundingClientRect().height > 160 || dom.textOf(whole).length > 60) return null;
    if (whole.querySelector("input:not([type=hidden]),select,textarea,iframe") || [...whole.querySelectorAll("button,a[href]")].some((e) => !e.contains(text))) return null;
    if (is.button(whole) || is.anchor(whole)) {
      // The button beside a box is the box's, and a bare verb is what to do.
      if (!/^(请|請|点|點|please|click|tap)/i.test(words) || whole.parentElement?.querySelector("input:not([type=hidden])")) return null;
    }
    let el = text;
    const bare = words.replace(ENDS, "");
    for (let up = el.parentElement; el !== whole && up && dom.textOf(up).replace(ENDS, "") === bare; up = up.parentElement) el = up;
    return SPEAKS.test(cls(el)) || dom.hidden(el) ? null : el;
  }

  /** Finds the lists of a page, and returns them with those found before: a list
   * that shows what was chosen no longer says that it is one.
   * @param {AFTextNodes} words */
  function find({ nodes, said }) {
    const drawn = state.drawn = state.drawn || new Map();
    for (const el of drawn.keys()) if (!el.isConnected || el.querySelector("input:not([type=hidden]),select,textarea")) drawn.delete(el);
    let looks = 0;
    for (let i = 0; i < nodes.length && looks < 400 && drawn.size < 60; i++) {
      if (!STARTS.has(said[i].charCodeAt(0)) || !ASKS.test(said[i]) || (nodes[i].nodeValue || "").length > 80) continue;
      looks++;
      const text = nodes[i].parentElement, el = text && list(text);
      if (el) drawn.set(el, dom.textOf(el).replace(ENDS, ""));
    }
    return [...drawn.keys()];
  }

  /** The lists within an element that a person sees.
   * @param {Element} a */
  const within = (a) => [...state.drawn?.keys() || []].filter((el) => el !== a && a.contains(el) && !dom.hidden(el));

  globalThis.autofill.drawn = { find, within, asks, leads, pressable };
})();
