from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, Paging, RateLimit

if TYPE_CHECKING:
    from ...models import ListUserCouponsResponse

LIST_USER_COUPONS: Operation[ListUserCouponsResponse] = Operation(
    id="brandListUserCoupons",
    method="GET",
    path="/brand/marketing/product-coupon/users/{openid}/coupons",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    answer="ListUserCouponsResponse",
    paging=Paging(
        style="page_token",
        items="user_coupon_list",
        position="page_token",
        next="next_page_token",
        total="total_count",
    ),
    rate_limits=(RateLimit(500, "second", "brand"),),
)
