from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerListStocksResponse

LIST_STOCKS: Operation[PartnerListStocksResponse] = Operation(
    id="partnerListStocks",
    method="GET",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerListStocksResponse",
    brand_id_in="query",
    paging=Paging(
        style="page_token",
        items="stock_list",
        position="page_token",
        next="next_page_token",
        total="total_count",
    ),
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
