from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerBrandStore

GET_STORE: Operation[PartnerBrandStore] = Operation(
    id="partnerGetStore",
    method="GET",
    path="/v3/brand/partner/store/brandstores/{store_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerBrandStore",
    brand_id_in="query",
    rate_limits=(RateLimit(1800, "minute", "mchid"),),
)
