"""Finding what a call names; whatever the caller has not made itself is as good as unknown (O4)."""

from __future__ import annotations

from .._entities import ProductCoupon, Stock, StockBundle
from .._refusals import Refusal
from .._stores import BrandStore
from .._user_coupons import UserBundle, UserCoupon
from .call import Call


def product_coupon(call: Call, product_coupon_id: str) -> ProductCoupon:
    """The coupon with this id.

    Raises:
        Refusal: 404.
    """
    coupon = call.space.coupons.get(product_coupon_id)
    if coupon is None:
        raise Refusal("NOT_FOUND.product_coupon")
    return coupon


def stock(call: Call, product_coupon_id: str, stock_id: str) -> Stock:
    """The stock with this id, which has to belong to that coupon (O5).

    Raises:
        Refusal: 404 that names the id at fault.
    """
    coupon = product_coupon(call, product_coupon_id)
    found = call.space.stocks.get(stock_id)
    if found is None or found.coupon is not coupon:
        raise Refusal("NOT_FOUND.stock")
    return found


def user_coupon(call: Call, product_coupon_id: str, stock_id: str, appid: str) -> UserCoupon:
    """The coupon of the path, which has to belong to that stock and to the user of the path (O5, O7).

    Raises:
        Refusal: 404 that names the id at fault, or 400 for an openid of another appid.
    """
    person = call.person(appid)
    holder = stock(call, product_coupon_id, stock_id)
    found = call.space.user_coupons.get((holder.stock_id, call.path["coupon_code"]))
    if found is None or found.person != person:
        raise Refusal("NOT_FOUND.coupon_code")
    return found


def stock_bundle(call: Call, product_coupon_id: str, stock_bundle_id: str) -> StockBundle:
    """The stock bundle with this id, which has to belong to that coupon (O5).

    Raises:
        Refusal: 404 that names the id at fault.
    """
    coupon = product_coupon(call, product_coupon_id)
    found = call.space.bundles.get(stock_bundle_id)
    if found is None or found.coupon is not coupon:
        raise Refusal("NOT_FOUND.stock_bundle")
    return found


def user_bundle(call: Call) -> UserBundle:
    """The bundle of the path, which has to come from the stock bundle of the body and belong to the user (O5).

    Raises:
        Refusal: 404 that names the id at fault, or 400 for an openid of another appid.
    """
    person = call.person(call.body["appid"])
    source = stock_bundle(call, call.body["product_coupon_id"], call.body["stock_bundle_id"])
    found = call.space.user_bundles.get(call.path["user_coupon_bundle_id"])
    if found is None or found.stock_bundle is not source or found.person != person:
        raise Refusal("NOT_FOUND.user_coupon_bundle")
    return found


def store(call: Call) -> BrandStore:
    """The store of the path, which has to belong to the brand (T7).

    Raises:
        Refusal: 404.
    """
    found = call.store.stores(call.owner.brand_id).get(call.path["store_id"])
    if found is None:
        raise Refusal("NOT_FOUND.store")
    return found
