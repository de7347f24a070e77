"""Coupons in users' hands: confirm, use and get."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import Confirmation, UserCoupon
from .._json import Json
from .._refusals import Refusal
from . import coupons, lookup, stocks
from .call import Behaviour, Call

_CHANNEL = "API"

# U9, U27: the confirm page lists no NOT_ENOUGH, so a wrong state is an INVALID_REQUEST.
_UNCONFIRMABLE = {"EXPIRED": "INVALID_REQUEST.coupon_expired"}
# U10, U11
_UNUSABLE = {
    "PENDING": "NOT_ENOUGH.outside_validity",
    "USED": "NOT_ENOUGH.coupon_used",
    "EXPIRED": "NOT_ENOUGH.coupon_expired",
}
# The request says these as `use_time`, and so on; the detail repeats them under the same names.
_USE_FIELDS = ("use_time", "associated_order_info", "associated_pay_score_order_info", "saved_amount")


def view(coupon: UserCoupon, call: Call) -> Json:
    """A user coupon as answers show it, with its product coupon and stock as they were when it was issued (U32)."""
    shown: Json = {
        "coupon_code": coupon.coupon_code,
        "coupon_state": coupon.state(call.now),
        "valid_begin_time": coupon.validity.begin.isoformat(),
        "valid_end_time": coupon.validity.end.isoformat(),
        "receive_time": coupon.received_at.isoformat(),
        "send_channel": _CHANNEL,
        **coupon.told,
        "single_usage_detail": coupon.use or {},
        "product_coupon": coupons.view(coupon.stock.coupon, call, coupon.coupon_content),
        "stock": stocks.view(coupon.stock, call, coupon.stock_content),
        **call.owner.shown,
    }
    if coupon.confirmation is not None:
        shown["confirm_request_no"] = coupon.confirmation.request_no
        shown["confirm_time"] = coupon.confirmation.time.isoformat()
    return shown


def confirm(call: Call) -> Json:
    """Make a coupon usable from the begin of its validity on (U4); its validity does not move (U5)."""
    earlier = call.earlier()
    if earlier is not None:
        return earlier  # U8
    coupon = _named(call, call.body)
    state = coupon.state(call.now)
    if state != "CONFIRMING":
        raise Refusal(_UNCONFIRMABLE.get(state, "INVALID_REQUEST.coupon_state"))
    coupon.confirmation = Confirmation(call.body["out_request_no"], call.now)
    return call.done(view(coupon, call))


def use(call: Call) -> Json:
    """Redeem a coupon (U10, U11, U19); the time told is kept and not checked (U12), nor is the order (U15)."""
    entry = call.space.ledger.find(call.numbered())
    if entry is not None and entry.data[0] != call.path:
        raise Refusal("INVALID_REQUEST.use_request_no_used")
    earlier = call.earlier()
    if earlier is not None:
        return earlier
    coupon = _named(call, call.body)
    state = coupon.state(call.now)
    if state != "EFFECTIVE":
        raise Refusal(_UNUSABLE.get(state, "NOT_ENOUGH.coupon_state"))
    if not coupon.stock.period.is_open(call.now):
        raise Refusal("NOT_ENOUGH.outside_periods")
    coupon.use = {
        "use_request_no": call.body["out_request_no"],
        **{name: call.body[name] for name in _USE_FIELDS if name in call.body},
    }
    return call.done(view(coupon, call))


def get(call: Call) -> Json:
    """Read a coupon of a user."""
    return view(_named(call, call.query), call)


def _named(call: Call, told: Json) -> UserCoupon:
    return lookup.user_coupon(call, told["product_coupon_id"], told["stock_id"], told["appid"])


BEHAVIOURS: Mapping[str, Behaviour] = {
    "confirmUserCoupon": confirm,
    "useUserCoupon": use,
    "getUserCoupon": get,
}
