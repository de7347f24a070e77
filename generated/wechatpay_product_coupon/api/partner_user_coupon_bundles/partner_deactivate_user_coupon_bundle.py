from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerUserCouponBundle

DEACTIVATE_USER_COUPON_BUNDLE: Operation[PartnerUserCouponBundle] = Operation(
    id="partnerDeactivateUserCouponBundle",
    method="POST",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupon-bundles/{user_coupon_bundle_id}/deactivate",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerDeactivateUserCouponBundleRequest",
    answer="PartnerUserCouponBundle",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
