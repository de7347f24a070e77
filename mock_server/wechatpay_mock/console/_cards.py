"""What a coupon looks like in the user's wallet."""

from __future__ import annotations

from .._entities import ProductCoupon, Stock
from .._json import Json
from .._user_coupons import UserCoupon
from ._words import offers, span, validity

_DEFAULT_COLOUR = "Color020"
_RULES = ("single_usage_rule", "progressive_bundle_usage_rule", "sequential_usage_rule")


def of_stock(stock: Stock) -> Json:
    """The card that the next coupon of a stock will be."""
    return _card(stock, stock.coupon.content, stock.content)


def of_user_coupon(coupon: UserCoupon) -> Json:
    """The card of a coupon, as it was when it was issued (U32)."""
    own = {"code": coupon.coupon_code, "validity": span(coupon.validity.begin, coupon.validity.end)}
    return {**_card(coupon.stock, coupon.coupon_content, coupon.stock_content), **own}


def of_coupon(coupon: ProductCoupon, stock: Stock | None) -> Json:
    """The card of a product coupon, by the stock that it had first."""
    return of_stock(stock) if stock is not None else _face(coupon.content)


def _card(stock: Stock, coupon: Json, content: Json) -> Json:
    display: Json = content.get("coupon_display_info", {})
    usage: Json = content.get("usage_rule_display_info", {})
    return {
        **_face(coupon),
        "colour": display.get("background_color", _DEFAULT_COLOUR),
        "code_mode": display.get("code_display_mode", "INVISIBLE"),
        "offers": offers(coupon, content),
        # A stock of a bundle has the offer of its own round alone.
        "round": None if stock.place is None else stock.place.index,
        "validity": validity(period_of(stock), coupon.get("sequential_usage_info", {}).get("available_days")),
        "description": usage.get("usage_description", ""),
        "code": None,
    }


def _face(coupon: Json) -> Json:
    display: Json = coupon["display_info"]
    return {
        "name": display["name"],
        "image_url": display["image_url"],
        "background_url": display["background_url"],
        "type": coupon["type"],
        "scope": coupon["scope"],
        "usage_mode": coupon["usage_mode"],
        "colour": _DEFAULT_COLOUR,
        "code_mode": "INVISIBLE",
        "offers": [],
        "round": None,
        "validity": None,
        "description": "",
        "code": None,
    }


def period_of(stock: Stock) -> Json:
    """The `coupon_available_period` of a stock."""
    usage = stock.coupon.usage_mode
    index = {"SINGLE": 0, "PROGRESSIVE_BUNDLE": 1, "SEQUENTIAL": 2}[usage]
    period: Json = stock.content[_RULES[index]]["coupon_available_period"]
    return period
