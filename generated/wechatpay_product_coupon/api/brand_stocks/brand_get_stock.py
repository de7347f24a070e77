from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import Stock

GET_STOCK: Operation[Stock] = Operation(
    id="brandGetStock",
    method="GET",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="Stock",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
