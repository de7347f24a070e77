from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import BrandStore

GET_STORE: Operation[BrandStore] = Operation(
    id="brandGetStore",
    method="GET",
    path="/brand/store/brandstores/{store_id}",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="BrandStore",
    rate_limits=(RateLimit(1800, "minute", "brand"),),
)
