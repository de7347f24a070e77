from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import BrandStore

CREATE_STORE: Operation[BrandStore] = Operation(
    id="brandCreateStore",
    method="POST",
    path="/brand/store/brandstores",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="CreateBrandStoreRequest",
    answer="BrandStore",
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
