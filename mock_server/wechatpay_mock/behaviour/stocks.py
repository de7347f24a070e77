"""Stocks: making them, showing them, and uploading codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from .._entities import BundlePlace, CodePool, ProductCoupon, Stock, end_of_audit
from .._json import Json
from .._refusals import Refusal
from . import lookup
from .call import Behaviour, Call, rule_broken
from .validity import InvalidPeriod, Period

SHARED_FIELDS = (
    "remark",
    "coupon_code_mode",
    "stock_send_rule",
    "usage_rule_display_info",
    "coupon_display_info",
    "notify_config",
    "store_scope",
)
"""What a stock and a stock bundle are told alike."""

_RULES = {"SINGLE": "single_usage_rule", "SEQUENTIAL": "sequential_usage_rule"}


def new(call: Call, coupon: ProductCoupon, told: Json, field: str) -> Stock:
    """A stock of its own, that is outside of any bundle.

    Args:
        call: The call that makes it.
        coupon: The coupon it is for.
        told: The object of the request that describes it.
        field: JSON pointer to that object.

    Raises:
        Refusal: Its period is refused.
    """
    rule = _RULES[coupon.usage_mode]
    days = coupon.content["sequential_usage_info"]["available_days"] if coupon.usage_mode == "SEQUENTIAL" else None
    period = read_period(told[rule]["coupon_available_period"], f"{field}/{rule}/coupon_available_period", days=days)
    content = {name: told[name] for name in (*SHARED_FIELDS, *_RULES.values()) if name in told}
    return assemble(call, coupon, content, period)


def read_period(content: Json, field: str, *, days: int | None = None) -> Period:
    """Read and check a `coupon_available_period` that stands at `field`.

    Raises:
        Refusal: 400 INVALID_REQUEST.
    """
    try:
        return Period.read(content, days=days)
    except InvalidPeriod as error:
        raise rule_broken(field + error.field, error.issue) from None


def assemble(
    call: Call, coupon: ProductCoupon, content: Json, period: Period, place: BundlePlace | None = None
) -> Stock:
    """Put a checked stock together; it gets its id here."""
    return Stock(
        stock_id=coupon.next_stock_id(),
        coupon=coupon,
        content=content,
        period=period,
        created_at=call.now,
        audited_at=end_of_audit(call.now, call.rules.audit_seconds),  # S2
        place=place,
        codes=CodePool() if content["coupon_code_mode"] == "UPLOAD" else None,
    )


def view(stock: Stock, call: Call, content: Json | None = None) -> Json:
    """A stock as answers show it.

    Args:
        stock: The stock.
        call: The call to answer.
        content: An earlier content to show in place of the present one (U32).
    """
    shown: Json = {
        "product_coupon_id": stock.coupon.product_coupon_id,
        "stock_id": stock.stock_id,
        **(content or stock.content),
        "sent_count_info": {"total_count": stock.sent, "today_count": stock.sent_on[call.now.date()]},  # Q8
        "state": stock.state(call.now),
        **call.owner.shown,
    }
    if stock.codes is not None:  # K7
        shown["coupon_code_count_info"] = {
            "total_count": stock.codes.total,
            "available_count": stock.codes.available,
        }
    if stock.place is not None:
        shown["stock_bundle_info"] = {
            "stock_bundle_id": stock.place.stock_bundle_id,
            "stock_bundle_index": stock.place.index,
        }
    return shown


def code_key(call: Call, stock: Stock, code: str) -> tuple[str, str]:
    """What has to be unique about a code: itself within its brand, or within its stock (O7)."""
    return (stock.stock_id if call.rules.codes_unique_within == "stock" else "", code)


def upload_coupon_codes(call: Call) -> Json:
    """Take in codes for a stock that hands out uploaded ones (K1 to K3)."""
    earlier = call.earlier()
    if earlier is not None:
        return earlier
    stock = lookup.stock(call, call.path["product_coupon_id"], call.path["stock_id"])
    if stock.codes is None:
        raise Refusal("INVALID_REQUEST.upload_code_mode")
    if stock.state(call.now) == "STOPPED":
        raise Refusal("INVALID_REQUEST.upload_stock_expired")
    wait = call.rules.code_upload_wait_seconds
    if wait and call.now < stock.created_at + timedelta(seconds=wait):  # K4
        raise Refusal("INVALID_REQUEST.upload_stock_processing")

    given: list[str] = call.body["code_list"]
    different = list(dict.fromkeys(given))
    known = [code for code in different if code in stock.codes]
    fresh = [code for code in different if code not in stock.codes]
    taken = [code for code in fresh if code_key(call, stock, code) in call.space.codes]
    accepted = [code for code in fresh if code_key(call, stock, code) not in call.space.codes]
    if stock.codes.total + len(accepted) > stock.content["stock_send_rule"]["max_count"]:  # K5
        raise Refusal("INVALID_REQUEST.upload_limit_reached")
    stock.codes.add(accepted)
    call.space.codes.update(code_key(call, stock, code) for code in accepted)

    lists: Json = {
        "success_code_list": accepted,
        "failed_code_list": [
            {"coupon_code": code, "code": "ALREADY_EXISTS", "message": "coupon_code 冲突"} for code in taken
        ],
        "already_exist_code_list": known,
        "duplicate_code_list": [code for code in different if given.count(code) > 1],
    }
    return call.done({"total_count": len(different), **{name: codes for name, codes in lists.items() if codes}})


BEHAVIOURS: Mapping[str, Behaviour] = {"uploadCouponCodes": upload_coupon_codes}
