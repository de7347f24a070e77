from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import StockBundle

UPDATE_STOCK_BUNDLE: Operation[StockBundle] = Operation(
    id="brandUpdateStockBundle",
    method="PATCH",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles/{stock_bundle_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="UpdateStockBundleRequest",
    answer="StockBundle",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
