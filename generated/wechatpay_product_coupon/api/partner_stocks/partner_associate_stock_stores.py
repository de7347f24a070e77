from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import StoreListResult

ASSOCIATE_STOCK_STORES: Operation[StoreListResult] = Operation(
    id="partnerAssociateStockStores",
    method="POST",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/associate-stores",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerStoreListRequest",
    answer="StoreListResult",
    brand_id_in="body",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
