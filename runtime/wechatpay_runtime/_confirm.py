"""Confirming the coupon that an event tells of; without it the user holds a coupon that cannot be used.

https://pay.weixin.qq.com/doc/v3/partner/4015780862
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple, Protocol, TypeVar

from ._callbacks import Event
from ._errors import FieldError
from ._unset import UNSET, Unset

R_co = TypeVar("R_co", covariant=True)

_DIGEST_CHARACTERS = 32
"""With the prefix, 40 characters: the limit of a request number."""


class SentCoupon(Protocol):
    """The content of an event that tells of a coupon sent."""

    @property
    def openid(self) -> str: ...
    @property
    def coupon_code(self) -> str: ...
    @property
    def product_coupon_id(self) -> str: ...
    @property
    def stock_id(self) -> str: ...
    @property
    def appid(self) -> str | Unset: ...
    @property
    def brand_id(self) -> str | Unset: ...


class ConfirmsCoupons(Protocol[R_co]):
    """`user_coupons` of any client; that of an async client gives something to await."""

    def confirm(self, openid: str, coupon_code: str, body: Mapping[str, Any]) -> R_co: ...


class Confirmation(NamedTuple):
    """The arguments of `user_coupons.confirm`, in their order; plain data, to be kept for later."""

    openid: str
    coupon_code: str
    body: dict[str, Any]

    def __repr__(self) -> str:
        return f"Confirmation(out_request_no={self.body['out_request_no']!r})"


def confirmation(
    event: Event[SentCoupon], *, out_request_no: str | None = None, appid: str | None = None
) -> Confirmation:
    """What to confirm a coupon with: `client.user_coupons.confirm(*confirmation(event))`.

    Args:
        event: Tells of a coupon sent.
        out_request_no: Your own number, 6 to 40 characters of `[0-9A-Za-z_-]`. When left out it is derived from the
            coupon, so that a repeated callback repeats the number and the confirmation is counted once.
        appid: Your appid that the openid belongs to; the event's when left out.

    Raises:
        FieldError: The event tells of no coupon sent, or names no appid and none was given.
    """
    sent: Any = event.data
    if not event.event_type.endswith(".SEND") or not hasattr(sent, "coupon_code"):
        raise FieldError(f"{event.event_type!r} tells of no coupon sent, there is nothing to confirm", "/event_type")
    chosen = appid or sent.appid
    if chosen is UNSET or not chosen:
        raise FieldError("is not in the event: give your appid to confirm()", "/appid")
    body: dict[str, Any] = {
        "product_coupon_id": sent.product_coupon_id,
        "stock_id": sent.stock_id,
        "appid": chosen,
        "out_request_no": out_request_no or _number(sent),
    }
    if event.side == "partner":
        body["brand_id"] = sent.brand_id
    return Confirmation(sent.openid, sent.coupon_code, body)


def confirm(
    user_coupons: ConfirmsCoupons[R_co],
    event: Event[SentCoupon],
    *,
    out_request_no: str | None = None,
    appid: str | None = None,
) -> R_co:
    """Confirm the coupon that `event` tells of: `confirm(client.user_coupons, event)`, awaited for an async client.

    Calling it again for the same event is safe, it carries the same number.

    Args:
        user_coupons: Of a client of the side the event came to.
        event: Tells of a coupon sent.
        out_request_no: As in `confirmation`.
        appid: As in `confirmation`.

    Raises:
        FieldError: As in `confirmation`.
        NotSent, OutcomeUnknown, DecodeError, ApiError: As from `user_coupons.confirm`. `NotFound` and `NotEnough` mean
            that the coupon is gone, used or confirmed under another number: nothing is left to do.
    """
    return user_coupons.confirm(*confirmation(event, out_request_no=out_request_no, appid=appid))


def _number(sent: SentCoupon) -> str:
    # Not the code itself: it may be longer than a number, and codes that merchants choose repeat between stocks.
    coupon = f"{sent.stock_id}\n{sent.coupon_code}".encode()
    return f"CONFIRM-{sha256(coupon).hexdigest()[:_DIGEST_CHARACTERS]}"
