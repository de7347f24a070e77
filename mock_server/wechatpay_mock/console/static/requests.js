// Requests, and the trace of one: every check with what it found.
import { both, h, icon, other, t } from "./dom.js";
import { cells, moment, side, table } from "./parts.js";

const encoded = encodeURIComponent;

const verdict = (one) => h("span", { class: `mark ${one.status < 300 ? "good" : one.status < 500 ? "bad" : "worst"}` }, one.code ? `${one.status} ${one.code}` : one.status);

export function requestTable(items) {
  const labels = [t("序号", "No."), t("时间", "Time"), t("请求", "Request"), t("调用方", "Caller"), t("结果", "Verdict"), t("耗时", "Took")];
  return table(
    labels,
    items.map((one) =>
      cells(
        [labels[0], h("a", { href: `#/requests/${encoded(one.number)}`, "data-key": `request-${one.number}` }, one.number)],
        [labels[1], moment(one.time)],
        [labels[2], h("a", { class: "request", href: `#/requests/${encoded(one.number)}` }, h("b", {}, one.operation || t("未知路径", "unknown path")), h("code", {}, `${one.method} ${one.target}`))],
        [labels[3], one.caller ? h("span", { class: "owner" }, side(one.caller), " ", one.caller.identity) : "–"],
        [labels[4], verdict(one)],
        [labels[5], h("span", { class: "took" }, `${one.milliseconds} ms`)],
      ),
    ),
  );
}

const STEPS = {
  operation: ["接口", "Operation"],
  authorization: ["Authorization 请求头", "Authorization header"],
  scheme: ["认证类型", "Scheme"],
  timestamp: ["时间戳", "Timestamp"],
  identity: ["商户身份", "Identity"],
  api_key: ["API 密钥", "API key"],
  serial: ["证书序列号", "Certificate serial"],
  certificate: ["证书状态", "Certificate state"],
  signature: ["验证签名", "Signature"],
  answer_key: ["应答公钥", "Key of the answer"],
  fault: ["故障", "Fault"],
  contract: ["契约校验", "Contract"],
  business: ["业务规则", "Business rules"],
};
const SYMBOLS = { ok: "check", failed: "cross", skipped: "skip" };
const SPOKEN = { ok: ["通过", "passed"], failed: ["未通过", "failed"], skipped: ["未检查", "not checked"] };

export function requestPage(one) {
  const { trace } = one;
  return [
    h("p", {}, h("a", { href: "#/requests" }, t("← 请求", "← Requests"))),
    h("div", { class: "heading" }, h("h1", {}, t(`请求 ${one.number}`, `Request ${one.number}`), " ", h("small", {}, one.operation || t("未知路径", "unknown path"))), verdict(one)),
    h(
      "dl",
      { class: "panel facts" },
      [
        [t("请求", "Request"), h("code", {}, `${one.method} ${one.target}`)],
        [t("时间", "Time"), moment(one.time)],
        [t("耗时", "Took"), `${one.milliseconds} ms`],
        ["Request-ID", h("code", {}, one.request_id)],
      ].map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]),
    ),
    trace.reason && h("section", { class: "panel reason" }, h("h2", {}, trace.certain ? t("签名不匹配的原因", "Why the signature does not match") : t("签名不匹配", "The signature does not match")), h("p", {}, both(trace.reason), h("br"), h("span", { class: "second" }, other(trace.reason)))),
    h(
      "div",
      { class: "columns even" },
      h(
        "section",
        { class: "panel" },
        h("h2", {}, t("检查过程", "Checks")),
        !trace.agrees && h("p", { class: "notice" }, t("账户在此之后有变化：下面按现在的账户重新计算，与当时的结论不同。", "Accounts have changed since: the steps below are against the present ones and differ from what was answered.")),
        h(
          "ol",
          { class: "trace" },
          trace.steps.map((step) =>
            h("li", { class: step.state }, h("span", { class: "symbol", role: "img", "aria-label": t(...SPOKEN[step.state]) }, icon(SYMBOLS[step.state])), h("div", {}, h("b", {}, t(...(STEPS[step.name] || [step.name, step.name]))), h("div", { class: "found" }, both(step.found)))),
          ),
        ),
      ),
      h(
        "div",
        {},
        trace.message && messagePanel(trace),
        dataPanel("body", t("请求报文", "Request body"), one.body, one.body_bytes),
        dataPanel("answer", t("应答报文", "Answer body"), one.answer_body),
        headersPanel("request-headers", t("请求头", "Request headers"), one.headers),
        headersPanel("answer-headers", t("应答头", "Answer headers"), one.answer_headers),
      ),
    ),
  ];
}

function messagePanel(trace) {
  return h(
    "section",
    { class: "panel" },
    h("h2", {}, t("服务器构造的签名串", "The message as the server built it"), " ", h("small", {}, t(`${trace.message_bytes} 字节`, `${trace.message_bytes} bytes`))),
    h(
      "pre",
      { class: "message", "data-scroll": "message", tabindex: 0, "aria-label": t("签名串", "signed message") },
      trace.message.map((line) => {
        const ended = line.endsWith("\n");
        return h("span", { class: "message-line" }, ended ? line.slice(0, -1) : line, ended && h("span", { class: "break" }, "\\n"));
      }),
    ),
  );
}

function dataPanel(key, title, text, size) {
  if (text === "") return null;
  const content = text === null ? t(`超过 64 KiB（${size} 字节），未保留`, `over 64 KiB (${size} bytes), not kept`) : pretty(text);
  return h("details", { class: "panel", "data-key": key }, h("summary", {}, title), h("pre", { "data-scroll": key, tabindex: 0 }, content));
}

// A number of so many digits would come out of a parser as another one.
const HUGE = /[\d.]{16,}/;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

function pretty(text) {
  if (HUGE.test(text.replace(STRINGS, ""))) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const headersPanel = (key, title, headers) => h("details", { class: "panel", "data-key": key }, h("summary", {}, title), h("dl", { class: "headers" }, headers.map(([name, value]) => [h("dt", {}, name), h("dd", {}, h("code", {}, value))])));
