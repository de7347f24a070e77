"""The codes of coupons: uploads, and what makes a code unique."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from .._entities import Stock
from .._json import Json
from .._refusals import Refusal
from . import lookup
from .call import Behaviour, Call, once


def key(call: Call, stock: Stock, code: str) -> tuple[str, str]:
    """What has to be unique about a code: itself within its brand, or within its stock (O7)."""
    return (stock.stock_id if call.rules.codes_unique_within == "stock" else "", code)


def upload(call: Call) -> Json:
    """Take in codes for a stock that hands out uploaded ones (K1 to K3)."""
    stock = lookup.stock(call, call.path["product_coupon_id"], call.path["stock_id"])
    if stock.codes is None:
        raise Refusal("INVALID_REQUEST.upload_code_mode")
    if stock.is_over(call.now):
        raise Refusal("INVALID_REQUEST.upload_stock_expired")
    wait = call.rules.code_upload_wait_seconds
    if wait and call.now < stock.created_at + timedelta(seconds=wait):  # K4
        raise Refusal("INVALID_REQUEST.upload_stock_processing")

    given: list[str] = call.body["code_list"]
    different = list(dict.fromkeys(given))
    known = [code for code in different if code in stock.codes]
    fresh = [code for code in different if code not in stock.codes]
    taken = [code for code in fresh if key(call, stock, code) in call.space.codes]
    accepted = [code for code in fresh if key(call, stock, code) not in call.space.codes]
    if stock.codes.total + len(accepted) > _room(call, stock):
        raise Refusal("INVALID_REQUEST.upload_limit_reached")
    stock.codes.add(accepted)
    call.space.codes.update(key(call, stock, code) for code in accepted)

    lists: Json = {
        "success_code_list": accepted,
        "failed_code_list": [
            {"coupon_code": code, "code": "ALREADY_EXISTS", "message": "coupon_code 冲突"} for code in taken
        ],
        "already_exist_code_list": known,
        "duplicate_code_list": [code for code in different if given.count(code) > 1],
    }
    return {"total_count": len(different), **{name: codes for name, codes in lists.items() if codes}}


def _room(call: Call, stock: Stock) -> int:
    # K5: for a while after a raise the budget before it counts.
    limit: int = stock.content["stock_send_rule"]["max_count"]
    if stock.former_budget is None:
        return limit
    raised_at, former = stock.former_budget
    return former if call.now < raised_at + timedelta(seconds=call.rules.budget_cache_seconds) else limit


BEHAVIOURS: Mapping[str, Behaviour] = {"uploadCouponCodes": once(upload)}
