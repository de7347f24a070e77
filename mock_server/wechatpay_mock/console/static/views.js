// The pages of the console: where each gets its data, and how it draws them.
import { both, h, t, VIEWS } from "./dom.js";
import { card, mark, offersInWords } from "./card.js";
import { callbackButtons, couponButtons, resetButton, stockButtons } from "./dialogs.js";
import { cells, moment, owner, raw, side, table } from "./parts.js";
import { requestPage, requestTable } from "./requests.js";

const encoded = encodeURIComponent;
const list = (name, size) => (parts, query) => `${VIEWS}/${name}?page=${encoded(query.get("page") || 1)}&q=${encoded(query.get("q") || "")}${size ? `&size=${size}` : ""}`;

export const VIEW_OF = {
  "": { url: () => `${VIEWS}/requests?size=8`, draw: drawOverview, wantsOverview: true },
  coupons: { url: list("coupons", 12), draw: drawCoupons },
  stocks: { url: list("stocks"), draw: drawStocks },
  "user-coupons": {
    url: (parts, query) => (parts.length > 2 ? `${VIEWS}/user-coupons/${encoded(parts[1])}/${encoded(parts[2])}` : list("user-coupons")(parts, query)),
    draw: (data, place) => (place.parts.length > 2 ? drawUserCoupon(data) : drawUserCoupons(data, place)),
  },
  requests: {
    url: (parts, query) => (parts.length > 1 ? `${VIEWS}/requests/${encoded(parts[1])}` : list("requests")(parts, query)),
    draw: (data, place) => (place.parts.length > 1 ? requestPage(data) : [heading(t("请求", "Requests"), place, data), requestTable(data.items), pager(data, place)]),
  },
  callbacks: { url: list("callbacks"), draw: drawCallbacks },
};

// --- parts of pages

function heading(title, place, data) {
  let timer;
  return h(
    "div",
    { class: "heading" },
    h("h1", {}, title, " ", h("small", {}, data.total)),
    h("input", {
      type: "search",
      class: "filter",
      "data-key": "filter",
      value: place.query.get("q") || "",
      placeholder: t("筛选…", "Filter…"),
      "aria-label": t("筛选", "Filter"),
      oninput: (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => (location.hash = `#/${place.parts[0]}?q=${encoded(event.target.value)}`), 350);
      },
    }),
  );
}

function pager(data, place) {
  if (data.pages < 2) return null;
  const to = (page) => `#/${place.parts[0]}?page=${page}&q=${encoded(place.query.get("q") || "")}`;
  return h(
    "nav",
    { class: "pager", "aria-label": t("分页", "Pages") },
    data.page > 1 ? h("a", { href: to(data.page - 1), "data-key": "previous" }, t("← 上一页", "← Previous")) : h("span"),
    h("span", {}, `${data.page} / ${data.pages}`),
    data.page < data.pages ? h("a", { href: to(data.page + 1), "data-key": "next" }, t("下一页 →", "Next →")) : h("span"),
  );
}

const empty = (text, hint) => h("section", { class: "empty" }, h("p", {}, text), hint && h("p", { class: "second" }, hint));

// --- overview

function drawOverview(requests, { overview }) {
  const { counts } = overview;
  const tiles = [
    ["coupons", t("商品券", "Product coupons"), counts.coupons],
    ["stocks", t("批次", "Stocks"), counts.stocks],
    ["user-coupons", t("用户券", "User coupons"), counts.user_coupons],
    ["requests", t("请求", "Requests"), counts.requests],
    ["callbacks", t("回调", "Callbacks"), counts.callbacks ?? "–"],
  ];
  return [
    h("h1", {}, t("概览", "Overview"), " ", h("small", {}, t(`契约 ${overview.contract}`, `contract ${overview.contract}`))),
    h("div", { class: "tiles" }, tiles.map(([name, label, count]) => h("a", { class: "tile", href: `#/${name}`, "data-key": `tile-${name}` }, h("b", {}, count), h("span", {}, label)))),
    h("section", {}, h("h2", {}, t("品牌与服务商", "Brands and partners")), h("div", { class: "callers" }, overview.callers.map(drawCaller))),
    h("section", {}, h("h2", {}, t("最近的请求", "Latest requests")), requests.items.length ? requestTable(requests.items) : empty(t("还没有请求", "No requests yet"), t("用上面的凭据和 SDK 发一个请求，这里会显示它的来龙去脉。", "Send one with the credentials above; its whole way is shown here."))),
    h("section", { class: "reset" }, resetButton()),
  ];
}

