from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UserCoupon

RETURN_USER_COUPON: Operation[UserCoupon] = Operation(
    id="brandReturnUserCoupon",
    method="POST",
    path="/brand/marketing/product-coupon/users/{openid}/coupons/{coupon_code}/return",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="ReturnUserCouponRequest",
    answer="UserCoupon",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
