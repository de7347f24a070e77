from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerBrandStore

UPDATE_STORE: Operation[PartnerBrandStore] = Operation(
    id="partnerUpdateStore",
    method="PATCH",
    path="/v3/brand/partner/store/brandstores/{store_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerUpdateBrandStoreRequest",
    answer="PartnerBrandStore",
    brand_id_in="body",
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
