"""Using a coupon, and taking the use back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from .._json import Json
from .._refusals import Refusal
from .._user_coupons import UserCoupon
from . import rounds, user_coupons
from .call import Behaviour, Call, once

# U10, U11, U28
_UNUSABLE = {
    "PENDING": "NOT_ENOUGH.outside_validity",
    "USED": "NOT_ENOUGH.coupon_used",
    "EXPIRED": "NOT_ENOUGH.coupon_expired",
    "DELETED": "NOT_ENOUGH.coupon_deleted",
}
# The request says these as `use_time`, and so on; the detail repeats them under the same names.
_USE_FIELDS = ("use_time", "associated_order_info", "associated_pay_score_order_info", "saved_amount")


def use(call: Call) -> Json:
    """Redeem a coupon (U10, U11, U19); the time told is kept and not checked (U12), nor is the order (U15)."""
    entry = call.space.ledger.find(call.numbered())
    if entry is not None and (entry.data[0] != call.path or _was_returned(call)):
        raise Refusal("INVALID_REQUEST.use_request_no_used")
    earlier = call.earlier()
    if earlier is not None:
        return earlier
    coupon = user_coupons.named(call, call.body)
    state = coupon.state(call.now)
    if _is_locked(call, coupon):
        raise Refusal("NOT_ENOUGH.coupon_locked")
    if state != "EFFECTIVE":
        raise Refusal(_UNUSABLE.get(state, "NOT_ENOUGH.coupon_state"))
    if not coupon.stock.period.is_open(call.now) or _is_too_early(call, coupon):
        raise Refusal("NOT_ENOUGH.outside_periods")
    _check_store(call, coupon)
    coupon.is_used, coupon.used_at = True, call.now
    coupon.usage = {
        "use_request_no": call.body["out_request_no"],
        **{name: call.body[name] for name in _USE_FIELDS if name in call.body},
    }
    coupon.note("USED", call.now, call.body["out_request_no"])
    rounds.follow(call, coupon)
    return call.done(user_coupons.view(coupon, call))


def _was_returned(call: Call) -> bool:
    # A number redeems once: after a return it takes another one (assumed from the text of the FAQ).
    coupon = user_coupons.named(call, call.body)
    return not coupon.is_used or coupon.usage.get("use_request_no") != call.body["out_request_no"]


def _is_locked(call: Call, coupon: UserCoupon) -> bool:
    # U18, a switch: calls take effect one after the other here, so a use is in progress for as long as told.
    if not coupon.is_used or coupon.used_at is None:
        return False
    return call.now < coupon.used_at + timedelta(seconds=call.rules.use_seconds)


def _is_too_early(call: Call, coupon: UserCoupon) -> bool:
    # B13: the interval after the round before, though the state is EFFECTIVE.
    return coupon.usable_from is not None and call.now < coupon.usable_from


def _check_store(call: Call, coupon: UserCoupon) -> None:
    # U16, T7: a store of the brand that is open and, where the stock names its stores, one of these.
    store_id: str | None = call.body.get("store_id")
    if store_id is None:
        return
    store = call.store.stores(call.owner.brand_id).get(store_id)
    is_named = coupon.stock.content["store_scope"] != "SPECIFIC" or coupon.stock.stores.get(store_id, False)
    if store is None or store.state(call.now) != "OPEN" or not is_named:
        raise Refusal("INVALID_REQUEST.store_not_allowed")


def return_(call: Call) -> Json:
    """Take a use back (U20 to U23); later rounds of a bundle stay with the user (B21, B22)."""
    coupon = user_coupons.named(call, call.body)
    state = coupon.state(call.now)
    if state == "EFFECTIVE":
        raise Refusal("INVALID_REQUEST.coupon_available")
    if state != "USED":
        raise user_coupons.wrong_state(state)
    if call.rules.latest_round_returned_only and _is_followed_by_a_use(coupon):  # B20
        raise Refusal("INVALID_REQUEST.coupon_state")
    if call.rules.late_return == "refused" and call.now > coupon.validity.end:  # U22
        raise Refusal("INVALID_REQUEST.coupon_expired")
    coupon.is_used = False
    coupon.usage = {
        **(coupon.usage if call.rules.returned_use_shown else {}),  # U23
        "return_request_no": call.body["out_request_no"],
        "return_time": call.now.isoformat(),
    }
    coupon.note("RETURNED", call.now, call.body["out_request_no"])
    return user_coupons.view(coupon, call)


def _is_followed_by_a_use(coupon: UserCoupon) -> bool:
    if coupon.bundle is None:
        return False
    place = coupon.bundle.coupons.index(coupon)
    return any(later.is_used for later in coupon.bundle.coupons[place + 1 :])


BEHAVIOURS: Mapping[str, Behaviour] = {"useUserCoupon": use, "returnUserCoupon": once(return_)}
