from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PreSendTokenResponse

PRE_SEND_USER_COUPON_BUNDLE: Operation[PreSendTokenResponse] = Operation(
    id="brandPreSendUserCouponBundle",
    method="POST",
    path="/brand/marketing/product-coupon/users/{openid}/pre-send-coupon-bundle",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="PreSendUserCouponBundleRequest",
    answer="PreSendTokenResponse",
    rate_limits=(RateLimit(500, "second", "brand"),),
)
