"""Budgets: how many coupons a stock gives out, in all and per day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._entities import Stock
from .._json import Json
from .._refusals import Refusal
from . import bundles, lookup, stocks
from .call import Behaviour, Call, once, rule_broken

# What the caller has to know of each limit before it changes it (Q10).
_OUTDATED = {
    "max_count": "INVALID_REQUEST.budget_total_outdated",
    "max_count_per_day": "INVALID_REQUEST.budget_daily_outdated",
}


def update(call: Call) -> Json:
    """Change one limit of a stock (Q9); the limit of a user cannot be changed (Q17)."""
    stock = stocks.outside_bundle(call)
    _change(call, [stock])
    return stocks.view(stock, call)


def update_bundle(call: Call) -> Json:
    """Change one limit of all stocks of a bundle (Q16); that of a day only the first one has (Q15)."""
    bundle = lookup.stock_bundle(call, call.path["product_coupon_id"], call.path["stock_bundle_id"])
    _change(call, bundle.stocks)
    return bundles.view(bundle, call)


def _change(call: Call, changed: Sequence[Stock]) -> None:
    if any(stock.is_over(call.now) for stock in changed):  # Q14
        raise Refusal("INVALID_REQUEST.budget_stock_expired")
    name = str(call.body["update_mode"]).lower()
    current, target = call.body[f"current_{name}"], call.body[f"target_{name}"]
    limited = [stock for stock in changed if name in stock.content["stock_send_rule"]]
    if not limited:  # Q12
        raise rule_broken("/update_mode", "the stock has no limit of a day, and cannot get one", "MAX_COUNT_PER_DAY")
    if any(stock.content["stock_send_rule"][name] != current for stock in limited):
        raise Refusal(_OUTDATED[name])
    # Q11; a limit of a day may be below what was sent today (Q13).
    if name == "max_count" and any(stock.sent > target for stock in limited):
        raise rule_broken("/target_max_count", "must not be below the number of coupons sent", target)
    for stock in limited:
        if name == "max_count" and target > current:
            stock.former_budget = (call.now, current)
        rule = {**stock.content["stock_send_rule"], name: target}
        stock.content = {**stock.content, "stock_send_rule": rule}


BEHAVIOURS: Mapping[str, Behaviour] = {
    "updateStockBudget": once(update),
    "updateStockBundleBudget": once(update_bundle),
}