function drawCaller(caller) {
  const facts = [
    [caller.side === "BRAND" ? "brand_id" : "mchid", h("b", {}, caller.identity)],
    [t("证书序列号", "Certificate serial"), h("code", {}, caller.serial_no)],
    [t("微信支付公钥 ID", "Public key id"), h("code", {}, caller.public_key_id)],
    [t("回调地址", "Notify URL"), caller.notify_url ? h("code", {}, caller.notify_url) : h("span", { class: "second" }, t("未设置", "not set"))],
  ];
  return h(
    "article",
    { class: "panel caller" },
    h("h3", {}, side(caller), " ", caller.identity),
    h("dl", {}, facts.map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)])),
    caller.env_file ? h("pre", { class: "hint" }, `set -a; . ${caller.env_file}; set +a`) : h("p", { class: "second" }, t("密钥在创建模拟器的程序手中。", "Its keys are with the program that made the simulator.")),
  );
}

// --- coupons and stocks

function drawCoupons(data, place) {
  return [
    heading(t("商品券", "Product coupons"), place, data),
    data.items.length ? h("div", { class: "gallery" }, data.items.map(drawCoupon)) : empty(t("没有商品券", "No product coupons"), t("用 SDK 调用创建商品券，或运行 make demo。", "Create one through the SDK, or run make demo.")),
    pager(data, place),
  ];
}

const MODES = { SINGLE: ["单次券", "used once"], PROGRESSIVE_BUNDLE: ["多次优惠", "in rounds"], SEQUENTIAL: ["多次优惠（旧）", "several uses"] };
const SCOPES = { ALL: ["全场", "whole order"], SINGLE: ["单品", "single item"] };

function drawCoupon(coupon) {
  const face = coupon.card;
  const words = coupon.rounds.length ? coupon.rounds : face.offers.map((offer) => offer.words);
  return h(
    "section",
    { class: "exhibit" },
    card(face, coupon.pictures),
    h(
      "div",
      { class: "exhibit-text" },
      h("h2", {}, face.name),
      h("p", { class: "line" }, mark(coupon.state), " ", h("span", { class: "tag" }, t(...(SCOPES[face.scope] || [face.scope, face.scope]))), h("span", { class: "tag" }, t(...(MODES[face.usage_mode] || [face.usage_mode, face.usage_mode])))),
      offersInWords(words),
      h("p", { class: "second" }, owner(coupon)),
      h("p", { class: "second" }, "ID ", h("code", {}, coupon.id)),
      h("p", {}, h("a", { href: `#/stocks?q=${encoded(coupon.id)}` }, t(`${coupon.stocks.length} 个批次`, `${coupon.stocks.length} ${coupon.stocks.length === 1 ? "stock" : "stocks"}`)), t(`，已发 ${coupon.sent} 张`, `, ${coupon.sent} sent`)),
    ),
  );
}

const CODE_MODES = { WECHATPAY: ["微信支付生成", "made by WeChat Pay"], UPLOAD: ["预上传", "uploaded"], API_ASSIGN: ["接口指定", "assigned by API"] };

function drawStocks(data, place) {
  return [heading(t("批次与批次组", "Stocks and bundles"), place, data), data.items.length ? data.items.map(drawGroup) : empty(t("没有批次", "No stocks")), pager(data, place)];
}

