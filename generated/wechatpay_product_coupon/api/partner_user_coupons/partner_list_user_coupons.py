from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import PartnerListUserCouponsResponse

LIST_USER_COUPONS: Operation[PartnerListUserCouponsResponse] = Operation(
    id="partnerListUserCoupons",
    method="GET",
    path="/v3/marketing/partner/product-coupon/users/{openid}/coupons",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    answer="PartnerListUserCouponsResponse",
    brand_id_in="query",
    paging=Paging(
        style="page_token",
        items="user_coupon_list",
        position="page_token",
        next="next_page_token",
        total="total_count",
    ),
    rate_limits=(RateLimit(500, "second", "mchid"),),
)
