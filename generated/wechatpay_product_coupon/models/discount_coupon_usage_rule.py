from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class DiscountCouponUsageRule(Model):
    """A percentage off from a minimum spend on (折扣券使用规则).

    Attributes:
        threshold (门槛金额): Minimum spend; 0 for none (at least 0, in fen (分)).
        percent_off (固定减免百分比): Percentage taken off, so 20 means the user pays 80 percent (8折); 0 is refused (1 to
            99, in percent).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("threshold", "threshold", INTEGER, required=True),
        Field("percent_off", "percent_off", INTEGER, required=True),
    )
    threshold: int
    percent_off: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            threshold: int,
            percent_off: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
