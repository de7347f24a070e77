"""The headers that carry a signature, whatever framework received them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol, TypeGuard, cast

from ._errors import SignatureMissing

_REQUIRED = (
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
    "Wechatpay-Serial",
)


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
        get = received.get
        timestamp, nonce = get("wechatpay-timestamp"), get("wechatpay-nonce")
        signature, serial = get("wechatpay-signature"), get("wechatpay-serial")
        if not (timestamp and nonce and signature and serial):
            missing = [name for name in _REQUIRED if not get(name.lower())]
            raise SignatureMissing(
                f"Not signed: {', '.join(missing)} missing. Proxies that drop headers do this, "
                "and hosts that are not WeChat Pay's.",
                serial=serial or None,
            )
        return cls(timestamp, nonce, signature, serial, get("wechatpay-signature-type") or None)


def _signature_headers(headers: Headers) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _pairs(headers):
        # performance: most headers are others, and those of httpx are bytes.
        if type(name) is bytes and b"wechatpay" not in name.lower():
            continue
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
