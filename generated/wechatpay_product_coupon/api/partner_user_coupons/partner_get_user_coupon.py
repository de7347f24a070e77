from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerUserCoupon

GET_USER_COUPON: Operation[PartnerUserCoupon] = Operation(
    id="partnerGetUserCoupon",
    method="GET",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupons/{coupon_code}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerUserCoupon",
    brand_id_in="query",
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
