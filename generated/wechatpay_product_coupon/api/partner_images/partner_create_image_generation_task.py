from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerImageGenerationTaskAccepted

CREATE_IMAGE_GENERATION_TASK: Operation[PartnerImageGenerationTaskAccepted] = Operation(
    id="partnerCreateImageGenerationTask",
    method="POST",
    path="/v3/marketing/partner/product-coupon/image-generation-tasks",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerCreateImageGenerationTaskRequest",
    answer="PartnerImageGenerationTaskAccepted",
    idempotency_field="task_id",
    brand_id_in="body",
    rate_limits=(RateLimit(10, "second", "mchid"),),
)
