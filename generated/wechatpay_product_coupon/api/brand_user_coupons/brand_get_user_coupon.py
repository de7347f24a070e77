from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UserCoupon

GET_USER_COUPON: Operation[UserCoupon] = Operation(
    id="brandGetUserCoupon",
    method="GET",
    path="/brand/marketing/product-coupon/users/{openid}/coupons/{coupon_code}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="UserCoupon",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
