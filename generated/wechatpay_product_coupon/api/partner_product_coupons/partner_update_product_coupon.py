from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerProductCoupon

UPDATE_PRODUCT_COUPON: Operation[PartnerProductCoupon] = Operation(
    id="partnerUpdateProductCoupon",
    method="PATCH",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerUpdateProductCouponRequest",
    answer="PartnerProductCoupon",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
