from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerStock

UPDATE_STOCK_BUDGET: Operation[PartnerStock] = Operation(
    id="partnerUpdateStockBudget",
    method="POST",
    path="/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/update-budget",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerUpdateBudgetRequest",
    answer="PartnerStock",
    idempotency_field="out_request_no",
    brand_id_in="body",
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
