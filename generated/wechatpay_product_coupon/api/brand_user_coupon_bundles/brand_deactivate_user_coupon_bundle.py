from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UserCouponBundle

DEACTIVATE_USER_COUPON_BUNDLE: Operation[UserCouponBundle] = Operation(
    id="brandDeactivateUserCouponBundle",
    method="POST",
    path="/brand/marketing/product-coupon/users/{openid}/coupon-bundles/{user_coupon_bundle_id}/deactivate",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="DeactivateUserCouponBundleRequest",
    answer="UserCouponBundle",
    idempotency_field="out_request_no",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
