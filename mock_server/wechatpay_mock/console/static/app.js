// The console: its frame, its routes, and the polling that keeps it up to date.
import { h, icon, language, languageButton, load, redraw, setLanguage, t, VIEWS } from "./dom.js";
import { clockDialog, onchange } from "./dialogs.js";
import { VIEW_OF } from "./views.js";

const POLL_MS = 2000;
const MENU = [
  ["", "home", "概览", "Overview"],
  ["coupons", "coupon", "商品券", "Coupons"],
  ["stocks", "stock", "批次", "Stocks"],
  ["user-coupons", "user", "用户券", "User coupons"],
  ["requests", "request", "请求", "Requests"],
  ["callbacks", "bell", "回调", "Callbacks"],
];
const COUNTED = { coupons: "coupons", stocks: "stocks", "user-coupons": "user_coupons", requests: "requests", callbacks: "callbacks" };

const main = document.getElementById("main");
const state = { overview: null, drawn: "", asked: 0, shownAt: 0 };

/** The hash as parts and query: #/requests/12?page=2. */
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { parts: path.split("/").map(decodeURIComponent), query: new URLSearchParams(query || "") };
}

function frame() {
  const here = place().parts[0];
  document.getElementById("title").textContent = t("商品券模拟器", "Coupon simulator");
  document.getElementById("skip").textContent = t("跳到内容", "Skip to content");
  document.title = t("商品券模拟器控制台", "Product coupon simulator");
  redraw(document.getElementById("tools"), h("button", { type: "button", class: "clock", id: "clock", "data-key": "clock", title: t("业务时钟（北京时间），点击调整", "Business clock (Beijing time), click to move it"), onclick: () => state.overview && clockDialog(clockText().replace(" ", "T"), state.overview.frozen) }, icon("clock"), h("span", { id: "now" }, clockText())), languageButton(redrawAll));
  redraw(
    document.getElementById("nav"),
    MENU.map(([name, symbol, zh, en]) => {
      const count = state.overview?.counts[COUNTED[name]];
      return h("a", { href: `#/${name}`, "data-key": `nav-${name}`, "aria-current": here === name ? "page" : null }, icon(symbol), h("span", {}, t(zh, en)), count ? h("span", { class: "count" }, count) : null);
    }),
    h("a", { href: "/docs", "data-key": "nav-docs" }, icon("book"), h("span", {}, t("接口文档", "API pages"))),
  );
}

/** On a phone the menu is a strip that may be longer than the screen. */
function bringMenuIntoView() {
  const nav = document.getElementById("nav");
  const current = nav.querySelector("[aria-current]");
  if (current && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = current.offsetLeft - nav.clientWidth / 3;
}

function clockText() {
  if (!state.overview) return "…";
  const passed = state.overview.frozen ? 0 : Math.floor((performance.now() - state.shownAt) / 1000);
  const [day, time] = state.overview.now.split("T");
  const [hours, minutes, seconds] = time.slice(0, 8).split(":").map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(...day.split("-").map((part, index) => Number(part) - (index === 1 ? 1 : 0)));
  moment.setUTCHours(hours, minutes, seconds + passed);
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

/** Ask for what is new; draw what has changed, or everything when `whole`. */
async function refresh(whole = false) {
  const asked = ++state.asked;
  const { parts, query } = place();
  const view = VIEW_OF[parts[0]] || VIEW_OF[""];
  try {
    const [overview, content] = await Promise.all([load(`${VIEWS}/overview`), load(view.url(parts, query))]);
    if (asked !== state.asked) return; // the page was left in the meantime
    if (overview.changed || whole) {
      state.overview = overview.data;
      state.shownAt = performance.now();
      frame();
    }
    const key = `${location.hash} ${language.now}`;
    if (content.changed || whole || state.drawn !== key || (view.wantsOverview && overview.changed)) {
      state.drawn = key;
      redraw(main, view.draw(content.data, { parts, query, overview: state.overview }));
      document.body.dataset.drawn = location.hash || "#/"; // for tests and pictures: this page is complete
    }
    document.body.classList.remove("offline");
  } catch (error) {
    if (asked !== state.asked) return;
    if (state.drawn !== "error") {
      state.drawn = "error";
      redraw(main, h("section", { class: "empty" }, h("p", {}, t("没有数据：", "Nothing to show: "), error.message), h("p", {}, h("a", { href: "#/" }, t("回到概览", "Back to the overview")))));
    }
    document.body.classList.toggle("offline", error instanceof TypeError);
  }
}

function redrawAll() {
  frame();
  refresh(true);
}

window.addEventListener("hashchange", () => {
  window.scrollTo(0, 0);
  frame();
  bringMenuIntoView();
  refresh(true);
});
document.addEventListener("visibilitychange", () => document.hidden || refresh());
onchange(() => refresh(true));
setLanguage(language.now);
frame();
bringMenuIntoView();
refresh(true);
setInterval(() => {
  const now = document.getElementById("now");
  if (now) now.textContent = clockText();
}, 500);
setInterval(() => document.hidden || refresh(), POLL_MS);
