// What the console and the API pages share: elements, languages, requests.
// Text becomes text nodes and attributes, never markup: whatever callers have sent stays inert.

const LANGUAGE = "wechatpay_mock.language";
const SVG = "http://www.w3.org/2000/svg";

export const BASE = "/_simulator";
export const VIEWS = `${BASE}/console`;

export const language = { now: stored() || (/^zh/i.test(navigator.language) ? "zh" : "en") };

function stored() {
  try {
    const found = localStorage.getItem(LANGUAGE);
    return found === "zh" || found === "en" ? found : null;
  } catch {
    return null; // storage may be forbidden
  }
}

export function setLanguage(name) {
  language.now = name;
  document.documentElement.lang = name === "zh" ? "zh-CN" : "en";
  try {
    localStorage.setItem(LANGUAGE, name);
  } catch {
    // then it lasts as long as the page
  }
}

/** One of two texts, by the language of the page. */
export const t = (zh, en) => (language.now === "zh" ? zh : en);

/** A text that came in both languages. */
export const both = (words) => (words ? words[language.now] : "");

/** The same text in the other language. */
export const other = (words) => (words ? words[language.now === "zh" ? "en" : "zh"] : "");

/** An element: properties that begin with "on" are listeners, the rest are attributes; children are nodes or text. */
export function h(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== undefined && child !== false) parent.append(child);
  }
}

const ICONS = {
  home: "M3 11l9-8 9 8v9a1 1 0 0 1-1 1h-5v-7H9v7H4a1 1 0 0 1-1-1z",
  coupon: "M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zM14 7v2m0 2v2m0 2v2",
  stock: "M3 7l9-4 9 4-9 4zM3 12l9 4 9-4M3 17l9 4 9-4",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  request: "M4 7h13m0 0l-4-4m4 4l-4 4M20 17H7m0 0l4-4m-4 4l4 4",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
  book: "M4 4h7a2 2 0 0 1 2 2v15a2 2 0 0 0-2-2H4zM20 4h-5a2 2 0 0 0-2 2v15a2 2 0 0 1 2-2h5z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3",
  check: "M5 12.500l4.500 4.500L19 7.500",
  cross: "M6 6l12 12M18 6L6 18",
  skip: "M6 12h12",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const known = new Map();

/** JSON from the server, and whether it differs from what was there last time. */
export async function load(url) {
  const before = known.get(url);
  const headers = before ? { "If-None-Match": before.tag } : {};
  const answer = await fetch(url, { headers, cache: "no-store" });
  if (answer.status === 304 && before) return { data: before.data, changed: false };
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.message || `HTTP ${answer.status}`);
  if (known.size > 50) known.clear();
  known.set(url, { tag: answer.headers.get("ETag") || "", data });
  return { data, changed: true };
}

/** Have the simulator do something; the error says why not. */
export async function act(method, path, body) {
  const answer = await fetch(`${BASE}${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await answer.text();
  let data = {};
  try {
    data = text ? JSON.parse(text) : {};
  } catch {
    // an error page of something in between
  }
  if (!answer.ok) throw new Error(data.message || `HTTP ${answer.status}`);
  return data;
}

/** Keyboard focus and scrolled places survive when `parent` is drawn anew. */
export function redraw(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const scrolled = [...parent.querySelectorAll("[data-scroll]")].map((one) => [one.dataset.scroll, one.scrollTop, one.scrollLeft]);
  const opened = new Set([...parent.querySelectorAll("details[data-key][open]")].map((one) => one.dataset.key));
  const { scrollTop, scrollLeft } = parent;
  parent.replaceChildren();
  append(parent, children);
  parent.scrollTo(scrollLeft, scrollTop);
  for (const one of parent.querySelectorAll("details[data-key]")) if (opened.has(one.dataset.key)) one.open = true;
  for (const [name, top, left] of scrolled) {
    const one = parent.querySelector(`[data-scroll="${CSS.escape(name)}"]`);
    if (one) one.scrollTo(left, top);
  }
  if (focused) parent.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** The button that switches languages. */
export function languageButton(onswitch) {
  const next = language.now === "zh" ? "en" : "zh";
  return h(
    "button",
    {
      class: "ghost",
      type: "button",
      "data-key": "language",
      lang: next === "zh" ? "zh-CN" : "en",
      onclick: () => {
        setLanguage(next);
        onswitch();
      },
    },
    next === "zh" ? "中文" : "English",
  );
}
