"""In which stores the coupons of a stock can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .._entities import Stock
from .._json import Json
from .._refusals import Refusal
from . import lookup, paging, stocks
from .call import Behaviour, Call

_VALID_EVERYWHERE = 268578813
_UNKNOWN_STORE = {"code": "INVALID_REQUEST", "message": "门店ID非法或不属于当前品牌"}


def _check(stock: Stock, call: Call, verb: str) -> None:
    # T2
    if stock.is_over(call.now):
        raise Refusal(f"INVALID_REQUEST.{verb}_stock_expired")
    scope = stock.content["store_scope"]
    if scope != "SPECIFIC":
        raise Refusal(f"INVALID_REQUEST.{verb}_store_scope", sub_code=_VALID_EVERYWHERE if scope == "ALL" else None)


def _set(call: Call, changed: Sequence[Stock], verb: str, *, associated: bool) -> Json:
    # T3: every store is judged alone. T4: what is associated twice is associated. Taking away what was not there is
    # no fault (assumed).
    for stock in changed:
        _check(stock, call, verb)
    different = list(dict.fromkeys(store["store_id"] for store in call.body["store_list"]))
    of_brand = call.store.stores(call.owner.brand_id)
    good = [
        store_id
        for store_id in different
        if store_id in of_brand or (not associated and any(store_id in stock.stores for stock in changed))
    ]
    for stock in changed:
        for store_id in good:
            if associated or store_id in stock.stores:
                stock.stores[store_id] = associated
    lists: Json = {
        "success_store_list": [{"store_id": store_id} for store_id in good],
        "failed_store_list": [
            {"store_id": store_id, **_UNKNOWN_STORE} for store_id in different if store_id not in good
        ],
    }
    return {"total_count": len(different), **{name: stores for name, stores in lists.items() if stores}}


def _one(call: Call) -> Sequence[Stock]:
    return [stocks.outside_bundle(call)]


def _bundle(call: Call) -> Sequence[Stock]:
    # T6
    return lookup.stock_bundle(call, call.path["product_coupon_id"], call.path["stock_bundle_id"]).stocks


def _associate(find: Callable[[Call], Sequence[Stock]]) -> Behaviour:
    return lambda call: _set(call, find(call), "associate", associated=True)


def _disassociate(find: Callable[[Call], Sequence[Stock]]) -> Behaviour:
    return lambda call: _set(call, find(call), "disassociate", associated=False)


def list_(call: Call) -> Json:
    """List the stores of a stock, of a bundle or not, in the order in which they were associated (T6)."""
    stock = lookup.stock(call, call.path["product_coupon_id"], call.path["stock_id"])
    _check(stock, call, "list_stores")
    of_brand = call.store.stores(call.owner.brand_id)
    page = paging.page(call, list(stock.stores), lambda store_id: stock.stores[store_id] and store_id in of_brand)
    return {"store_list": [{"store_id": store_id} for store_id in page.items], **page.shown}


BEHAVIOURS: Mapping[str, Behaviour] = {
    "associateStockStores": _associate(_one),
    "disassociateStockStores": _disassociate(_one),
    "associateStockBundleStores": _associate(_bundle),
    "disassociateStockBundleStores": _disassociate(_bundle),
    "listStockStores": list_,
}
