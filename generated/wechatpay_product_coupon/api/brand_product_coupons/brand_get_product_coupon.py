from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import ProductCoupon

GET_PRODUCT_COUPON: Operation[ProductCoupon] = Operation(
    id="brandGetProductCoupon",
    method="GET",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="ProductCoupon",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
