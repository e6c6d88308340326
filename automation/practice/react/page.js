// What the server says of the page, and what the page says of itself.
const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");

/** The page as its table has it: fields by key or key/part, links, texts. */
export const page = read("J-page");
export const config = read("J-config");

export const field = (key) => page.fields[key];
export const link = (name) => page.links[name] ?? "/";

// Whether the last thing that happened was an input device's doing: a widget
// tells of its new value a moment after the event that caused it.
let trusted = false;
for (const kind of ["mousedown", "click", "keydown", "input", "change"]) {
  document.addEventListener(kind, (event) => {
    trusted = event.isTrusted;
  }, true);
}

const visible = (id) => {
  const inner = document.getElementById(id);
  const shown = inner?.closest(".ant-select, .ant-picker") ?? inner;
  return shown?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
};

/** tell hands the value of a widget, which is in no control, to record.js. */
export const tell = ({ id, name }, value, widget) => {
  document.dispatchEvent(new CustomEvent("settled", { detail: { id, name, value, trusted, visible: visible(widget) } }));
};

/** hear listens to the frames of the other origin; what it returns ends that. */
export const hear = (take) => {
  const heard = (event) => {
    if (config.origins.includes(event.origin)) take(event);
  };
  window.addEventListener("message", heard);
  return () => window.removeEventListener("message", heard);
};

/** post sends a form as a browser does, and leaves the page with it. */
export const post = (path, values) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  for (const [name, value] of Object.entries({ _form_token: page.token, _input_charset: "utf-8", ...values })) {
    const box = document.createElement("input");
    box.type = "hidden";
    box.name = name;
    box.value = value;
    form.append(box);
  }
  document.body.append(form);
  form.submit();
};

/** ask posts to the server and returns its answer. */
export const ask = async (path, values) => {
  const reply = await fetch(path, { method: "POST", body: values instanceof FormData ? values : new URLSearchParams(values), headers: { Accept: "application/json" } });
  return reply.json();
};

export const below = async (code) => {
  const reply = await fetch(`/user/division/list.json?parent=${encodeURIComponent(code)}`);
  return options(await reply.json());
};

export const options = (list = []) => list.map(({ Code, Text }) => ({ value: Code, label: Text }));
