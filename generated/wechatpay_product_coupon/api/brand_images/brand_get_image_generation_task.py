from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import ImageGenerationTask

GET_IMAGE_GENERATION_TASK: Operation[ImageGenerationTask] = Operation(
    id="brandGetImageGenerationTask",
    method="GET",
    path="/brand/marketing/product-coupon/image-generation-tasks/{task_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="ImageGenerationTask",
    rate_limits=(RateLimit(20, "second", "brand"),),
)
