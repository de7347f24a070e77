from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PreSendTokenResponse

PRE_SEND_USER_COUPON: Operation[PreSendTokenResponse] = Operation(
    id="partnerPreSendUserCoupon",
    method="POST",
    path="/v3/marketing/partner/product-coupon/users/{openid}/pre-send-coupon",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerPreSendUserCouponRequest",
    answer="PreSendTokenResponse",
    brand_id_in="body",
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