function drawGroup(group) {
  return h(
    "section",
    { class: "panel group" },
    h(
      "header",
      {},
      h("h2", {}, group.name),
      h("p", { class: "second" }, group.bundle_id && h("span", { class: "tag" }, t(`批次组 ${group.bundle_id}`, `bundle ${group.bundle_id}`)), " ", owner(group), " · ", t("商品券", "coupon"), " ", h("code", {}, group.coupon_id)),
    ),
    h("div", { class: "stocks" }, group.stocks.map(drawStock)),
  );
}

function drawStock(stock) {
  const facts = [
    [t("总量", "Sent"), meter(stock.sent, stock.max)],
    [t("今日", "Today"), stock.max_today === null ? t(`${stock.today}（不限）`, `${stock.today} (no limit)`) : meter(stock.today, stock.max_today)],
    [t("每人上限", "Per user"), stock.max_user],
    [t("券码", "Codes"), h("span", {}, t(...(CODE_MODES[stock.code_mode] || [stock.code_mode, stock.code_mode])), stock.codes && h("b", {}, t(` · 剩 ${stock.codes.available} / ${stock.codes.total}`, ` · ${stock.codes.available} of ${stock.codes.total} left`)))],
  ];
  return h(
    "article",
    { class: "stock", "aria-label": stock.id },
    h("div", { class: "stock-head" }, h("code", {}, stock.id), mark(stock.state), stock.round !== null && h("span", { class: "tag" }, t(`第 ${stock.round + 1} 次`, `round ${stock.round + 1}`)), h("span", { class: "buttons" }, stockButtons(stock))),
    offersInWords(stock.offers),
    h("p", { class: "second" }, both(stock.validity), stock.remark && ` · ${stock.remark}`),
    h("dl", { class: "counters" }, facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
  );
}

function meter(value, max) {
  const number = (one) => one.toLocaleString("en-US");
  return h("span", { class: "meter" }, h("progress", { max: Math.max(max, 1), value }), ` ${number(value)} / ${number(max)}`);
}

// --- coupons of users

const CHANNELS = { API: ["接口发放", "API"], BRAND_MANAGE: ["摇一摇/商家投放", "shake or plan"], RECEIVE_COMPONENT: ["领券组件", "receive component"] };
const channel = (name) => t(...(CHANNELS[name] || [name, name]));
/** Appid and openid, which may be broken between the two. */
function person(text) {
  const cut = text.indexOf("/") + 1;
  return h("code", { class: "person" }, text.slice(0, cut), h("wbr"), text.slice(cut));
}

function drawUserCoupons(data, place) {
  const labels = [t("券码", "Code"), t("状态", "State"), t("商品券", "Coupon"), t("用户", "User"), t("领取 / 有效至", "Received / until"), ""];
  return [
    heading(t("用户券", "User coupons"), place, data),
    data.items.length
      ? table(
          labels,
          data.items.map((one) =>
            cells(
              [labels[0], h("a", { href: address(one), class: one.code.length < 25 ? "whole" : "" }, h("code", {}, one.code))],
              [labels[1], stateOf(one)],
              [labels[2], one.name, one.round !== null && h("span", { class: "tag" }, t(`第 ${one.round + 1}/${one.rounds} 次`, `round ${one.round + 1} of ${one.rounds}`))],
              [labels[3], person(one.person)],
              [labels[4], h("div", {}, moment(one.received_at)), h("div", { class: "second" }, moment(one.valid_end))],
              ["", couponButtons(one, true)],
            ),
          ),
        )
      : empty(t("没有用户券", "No user coupons"), t("用发券接口发放，或在批次页点“领一张”。", "Send one, or press Claim on the page of stocks.")),
    pager(data, place),
  ];
}

const address = (one) => `#/user-coupons/${encoded(one.stock_id)}/${encoded(one.code)}`;
const stateOf = (one) => mark(one.state, one.state === "EFFECTIVE" ? "可使用" : undefined);

const HAPPENED = {
  RECEIVED: ["领取", "Received", "wait"],
  CONFIRMED: ["确认发放", "Confirmed", "good"],
  EFFECTIVE: ["到达生效时间", "Came into effect", "good"],
  USED: ["核销", "Used", "done"],
  RETURNED: ["退券", "Returned", "good"],
  DELETED: ["用户删除", "Deleted by the user", "over"],
  DEACTIVATED: ["置为失效", "Deactivated", "bad"],
  EXPIRED: ["过期", "Expired", "over"],
};

function drawUserCoupon(one) {
  const facts = [
    [t("用户", "User"), person(one.person)],
    [t("渠道", "Channel"), channel(one.channel)],
    [t("有效期", "Valid"), h("span", {}, moment(one.valid_begin), " – ", moment(one.valid_end))],
    [t("批次", "Stock"), h("a", { href: `#/stocks?q=${encoded(one.stock_id)}` }, h("code", {}, one.stock_id))],
    [t("归属", "Owner"), owner(one)],
    one.bundle_id && [t("用户券组", "Bundle"), h("span", {}, h("code", {}, one.bundle_id), t(` 第 ${one.round + 1}/${one.rounds} 次`, ` round ${one.round + 1} of ${one.rounds}`))],
  ].filter(Boolean);
  return [
    h("p", {}, h("a", { href: "#/user-coupons" }, t("← 用户券", "← User coupons"))),
    h("div", { class: "heading" }, h("h1", {}, t("用户券", "User coupon"), " ", h("code", {}, one.code)), stateOf(one), h("span", { class: "buttons" }, couponButtons(one))),
    h(
      "div",
      { class: "columns" },
      h("div", { class: "wallet" }, card(one.card, one.pictures)),
      h(
        "div",
        {},
        h("section", { class: "panel" }, offersInWords(one.card.offers.map((offer) => offer.words)), h("dl", {}, facts.map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]))),
        h(
          "section",
          { class: "panel" },
          h("h2", {}, t("经历", "History")),
          h(
            "ol",
            { class: "timeline" },
            one.history.map((event) => {
              const [zh, en, kind] = HAPPENED[event.kind] || [event.kind, event.kind, "over"];
              return h("li", { class: kind }, h("b", {}, t(`${zh} ${event.kind}`, en)), " ", moment(event.time), event.note && h("div", { class: "second" }, event.note));
            }),
          ),
        ),
        raw("usage", t("核销与退券的原始数据", "Use and return as told"), one.usage),
        raw("told", t("发券请求里的数据", "What the send said"), one.told),
      ),
    ),
  ];
}

