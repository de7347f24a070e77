"""Issuing coupons: the checks of a stock, and the coupon that comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from .._entities import ProductCoupon, Stock
from .._json import Json
from .._refusals import Refusal
from .._user_coupons import UserCoupon
from . import codes
from .call import Call, rule_broken
from .validity import Validity


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who receives a coupon, and how.

    Attributes:
        person: Whoever receives it.
        channel: The way it comes.
        told: What the request says of it: number, attached text, labels (N9).
        validity: When it can be used.
    """

    person: str
    channel: str
    told: Json
    validity: Validity


def check_states(call: Call, coupon: ProductCoupon, *stocks: Stock) -> None:
    """Check that a coupon and its stocks give out coupons now (S8).

    Raises:
        Refusal: One of them does not.
    """
    if coupon.state(call.now) != "EFFECTIVE":
        raise rule_broken("/product_coupon_id", "the product coupon is not EFFECTIVE", coupon.product_coupon_id)
    if any(stock.state(call.now) != "SENDING" for stock in stocks):
        raise Refusal("INVALID_REQUEST.stock_not_sending")


def check_limits(call: Call, stock: Stock, person: str) -> None:
    """Check the limits of user, day and stock, in this order (Q4).

    Raises:
        Refusal: One of them is reached.
    """
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


def check_code(call: Call, stock: Stock, code: str | None) -> None:
    """Check the code that the caller assigns, or that there is one to hand out.

    Raises:
        Refusal: It is missing, taken, or not for the caller to choose; or no uploaded code is left.
    """
    if stock.code_mode != "API_ASSIGN":
        if code is not None:
            raise rule_broken("/coupon_code", f"is not sent with coupon_code_mode {stock.code_mode}", code)
        if stock.codes is not None and not stock.codes.available:
            raise Refusal("NOT_ENOUGH.uploaded_codes")
    elif not code:
        raise rule_broken("/coupon_code", "is required with coupon_code_mode API_ASSIGN")
    elif codes.key(call, stock, code) in call.space.codes:
        raise Refusal("ALREADY_EXISTS.coupon_code")


def validity(call: Call, stock: Stock, field: str) -> Validity:
    """The validity of what is received now.

    Raises:
        Refusal: It would begin after the end of the stock; `field` names the stock.
    """
    found = stock.period.validity(call.now)
    if found is None:
        raise rule_broken(field, "a coupon received now would take effect after the end of the stock")
    return found


def issue(call: Call, stock: Stock, receipt: Receipt, code: str | None = None) -> UserCoupon:
    """Issue a coupon, waiting for its confirmation (U1); all checks have been made."""
    coupon = UserCoupon(
        coupon_code=_take_code(call, stock, code),
        stock=stock,
        person=receipt.person,
        channel=receipt.channel,
        received_at=call.now,
        validity=receipt.validity,
        told=receipt.told,
        coupon_content=stock.coupon.content,
        stock_content=stock.content,
    )
    coupon.note("RECEIVED", call.now, receipt.told.get("send_request_no", ""))
    stock.count(receipt.person, call.now)
    call.space.user_coupons[stock.stock_id, coupon.coupon_code] = coupon
    return coupon


def _take_code(call: Call, stock: Stock, assigned: str | None) -> str:
    if stock.codes is not None:
        return stock.codes.take(call.store.random)
    code = assigned or call.store.new_code()
    key = codes.key(call, stock, code)
    while assigned is None and key in call.space.codes:
        code = call.store.new_code()
        key = codes.key(call, stock, code)
    call.space.codes.add(key)
    return code
