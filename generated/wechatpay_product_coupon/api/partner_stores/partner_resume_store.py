from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerBrandStoreStateResult

RESUME_STORE: Operation[PartnerBrandStoreStateResult] = Operation(
    id="partnerResumeStore",
    method="POST",
    path="/v3/brand/partner/store/brandstores/{store_id}/resume",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="BrandIdRequest",
    answer="PartnerBrandStoreStateResult",
    brand_id_in="body",
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
