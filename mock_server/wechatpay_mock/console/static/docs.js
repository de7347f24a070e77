// The API pages, drawn from the contract that the simulator itself works by.
import { h, language, languageButton, redraw, setLanguage, t } from "./dom.js";

const METHODS = ["get", "put", "post", "patch", "delete"];
const main = document.getElementById("main");
const state = { root: null, side: "brand", wanted: "" };

const resolve = (node) => {
  let found = node;
  for (let hops = 0; found && found.$ref && hops < 20; hops++) {
    const target = found.$ref.slice(2).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    found = target.reduce((at, part) => at?.[part], state.root);
  }
  return found || {};
};

/** "Create a product coupon (创建商品券)" in its two parts. */
function titles(summary) {
  const found = /^(.*?)\s*[(（]([^()（）]*\p{Script=Han}[^()（）]*)[)）]$/su.exec(summary);
  return found ? { en: found[1], zh: found[2] } : { en: summary, zh: summary };
}

function operations() {
  const found = [];
  for (const [path, item] of Object.entries(state.root.paths))
    for (const method of METHODS) if (item[method]) found.push({ path, method, item, raw: item[method], ...titles(item[method].summary) });
  return found;
}

const sideOf = (operation) => (operation.raw.tags[0].startsWith("brand") ? "brand" : "partner");

function shown() {
  const wanted = state.wanted.toLowerCase();
  return operations().filter((one) => (state.side === "both" || sideOf(one) === state.side) && `${one.path} ${one.zh} ${one.en} ${one.raw.operationId}`.toLowerCase().includes(wanted));
}

function draw() {
  const list = shown();
  const tags = state.root.tags.map((tag) => ({ ...tag, ...titles(tag.description), operations: list.filter((one) => one.raw.tags.includes(tag.name)) })).filter((tag) => tag.operations.length);
  document.title = t("接口文档 · 商品券模拟器", "API · Product coupon simulator");
  document.getElementById("title").textContent = t("商品券接口文档", "Product coupon API");
  redraw(document.getElementById("tools"), h("a", { href: "/" }, t("控制台", "Console")), languageButton(draw));
  redraw(
    document.getElementById("nav"),
    tags.map((tag) => [h("h2", {}, `${t(tag.zh, tag.en)}${state.side === "both" ? ` · ${sideName(tag.operations[0])}` : ""}`), tag.operations.map((one) => h("a", { href: `#${one.raw.operationId}`, "data-key": `nav-${one.raw.operationId}` }, t(one.zh, one.en)))]),
  );
  redraw(
    main,
    h("div", { class: "heading" }, h("h1", {}, t("接口", "Operations"), " ", h("small", { id: "operation-count" }, list.length)), sidePicker(), search()),
    h("p", { class: "second" }, t("由模拟器自身所用的契约生成：", "From the contract that the simulator works by: "), h("a", { href: "/docs/openapi.json" }, `openapi.json ${state.root.info.version}`)),
    tags.map((tag) => h("section", { class: "tagged" }, h("h2", {}, t(tag.zh, tag.en), " ", h("small", {}, t(tag.en, tag.zh), " · ", sideName(tag.operations[0]))), tag.operations.map(drawOperation))),
    list.length ? null : h("section", { class: "empty" }, t("没有符合的接口", "No operation fits")),
    state.wanted ? null : drawWebhooks(),
  );
}

const sideName = (operation) => (sideOf(operation) === "brand" ? t("品牌", "brand") : t("服务商", "partner"));

function sidePicker() {
  const sides = [
    ["brand", t("品牌", "Brand")],
    ["partner", t("服务商", "Partner")],
    ["both", t("全部", "Both")],
  ];
  const pick = (name) => {
    state.side = name;
    draw();
  };
  return h("div", { class: "sides", role: "group", "aria-label": t("哪一侧", "Side") }, sides.map(([name, label]) => h("button", { type: "button", "data-key": `side-${name}`, "aria-pressed": state.side === name ? "true" : "false", onclick: () => pick(name) }, label)));
}

