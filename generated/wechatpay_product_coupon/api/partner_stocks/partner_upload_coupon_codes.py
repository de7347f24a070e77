from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UploadCouponCodesResponse

UPLOAD_COUPON_CODES: Operation[UploadCouponCodesResponse] = Operation(
    id="partnerUploadCouponCodes",
    method="POST",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/upload-coupon-codes",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerUploadCouponCodesRequest",
    answer="UploadCouponCodesResponse",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
