// Parts that several pages are made of.
import { h, t } from "./dom.js";

export const moment = (text) => h("time", { datetime: text }, text.slice(0, 19).replace("T", " "));

export const side = (owner) => h("span", { class: `side ${owner.side.toLowerCase()}` }, owner.side === "BRAND" ? t("品牌", "Brand") : t("服务商", "Partner"));

export const owner = (one) => h("span", { class: "owner" }, side(one), " ", one.caller, one.side === "PARTNER" && one.brand_id && h("span", { class: "second" }, ` → ${t("品牌", "brand")} ${one.brand_id}`));

/** A row of a table whose cells tell their names again, for narrow screens. */
export const cells = (...pairs) => h("tr", {}, pairs.map(([label, ...content]) => h("td", { "data-label": label }, content)));

export const table = (labels, rows) => h("table", {}, h("thead", {}, h("tr", {}, labels.map((label) => h("th", { scope: "col" }, label)))), h("tbody", {}, rows));

/** Data as it is, folded. */
export function raw(key, title, value) {
  if (!value || !Object.keys(value).length) return null;
  return h("details", { class: "panel", "data-key": key }, h("summary", {}, title), h("pre", { "data-scroll": key }, JSON.stringify(value, null, 2)));
}
