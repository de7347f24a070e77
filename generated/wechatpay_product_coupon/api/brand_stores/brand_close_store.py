from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import BrandStoreStateResult

CLOSE_STORE: Operation[BrandStoreStateResult] = Operation(
    id="brandCloseStore",
    method="POST",
    path="/brand/store/brandstores/{store_id}/close",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="BrandStoreStateResult",
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
