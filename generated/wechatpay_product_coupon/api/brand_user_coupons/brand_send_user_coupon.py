from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UserCoupon

SEND_USER_COUPON: Operation[UserCoupon] = Operation(
    id="brandSendUserCoupon",
    method="POST",
    path="/brand/marketing/product-coupon/users/{openid}/coupons",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="SendUserCouponRequest",
    answer="UserCoupon",
    idempotency_field="send_request_no",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
