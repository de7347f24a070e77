from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerCreateProductCouponResponse

CREATE_PRODUCT_COUPON: Operation[PartnerCreateProductCouponResponse] = Operation(
    id="partnerCreateProductCoupon",
    method="POST",
    path="/v3/marketing/partner/product-coupon/product-coupons",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerCreateProductCouponRequest",
    answer="PartnerCreateProductCouponResponse",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(
        RateLimit(20, "second", "mchid"),
        RateLimit(1000, "minute", "mchid"),
    ),
)
