from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UnbindRecipientResponse

UNBIND_STORE_RECIPIENT: Operation[UnbindRecipientResponse] = Operation(
    id="brandUnbindStoreRecipient",
    method="POST",
    path="/brand/store/brandstores/{store_id}/unbindrecipient",
    scheme=Scheme.BRAND,
    models="wechatpay_product_coupon.models",
    request="UnbindRecipientRequest",
    answer="UnbindRecipientResponse",
    rate_limits=(RateLimit(900, "minute", "brand"),),
)
