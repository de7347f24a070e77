from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import UnbindRecipientResponse

UNBIND_STORE_RECIPIENT: Operation[UnbindRecipientResponse] = Operation(
    id="partnerUnbindStoreRecipient",
    method="POST",
    path="/v3/brand/partner/store/brandstores/{store_id}/unbindrecipient",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="PartnerUnbindRecipientRequest",
    answer="UnbindRecipientResponse",
    brand_id_in="body",
    rate_limits=(RateLimit(900, "minute", "mchid"),),
)
