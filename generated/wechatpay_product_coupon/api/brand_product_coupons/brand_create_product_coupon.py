from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import CreateProductCouponResponse

CREATE_PRODUCT_COUPON: Operation[CreateProductCouponResponse] = Operation(
    id="brandCreateProductCoupon",
    method="POST",
    path="/brand/marketing/product-coupon/product-coupons",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="CreateProductCouponRequest",
    answer="CreateProductCouponResponse",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
