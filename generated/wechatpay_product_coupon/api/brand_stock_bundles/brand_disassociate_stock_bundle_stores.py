from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import StoreListResult

DISASSOCIATE_STOCK_BUNDLE_STORES: Operation[StoreListResult] = Operation(
    id="brandDisassociateStockBundleStores",
    method="POST",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles/{stock_bundle_id}/disassociate-stores",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="StoreListRequest",
    answer="StoreListResult",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
