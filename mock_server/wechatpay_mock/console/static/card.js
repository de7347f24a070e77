// The card of a coupon, as a wallet would show it, and the marks of states.
import { both, h, other, t, VIEWS } from "./dom.js";

const STATES = {
  AUDITING: ["wait", "审核中"],
  EFFECTIVE: ["good", "已生效"],
  DEACTIVATED: ["bad", "已失效"],
  SENDING: ["good", "发放中"],
  PAUSED: ["wait", "已暂停"],
  STOPPED: ["over", "已停止"],
  CONFIRMING: ["wait", "待确认"],
  PENDING: ["wait", "待生效"],
  USED: ["done", "已核销"],
  EXPIRED: ["over", "已过期"],
  DELETED: ["over", "已删除"],
  DELIVERED: ["good", "已送达"],
  FAILED: ["bad", "失败"],
};

/** A state, by colour and by text. `words` replaces the Chinese text where a state has another meaning. */
export function mark(state, words) {
  const [kind, zh] = STATES[state] || ["over", ""];
  const text = words || zh;
  return h("span", { class: `mark ${kind}` }, t(text ? `${text} ${state}` : state, state));
}

const TYPES = { NORMAL: ["满减券", "Amount off"], DISCOUNT: ["折扣券", "Discount"], EXCHANGE: ["兑换券", "Exchange"] };

export const typeName = (name) => (TYPES[name] ? t(...TYPES[name]) : name);

const COLOURS = /^Color(0[1-9]0|100)$/;

/** The card. `pictures` are the addresses whose pictures the simulator has. */
export function card(face, pictures = []) {
  const offer = face.offers[0];
  const colour = COLOURS.test(face.colour) ? face.colour : "Color020";
  return h(
    "article",
    { class: `coupon ${colour}`, "aria-label": t("券面预览", "Preview of the card") },
    h(
      "div",
      { class: "coupon-face" },
      face.background_url !== face.image_url && pictures.includes(face.background_url) && h("img", { class: "coupon-ground", src: picture(face.background_url), alt: "" }),
      h("div", { class: "coupon-head" }, logo(face, pictures), h("strong", { class: "coupon-name" }, face.name), h("span", { class: "coupon-type" }, typeName(face.type))),
      offer
        ? h("div", { class: "coupon-offer" }, h("span", { class: "coupon-large" }, both(offer.large)), h("span", { class: "coupon-small" }, both(offer.small)))
        : h("div", { class: "coupon-offer" }, h("span", { class: "coupon-small" }, t("优惠见各批次", "Offers are told by the stocks"))),
      face.validity && h("p", { class: "coupon-validity" }, both(face.validity)),
    ),
    h("div", { class: "coupon-foot" }, code(face), face.description && h("p", { class: "coupon-note" }, face.description)),
  );
}

const picture = (address) => `${VIEWS}/picture?address=${encodeURIComponent(address)}`;

function logo(face, pictures) {
  if (pictures.includes(face.image_url)) return h("img", { class: "coupon-logo", src: picture(face.image_url), alt: "" });
  const letter = [...face.name][0] || "券";
  return h("span", { class: "coupon-logo", "aria-hidden": "true" }, letter);
}

function code(face) {
  if (face.code_mode === "INVISIBLE") return h("p", { class: "coupon-code none" }, t("此券不展示券码", "The code of this coupon is not shown"));
  const text = face.code || "SAMPLE-000000";
  const source = `${VIEWS}/code.svg?mode=${encodeURIComponent(face.code_mode)}&text=${encodeURIComponent(text)}`;
  const kind = face.code_mode === "QRCODE" ? t("二维码", "QR code") : t("条形码", "bar code");
  return h(
    "figure",
    { class: `coupon-code ${face.code ? "" : "sample"}` },
    h("img", { src: source, class: face.code_mode === "QRCODE" ? "qr" : "bars", alt: `${kind} ${text}` }),
    h("figcaption", {}, face.code ? spaced(face.code) : t("示例码，发放后才有真码", "Sample; the real code comes with sending")),
  );
}

const spaced = (text) => (/^\d{12,}$/.test(text) ? text.replace(/(\d{4})(?=\d)/g, "$1 ") : text);

/** Offers in words, in both languages: the page's own first. */
export function offersInWords(list) {
  return h(
    list.length > 1 ? "ol" : "ul",
    { class: "offers" },
    list.map((words) => h("li", {}, h("b", {}, both(words)), " ", h("span", { class: "second" }, other(words)))),
  );
}
