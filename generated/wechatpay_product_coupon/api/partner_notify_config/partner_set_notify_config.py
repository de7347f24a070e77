from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_auth import Scheme
from wechatpay_runtime import Operation, RateLimit

if TYPE_CHECKING:
    from ...models import NotifyConfigSetting

SET_NOTIFY_CONFIG: Operation[NotifyConfigSetting] = Operation(
    id="partnerSetNotifyConfig",
    method="POST",
    path="/v3/marketing/partner/product-coupon/notify-configs",
    scheme=Scheme.PARTNER,
    models="wechatpay_product_coupon.models",
    request="SetNotifyConfigRequest",
    answer="NotifyConfigSetting",
    repeatable=True,
    rate_limits=(RateLimit(20, "second", "mchid"),),
)
