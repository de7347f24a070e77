"""WeChat Pay's echo of a signed text, and how a URL is shown without the users and objects it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

HIDDEN = "*"
"""Stands for every part of a URL that is not shown."""

# Only these words are ever shown, since any other part of a URL may name a user or a coupon.
_SEGMENTS = frozenset(
    {
        "associate-stores",
        "associated-stores",
        "bindrecipient",
        "brand",
        "brands",
        "brandstores",
        "certificates",
        "close",
        "confirm",
        "coupon-bundles",
        "coupons",
        "deactivate",
        "disassociate-stores",
        "echo",
        "image-generation-tasks",
        "marketing",
        "media",
        "notify-configs",
        "partner",
        "pre-send-coupon",
        "pre-send-coupon-bundle",
        "product-coupon",
        "product-coupons",
        "resume",
        "return",
        "security",
        "stock-bundles",
        "stocks",
        "store",
        "unbindrecipient",
        "update-budget",
        "upload-coupon-codes",
        "upload-image",
        "use",
        "users",
        "v3",
    }
)
_NAMES = frozenset(
    {
        "algorithm_type",
        "appid",
        "brand_id",
        "coupon_code",
        "coupon_state",
        "limit",
        "offset",
        "openid",
        "page_size",
        "page_token",
        "product_coupon_id",
        "stock_bundle_id",
        "stock_id",
        "store_id",
        "user_coupon_bundle_id",
    }
)
_MAX_SHOWN_PARTS = 20

_HEAD_LINES = 4
# The echo comes from an answer that nobody signed, so its size is bounded before it is worked on.
_MAX_CHARACTERS = 16_384


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Echo:
    """The signed text as the server rebuilt it, cut within the body; None where it does not say."""

    method: str | None
    url: str | None
    timestamp: str | None
    nonce: str | None
    body_start: str | None
    body_length: int | None

    @classmethod
    def of(cls, detail: Mapping[str, Any]) -> Self | None:
        """The echo in ``detail`` of an answer, if there is one."""
        information = detail.get("sign_information")
        if not isinstance(information, Mapping):
            return None
        fields = cast("Mapping[str, object]", information)
        head = (_text(fields.get("truncated_sign_message")) or "").split("\n", _HEAD_LINES)
        lines = [*head, *[None] * (_HEAD_LINES + 1 - len(head))]
        method, url, timestamp, nonce, rest = lines
        return cls(
            method=_text(fields.get("method")) or method or None,
            url=_text(fields.get("url")) or url,
            timestamp=timestamp,
            nonce=nonce,
            body_start=None if rest is None else rest.removesuffix("\n"),
            body_length=_body_length(fields.get("sign_message_length"), lines[:_HEAD_LINES]),
        )

    @property
    def is_whole(self) -> bool:
        """Whether it says enough to tell that nothing differs."""
        parts = (self.method, self.url, self.timestamp, self.nonce, self.body_start, self.body_length)
        return all(part is not None for part in parts)


def masked(path: str, query: str) -> str:
    """A URL of the API with everything hidden that may be a value."""
    segments = path.split("/")[:_MAX_SHOWN_PARTS]
    shown = "/".join(segment if segment in _SEGMENTS or not segment else HIDDEN for segment in segments)
    if not query:
        return shown
    names = [pair.partition("=")[0] for pair in query.split("&")[:_MAX_SHOWN_PARTS]]
    return shown + "?" + "&".join(f"{name if name in _NAMES else HIDDEN}={HIDDEN}" for name in names)


def _body_length(total: object, head: list[str | None]) -> int | None:
    if not isinstance(total, int) or isinstance(total, bool) or None in head:
        return None
    # Each of the five lines ends in a line break.
    rest = total - sum(len((line or "").encode("utf-8", "surrogatepass")) for line in head) - _HEAD_LINES - 1
    return rest if rest >= 0 else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= _MAX_CHARACTERS else None
