from __future__ import annotations

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

DELETE_STORE: Operation[None] = Operation(
    id="partnerDeleteStore",
    method="DELETE",
    path="/v3/brand/partner/store/brandstores/{store_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="BrandIdRequest",
    brand_id_in="body",
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
