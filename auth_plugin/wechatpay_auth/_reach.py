"""The doctor's checks that need the network: reachability, the clock, and a signed call without effect."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any, cast

import httpx

from ._auth import WechatPayAuth
from ._certificates import error_code
from ._credentials import Credentials
from ._errors import CertificatesUnavailable, VerificationError
from ._explain import explain_sign_error
from ._finding import Finding, failed, ok, skipped
from ._message import Scheme
from ._signer import nonce
from ._verifier import MAX_CLOCK_SKEW_SECONDS

TIMEOUT_SECONDS = 10
USER_AGENT = "wechatpay_auth doctor"

# https://pay.weixin.qq.com/doc/v3/partner/4015139289
_ECHO = "/v3/security/echo"
# Brands have no such call; reading the address of callbacks changes nothing.
_NOTIFY_CONFIG = "/brand/marketing/product-coupon/notify-configs"

Clock = Callable[[], float]


def probe(client: httpx.Client, credentials: Credentials | None, *, clock: Clock) -> Iterator[Finding]:
    """Check one after the other whether WeChat Pay is reached, agrees about the time, and takes our signature.

    Args:
        client: Has WeChat Pay's base URL.
        credentials: Who signs; None if there is nobody who can.
        clock: Gives the time in Unix seconds.
    """
    before = clock()
    try:
        answer = client.get("/", headers={"User-Agent": USER_AGENT})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        yield _unreached(error)
        yield skipped("clock", "WeChat Pay was not reached", "未能连接微信支付")
        yield skipped("signed_call", "WeChat Pay was not reached", "未能连接微信支付")
        return
    yield ok(
        "reachability",
        f"{client.base_url.scheme} and {client.base_url.host} answer (HTTP {answer.status_code})",
        f"{client.base_url.scheme}://{client.base_url.host} 有应答（HTTP {answer.status_code}）",
    )
    yield _clock(answer.headers.get("Date"), (before + clock()) / 2)
    if credentials is None:
        yield skipped("signed_call", "a check above failed", "上面有检查未通过")
    else:
        yield _signed_call(client, credentials, clock)


def _unreached(error: Exception) -> Finding:
    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__) is not None:
        causes.append(cause)

    def is_due_to(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if is_due_to(httpx.InvalidURL, httpx.UnsupportedProtocol):
        texts = "the base URL is none: it looks like https://api.mch.weixin.qq.com", "base URL 格式不正确"
    elif is_due_to(httpx.ProxyError):
        texts = "the proxy refused: check HTTPS_PROXY and NO_PROXY", "代理拒绝连接：检查 HTTPS_PROXY 与 NO_PROXY"
    elif is_due_to(socket.gaierror):
        texts = "DNS: the host name is not found: check it and the resolver", "DNS：找不到主机名，请检查域名与解析"
    elif is_due_to(ssl.SSLError):
        texts = (
            "TLS: the connection is not trusted: check the clock, the CA certificates, and proxies that open TLS",
            "TLS：连接不可信，请检查时钟、CA证书及拦截TLS的代理",
        )
    elif is_due_to(httpx.TimeoutException):
        texts = (
            f"no answer within {TIMEOUT_SECONDS} s: check firewall and proxy (outgoing port 443)",
            f"{TIMEOUT_SECONDS}秒内无应答：请检查防火墙与代理（出站443端口）",
        )
    elif is_due_to(httpx.ConnectError):
        texts = (
            "TCP: the connection was refused: check base URL, port and firewall",
            "TCP：连接被拒绝，请检查 base URL、端口与防火墙",
        )
    else:
        texts = (
            f"HTTP: no usable answer ({type(error).__name__}): check base URL and proxy",
            f"HTTP：没有可用的应答（{type(error).__name__}），请检查 base URL 与代理",
        )
    return failed("reachability", *texts)


def _clock(date: str | None, now: float) -> Finding:
    try:
        skew = now - parsedate_to_datetime(date or "").timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return skipped("clock", "the answer carries no readable Date", "应答中没有可读的 Date")
    if abs(skew) > MAX_CLOCK_SKEW_SECONDS:
        return failed(
            "clock",
            f"{abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}, {MAX_CLOCK_SKEW_SECONDS} s are allowed: "
            "set it, use NTP",
            f"{'快' if skew > 0 else '慢'} {abs(skew):.0f} 秒，最多允许 {MAX_CLOCK_SKEW_SECONDS} 秒：请校准（启用NTP）",
        )
    return ok("clock", f"within {abs(skew):.0f} s of WeChat Pay's", f"与微信支付相差 {abs(skew):.0f} 秒以内")


def _signed_call(client: httpx.Client, credentials: Credentials, clock: Clock) -> Finding:
    if credentials.scheme is Scheme.BRAND:
        request = client.build_request("GET", _NOTIFY_CONFIG, headers={"User-Agent": USER_AGENT})
    else:
        request = client.build_request(
            "POST", _ECHO, json={"echo_message": nonce()}, headers={"User-Agent": USER_AGENT}
        )
    try:
        answer = client.send(request, auth=WechatPayAuth(credentials, clock=clock))
    except VerificationError as error:
        return failed(
            "signed_call",
            f"the request was accepted, but the answer is not proven: {error.args[0]}",
            "请求已被接受，但应答验签失败：请核对微信支付公钥与公钥ID（或平台证书）及本机时钟。",
        )
    except CertificatesUnavailable as error:
        return failed("signed_call", str(error), "平台证书下载失败：只有公钥的商户请改用微信支付公钥；并核对API密钥。")
    except httpx.HTTPError as error:
        kind = type(error).__name__
        return failed("signed_call", f"no answer ({kind}): repeat it", f"没有应答（{kind}）：请重试")
    return _judged(request, answer)


def _judged(request: httpx.Request, answer: httpx.Response) -> Finding:
    status, code = answer.status_code, error_code(answer.content)
    shown = f"HTTP {status} {code or ''}".strip()
    if answer.is_success:
        return ok("signed_call", "signature accepted, answer verified", "签名被接受，应答验签通过")
    if status == 401:
        return _refused(request, answer)
    if status == 403 or code == "NOT_FOUND":
        return ok(
            "signed_call",
            f"signature accepted ({shown}); WeChat Pay does not sign this answer, so its key is not proven",
            f"签名被接受（{shown}）；该应答不带签名，因此未能验证微信支付公钥",
        )
    if status in (404, 405, 429) or status >= 500:
        return skipped("signed_call", f"the server cannot say now ({shown})", f"服务端暂时无法判断（{shown}）")
    return failed(
        "signed_call",
        f"refused with {shown}: check that the public key id belongs to this brand or merchant",
        f"被拒绝（{shown}）：请核对公钥ID是否属于本品牌/商户",
    )


def _refused(request: httpx.Request, answer: httpx.Response) -> Finding:
    try:
        body: object = json.loads(answer.content)
    except (ValueError, RecursionError):
        body = None
    fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    detail, message = fields.get("detail"), fields.get("message")
    found = explain_sign_error(
        cast("dict[str, Any]", detail) if isinstance(detail, dict) else None,
        signed=request.extensions.get("wechatpay_signed"),
        message=message if isinstance(message, str) else None,
        date=answer.headers.get("Date"),
    )
    return failed("signed_call", f"signature refused. {found.english}", f"签名被拒绝。{found.chinese}")