function search() {
  let timer;
  return h("input", {
    type: "search",
    class: "filter",
    "data-key": "filter",
    value: state.wanted,
    placeholder: t("搜索接口、路径…", "Search operations, paths…"),
    "aria-label": t("搜索", "Search"),
    oninput: (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        state.wanted = event.target.value;
        draw();
      }, 200);
    },
  });
}

/** What is inside of a `details` is drawn when it is opened first: the contract has thousands of fields. */
function lazy(properties, summary, content) {
  const box = h("details", properties, summary);
  box.addEventListener("toggle", () => box.open && box.childElementCount === 1 && box.append(content()));
  return box;
}

function drawOperation(one) {
  const name = one.raw.operationId;
  return lazy(
    { class: "panel operation", id: name, "data-key": `operation-${name}` },
    h("summary", {}, h("span", { class: `method ${one.method}` }, one.method.toUpperCase()), h("span", {}, h("h3", {}, t(one.zh, one.en)), " ", h("small", {}, t(one.en, one.zh))), h("code", {}, one.path)),
    () => operationBody(one),
  );
}

function operationBody({ item, raw }) {
  const parameters = [...(item.parameters || []), ...(raw.parameters || [])].map(resolve);
  const body = resolve(raw.requestBody);
  const limits = raw["x-rate-limit"] || [];
  const facts = [
    ["operationId", h("code", {}, raw.operationId)],
    [t("签名", "Signature"), h("code", {}, Object.keys(raw.security?.[0] || {}).map((key) => state.root.components.securitySchemes[key].scheme).join(", "))],
    limits.length && [t("频率限制", "Rate limit"), limits.map((one) => `${one.limit} / ${one.per}${one.scope ? ` (${one.scope})` : ""}`).join(", ")],
    raw["x-idempotency-field"] && [t("幂等字段", "Idempotency"), h("code", {}, raw["x-idempotency-field"])],
    raw.externalDocs && [t("官方文档", "Official page"), h("a", { href: raw.externalDocs.url, rel: "noreferrer noopener", target: "_blank" }, raw.externalDocs.description || raw.externalDocs.url)],
  ].filter(Boolean);
  return h(
    "div",
    { class: "operation-body" },
    h("p", {}, raw.description),
    h("dl", {}, facts.map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)])),
    raw["x-preconditions"] && [h("h4", {}, t("前提", "Before")), h("ul", { class: "rules" }, raw["x-preconditions"].map((text) => h("li", {}, text)))],
    parameters.length > 0 && [h("h4", {}, t("参数", "Parameters")), h("ul", { class: "schema" }, parameters.map((one) => drawField(one.name, { description: one.description, ...resolve(one.schema) }, one.required, 0, one.in)))],
    raw.requestBody && [h("h4", {}, t("请求报文", "Request body")), drawContent(body)],
    h("h4", {}, t("应答", "Answers")),
    Object.entries(raw.responses).map(([status, response]) => drawResponse(status, resolve(response))),
    raw["x-error-codes"] && [h("h4", {}, t("错误", "Errors")), drawErrors(raw["x-error-codes"])],
  );
}

function drawContent(body) {
  return Object.entries(body.content || {}).map(([type, media]) => [h("p", { class: "second" }, h("code", {}, type)), drawSchema(media.schema, 0), drawExamples(media)]);
}

function drawResponse(status, response) {
  const media = Object.values(response.content || {})[0];
  const summary = h("summary", {}, h("b", {}, status), " ", response.description);
  return media ? lazy({}, summary, () => h("div", {}, drawSchema(media.schema, 0), drawExamples(media))) : h("p", {}, h("b", {}, status), " ", response.description);
}

function drawExamples(media) {
  return Object.entries(media.examples || {}).map(([name, example]) => lazy({}, h("summary", {}, t("示例 ", "Example "), h("code", {}, name)), () => h("pre", { tabindex: 0 }, JSON.stringify(resolve(example).value, null, 2))));
}

