from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerStock

GET_STOCK: Operation[PartnerStock] = Operation(
    id="partnerGetStock",
    method="GET",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerStock",
    brand_id_in="query",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
