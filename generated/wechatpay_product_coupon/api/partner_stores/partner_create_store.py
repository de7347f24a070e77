from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerBrandStore

CREATE_STORE: Operation[PartnerBrandStore] = Operation(
    id="partnerCreateStore",
    method="POST",
    path="/v3/brand/partner/store/brandstores",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerCreateBrandStoreRequest",
    answer="PartnerBrandStore",
    brand_id_in="body",
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
