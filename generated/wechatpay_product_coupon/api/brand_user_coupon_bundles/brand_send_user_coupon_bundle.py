from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UserCouponBundle

SEND_USER_COUPON_BUNDLE: Operation[UserCouponBundle] = Operation(
    id="brandSendUserCouponBundle",
    method="POST",
    path="/brand/marketing/product-coupon/users/{openid}/coupon-bundles",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="SendUserCouponBundleRequest",
    answer="UserCouponBundle",
    idempotency_field="send_request_no",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
