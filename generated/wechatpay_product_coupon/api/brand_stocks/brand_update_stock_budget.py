from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import Stock

UPDATE_STOCK_BUDGET: Operation[Stock] = Operation(
    id="brandUpdateStockBudget",
    method="POST",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/update-budget",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="UpdateBudgetRequest",
    answer="Stock",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
