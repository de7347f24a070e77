from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerImageGenerationTask

GET_IMAGE_GENERATION_TASK: Operation[PartnerImageGenerationTask] = Operation(
    id="partnerGetImageGenerationTask",
    method="GET",
    path="/v3/marketing/partner/product-coupon/image-generation-tasks/{task_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerImageGenerationTask",
    brand_id_in="query",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
