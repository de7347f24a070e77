"""Coupons in users' hands: showing, reading, listing, confirming and deactivating them."""

from __future__ import annotations

from collections.abc import Mapping

from .._json import Json
from .._refusals import Refusal
from .._user_coupons import Confirmation, UserCoupon
from . import coupons, lookup, paging, stocks
from .call import Behaviour, Call, once, rule_broken

_LIVING = ("CONFIRMING", "PENDING", "EFFECTIVE")

# U9, U27, U28: the pages list no NOT_ENOUGH for these calls, so a wrong state is an INVALID_REQUEST.
_WRONG_STATES = {
    "EXPIRED": "INVALID_REQUEST.coupon_expired",
    "DELETED": "INVALID_REQUEST.coupon_deleted",
}


def view(coupon: UserCoupon, call: Call) -> Json:
    """A user coupon as answers show it, with its product coupon and stock as they were when it was issued (U32)."""
    shown: Json = {
        "coupon_code": coupon.coupon_code,
        "coupon_state": coupon.state(call.now),
        "valid_begin_time": coupon.validity.begin.isoformat(),
        "valid_end_time": coupon.validity.end.isoformat(),
        "receive_time": coupon.received_at.isoformat(),
        "send_channel": coupon.channel,
        **coupon.told,
        "product_coupon": coupons.view(coupon.stock.coupon, call, coupon.coupon_content),
        "stock": stocks.view(coupon.stock, call, coupon.stock_content),
        **call.owner.shown,
        **({} if coupon.deactivation is None else coupon.deactivation.shown),  # U24
    }
    if coupon.confirmation is not None:
        shown["confirm_request_no"] = coupon.confirmation.request_no
        shown["confirm_time"] = coupon.confirmation.time.isoformat()
    if coupon.bundle is None:
        return {**shown, "single_usage_detail": coupon.usage}
    info = {  # B14
        "user_coupon_bundle_id": coupon.bundle.user_coupon_bundle_id,
        "user_coupon_bundle_index": coupon.bundle.coupons.index(coupon),
        "total_count": coupon.bundle.total_count,
        "used_count": coupon.bundle.used_count,
    }
    return {**shown, "progressive_bundle_usage_detail": coupon.usage, "user_product_coupon_bundle_info": info}  # B24


def wrong_state(state: str) -> Refusal:
    """The refusal of a change that a coupon in this state does not allow."""
    return Refusal(_WRONG_STATES.get(state, "INVALID_REQUEST.coupon_state"))


def named(call: Call, told: Json) -> UserCoupon:
    """The coupon of the path, whose other ids `told` holds.

    Raises:
        Refusal: It is not there.
    """
    return lookup.user_coupon(call, told["product_coupon_id"], told["stock_id"], told["appid"])


def confirm(call: Call) -> Json:
    """Make a coupon usable from the begin of its validity on (U4, U8, B9); its validity does not move (U5)."""
    coupon = named(call, call.body)
    state = coupon.state(call.now)
    if state != "CONFIRMING":
        raise wrong_state(state)
    coupon.confirmation = Confirmation(call.body["out_request_no"], call.now)
    coupon.note("CONFIRMED", call.now, coupon.confirmation.request_no)
    return view(coupon, call)


def deactivate(call: Call) -> Json:
    """End a coupon that is neither used nor lost already (U24 to U26); bundles end as a whole (B19)."""
    coupon = named(call, call.body)
    if coupon.bundle is not None:
        raise rule_broken("/stock_id", "coupons of a bundle are deactivated as a bundle", coupon.stock.stock_id)
    state = coupon.state(call.now)
    if state not in _LIVING:
        raise wrong_state(state)
    coupon.deactivation = call.deactivation()
    coupon.note("DEACTIVATED", call.now, coupon.deactivation.reason)
    return view(coupon, call)


def get(call: Call) -> Json:
    """Read a coupon of a user."""
    return view(named(call, call.query), call)


def list_(call: Call) -> Json:
    """List what a user holds of the brand, newest first."""
    query = call.query
    person = call.person(query["appid"])
    coupon_id, stock_id = query.get("product_coupon_id"), query.get("stock_id")
    if coupon_id is not None:
        lookup.product_coupon(call, coupon_id)
    if stock_id is not None:
        stock = call.space.stocks.get(stock_id)
        if stock is None or coupon_id not in (None, stock.coupon.product_coupon_id):
            raise Refusal("NOT_FOUND.stock")

    def wanted(coupon: UserCoupon) -> bool:
        bundle_id = None if coupon.bundle is None else coupon.bundle.user_coupon_bundle_id
        facts = {
            "product_coupon_id": coupon.stock.coupon.product_coupon_id,
            "stock_id": coupon.stock.stock_id,
            "coupon_state": coupon.state(call.now),
            "user_coupon_bundle_id": bundle_id,
        }
        return all(query.get(name) in (None, fact) for name, fact in facts.items())

    held = [coupon for coupon in call.space.user_coupons.values() if coupon.person == person]
    page = paging.page(call, held, wanted, newest_first=True)
    return {"user_coupon_list": [view(coupon, call) for coupon in page.items], **page.shown}


BEHAVIOURS: Mapping[str, Behaviour] = {
    "confirmUserCoupon": once(confirm),
    "deactivateUserCoupon": once(deactivate),
    "getUserCoupon": get,
    "listUserCoupons": list_,
}
