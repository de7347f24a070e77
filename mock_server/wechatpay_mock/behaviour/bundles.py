"""Stock bundles of multi-use coupons: a stock for each round."""

from __future__ import annotations

from collections.abc import Mapping

from .._entities import BundlePlace, ProductCoupon, StockBundle
from .._json import Json
from . import images, lookup, stocks
from .call import Behaviour, Call, once, rule_broken

_WEAKER_ROUND = 268586067
# The list and the single form of each type's rule, what makes a round strong, and in which direction.
_OFFERS = {
    "NORMAL": ("normal_coupon_list", "normal_coupon", "discount_amount", 1),
    "DISCOUNT": ("discount_coupon_list", "discount_coupon", "percent_off", 1),
    "EXCHANGE": ("exchange_coupon_list", "exchange_coupon", "exchange_price", -1),
}


def new(call: Call, coupon: ProductCoupon, told: Json, field: str) -> StockBundle:
    """A bundle with one stock for each round (B1), which all have the same period (B4).

    Args:
        call: The call that makes it.
        coupon: The coupon it is for.
        told: The object of the request that describes it.
        field: JSON pointer to that object.

    Raises:
        Refusal: Its period or its rounds are refused.
    """
    images.check(call, told["coupon_display_info"], f"{field}/coupon_display_info")
    rule: Json = told["progressive_bundle_usage_rule"]
    where = f"{field}/progressive_bundle_usage_rule"
    period = stocks.read_period(rule["coupon_available_period"], f"{where}/coupon_available_period")
    name, single, _, _ = _OFFERS[coupon.content["type"]]
    if name not in rule:  # V4: the request that adds a bundle does not say what its coupon is
        raise rule_broken(f"{where}/{name}", f"is required with type {coupon.content['type']}")
    offers: list[Json] = rule[name]
    _check_rounds(coupon, offers, f"{where}/{name}")
    bundle_id = call.store.new_bundle_id()
    made = [
        stocks.assemble(
            call,
            coupon,
            {
                # B5: the rest is copied to every stock.
                **{shared: told[shared] for shared in stocks.SHARED_FIELDS if shared in told},
                "stock_send_rule": _send_rule(told["stock_send_rule"], index),
                "progressive_bundle_usage_rule": {
                    "coupon_available_period": rule["coupon_available_period"],
                    single: offer,
                },
            },
            period,
            BundlePlace(bundle_id, index),
        )
        for index, offer in enumerate(offers)
    ]
    return StockBundle(bundle_id, tuple(made))


def view(bundle: StockBundle, call: Call) -> Json:
    """A bundle as answers show it."""
    return {
        "stock_bundle_id": bundle.stock_bundle_id,
        "stock_list": [stocks.view(stock, call) for stock in bundle.stocks],
    }


def _send_rule(told: Json, index: int) -> Json:
    # Q15: only the first stock has the limit of a day.
    return {name: limit for name, limit in told.items() if index == 0 or name != "max_count_per_day"}


def _check_rounds(coupon: ProductCoupon, offers: list[Json], field: str) -> None:
    count: int = coupon.content["progressive_bundle_usage_info"]["count"]
    if len(offers) != count:  # B3
        raise rule_broken(field, f"must have {count} entries, one for each round", len(offers))
    _, _, strength, sign = _OFFERS[coupon.content["type"]]
    # B2: every round is at least as strong as the one before; the first one may be stronger than it.
    for index in range(2, count):
        if sign * offers[index][strength] < sign * offers[index - 1][strength]:
            raise rule_broken(
                f"{field}/{index}/{strength}",
                "must not be weaker than the round before",
                offers[index][strength],
                sub_code=_WEAKER_ROUND,
            )


def create(call: Call) -> Json:
    """Add a bundle to a multi-use coupon (S11)."""
    coupon = lookup.product_coupon(call, call.path["product_coupon_id"])
    count: int = coupon.content.get("progressive_bundle_usage_info", {}).get("count", 0)
    stocks.check_addition(call, coupon, "PROGRESSIVE_BUNDLE", count)
    bundle = new(call, coupon, call.body["stock_bundle"], "/stock_bundle")
    keep(call, bundle)
    return view(bundle, call)


def keep(call: Call, bundle: StockBundle) -> None:
    """Remember a bundle and its stocks."""
    call.space.bundles[bundle.stock_bundle_id] = bundle
    call.space.stocks.update({stock.stock_id: stock for stock in bundle.stocks})


BEHAVIOURS: Mapping[str, Behaviour] = {
    "createStockBundle": once(create, conflict="ALREADY_EXISTS.stock_bundle", creates=True)
}
