"""Why WeChat Pay refused a signature: its echo of the signed text, held against what was signed.

https://pay.weixin.qq.com/doc/v3/partner/4012082324 and https://pay.weixin.qq.com/doc/brand/4015597625
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Literal
from urllib.parse import unquote_plus

from ._echo import HIDDEN, Echo, masked
from ._signed import SignedRequest
from ._verifier import MAX_CLOCK_SKEW_SECONDS

SignErrorCause = Literal["clock", "method", "url", "timestamp", "nonce", "body", "key", "setup", "unknown"]

_REPLACEMENT = "\ufffd"

# What the answers of a 401 say when they repeat no signed text.
_MESSAGES: tuple[tuple[str, SignErrorCause, str, str], ...] = (
    (
        "timestamp",
        "clock",
        "WeChat Pay received the request over five minutes off its clock: set the local clock, use NTP.",
        "请求到达时与微信支付的时间相差超过5分钟：请校准本机时钟（启用NTP）。",
    ),
    (
        "序列号有误",
        "setup",
        "'serial_no' is outdated or another merchant's or brand's: openssl x509 -noout -serial -in apiclient_cert.pem",
        "serial_no 不存在、已过时或属于其他商户/品牌：用 openssl x509 -noout -serial -in apiclient_cert.pem 查看。",
    ),
    (
        "已更换证书",
        "setup",
        "The API certificate was replaced: use the new private key and its 'serial_no'.",
        "API证书已更换：请改用新的私钥及其 serial_no。",
    ),
    ("已过期", "setup", "The API certificate expired: apply for a new one.", "API证书已过期：请申请新证书。"),
    ("已作废", "setup", "The API certificate was revoked: apply for a new one.", "API证书已作废：请申请新证书。"),
    (
        "未申请过证书",
        "setup",
        "No API certificate was applied for: do so in WeChat Pay's console.",
        "尚未申请API证书：请在微信支付后台申请。",
    ),
    (
        "未设置API",
        "setup",
        "No API key is set: set it in WeChat Pay's console.",
        "尚未设置API密钥：请在微信支付后台设置。",
    ),
    (
        "认证类型",
        "setup",
        "This path does not take this scheme: BrandCredentials are for /brand/, PartnerCredentials for /v3/.",
        "该路径不支持此认证类型：/brand/ 用 BrandCredentials，/v3/ 用 PartnerCredentials。",
    ),
    (
        "值格式错误",
        "setup",
        "The Authorization header arrived damaged: look for proxies that change headers.",
        "Authorization 头到达时已损坏：请检查途中改写请求头的代理。",
    ),
)


@dataclass(frozen=True, slots=True)
class SignErrorExplanation:
    """Why a signature was refused, and what to do; no value of the request is repeated.

    Attributes:
        cause: Which part is at fault; ``key`` is the private key or ``serial_no``, ``setup`` what the console shows.
        english: The explanation in English.
        chinese: The explanation in Chinese.
    """

    cause: SignErrorCause
    english: str
    chinese: str

    def __str__(self) -> str:
        return self.english


_KEY = SignErrorExplanation(
    "key",
    "WeChat Pay built the same text as was signed, so the key is wrong: 'private_key' and 'serial_no' are not of "
    "one certificate, or that certificate is another merchant's or brand's. Compare them: "
    "python -m wechatpay_auth doctor",
    "微信支付得到的签名串与本地一致，因此是密钥不对：private_key 与 serial_no 不属于同一张证书，"
    "或证书属于其他商户/品牌。可运行 python -m wechatpay_auth doctor 检查。",
)
_UNKNOWN = SignErrorExplanation(
    "unknown",
    "WeChat Pay does not say what differs. Check in this order: the clock, 'serial_no' and 'private_key' "
    "(of one certificate, of this merchant or brand), and proxies that change the request: "
    "python -m wechatpay_auth doctor",
    "微信支付没有说明差异。请依次检查：本机时钟；serial_no 与 private_key 是否属于同一张证书及本商户/品牌；"
    "途中改写请求的代理。可运行 python -m wechatpay_auth doctor。",
)


def explain_sign_error(
    detail: Mapping[str, Any] | None,
    *,
    signed: SignedRequest | bytes | None,
    message: str | None = None,
    date: str | None = None,
) -> SignErrorExplanation:
    """Say why WeChat Pay answered 401 SIGN_ERROR.

    Args:
        detail: ``detail`` of the answer.
        signed: What was signed: ``request.extensions["wechatpay_signed"]``, or the signed text itself.
        message: ``message`` of the answer.
        date: The header ``Date`` of the answer.

    Raises:
        ValueError: `signed` is no signed text.
    """
    ours = SignedRequest.of_message(signed) if isinstance(signed, bytes) else signed
    theirs = Echo.of(detail or {})
    found = None
    if ours is not None:
        found = _clock(ours, date) or (_difference(ours, theirs) if theirs else None)
    found = found or _by_message(message or "")
    if found is None and ours is not None and theirs is not None and theirs.is_whole:
        return _KEY
    return found or _UNKNOWN


def _clock(ours: SignedRequest, date: str | None) -> SignErrorExplanation | None:
    try:
        skew = int(ours.timestamp) - parsedate_to_datetime(date or "").timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if abs(skew) <= MAX_CLOCK_SKEW_SECONDS:
        return None
    ahead = skew > 0
    return SignErrorExplanation(
        "clock",
        f"The local clock is {abs(skew):.0f} s {'ahead of' if ahead else 'behind'} WeChat Pay's, "
        f"{MAX_CLOCK_SKEW_SECONDS} s are allowed: set it, use NTP.",
        f"本机时钟比微信支付{'快' if ahead else '慢'} {abs(skew):.0f} 秒，最多允许 "
        f"{MAX_CLOCK_SKEW_SECONDS} 秒：请校准（启用NTP）。",
    )


def _difference(ours: SignedRequest, theirs: Echo) -> SignErrorExplanation | None:
    if theirs.method is not None and theirs.method != ours.method:
        return SignErrorExplanation(
            "method",
            f"The method differs: {ours.method} was signed, WeChat Pay received another one. "
            "Look for a redirect or a proxy that changes it.",
            f"请求方法不一致：签名用的是 {ours.method}，微信支付收到的不同。请检查重定向或改写方法的代理。",
        )
    if theirs.url is not None and theirs.url != ours.target.decode("latin-1"):
        return _url(ours.target.decode("latin-1"), theirs.url)
    if theirs.timestamp is not None and theirs.timestamp != ours.timestamp:
        return _stale("timestamp", "timestamp", "时间戳")
    if theirs.nonce is not None and theirs.nonce != ours.nonce:
        return _stale("nonce", "nonce", "随机串")
    return _body(ours, theirs)


def _stale(cause: Literal["timestamp", "nonce"], english: str, chinese: str) -> SignErrorExplanation:
    return SignErrorExplanation(
        cause,
        f"The {english} in the Authorization header is not the one that was signed: "
        "a header of an earlier attempt was sent, or something else sets Authorization.",
        f"Authorization 头里的{chinese}与签名时不同：发出了旧的请求头，或另有程序改写了 Authorization。",
    )


def _url(ours: str, theirs: str) -> SignErrorExplanation:
    path, mark, query = ours.partition("?")
    their_path, their_mark, their_query = theirs.partition("?")
    if unquote_plus(ours) == unquote_plus(theirs):
        where = "only the percent-encoding differs: something on the way encodes it anew"
        where_zh = "仅百分号编码不同：途中有程序重新编码了URL"
    elif path != their_path:
        where, where_zh = _path_difference(path.split("/"), their_path.split("/"))
    elif mark and not their_mark:
        where, where_zh = "the query was lost on the way", "查询串在途中丢失"
    elif their_mark and not mark:
        where, where_zh = "the query was not signed", "查询串未参与签名"
    else:
        where, where_zh = _query_difference(query.split("&"), their_query.split("&"))
    shown, their_shown = masked(path, query), masked(their_path, their_query)
    return SignErrorExplanation(
        "url",
        f"The URL differs: {where}. Signed: {shown} Received: {their_shown} (values are hidden as {HIDDEN}). "
        "Sign the exact bytes that are sent, and look for proxies that change the URL.",
        f"URL不一致：{where_zh}。签名：{shown} 收到：{their_shown}（取值以 {HIDDEN} 隐去）。"
        "请对实际发出的URL签名，并检查改写URL的代理。",
    )


def _path_difference(ours: list[str], theirs: list[str]) -> tuple[str, str]:
    # A path begins with a slash, so that the part before it is empty and the parts count from one.
    differing = (index for index, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1])
    index = next(differing, min(len(ours), len(theirs)))
    return (
        f"the paths part at segment {index} ({len(ours) - 1} segments signed, {len(theirs) - 1} received)",
        f"路径从第 {index} 段起不同（签名 {len(ours) - 1} 段，收到 {len(theirs) - 1} 段）",
    )


def _query_difference(ours: list[str], theirs: list[str]) -> tuple[str, str]:
    if sorted(ours) == sorted(theirs):
        return "the query parameters were put in another order", "查询参数的顺序不同"
    differing = (index for index, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1])
    index = next(differing, min(len(ours), len(theirs)))
    return (
        f"the queries part at parameter {index + 1} ({len(ours)} parameters signed, {len(theirs)} received)",
        f"查询串从第 {index + 1} 个参数起不同（签名 {len(ours)} 个，收到 {len(theirs)} 个）",
    )


def _body(ours: SignedRequest, theirs: Echo) -> SignErrorExplanation | None:
    length = theirs.body_length
    start = ours.body_start.decode("utf-8", "replace").split(_REPLACEMENT)[0]
    seen = (theirs.body_start or "").split(_REPLACEMENT)[0]
    common = min(len(start), len(seen))
    if length is None or (length == ours.body_length and start[:common] == seen[:common]):
        return None
    if length == 0:
        return SignErrorExplanation(
            "body",
            f"The body differs: {ours.body_length} bytes were signed, WeChat Pay saw none. It was lost on the way, "
            "or this is an upload whose 'meta' part is not readable: send it without a file name.",
            f"请求体不一致：签名了 {ours.body_length} 字节，微信支付收到的为空。请求体在途中丢失，"
            "或上传接口的 meta 部分无法识别（meta 不能带 filename）。",
        )
    if ours.body_length == 0:
        return SignErrorExplanation(
            "body",
            f"The body differs: WeChat Pay saw {length} bytes, an empty body was signed. Sign the body that is sent.",
            f"请求体不一致：微信支付收到 {length} 字节，签名时请求体为空。请对实际发出的请求体签名。",
        )
    return SignErrorExplanation(
        "body",
        f"The body differs: {ours.body_length} bytes were signed, WeChat Pay saw {length}. The JSON was written a "
        "second time (blanks, escapes, order), or something on the way changed it: send the signed bytes.",
        f"请求体不一致：签名了 {ours.body_length} 字节，微信支付收到 {length} 字节。JSON 被重新序列化"
        "（空格、转义、字段顺序），或在途中被改写：请原样发送签名时的字节。",
    )


def _by_message(message: str) -> SignErrorExplanation | None:
    for part, cause, english, chinese in _MESSAGES:
        if part in message:
            return SignErrorExplanation(cause, english, chinese)
    return None
