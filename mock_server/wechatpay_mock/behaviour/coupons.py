"""Product coupons: create and get."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import ProductCoupon, end_of_audit
from .._json import Json
from .._refusals import Refusal
from . import bundles, lookup, stocks
from .call import Behaviour, Call, rule_broken

# Whatever else a request holds is not kept: WeChat Pay ignores fields that it does not know.
_FIELDS = (
    "scope",
    "type",
    "usage_mode",
    "single_usage_info",
    "progressive_bundle_usage_info",
    "sequential_usage_info",
    "display_info",
    "out_product_no",
)


def view(coupon: ProductCoupon, call: Call, content: Json | None = None) -> Json:
    """A coupon as answers show it.

    Args:
        coupon: The coupon.
        call: The call to answer.
        content: An earlier content to show in place of the present one (U32).
    """
    return {
        "product_coupon_id": coupon.product_coupon_id,
        **(content or coupon.content),
        "state": coupon.state(call.now),
        **call.owner.shown,
    }


def create(call: Call) -> Json:
    """Make a coupon and its first stock or stock bundle (C5)."""
    conflict = "ALREADY_EXISTS.product_coupon"
    earlier = call.earlier(conflict=conflict)
    if earlier is not None:
        if call.rules.repeated_create == "already_exists":
            raise Refusal(conflict)
        return earlier
    _check_notify_url(call)
    coupon = ProductCoupon(
        product_coupon_id=call.store.new_coupon_id(),
        content={name: call.body[name] for name in _FIELDS if name in call.body},
        audited_at=end_of_audit(call.now, call.rules.audit_seconds),  # C2, C3
    )
    if coupon.usage_mode == "PROGRESSIVE_BUNDLE":
        bundle = bundles.new(call, coupon, call.body["stock_bundle"], "/stock_bundle")
        made = {"stock_bundle": bundles.view(bundle, call)}
        call.space.bundles[bundle.stock_bundle_id] = bundle
        call.space.stocks.update({stock.stock_id: stock for stock in bundle.stocks})
    else:
        stock = stocks.new(call, coupon, call.body["stock"], "/stock")
        made = {"stock": stocks.view(stock, call)}
        call.space.stocks[stock.stock_id] = stock
    call.space.coupons[coupon.product_coupon_id] = coupon
    return call.done({**view(coupon, call), **made})


def _check_notify_url(call: Call) -> None:
    # C4, a switch: whether the platform really refuses is not known.
    if call.rules.notify_url_first and (call.owner.scheme, call.owner.caller) not in call.store.notify_configs:
        raise rule_broken("", "the callback address has to be set before the first coupon is created")


def get(call: Call) -> Json:
    """Read a coupon; its stocks are not part of it."""
    return view(lookup.product_coupon(call, call.path["product_coupon_id"]), call)


BEHAVIOURS: Mapping[str, Behaviour] = {"createProductCoupon": create, "getProductCoupon": get}
