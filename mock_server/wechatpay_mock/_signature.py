"""Checking the signature of a request, and saying what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from wechatpay_auth import (
    MAX_CLOCK_SKEW_SECONDS,
    Authorization,
    InvalidSignature,
    MalformedAuthorization,
    Scheme,
    request_message,
    verify,
)

from ._accounts import Account, Accounts, CertificateState
from ._json import Json
from ._refusals import ErrorEntry, Refusal
from ._request import Request

# The number seen at the end of the Request-ID of a real SIGN_ERROR; taken for all of them (assumed).
_SUB_CODE = 270924360
_MAX_TIMESTAMP_DIGITS = 12
_ECHOED_BODY_BYTES = 8


class SignFault(Enum):
    """Why a signature is refused: texts in Chinese and English, for partners and for brands.

    https://pay.weixin.qq.com/doc/v3/partner/4012082324 and
    https://pay.weixin.qq.com/doc/brand/4015597625
    """

    NO_API_KEY = (
        ("商户未设置APIv3密钥", "The merchant has set no APIv3 key"),
        ("品牌商户未设置品牌API密钥", "The brand has set no brand API key"),
    )
    NO_CERTIFICATE = (
        ("商户未申请过证书", "The merchant has never applied for a certificate"),
        ("品牌商户未申请过品牌API证书", "The brand has never applied for a brand API certificate"),
    )
    SERIAL = (
        ("商户证书序列号有误", "The serial number of the merchant certificate is wrong"),
        ("品牌API证书序列号有误", "The serial number of the brand API certificate is wrong"),
    )
    EXPIRED = (
        ("商户证书已过期", "The merchant certificate has expired"),
        ("品牌API证书已过期", "The brand API certificate has expired"),
    )
    REVOKED = (
        ("商户证书已作废", "The merchant certificate has been revoked"),
        ("品牌API证书已作废", "The brand API certificate has been revoked"),
    )
    REPLACED = (
        ("已更换证书，请使用新证书", "The certificate has been replaced, use the new one"),
        ("已更换证书，请使用新证书", "The certificate has been replaced, use the new one"),
    )
    MISMATCH = (
        ("错误的签名，导致验签失败", "The signature is wrong and was not verified"),
        ("错误的签名，导致验签失败", "The signature is wrong and was not verified"),
    )
    FORMAT = (
        ("HTTP头Authorization值格式错误", "The value of the HTTP header Authorization is malformed"),
        ("HTTP头Authorization值格式错误", "The value of the HTTP header Authorization is malformed"),
    )
    SCHEME = (
        ("HTTP头Authorization认证类型不正确", "The authentication type in Authorization is wrong"),
        ("HTTP头Authorization认证类型不正确", "The authentication type in Authorization is wrong"),
    )
    TIMESTAMP = (
        (
            "HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟",
            "The timestamp in Authorization is more than 5 minutes from the time of the request",
        ),
        (
            "HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟",
            "The timestamp in Authorization is more than 5 minutes from the time of the request",
        ),
    )

    def refusal(self, scheme: Scheme, detail: Json | None = None) -> Refusal:
        """The 401 to answer, in the words of one side."""
        zh, en = self.value[scheme is Scheme.BRAND]
        return Refusal(ErrorEntry(401, "SIGN_ERROR", zh, en, _SUB_CODE), detail=detail)


_CERTIFICATE_FAULTS = {
    CertificateState.EXPIRED: SignFault.EXPIRED,
    CertificateState.REVOKED: SignFault.REVOKED,
    CertificateState.REPLACED: SignFault.REPLACED,
}


class SignatureCheck:
    """Finds out who sent a request."""

    def __init__(self, accounts: Accounts, wall_clock: Callable[[], float]) -> None:
        """Know the accounts, and a clock in Unix seconds that timestamps are held against."""
        self._accounts = accounts
        self._wall_clock = wall_clock

    def caller(self, request: Request, scheme: Scheme, signed_body: bytes) -> Account:
        """The account that signed the request.

        The order of the checks is not documented.

        Args:
            request: What came in.
            scheme: The one scheme that the operation takes.
            signed_body: The body as signed; the `meta` part of an upload.

        Raises:
            Refusal: 401 SIGN_ERROR.
        """
        given = _authorization(request, scheme)
        if given.scheme is not scheme:
            raise SignFault.SCHEME.refusal(scheme)
        if not self._is_fresh(given.timestamp):
            raise SignFault.TIMESTAMP.refusal(scheme)
        account = self._accounts.get(scheme, given.identity)
        if account is None:
            raise SignFault.SERIAL.refusal(scheme)
        if account.api_key is None:
            raise SignFault.NO_API_KEY.refusal(scheme)
        if not account.certificates:
            raise SignFault.NO_CERTIFICATE.refusal(scheme)
        certificate = account.certificates.get(given.serial_no)
        if certificate is None:
            raise SignFault.SERIAL.refusal(scheme)
        if certificate.state is not CertificateState.VALID:
            raise _CERTIFICATE_FAULTS[certificate.state].refusal(scheme)
        message = request_message(request.method, request.target, given.timestamp, given.nonce, signed_body)
        try:
            verify(certificate.public_key, message, given.signature)
        except InvalidSignature:
            raise SignFault.MISMATCH.refusal(scheme, mismatch(request, message, signed_body)) from None
        return account

    def _is_fresh(self, timestamp: str) -> bool:
        if len(timestamp) > _MAX_TIMESTAMP_DIGITS:
            return False
        return abs(self._wall_clock() - int(timestamp)) <= MAX_CLOCK_SKEW_SECONDS


def _authorization(request: Request, scheme: Scheme) -> Authorization:
    header = request.headers.one("authorization")
    if header is None:
        more = len(request.headers.all("authorization")) > 1
        issue = "Authorization is sent more than once" if more else "Authorization is missing"
        raise SignFault.FORMAT.refusal(scheme, _malformed(issue))
    try:
        return Authorization.parse(header)
    except MalformedAuthorization as error:
        fault = SignFault.SCHEME if error.fault == "scheme" else SignFault.FORMAT
        raise fault.refusal(scheme, _malformed(str(error))) from None


def _malformed(issue: str) -> Json:
    return {"detail": {"issue": issue}, "field": "authorization", "location": "authorization"}


def mismatch(request: Request, message: bytes, signed_body: bytes) -> Json:
    """The `detail` of a signature that does not fit: the text that the platform built."""
    return {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": sign_information(request.method, request.target, message, signed_body),
    }


def sign_information(method: str, target: bytes, message: bytes, signed_body: bytes) -> Json:
    """What a real SIGN_ERROR tells of the message that the server built: its body is cut to 8 bytes.

    https://github.com/wechatpay-apiv3/wechatpay-go/issues/235
    """
    head = message[: len(message) - len(signed_body) - 1]
    return {
        "method": method,
        "url": target.decode("utf-8", "replace"),
        "truncated_sign_message": (head + signed_body[:_ECHOED_BODY_BYTES] + b"\n").decode("utf-8", "replace"),
        "sign_message_length": len(message),
    }
