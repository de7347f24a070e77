"""The texts that are signed, and the Authorization header that carries a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from ._errors import MalformedAuthorization

# Values are printable ASCII without quotes and escapes. None holds a comma, so that splitting at
# commas is exact: they are alphanumeric by rule, but for the signature, which is base64.
# Compiled when first used, which clients never do.
_PARAMETER = r'([a-z_]+)="([!#-\[\]-~]*)"'
_BLANK = r"\s"
_LINE_BREAK = r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"


class Scheme(StrEnum):
    """Which side signs; a member equals its text in the Authorization header.

    https://pay.weixin.qq.com/doc/v3/partner/4012365872 and
    https://pay.weixin.qq.com/doc/brand/4015597833
    """

    BRAND = "WECHATPAY-BRAND-SHA256-RSA2048"
    PARTNER = "WECHATPAY2-SHA256-RSA2048"

    @property
    def identity_parameter(self) -> str:
        """The parameter that names the caller: ``brand_id`` or ``mchid``."""
        return "brand_id" if self is Scheme.BRAND else "mchid"


def request_message(method: str, target: bytes, timestamp: int | str, nonce: str, body: bytes) -> bytes:
    """The bytes a caller signs for a request.

    https://pay.weixin.qq.com/doc/v3/partner/4012365862

    Args:
        method: The HTTP method as sent, upper case.
        target: Path and query exactly as sent: percent-encoded, no host, no fragment.
        timestamp: Unix seconds, the same as in the Authorization header.
        nonce: Random text, the same as in the Authorization header.
        body: The body exactly as sent, empty when there is none.
            For a multipart upload it is the ``meta`` part alone:
            https://pay.weixin.qq.com/doc/v3/partner/4012365863
    """
    # performance: half the calls of a join, and the body is copied once all the same.
    return b"%b\n%b\n%b%b\n" % (_octets(method), target, _octets(f"{timestamp}\n{nonce}\n"), body)


def answer_message(timestamp: str, nonce: str, body: bytes) -> bytes:
    """The bytes WeChat Pay signs for an answer or a callback.

    https://pay.weixin.qq.com/doc/v3/partner/4013059030

    Args:
        timestamp: ``Wechatpay-Timestamp`` as received.
        nonce: ``Wechatpay-Nonce`` as received.
        body: The body as received, after content decoding and before any parsing.
    """
    return b"%b%b\n" % (_octets(f"{timestamp}\n{nonce}\n"), body)


def _octets(text: str) -> bytes:
    # A message of hostile text has to fail as a signature, never as an encoding.
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorization:
    """The value of an Authorization header, taken apart.

    https://pay.weixin.qq.com/doc/v3/partner/4012365872

    Attributes:
        scheme: The scheme, which decides the name of the identity parameter.
        identity: The value of ``brand_id`` or ``mchid``.
        nonce: The value of ``nonce_str``.
        timestamp: Unix seconds as text, as it goes into the signed message.
        serial_no: Serial number of the caller's API certificate.
        signature: The signature in base64; not shown by ``repr``.
    """

    scheme: Scheme
    identity: str
    nonce: str
    timestamp: str
    serial_no: str
    signature: str = field(repr=False)

    @classmethod
    def parse(cls, header: str) -> Self:
        """Take a header value apart, strictly; the order of the parameters is free.

        Raises:
            MalformedAuthorization: The value breaks a rule; ``fault`` says which one.
        """
        if re.search(_LINE_BREAK, header):
            raise MalformedAuthorization("Authorization holds a line break.", fault="line_break")
        name, blank, rest = header.partition(" ")
        try:
            scheme = Scheme(name)
        except ValueError:
            known = " or ".join(Scheme)
            raise MalformedAuthorization(
                f"Authorization names an unknown scheme, expected {known}.", fault="scheme"
            ) from None
        if not blank or not rest:
            raise MalformedAuthorization(f"Authorization has no parameters after {scheme}.", fault="missing")
        values = _parameters(rest, scheme)
        if not (values["timestamp"].isascii() and values["timestamp"].isdigit()):
            raise MalformedAuthorization(
                "Authorization parameter 'timestamp' is no number of Unix seconds.",
                fault="timestamp",
            )
        return cls(
            scheme=scheme,
            identity=values[scheme.identity_parameter],
            nonce=values["nonce_str"],
            timestamp=values["timestamp"],
            serial_no=values["serial_no"],
            signature=values["signature"],
        )

    def header(self) -> str:
        """The header value, in the order of the official samples."""
        return (
            f'{self.scheme} {self.scheme.identity_parameter}="{self.identity}"'
            f',nonce_str="{self.nonce}",signature="{self.signature}"'
            f',timestamp="{self.timestamp}",serial_no="{self.serial_no}"'
        )


def _parameters(text: str, scheme: Scheme) -> dict[str, str]:
    expected = (scheme.identity_parameter, "nonce_str", "signature", "timestamp", "serial_no")
    values: dict[str, str] = {}
    for position, part in enumerate(text.split(","), start=1):
        if re.search(_BLANK, part):
            raise MalformedAuthorization(
                f"Authorization holds a blank in or beside parameter {position}; "
                "the only blank allowed is the one after the scheme.",
                fault="blank",
            )
        match = re.fullmatch(_PARAMETER, part)
        if match is None:
            raise MalformedAuthorization(
                f'Authorization parameter {position} is not of the form name="value".',
                fault="syntax",
            )
        name, value = match.groups()
        if name not in expected:
            raise MalformedAuthorization(
                f"Authorization parameter '{name}' does not belong to {scheme}.", fault="unknown"
            )
        if name in values:
            raise MalformedAuthorization(f"Authorization parameter '{name}' occurs twice.", fault="duplicate")
        values[name] = value
    missing = [name for name in expected if not values.get(name)]
    if missing:
        raise MalformedAuthorization(
            f"Authorization parameters missing or empty: {', '.join(missing)}.", fault="missing"
        )
    return values
