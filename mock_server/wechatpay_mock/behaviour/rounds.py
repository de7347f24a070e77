"""The rounds of a user's bundle: the next one, and the end of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from .._clock import BEIJING
from .._json import Json
from .._refusals import Refusal
from .._user_coupons import UserBundle, UserCoupon
from . import events, issuing, lookup, user_coupons
from .call import Behaviour, Call, once
from .issuing import Receipt

_LIVING = ("CONFIRMING", "PENDING", "EFFECTIVE")


def view(bundle: UserBundle, call: Call) -> Json:
    """A bundle as answers show it: the rounds issued so far (B6)."""
    return {
        "user_coupon_bundle_id": bundle.user_coupon_bundle_id,
        "user_product_coupon_list": [user_coupons.view(coupon, call) for coupon in bundle.coupons],
    }


def add(call: Call, bundle: UserBundle, coupon: UserCoupon) -> None:
    """Make a coupon the next round of a bundle, and tell of it: each round has a callback of its own (B8, B9)."""
    coupon.bundle = bundle
    bundle.coupons.append(coupon)
    events.coupon_received(call, coupon)


def follow(call: Call, used: UserCoupon) -> None:
    """Issue the round after the one just used, if there is one and it is not there yet (B8, B10, B21).

    A stock without codes or quota ends the bundle, but does not undo the use (B16); the limits of day
    and user were those of the first round (B15).
    """
    bundle = used.bundle
    if bundle is None or bundle.deactivation is not None or used is not bundle.coupons[-1]:
        return
    if len(bundle.coupons) == bundle.total_count:
        return
    stock = bundle.stock_bundle.stocks[len(bundle.coupons)]
    if call.rules.rounds_end_with_stock and stock.state(call.now) != "SENDING":  # B17
        return
    if stock.sent >= stock.content["stock_send_rule"]["max_count"]:
        return
    if stock.codes is not None and not stock.codes.available:
        return
    coupon = issuing.issue(call, stock, Receipt(used.person, used.channel, used.told, bundle.validity))
    coupon.usable_from = _after(call.now, stock.coupon.content["progressive_bundle_usage_info"])
    add(call, bundle, coupon)


def _after(now: datetime, info: Json) -> datetime | None:
    # B12
    days: int = info.get("interval_days", 0)
    day = now.date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING) if days else None


def deactivate(call: Call) -> Json:
    """End a bundle: its living coupons, and the rounds to come (B18)."""
    bundle = lookup.user_bundle(call)
    if bundle.deactivation is not None:
        raise Refusal("INVALID_REQUEST.coupon_state")  # U27
    bundle.deactivation = call.deactivation()
    for coupon in bundle.coupons:
        if coupon.state(call.now) in _LIVING:
            coupon.deactivation = bundle.deactivation
            coupon.note("DEACTIVATED", call.now, bundle.deactivation.reason)
    return view(bundle, call)


BEHAVIOURS: Mapping[str, Behaviour] = {"deactivateUserCouponBundle": once(deactivate)}
