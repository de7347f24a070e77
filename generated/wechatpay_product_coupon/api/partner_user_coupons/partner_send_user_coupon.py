from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerUserCoupon

SEND_USER_COUPON: Operation[PartnerUserCoupon] = Operation(
    id="partnerSendUserCoupon",
    method="POST",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupons",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerSendUserCouponRequest",
    answer="PartnerUserCoupon",
    idempotency_field="send_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(1000, "second", "mchid"),),
)
