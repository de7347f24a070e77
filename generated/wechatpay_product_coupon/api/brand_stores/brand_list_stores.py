from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import ListBrandStoresResponse

LIST_STORES: Operation[ListBrandStoresResponse] = Operation(
    id="brandListStores",
    method="GET",
    path="/brand/store/brandstores",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="ListBrandStoresResponse",
    paging=Paging(
        style="offset",
        items="data",
        position="offset",
        total="total_count",
    ),
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
