"""The headers that carry a signature, whatever framework received them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol, TypeGuard, cast

from ._errors import SignatureExpired, SignatureMissing, UnexpectedScheme
from ._message import Scheme

MAX_CLOCK_SKEW_SECONDS = 300
"""How far a timestamp may be from the local clock, either way.

https://pay.weixin.qq.com/doc/v3/partner/4013059030
Official code differs on the 300th second itself; here it still counts as fresh.
"""

_REQUIRED = (
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
    "Wechatpay-Serial",
)
_SIGNATURE_TYPE = "Wechatpay-Signature-Type"

# Unix seconds have 10 digits until the year 2286. The bound keeps int() cheap and from raising.
_MAX_TIMESTAMP_DIGITS = 12


class HasItems(Protocol):
    """Any mapping, and what only looks like one (`http.client.HTTPMessage`)."""

    def items(self) -> Iterable[tuple[Any, Any]]:
        """Pairs of name and value; a name may come more than once."""
        ...


Headers = HasItems | Iterable[Sequence[str | bytes]]
"""Headers as frameworks hand them over.

A mapping or pairs, of text or bytes, values also as lists of text;
names in any case, also as WSGI and CGI spell them (``HTTP_WECHATPAY_SERIAL``).
"""


class Proof(NamedTuple):
    """What a message says about its own signature; nothing in it is proven yet."""

    timestamp: str
    nonce: str
    signature: str
    serial: str
    signature_type: str | None

    @classmethod
    def of(cls, headers: Headers) -> Proof:
        """Read the headers.

        Raises:
            SignatureMissing: One is absent, empty or unreadable.
        """
        received = _signature_headers(headers)
        serial = received.get("wechatpay-serial") or None
        missing = [name for name in _REQUIRED if not received.get(name.lower())]
        if missing or serial is None:
            raise SignatureMissing(
                f"Not signed: {', '.join(missing)} missing. Proxies that drop headers do this, "
                "and hosts that are not WeChat Pay's.",
                serial=serial,
            )
        return cls(
            timestamp=received["wechatpay-timestamp"],
            nonce=received["wechatpay-nonce"],
            signature=received["wechatpay-signature"],
            serial=serial,
            signature_type=received.get(_SIGNATURE_TYPE.lower()) or None,
        )

    def check_scheme(self, scheme: Scheme) -> None:
        """Refuse another scheme.

        Raises:
            UnexpectedScheme: The signature type is not `scheme`.
        """
        # Absent means the partner scheme, in the official Go and Java SDKs alike.
        # Brand messages carry the type: https://pay.weixin.qq.com/doc/brand/4015407582
        given = self.signature_type or Scheme.PARTNER
        if given != scheme:
            shown = repr(given[:80]) if self.signature_type else f"no type, which stands for {given},"
            raise UnexpectedScheme(
                f"Signed under {shown} but {scheme} is expected here. "
                "Check that this is the side (brand or partner) the credentials belong to.",
                serial=self.serial,
            )

    def check_age(self, now: float) -> None:
        """Refuse old messages, and those from the future.

        Raises:
            SignatureMissing: The timestamp is no number.
            SignatureExpired: It is over `MAX_CLOCK_SKEW_SECONDS` from `now`.
        """
        stamp = self.timestamp
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _MAX_TIMESTAMP_DIGITS):
            raise SignatureMissing("Wechatpay-Timestamp is no number of Unix seconds.", serial=self.serial)
        skew = now - int(stamp)
        if abs(skew) > MAX_CLOCK_SKEW_SECONDS:
            side = "before" if skew > 0 else "after"
            raise SignatureExpired(
                f"Signed {abs(skew):.0f} s {side} the local time; {MAX_CLOCK_SKEW_SECONDS} s are "
                "allowed. Either the message is replayed, or the local clock is wrong: check it.",
                serial=self.serial,
                skew_seconds=skew,
            )


def _signature_headers(headers: Headers) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _pairs(headers):
        key = _lower(name)
        if "wechatpay" not in key:
            continue
        # https://peps.python.org/pep-3333/#environ-variables
        key = key.replace("_", "-").removeprefix("http-")
        if key.startswith("wechatpay-"):
            text = _text(value)
            # A header that came twice, as RFC 9110 joins it: no such value can verify.
            found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _pairs(headers: Headers) -> Iterable[Iterable[Any]]:
    items = getattr(headers, "items", None)
    return cast("Iterable[Iterable[Any]]", headers if items is None else items())


def _lower(name: object) -> str:
    if isinstance(name, bytes):
        name = name.decode("latin-1")
    return name.lower() if isinstance(name, str) else ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if _is_list(value):
        return ", ".join(map(_text, value))
    return ""


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, (list, tuple))
