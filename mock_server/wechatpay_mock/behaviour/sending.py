"""Giving a coupon, or a bundle of them, to a user."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import Stock
from .._json import Json
from .._refusals import Refusal
from .._user_coupons import UserBundle
from . import events, issuing, lookup, rounds, user_coupons
from .call import Behaviour, Call, rule_broken, same_answer
from .issuing import Receipt

_TOLD = ("send_request_no", "attach", "coupon_tag_info")


def send(call: Call, channel: str = "API") -> Json:
    """Give one coupon of a stock to one user (N2); it waits for its confirmation (U1, N3).

    The checks come in the order of Q4, except that a number that comes again is looked for first: the
    order is assumed, and a repeat must find its coupon even when the stock is over or empty by then.
    """
    person = recipient(call)
    earlier = received(call, person)
    if earlier is not None:
        return earlier
    stock = check(call, person)
    receipt = Receipt(person, channel, _told(call), issuing.validity(call, stock, "/stock_id"))
    coupon = issuing.issue(call, stock, receipt, _code(call))
    events.coupon_received(call, coupon)
    return _done(call, person, user_coupons.view(coupon, call))


def send_bundle(call: Call, channel: str = "API") -> Json:
    """Give a bundle to one user: its first coupon now, each other one when the one before was used (B6 to B8)."""
    person = recipient(call)
    earlier = received(call, person)
    if earlier is not None:
        return earlier
    first = check_bundle(call, person)
    receipt = Receipt(person, channel, _told(call), issuing.validity(call, first, "/stock_bundle_id"))
    source = call.space.bundles[call.body["stock_bundle_id"]]
    bundle = UserBundle(call.store.new_user_bundle_id(), source, person, receipt.validity)
    call.space.user_bundles[bundle.user_coupon_bundle_id] = bundle
    rounds.add(call, bundle, issuing.issue(call, first, receipt))
    return _done(call, person, rounds.view(bundle, call))


def recipient(call: Call) -> str:
    """The person who is to receive what a body describes.

    Raises:
        Refusal: The appid is not bound, or the openid belongs to another one (O8).
    """
    appid: str = call.body["appid"]
    if call.rules.bound_appids is not None and appid not in call.rules.bound_appids:
        raise Refusal("INVALID_REQUEST.appid_not_bound")
    return call.person(appid)


def received(call: Call, person: str) -> Json | None:
    """What this person got before under this number, None for a new number.

    The same person, stock and number are the same send, by whatever appid, openid and channel (N4, N12).

    Raises:
        Refusal: The number was used with other data (N5).
    """
    return same_answer(call.space.ledger.find(_key(call, person)), _data(call))


def check(call: Call, person: str) -> Stock:
    """The stock that a person may get a coupon of now (Q4).

    Raises:
        Refusal: They may not.
    """
    stock = lookup.stock(call, call.body["product_coupon_id"], call.body["stock_id"])
    mode = stock.coupon.usage_mode
    if mode == "PROGRESSIVE_BUNDLE":  # N1
        raise rule_broken("/stock_id", "stocks of a bundle are sent as a bundle", stock.stock_id)
    if mode != "SINGLE":
        # No current page knows how coupons of that generation were sent.
        raise rule_broken("/stock_id", f"coupons of usage_mode {mode} cannot be sent any more", stock.stock_id)
    issuing.check_states(call, stock.coupon, stock)
    issuing.check_limits(call, stock, person)
    issuing.check_code(call, stock, _code(call))
    return stock


def check_bundle(call: Call, person: str) -> Stock:
    """The first stock of a bundle that a person may get now; only its limits count yet (B15).

    Raises:
        Refusal: They may not.
    """
    bundle = lookup.stock_bundle(call, call.body["product_coupon_id"], call.body["stock_bundle_id"])
    issuing.check_states(call, bundle.coupon, *bundle.stocks)
    first = bundle.stocks[0]
    issuing.check_limits(call, first, person)
    issuing.check_code(call, first, None)
    return first


def _code(call: Call) -> str | None:
    code: str | None = call.body.get("coupon_code")
    return code


def _told(call: Call) -> Json:
    return {name: call.body[name] for name in _TOLD if name in call.body}


def _key(call: Call, person: str) -> tuple[str, ...]:
    # Sends, pre-sends and taps on the receive component share their numbers.
    body = call.body
    name, source = ("bundle", "stock_bundle_id") if "stock_bundle_id" in body else ("coupon", "stock_id")
    return ("send", name, person, body[source], body["send_request_no"])


def _data(call: Call) -> Json:
    return {name: value for name, value in call.body.items() if name != "appid"}


def _done(call: Call, person: str, answer: Json) -> Json:
    call.space.ledger.record(_key(call, person), _data(call), answer)
    return answer


BEHAVIOURS: Mapping[str, Behaviour] = {"sendUserCoupon": send, "sendUserCouponBundle": send_bundle}
