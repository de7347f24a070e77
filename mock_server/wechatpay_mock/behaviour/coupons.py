"""Product coupons: create, get, update and deactivate."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import ProductCoupon, end_of_audit
from .._json import Json
from . import bundles, images, lookup, stocks
from .call import Behaviour, Call, once, rule_broken

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
        **({} if coupon.deactivation is None else coupon.deactivation.shown),
    }


def create(call: Call) -> Json:
    """Make a coupon and its first stock or stock bundle (C5)."""
    _check_notify_url(call)
    images.check(call, call.body["display_info"], "/display_info")
    coupon = ProductCoupon(
        product_coupon_id=call.store.new_coupon_id(),
        content={name: call.body[name] for name in _FIELDS if name in call.body},
        audited_at=end_of_audit(call.now, call.rules.audit_seconds),  # C2, C3
    )
    if coupon.usage_mode == "PROGRESSIVE_BUNDLE":
        bundle = bundles.new(call, coupon, call.body["stock_bundle"], "/stock_bundle")
        made = {"stock_bundle": bundles.view(bundle, call)}
        bundles.keep(call, bundle)
    else:
        stock = stocks.new(call, coupon, call.body["stock"], "/stock")
        made = {"stock": stocks.view(stock, call)}
        call.space.stocks[stock.stock_id] = stock
    call.space.coupons[coupon.product_coupon_id] = coupon
    return {**view(coupon, call), **made}


def _check_notify_url(call: Call) -> None:
    # C4, a switch: whether the platform really refuses is not known.
    if call.rules.notify_url_first and (call.owner.scheme, call.owner.caller) not in call.store.notify_configs:
        raise rule_broken("", "the callback address has to be set before the first coupon is created")


def get(call: Call) -> Json:
    """Read a coupon; its stocks are not part of it."""
    return view(lookup.product_coupon(call, call.path["product_coupon_id"]), call)


def update(call: Call) -> Json:
    """Change what a coupon shows, as a whole (C6); nothing else ever changes (C7)."""
    coupon = _effective(call)
    display: Json = call.body["display_info"]
    images.check(call, display, "/display_info")
    if coupon.content["scope"] == "SINGLE" and "combo_package_list" not in display:  # V8
        raise rule_broken("/display_info/combo_package_list", "is required with scope SINGLE")
    coupon.content = {**coupon.content, "display_info": display}
    return view(coupon, call)


def deactivate(call: Call) -> Json:
    """End a coupon for good, with all its stocks (C8, C10, S7); those that are STOPPED stay so, which is final too."""
    coupon = _effective(call)
    coupon.deactivation = call.deactivation()
    for stock in stocks.of(call, coupon):
        if not stock.is_over(call.now):
            stock.deactivation = coupon.deactivation
    return view(coupon, call)


def _effective(call: Call) -> ProductCoupon:
    coupon = lookup.product_coupon(call, call.path["product_coupon_id"])
    if coupon.state(call.now) != "EFFECTIVE":  # C11
        issue = "the product coupon is not EFFECTIVE"
        raise rule_broken("product_coupon_id", issue, coupon.product_coupon_id, location="url")
    return coupon


BEHAVIOURS: Mapping[str, Behaviour] = {
    "createProductCoupon": once(create, conflict="ALREADY_EXISTS.product_coupon", creates=True),
    "getProductCoupon": get,
    "updateProductCoupon": once(update),
    "deactivateProductCoupon": once(deactivate),
}
