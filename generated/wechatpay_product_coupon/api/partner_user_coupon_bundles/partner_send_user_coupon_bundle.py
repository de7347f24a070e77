from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerUserCouponBundle

SEND_USER_COUPON_BUNDLE: Operation[PartnerUserCouponBundle] = Operation(
    id="partnerSendUserCouponBundle",
    method="POST",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupon-bundles",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerSendUserCouponBundleRequest",
    answer="PartnerUserCouponBundle",
    idempotency_field="send_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
