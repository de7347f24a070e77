from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerUserCoupon

RETURN_USER_COUPON: Operation[PartnerUserCoupon] = Operation(
    id="partnerReturnUserCoupon",
    method="POST",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupons/{coupon_code}/return",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerReturnUserCouponRequest",
    answer="PartnerUserCoupon",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
