"""Changing and ending stocks, alone and as bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._entities import Stock, end_of_audit
from .._json import Json
from .._refusals import Refusal
from . import bundles, images, lookup, stocks
from .call import Behaviour, Call, once, rule_broken

_CHANGEABLE = ("remark", "usage_rule_display_info", "coupon_display_info", "notify_config")
_LIVING = ("SENDING", "PAUSED")


def update(call: Call) -> Json:
    """Change what a stock shows, whom it tells, and where it can be used (S12 to S16)."""
    stock = stocks.outside_bundle(call)
    if stock.state(call.now) not in _LIVING:
        raise rule_broken("stock_id", "the stock is neither SENDING nor PAUSED", stock.stock_id, location="url")
    _change(call, [stock])
    return stocks.view(stock, call)


def update_bundle(call: Call) -> Json:
    """Change every stock of a bundle (S17)."""
    bundle = lookup.stock_bundle(call, call.path["product_coupon_id"], call.path["stock_bundle_id"])
    if any(stock.is_over(call.now) for stock in bundle.stocks):
        raise rule_broken("stock_bundle_id", "has a stock that is over", bundle.stock_bundle_id, location="url")
    _change(call, bundle.stocks)
    return bundles.view(bundle, call)


def _change(call: Call, changed: Sequence[Stock]) -> None:
    if any(stock.changing_until is not None and call.now < stock.changing_until for stock in changed):  # S15
        raise Refusal("INVALID_REQUEST.stock_updating")
    images.check(call, call.body.get("coupon_display_info", {}), "/coupon_display_info")
    for stock in changed:
        # S14, S16: what is left out stays, and coupons already issued keep the old content; but S13.
        told = {name: call.body[name] for name in _CHANGEABLE if name in call.body}
        stock.content = {**stock.content, **told, "store_scope": call.body.get("store_scope", "NONE")}
        stock.changing_until = end_of_audit(call.now, call.rules.change_audit_seconds)


def deactivate(call: Call) -> Json:
    """End a stock for good (S5); those of bundles end with their coupon only (S6)."""
    stock = stocks.outside_bundle(call)
    if stock.state(call.now) not in _LIVING:
        raise rule_broken("stock_id", "the stock is neither SENDING nor PAUSED", stock.stock_id, location="url")
    stock.deactivation = call.deactivation()
    return stocks.view(stock, call)


BEHAVIOURS: Mapping[str, Behaviour] = {
    "updateStock": once(update),
    "updateStockBundle": once(update_bundle),
    "deactivateStock": once(deactivate),
}
