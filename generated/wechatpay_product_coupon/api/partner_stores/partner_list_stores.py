from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerListBrandStoresResponse

LIST_STORES: Operation[PartnerListBrandStoresResponse] = Operation(
    id="partnerListStores",
    method="GET",
    path="/v3/brand/partner/store/brandstores",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerListBrandStoresResponse",
    brand_id_in="query",
    paging=Paging(
        style="offset",
        items="data",
        position="offset",
        total="total_count",
    ),
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
