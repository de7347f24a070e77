from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import BindRecipientResponse

BIND_STORE_RECIPIENT: Operation[BindRecipientResponse] = Operation(
    id="brandBindStoreRecipient",
    method="POST",
    path="/brand/store/brandstores/{store_id}/bindrecipient",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="BindRecipientRequest",
    answer="BindRecipientResponse",
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
