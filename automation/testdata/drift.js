// Changes a saved page as a redesign would, by the names in ?ops= and the seed:
// what a developer, a build tool or an editor of texts does to a form. The truth
// stands in data-truth, which nothing but the test reads.
(() => {
  const ask = new URLSearchParams(location.search);
  let state = Number(ask.get("seed") || 1) * 2654435761 >>> 0;
  const random = () => { state = (state + 0x6d2b79f5) >>> 0; let t = Math.imul(state ^ (state >>> 15), 1 | state); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const shuffle = (list) => { for (let i = list.length - 1; i > 0; i--) { const j = Math.floor(random() * (i + 1)); [list[i], list[j]] = [list[j], list[i]]; } return list; };
  const hex = (n) => Array.from({ length: n }, () => "0123456789abcdef"[Math.floor(random() * 16)]).join("");

  const BOXES = "input:not([type=hidden]):not([type=submit]):not([type=button]),select,textarea";
  const form = document.querySelector("form") || document.body;
  const boxes = () => [...document.querySelectorAll(BOXES)];
  const truths = () => [...document.querySelectorAll("[data-truth]")];
  const rows = () => [...form.querySelectorAll(".ui-form-item,tr,[data-row]")].filter((r) => r.querySelector(BOXES) && !r.querySelector(".ui-form-item,tr,[data-row]"));
  for (const r of rows()) r.setAttribute("data-row", "");
  const labelOf = (row) => row.querySelector("label:not(.ui-label-inline),th,.ui-label");

  // What people call boxes when they write a page anew.
  const NAMES = {
    email: ["userMail", "regEmail", "dzyx", "txtEmail"], mobile: ["phoneNum", "sjh", "userTel", "txtMobile"], "name.surname": ["familyName", "xing", "custSurname"],
    "name.given": ["firstName", "ming", "custGiven"], sex: ["gender", "xb", "userSex"], "document.type": ["idType", "zjlx", "cardType"], "passport.number": ["idNo", "zjhm", "certNumber", "passportNo"],
    occupation: ["job", "zy", "career"], "address.street": ["addrDetail", "xxdz", "street"], "address.province": ["prov", "sheng", "provinceCode"], "address.city": ["cityCode", "shi", "city"],
    "address.district": ["area", "qu", "county"], "security.question": ["safeQuestion", "mbwt", "pwdQuestion"], "security.answer": ["safeAnswer", "mbda", "pwdAnswer"],
    "bank.name": ["bankCode", "khyh", "issuer"], "bank.account_holder": ["acctName", "hm", "holder"], "bank.card_number": ["acctNo", "yhkh", "bankCard"], "bank.province": ["bankProv", "khs"], "bank.city": ["bankCity", "khcs"],
    phone: ["telephone", "lxdh", "contactTel"],
  };
  // What editors of texts call them.
  const WORDS = {
    "国籍/地区": ["国籍", "国家和地区", "国籍（国家/地区）", "您的国籍"], 手机号: ["手机号码", "移动电话", "联系手机"], 手机号码: ["手机号", "移动电话号码", "联系手机"],
    账户名: ["电子邮箱", "登录邮箱", "邮箱地址", "Email 地址"], 安全保护问题: ["密保问题", "安全问题", "密码提示问题", "密码保护问题"], 安全保护答案: ["密保答案", "安全问题答案", "密码保护答案"],
    姓: ["姓氏", "姓（Surname）", "护照上的姓"], 名: ["名字", "名（Given name）", "护照上的名"], 性别: ["您的性别", "性　别", "性别 Gender"], 证件类型: ["证件种类", "证件类别", "身份证件类型"],
    证件号码: ["证件号", "证件编号", "有效证件号码"], 有效期: ["证件有效期", "证件到期日", "有效期至", "证件有效期限"], 职业: ["从事职业", "您的职业", "职业类别"],
    常用地址: ["居住地址", "现居住地", "所在地区"], 银行卡号: ["卡号", "借记卡卡号", "银行卡卡号"], 持卡人姓名: ["持卡人", "户名"], 真实姓名: ["姓名", "您的真实姓名", "护照姓名"],
    护照号码: ["护照号", "护照编号", "护照号码 Passport No."], 联系地址: ["居住地址", "通讯地址", "现住址"], 详细地址: ["街道地址", "具体地址", "详细住址", "街道门牌"],
    联系电话: ["固定电话", "座机号码", "电话号码"], 开户姓名: ["户名", "开户人姓名", "银行账户姓名"], 开户银行: ["银行名称", "开户行", "所属银行"], 开户银行所在城市: ["开户行所在地", "开户行所在城市", "银行所在地"],
    个人信息页: ["护照个人信息页", "护照资料页"], 入境盖章页: ["最近入境盖章页", "入境章页"],
  };
  const OTHERS = ["推荐人", "紧急联系人", "公司联系人", "担保人", "配偶"];

  /** @param {(el: Element, truth: string) => string} name */
  function rename(name) {
    const named = new Map(); // buttons of one group keep one name
    for (const el of boxes()) {
      const id = el.type === "radio" && named.get(el.name) || name(el, (el.dataset.truth || "").replace(/\.(year|month|day|region|country)$/, ""));
      for (const label of el.id ? document.querySelectorAll(`label[for="${CSS.escape(el.id)}"]`) : []) label.htmlFor = id;
      if (el.type !== "radio") el.id = id;
      if (el.name) { named.set(el.name, id); el.name = id; }
    }
  }

  /** Gives every class another name, in the sheets too, so that the page looks as before. */
  function hashClasses() {
    const map = new Map();
    for (const el of document.querySelectorAll("[class]")) for (const c of el.classList) if (!map.has(c)) map.set(c, pick(["_", "css-", "sc-"]) + hex(5) + map.size);
    for (const sheet of document.querySelectorAll("style")) sheet.textContent = sheet.textContent.replace(/\.(-?[A-Za-z_][\w-]*)/g, (all, c) => map.has(c) ? "." + map.get(c) : all);
    for (const el of document.querySelectorAll("[class]")) el.className = [...el.classList].map((c) => map.get(c)).join(" ");
  }

  let used = 0;
  const OPS = {
    names: () => rename((el, truth) => NAMES[truth] ? pick(NAMES[truth]) + (document.getElementById(NAMES[truth][0]) ? ++used : "") : "field" + String.fromCharCode(65 + used++ % 26)),
    ids: () => rename(() => pick([() => "rc_select_" + used++, () => `el-id-${1000 + Math.floor(random() * 9000)}-${used++}`, () => "x" + hex(8), () => `:r${used++}:`])()),
    // The next build: what a program made up is made up anew, what people wrote stays.
    build: () => { for (const el of boxes()) if (/^(rc_select_|el-id-|x[0-9a-f]{8}$|:r)/.test(el.id)) { const id = "x" + hex(8); for (const l of document.querySelectorAll(`label[for="${CSS.escape(el.id)}"]`)) l.htmlFor = id; if (el.name === el.id) el.name = id; el.id = id; } },
    classes: hashClasses,
    words: () => {
      const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
      for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        const [, core, rest] = /^\s*(.*?)\s*([：:]?)\s*$/s.exec(n.nodeValue) || [];
        if (WORDS[core] && !n.parentElement.closest("option,select,a,button")) n.nodeValue = pick(WORDS[core]) + rest;
      }
    },
    marks: () => { for (const r of rows()) { const l = labelOf(r); if (l) l.textContent = pick(["* ", "", "＊"]) + l.textContent.replace(/[*：:\s]/g, "").split("").join(pick(["", " "])) + pick(["", "：", " :"]); } },
    order: () => { const list = rows(); const at = list.map((r) => { const mark = document.createComment(""); r.replaceWith(mark); return mark; }); shuffle([...list]).forEach((r, i) => at[i].replaceWith(r)); },
    wrap: () => {
      for (const r of rows()) if (r.localName !== "tr") { const a = document.createElement("div"), b = document.createElement("section"); r.replaceWith(a); a.append(b); b.append(r); }
      for (const el of boxes()) if (!el.closest("label") && getComputedStyle(el).display !== "none") { const s = document.createElement("span"), t = document.createElement("span"); el.replaceWith(s); s.append(t); t.append(el); }
    },
    untie: () => { for (const l of document.querySelectorAll("label[for]")) if (!l.classList.contains("ui-label-inline")) { const s = document.createElement("span"); s.className = l.className; s.append(...l.childNodes); l.replaceWith(s); } },
    table: () => {
      for (const r of rows()) {
        const l = labelOf(r);
        if (!l || r.localName === "tr") continue;
        const table = document.createElement("table"), tr = table.insertRow(), a = tr.insertCell(), b = tr.insertCell();
        a.textContent = l.textContent; a.style.width = "130px"; l.remove(); b.append(...r.childNodes); r.append(table);
      }
    },
    hints: () => { for (const el of boxes()) if (el.localName === "input" && /^(text|tel|email|)$/.test(el.type) && el.dataset.truth && !/year|month|day/.test(el.dataset.truth)) { const l = labelOf(el.closest("[data-row]") || form); if (l && el.closest("[data-row]")?.querySelectorAll(BOXES).length === 1) { el.placeholder = "请输入" + l.textContent.replace(/[*：:\s]/g, ""); l.textContent = ""; } } },
    decoys: () => {
      for (const r of shuffle(rows().filter((r) => labelOf(r) && r.querySelectorAll(BOXES).length === 1 && r.querySelector("input[data-truth]"))).slice(0, 4)) {
        const copy = r.cloneNode(true);
        for (const el of copy.querySelectorAll(BOXES)) { el.removeAttribute("data-truth"); el.id = el.name = "other" + ++used; }
        const l = labelOf(copy);
        l.removeAttribute("for"); l.textContent = pick(OTHERS) + l.textContent.replace(/[*\s]/g, "");
        for (const el of copy.querySelectorAll("[placeholder]")) el.placeholder = "请输入" + (/^.{2,5}[：:]?$/.test(l.textContent) && el.placeholder ? l.textContent + el.placeholder.replace(/请?输入/, "") : l.textContent.replace(/[：:]$/, ""));
        if (random() < 0.5) r.before(copy); else r.after(copy);
      }
      for (const el of truths().slice(0, 3)) { const pot = document.createElement("input"); pot.name = el.name; pot.className = el.className; pot.style.cssText = pick(["display:none", "position:absolute;left:-9999px", "opacity:0;position:absolute"]); form.prepend(pot); }
    },
    swap: () => {
      const list = truths().filter((el) => el.localName === "input" && el.type !== "file" && el.id);
      if (list.length < 2) return;
      const [a, b] = shuffle(list);
      for (const [el, other] of [[a, b]]) {
        const fa = document.querySelector(`label[for="${CSS.escape(el.id)}"]`), fb = document.querySelector(`label[for="${CSS.escape(other.id)}"]`);
        [el.id, other.id] = [other.id, el.id]; [el.name, other.name] = [other.name, el.name];
        if (fa) fa.htmlFor = el.id; if (fb) fb.htmlFor = other.id;
      }
    },
    split: () => {
      const card = document.querySelector('[data-truth="bank.card_number"]');
      if (!card) return;
      const list = [1, 2, 3, 4, 5].map((n) => { const el = document.createElement("input"); el.maxLength = n === 5 ? 3 : 4; el.size = 4; el.dataset.truth = "bank.card_number." + n; el.name = "card" + n; return el; }).slice(0, 4);
      card.replaceWith(...list);
    },
    join: () => {
      const parts = [...document.querySelectorAll('[data-truth^="passport.expires."]')];
      if (parts.length < 3) return;
      const one = document.createElement("input"), row = parts[0].closest("[data-row]");
      one.dataset.truth = "passport.expires"; one.name = "expiry"; one.placeholder = "YYYY-MM-DD";
      const l = labelOf(row); row.replaceChildren(...(l ? [l] : []), one);
    },
    shadow: () => { const host = document.createElement("div"); form.replaceWith(host); const root = host.attachShadow({ mode: "open" }); for (const s of document.querySelectorAll("style")) root.append(s.cloneNode(true)); root.append(form); },
    frame: () => { const f = document.createElement("iframe"); f.style.cssText = "width:900px;height:1400px;border:0"; form.replaceWith(f); const d = f.contentDocument; for (const s of document.querySelectorAll("style")) d.head.append(d.importNode(s, true)); d.body.append(d.adoptNode(form)); },
  };
  for (const op of (ask.get("ops") || "").split(",").filter(Boolean)) OPS[op]?.();
})();
