from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import ListAssociatedStoresResponse

LIST_STOCK_STORES: Operation[ListAssociatedStoresResponse] = Operation(
    id="brandListStockStores",
    method="GET",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/associated-stores",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="ListAssociatedStoresResponse",
    paging=Paging(
        style="page_token",
        items="store_list",
        position="page_token",
        next="next_page_token",
        total="total_count",
    ),
    rate_limits=(RateLimit(20, "second", "brand"),),
)
