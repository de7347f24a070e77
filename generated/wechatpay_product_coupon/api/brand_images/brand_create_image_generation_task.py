from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import ImageGenerationTaskAccepted

CREATE_IMAGE_GENERATION_TASK: Operation[ImageGenerationTaskAccepted] = Operation(
    id="brandCreateImageGenerationTask",
    method="POST",
    path="/brand/marketing/product-coupon/image-generation-tasks",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="CreateImageGenerationTaskRequest",
    answer="ImageGenerationTaskAccepted",
    idempotency_field="task_id",
    rate_limits=(RateLimit(10, "second", "brand"),),
)
