"""Answers whose signature is missing or wrong. https://pay.weixin.qq.com/doc/v3/partner/4013059030

Errors are not signed and stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, Literal

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from wechatpay_auth import Scheme, sign_answer

from .._accounts import new_key
from .._answers import Answer
from ._fault import Desk, Fault

_PREFIX = "Wechatpay-"
_SERIAL, _TYPE, _VALUE = "Wechatpay-Serial", "Wechatpay-Signature-Type", "Wechatpay-Signature"
_UNKNOWN_SERIAL = f"PUB_KEY_ID_{'0' * 32}"
_PROBE = "WECHATPAY/SIGNTEST/"


@dataclass(frozen=True, slots=True)
class Unsigned(Fault):
    """The request takes effect; its answer lacks all headers of the signature."""

    kind: ClassVar[str] = "unsigned"

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        return replace(answer, headers=_without_signature(answer))


@dataclass(frozen=True, slots=True)
class BadSignature(Fault):
    """The request takes effect; its answer is badly signed.

    Attributes:
        how: `foreign_key`: by another key than the one it names. `tampered_body`: the body was changed afterwards.
            `unknown_serial`: it names a key that nobody knows. `wrong_type`: it names the scheme of the other side.
            `probe`: on purpose, as WeChat Pay does to see whether callers check
            (https://pay.weixin.qq.com/doc/v3/partner/4013059017).
    """

    kind: ClassVar[str] = "bad_signature"

    how: Literal["foreign_key", "tampered_body", "unknown_serial", "wrong_type", "probe"] = "foreign_key"

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        if _VALUE not in answer.headers:
            return answer
        if self.how == "tampered_body":
            return replace(answer, body=answer.body + b" ")
        return replace(answer, headers=answer.headers | self._headers(answer))

    def _headers(self, answer: Answer) -> dict[str, str]:
        given = answer.headers
        match self.how:
            case "foreign_key":
                stamp = int(given["Wechatpay-Timestamp"])
                return sign_answer(_foreign_key(), given[_SERIAL], Scheme(given[_TYPE]), answer.body, timestamp=stamp)
            case "unknown_serial":
                return {_SERIAL: _UNKNOWN_SERIAL}
            case "wrong_type":
                other = Scheme.PARTNER if given[_TYPE] == Scheme.BRAND.value else Scheme.BRAND
                return {_TYPE: other.value}
            case _:
                return {_VALUE: f"{_PROBE}{given[_VALUE][len(_PROBE) :]}"}


def _without_signature(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if not name.startswith(_PREFIX)}


@lru_cache(maxsize=1)
def _foreign_key() -> RSAPrivateKey:
    return new_key()  # takes a while, hence only one
