// Changes a page at random, as pages do: a given seed gives the same changes.
globalThis.change = (seed, steps) => {
  let state = seed;
  const rand = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return state % n; };
  const words = ["手机号码", "请输入", "验证码", "下一步", "abc", " ", "第3步"];
  const tags = ["div", "span", "b", "p", "label", "a", "select", "input", "button", "x-late", "svg"];
  const all = () => [...document.body.querySelectorAll("*")].filter((e) => !/^(svg|select|input)$/.test(e.localName));
  const pick = (list) => list[rand(list.length)];
  for (let i = 0; i < steps; i++) {
    const at = pick([document.body, ...all()]);
    switch (rand(8)) {
      case 0: case 1: case 2: {
        const el = document.createElement(pick(tags));
        el.append(pick(words));
        if (rand(3) === 0) { const inner = document.createElement(pick(tags)); inner.append(pick(words)); el.append(inner); }
        at.insertBefore(el, at.childNodes[rand(at.childNodes.length + 1)] || null);
        break;
      }
      case 3: at.append(pick(words)); break;
      case 4: if (at !== document.body) at.remove(); break;
      case 5: { const to = pick([document.body, ...all()]); if (at !== document.body && !at.contains(to)) to.append(at); break; }
      case 6: for (const n of at.childNodes) if (n.nodeType === 3) { n.nodeValue = pick(words); break; } break;
      case 7: if (at.localName === "x-late" && !at.shadowRoot) { const root = at.attachShadow({ mode: "open" }), p = document.createElement("p"); p.append(pick(words)); root.append(p); } break;
    }
  }
};
