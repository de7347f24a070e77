"""Giving a coupon to a user."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import Stock, UserCoupon
from .._json import Json
from .._refusals import Refusal
from . import lookup, stocks, user_coupons
from .call import Behaviour, Call, rule_broken, same_answer
from .validity import Validity

_TOLD = ("send_request_no", "attach", "coupon_tag_info")


def send(call: Call) -> Json:
    """Give one coupon of a stock to one user (N2); it waits for its confirmation (U1, N3).

    The checks come in the order of Q4.
    """
    body = call.body
    if call.rules.bound_appids is not None and body["appid"] not in call.rules.bound_appids:
        raise Refusal("INVALID_REQUEST.appid_not_bound")  # O8
    person = call.person(body["appid"])
    stock = lookup.stock(call, body["product_coupon_id"], body["stock_id"])
    _check_mode(stock)
    if stock.coupon.state(call.now) != "EFFECTIVE":
        raise rule_broken("/product_coupon_id", "the product coupon is not EFFECTIVE", body["product_coupon_id"])
    if stock.state(call.now) != "SENDING":
        raise Refusal("INVALID_REQUEST.stock_not_sending")  # S8

    # N4: the same person, stock and number are the same send, by whatever appid and openid.
    key = call.numbered(person, stock.stock_id)
    data = {name: value for name, value in body.items() if name != "appid"}
    earlier = same_answer(call.space.ledger.find(key), data)
    if earlier is not None:
        return earlier

    _check_limits(call, stock, person)
    _check_code(call, stock)
    validity = _validity(call, stock)
    coupon = UserCoupon(
        coupon_code=_take_code(call, stock),
        stock=stock,
        person=person,
        received_at=call.now,
        validity=validity,
        told={name: body[name] for name in _TOLD if name in body},  # N9
        coupon_content=stock.coupon.content,
        stock_content=stock.content,
    )
    stock.count(person, call.now)
    call.space.user_coupons[stock.stock_id, coupon.coupon_code] = coupon
    answer = user_coupons.view(coupon, call)
    call.space.ledger.record(key, data, answer)
    return answer


def _check_mode(stock: Stock) -> None:
    mode = stock.coupon.usage_mode
    if mode == "PROGRESSIVE_BUNDLE":  # N1
        raise rule_broken("/stock_id", "stocks of a bundle are sent as a bundle", stock.stock_id)
    if mode != "SINGLE":
        # No current page knows how coupons of that generation were sent.
        raise rule_broken("/stock_id", f"coupons of usage_mode {mode} cannot be sent any more", stock.stock_id)


def _check_limits(call: Call, stock: Stock, person: str) -> None:
    limits: Json = stock.content["stock_send_rule"]
    if call.rules.second_send_refused and stock.sent_to[person]:  # N6
        raise Refusal("ALREADY_EXISTS.send_repeated")
    if stock.sent_to[person] >= limits["max_count_per_user"]:  # Q3, Q6
        raise Refusal("INVALID_REQUEST.user_limit_reached")
    per_day = limits.get("max_count_per_day")
    if per_day is not None and stock.sent_on[call.now.date()] >= per_day:  # Q2
        raise Refusal("NOT_ENOUGH.stock_budget")
    if stock.sent >= limits["max_count"]:  # Q1
        raise Refusal("NOT_ENOUGH.stock_budget")


def _check_code(call: Call, stock: Stock) -> None:
    code: str | None = call.body.get("coupon_code")
    if stock.code_mode != "API_ASSIGN":
        if code is not None:
            raise rule_broken("/coupon_code", f"is not sent with coupon_code_mode {stock.code_mode}", code)
        if stock.codes is not None and not stock.codes.available:
            raise Refusal("NOT_ENOUGH.uploaded_codes")
    elif not code:
        raise rule_broken("/coupon_code", "is required with coupon_code_mode API_ASSIGN")
    elif stocks.code_key(call, stock, code) in call.space.codes:
        raise Refusal("ALREADY_EXISTS.coupon_code")


def _validity(call: Call, stock: Stock) -> Validity:
    validity = stock.period.validity(call.now)
    if validity is None:
        raise rule_broken("/stock_id", "a coupon received now would take effect after the end of the stock")
    return validity


def _take_code(call: Call, stock: Stock) -> str:
    if stock.codes is not None:
        return stock.codes.take()
    assigned: str | None = call.body.get("coupon_code")
    code = assigned or call.store.new_code()
    key = stocks.code_key(call, stock, code)
    while assigned is None and key in call.space.codes:
        code = call.store.new_code()
        key = stocks.code_key(call, stock, code)
    call.space.codes.add(key)
    return code


BEHAVIOURS: Mapping[str, Behaviour] = {"sendUserCoupon": send}
