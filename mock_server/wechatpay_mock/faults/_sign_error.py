"""Signatures that are refused though they are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from wechatpay_auth import Authorization, MalformedAuthorization, Scheme, request_message

from .._answers import Answer
from .._json import Json
from .._signature import SignFault, mismatch
from ._fault import Desk, Fault

Reason = Literal[
    "mismatch",
    "serial",
    "expired",
    "revoked",
    "replaced",
    "no_api_key",
    "no_certificate",
    "timestamp",
    "format",
    "scheme",
]


@dataclass(frozen=True, slots=True)
class SignError(Fault):
    """401 SIGN_ERROR; the request has no effect. https://pay.weixin.qq.com/doc/v3/partner/4012082324

    Attributes:
        reason: Which of the documented messages; `mismatch` comes with the text that the platform built.
    """

    kind: ClassVar[str] = "sign_error"

    reason: Reason = "mismatch"

    def instead(self, desk: Desk) -> Answer:
        scheme = _scheme(desk)
        detail = _signed_text(desk) if self.reason == "mismatch" else None
        return desk.refuse(SignFault[self.reason.upper()].refusal(scheme, detail))


def _scheme(desk: Desk) -> Scheme:
    if desk.operation is not None:
        return desk.operation.scheme
    return Scheme.BRAND if desk.request.path.startswith(b"/brand/") else Scheme.PARTNER


def _signed_text(desk: Desk) -> Json | None:
    """What the platform would tell of the text that it built; nothing where the request says too little."""
    try:
        given = Authorization.parse(desk.request.headers.one("authorization") or "")
    except MalformedAuthorization:
        return None
    request = desk.request
    message = request_message(request.method, request.target, given.timestamp, given.nonce, desk.signed_body)
    return mismatch(request, message, desk.signed_body)
