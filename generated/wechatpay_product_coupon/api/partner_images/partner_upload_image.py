from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UploadImageResponse

UPLOAD_IMAGE: Operation[UploadImageResponse] = Operation(
    id="partnerUploadImage",
    method="POST",
    path="/v3/marketing/partner/product-coupon/media/upload-image",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="UploadImageRequest",
    answer="UploadImageResponse",
    signed_part="meta",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