// --- callbacks

function drawCallbacks(data, place) {
  return [heading(t("回调", "Callbacks"), place, data), data.items.length ? data.items.map(drawCallback) : empty(t("还没有回调", "No callbacks yet"), t("发券后会向设置的回调地址发送。", "They go to the notify URL when a coupon is sent.")), pager(data, place)];
}

function drawCallback(one) {
  const labels = [t("次数", "Try"), t("时间", "Time"), t("应答", "Answer"), t("结果", "Outcome")];
  return h(
    "section",
    { class: "panel callback" },
    h("div", { class: "heading" }, h("h2", {}, one.event_type, " ", h("small", {}, one.summary)), mark(one.state, one.state === "PENDING" ? "待重试" : undefined), h("span", { class: "buttons" }, callbackButtons(one))),
    h("p", { class: "second" }, owner(one), " · ", moment(one.created_at), " · ", h("code", {}, one.url || t("未设置回调地址", "no notify URL")), one.next_try_at && [" · ", t("下次 ", "next try "), moment(one.next_try_at)]),
    one.tries.length > 0 && table(labels, one.tries.map((each) => cells([labels[0], each.number, " ", each.probe && h("span", { class: "tag" }, t("签名探测", "probe"))], [labels[1], moment(each.at)], [labels[2], each.status ?? "–"], [labels[3], each.outcome]))),
    raw(`payload-${one.id}`, t("解密后的内容", "Decrypted content"), one.payload),
  );
}
