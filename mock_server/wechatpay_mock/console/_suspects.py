"""Why a signature does not match: the mistakes that are made most, each tried in turn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from wechatpay_auth import Authorization, InvalidSignature, request_message, verify

from .._accounts import Accounts
from .._json import InvalidJson, decode
from .._request import Request
from ._words import Words, words


@dataclass(frozen=True, slots=True)
class Suspect:
    """The likely reason of a mismatch; `certain` if the signature matches once the mistake is made here, too."""

    reason: Words
    certain: bool


_UNKNOWN = words(
    "签名与已知的任何密钥和常见的拼接错误都不相符：请逐行对比下方签名串，每行末尾都要有换行符，最后一行也不例外",
    "The signature fits no known key and none of the usual mistakes: compare the message below line by line; "
    "every line ends with a line break, the last one too",
)


def suspects(accounts: Accounts, request: Request, given: Authorization, signed: bytes) -> Suspect:
    """Look for the reason why a signature does not match.

    Args:
        accounts: Whose keys may have signed.
        request: The request.
        given: Its Authorization.
        signed: What of its body should have been signed.
    """
    keys = [
        (account, serial, certificate.public_key)
        for account in accounts
        for serial, certificate in account.certificates.items()
    ]
    own = [key for account, serial, key in keys if (account.identity, serial) == (given.identity, given.serial_no)]
    right = request_message(request.method, request.target, given.timestamp, given.nonce, signed)
    for account, serial, key in keys:
        if _fits(key, right, given):
            reason = words(
                f"用错了私钥：这是 {account.identity} 的证书 {serial} 对应的私钥所签",
                f"Wrong private key: it was signed with the one of certificate {serial} of {account.identity}",
            )
            return Suspect(reason, certain=True)
    for message, reason in _mistakes(request, given, signed):
        if any(_fits(key, message, given) for key in own):
            return Suspect(reason, certain=True)
    return Suspect(_UNKNOWN, certain=False)


def _fits(key: RSAPublicKey, message: bytes, given: Authorization) -> bool:
    try:
        verify(key, message, given.signature)
    except InvalidSignature:
        return False
    return True


def _mistakes(request: Request, given: Authorization, signed: bytes) -> Iterator[tuple[bytes, Words]]:
    method, target = request.method, request.target

    def message(method: str = method, target: bytes = target, body: bytes = signed) -> bytes:
        return request_message(method, target, given.timestamp, given.nonce, body)

    right = message()
    yield right[:-1], words("签名串最后少了一个换行符", "The message was signed without its last line break")
    yield right.replace(b"\n", b"\r\n"), words("换行用了 \\r\\n，应为 \\n", "Lines end with \\r\\n in place of \\n")
    yield message(body=b""), words("签名时漏了请求报文主体", "The body was left out of the signed message")
    if signed != request.body:
        whole = words(
            "上传接口只对 meta 部分签名，这里却对整个表单签了名",
            "Of an upload only the part `meta` is signed, here the whole form was",
        )
        yield message(body=request.body), whole
    for body in _rewritten(signed):
        reason = words(
            "报文在签名之后又被序列化了一次：签名的字节必须就是发送的字节",
            "The body was serialised again after it was signed: the bytes signed have to be the bytes sent",
        )
        yield message(body=body), reason
    path = request.path
    yield message(target=path), words("签名时漏了查询参数", "The query was left out of the signed message")
    yield (
        message(target=unquote_to_bytes(target)),
        words(
            "签名用了解码后的路径或查询参数，应为发送时的编码", "Path or query was signed decoded; it has to be as sent"
        ),
    )
    host = (request.headers.one("host") or "").encode()
    for scheme in (b"http://", b"https://"):
        yield (
            message(target=scheme + host + target),
            words("签名用了完整网址", "The whole URL was signed, with its host"),
        )
    for other in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        if other != method:
            reason = words(f"签名用的方法是 {other}", f"The method signed is {other}, not {method}")
            yield message(method=other), reason
    yield message(method=method.lower()), words("签名的方法是小写", "The method was signed in lower case")


def _rewritten(body: bytes) -> Iterator[bytes]:
    """The same JSON as other serialisers write it."""
    try:
        value = decode(body)
    except InvalidJson:
        return
    for separators in ((",", ":"), (", ", ": ")):
        for ascii_only in (False, True):
            for sort in (False, True):
                text = json.dumps(value, ensure_ascii=ascii_only, separators=separators, sort_keys=sort)
                yield text.encode()
                if not sort:
                    yield text.replace("/", "\\/").encode()  # as PHP writes it