function drawErrors(names) {
  const errors = state.root["x-errors"];
  return h("ul", { class: "rules" }, names.map((name) => h("li", {}, h("code", {}, `${errors[name]?.status ?? ""} ${errors[name]?.code ?? name}`), " ", t(errors[name]?.zh ?? "", errors[name]?.en ?? ""))));
}

/** The fields of an object, those of all parts of an allOf. */
function fields(schema) {
  const found = { properties: {}, required: new Set() };
  for (const part of [schema, ...(schema.allOf || []).map(resolve).flatMap((one) => [one, ...(one.allOf || []).map(resolve)])]) {
    Object.assign(found.properties, part.properties);
    for (const name of part.required || []) found.required.add(name);
  }
  return found;
}

function drawSchema(node, depth) {
  const schema = resolve(node);
  const { properties, required } = fields(schema);
  if (!Object.keys(properties).length) return h("p", { class: "type" }, typeOf(schema));
  return h("ul", { class: "schema" }, Object.entries(properties).map(([name, field]) => drawField(name, { ...resolve(field), ...field }, required.has(name), depth)));
}

function drawField(name, schema, required, depth, place) {
  const inner = schema.type === "array" ? resolve(schema.items) : schema;
  const line = [h("b", {}, h("code", {}, name)), " ", schema.title && h("span", {}, schema.title, " "), h("span", { class: "type" }, typeOf(schema)), " ", required && h("span", { class: "must" }, t("必填", "required")), place && h("span", { class: "tag" }, place)];
  const about = [h("div", { class: "second" }, schema.description), limitsOf(schema)];
  const isObject = Object.keys(fields(inner).properties).length > 0;
  if (!isObject) return h("li", {}, line, about);
  return h("li", {}, lazy({ "data-depth": depth }, h("summary", {}, line, about), () => drawSchema(inner, depth + 1)));
}

function typeOf(schema) {
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type || (schema.allOf || schema.properties ? "object" : "");
  return type === "array" ? `${typeOf(resolve(schema.items))}[]` : schema.format ? `${type} (${schema.format})` : type;
}

const LIMITS = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "multipleOf", "pattern"];

function limitsOf(schema) {
  const parts = LIMITS.filter((key) => schema[key] !== undefined).map((key) => `${key} ${schema[key]}`);
  if (schema["x-unit"]) parts.push(t(`单位 ${schema["x-unit"]}`, `unit ${schema["x-unit"]}`));
  const values = Object.entries(schema["x-enum-descriptions"] || Object.fromEntries((schema.enum || []).map((one) => [one, ""])));
  return [parts.length > 0 && h("div", { class: "limits" }, parts.join(" · ")), values.length > 0 && h("ul", { class: "rules limits" }, values.map(([value, text]) => h("li", {}, h("code", {}, value), text && ` ${text}`)))];
}

function drawWebhooks() {
  const hooks = Object.entries(state.root.webhooks || {}).filter(([name]) => state.side === "both" || name.startsWith(state.side));
  return h(
    "section",
    { class: "tagged", id: "webhooks" },
    h("h2", {}, t("回调", "Callbacks")),
    hooks.map(([name, item]) => {
      const raw = item.post;
      const { zh, en } = titles(raw.summary);
      return lazy({ class: "panel operation webhook", id: name, "data-key": name }, h("summary", {}, h("span", { class: "method post" }, "POST"), h("span", {}, h("h3", {}, t(zh, en)), " ", h("small", {}, t(en, zh))), h("code", {}, name)), () => operationBody({ item: {}, raw: { responses: {}, ...raw, operationId: name } }));
    }),
  );
}

/** Open what the address names. */
function follow() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name || !state.root) return;
  if (!document.getElementById(name)) {
    state.side = "both";
    state.wanted = "";
    draw();
  }
  const target = document.getElementById(name);
  if (target instanceof HTMLDetailsElement) target.open = true;
  target?.scrollIntoView();
}

async function start() {
  setLanguage(language.now);
  const answer = await fetch("/docs/openapi.json");
  state.root = await answer.json();
  draw();
  follow();
}

window.addEventListener("hashchange", follow);
start();
