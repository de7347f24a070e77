// What people can do: each button here is a control route.
import { act, h, t } from "./dom.js";

const box = () => document.getElementById("dialog");
let refresh = () => {};

export function onchange(callback) {
  refresh = callback;
}

/** A short message that goes away by itself. */
export function toast(text, bad = false) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.className = `toast shown ${bad ? "bad" : ""}`;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => place.classList.remove("shown"), bad ? 8000 : 4000);
}

async function perform(done, method, path, body) {
  try {
    await act(method, path, body);
    toast(done);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  } finally {
    refresh();
  }
}

const button = (key, label, onclick, more = "", name = null) => h("button", { type: "button", class: `small ${more}`, "data-key": key, "aria-label": name, onclick }, label);

function open(title, ...content) {
  const dialog = box();
  dialog.replaceChildren(
    h("header", {}, h("h2", { id: "dialog-title" }, title), h("button", { type: "button", class: "ghost", "aria-label": t("关闭", "Close"), onclick: () => dialog.close() }, "✕")),
    ...content.filter(Boolean),
  );
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.showModal();
}

function form(label, submit, ...fields) {
  return h(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        if (await submit(Object.fromEntries(new FormData(event.target)))) box().close();
      },
    },
    ...fields,
    h("div", { class: "actions" }, h("button", { type: "submit", class: "primary" }, label)),
  );
}

const field = (label, name, properties = {}) => h("label", {}, h("span", {}, label), h("input", { name, required: true, autocomplete: "off", spellcheck: "false", ...properties }));

const path = (text) => encodeURIComponent(text);

// --- the clock

const STEPS = [
  [600, "+10 分钟", "+10 min"],
  [3600, "+1 小时", "+1 hour"],
  [86400, "+1 天", "+1 day"],
  [604800, "+7 天", "+7 days"],
  [2592000, "+30 天", "+30 days"],
];
const moved = () => t("时钟已调整", "The clock was moved");

export function clockDialog(now, frozen) {
  const advance = (seconds) => perform(moved(), "PUT", "/clock", { advance_seconds: seconds });
  open(
    t("业务时钟", "Business clock"),
    h("p", { class: "second" }, t("券的生效、过期、每日上限和回调重试都按这个时钟；签名的时间戳不受影响。", "Validity, expiry, limits of a day and the tries of callbacks follow it; the timestamps of signatures do not.")),
    h("div", { class: "steps" }, STEPS.map(([seconds, zh, en]) => h("button", { type: "button", "data-key": `advance-${seconds}`, onclick: () => advance(seconds) }, t(zh, en)))),
    form(
      t("前进", "Advance"),
      (values) => advance(Number(values.amount) * Number(values.unit)),
      h(
        "div",
        { class: "pair" },
        field(t("前进", "Advance by"), "amount", { type: "number", min: 1, max: 1000000, value: 1 }),
        h("label", {}, h("span", {}, t("单位", "Unit")), h("select", { name: "unit" }, [[60, "分钟", "minutes"], [3600, "小时", "hours"], [86400, "天", "days"]].map(([value, zh, en]) => h("option", { value }, t(zh, en))))),
      ),
    ),
    form(
      t("设为此时刻", "Set"),
      (values) => perform(moved(), "PUT", "/clock", { now: `${values.now.length === 16 ? `${values.now}:00` : values.now}+08:00` }),
      field(t("时刻（北京时间）", "Time (Beijing)"), "now", { type: "datetime-local", step: 1, value: now.slice(0, 19) }),
    ),
    h("div", { class: "actions" }, h("button", { type: "button", "data-key": "freeze", onclick: async () => (await perform(moved(), "PUT", "/clock", { frozen: !frozen })) && box().close() }, frozen ? t("让时钟走动", "Let it run") : t("冻结时钟", "Freeze it"))),
  );
}

// --- stocks and coupons

export function stockButtons(stock) {
  const holds = stock.state === "SENDING" || stock.state === "PAUSED";
  const pause = stock.state === "SENDING";
  return [
    holds &&
      button(`pause-${stock.id}`, pause ? t("暂停", "Pause") : t("恢复", "Restart"), () =>
        perform(pause ? t("批次已暂停", "The stock is paused") : t("批次已恢复", "The stock goes on"), "POST", `/stocks/${path(stock.id)}/${pause ? "pause" : "restart"}`),
      ),
    stock.state === "SENDING" && stock.code_mode !== "API_ASSIGN" && !stock.round && button(`claim-${stock.id}`, t("领一张", "Claim"), () => claimDialog(stock), "primary"),
  ];
}

function claimDialog(stock) {
  open(
    t("以用户身份领券", "Claim as a user"),
    h("p", { class: "second" }, t(`批次 ${stock.id}：等同于微信摇一摇得券，券在确认前为待确认。`, `Stock ${stock.id}: as by a shake of the phone; the coupon waits for its confirmation.`)),
    form(
      t("领取", "Claim"),
      (values) => perform(t("领取成功", "Claimed"), "POST", `/stocks/${path(stock.id)}/shake`, values),
      field("openid", "openid", { maxlength: 128, value: "oConsoleUser0000000000000001" }),
      field("appid", "appid", { maxlength: 32, value: stock.appid || "wx0000000000000000" }),
    ),
  );
}

const LIVING = ["CONFIRMING", "PENDING", "EFFECTIVE"];

/** `short` is for tables, where there is no room for the whole name. */
export function couponButtons(coupon, short = false) {
  const name = t("以用户身份删除", "Delete as the user");
  return LIVING.includes(coupon.state) && button(`delete-${coupon.stock_id}-${coupon.code}`, short ? t("删除", "Delete") : name, () => deleteDialog(coupon), "danger", name);
}

function deleteDialog(coupon) {
  confirmDialog(t("以用户身份删除这张券？", "Delete this coupon as its user?"), t(`券码 ${coupon.code}。删除不会发送回调，也无法恢复。`, `Code ${coupon.code}. No callback tells of it, and it cannot be undone.`), t("删除", "Delete"), () =>
    perform(t("已删除", "Deleted"), "POST", `/stocks/${path(coupon.stock_id)}/coupons/${path(coupon.code)}/delete`),
  );
}

export function callbackButtons(callback) {
  return button(`resend-${callback.id}`, t("重新发送", "Resend"), () => perform(t("已重新发送", "Sent again"), "POST", `/callbacks/${path(callback.id)}/resend`));
}

export function resetButton() {
  return button("reset", t("全部重置…", "Reset all…"), resetDialog, "danger");
}

function resetDialog() {
  confirmDialog(t("重置模拟器？", "Reset the simulator?"), t("所有商品券、批次、用户券、请求和回调都会被清除，时钟回到起点。品牌和服务商的密钥保留。", "All coupons, stocks, user coupons, requests and callbacks are forgotten, and the clock goes back to its start. Keys stay."), t("重置", "Reset"), () =>
    perform(t("已重置", "Everything was reset"), "POST", "/reset"),
  );
}

function confirmDialog(title, text, label, go) {
  open(
    title,
    h("p", {}, text),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", onclick: () => box().close() }, t("取消", "Cancel")),
      h("button", { type: "button", class: "danger solid", "data-key": "confirm", onclick: async () => (await go()) && box().close() }, label),
    ),
  );
}
