from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import ProductCoupon

DEACTIVATE_PRODUCT_COUPON: Operation[ProductCoupon] = Operation(
    id="brandDeactivateProductCoupon",
    method="POST",
    path="/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/deactivate",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="DeactivateRequest",
    answer="ProductCoupon",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
