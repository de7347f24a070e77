from __future__ import annotations

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

DELETE_STORE: Operation[None] = Operation(
    id="brandDeleteStore",
    method="DELETE",
    path="/brand/store/brandstores/{store_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
