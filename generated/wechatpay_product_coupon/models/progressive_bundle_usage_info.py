from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class ProgressiveBundleUsageInfo(Model):
    """How often, and at which distance, a multi-use coupon can be used (多次优惠模式信息).

    Attributes:
        count (可使用次数): Number of rounds, each with a stock of its own (3 to 15).
        interval_days (多次优惠使用间隔天数): Calendar days between two uses. 0, also when omitted, allows the next round on
            the same day, 1 from 00:00 of the next day. The validity of the coupons is not moved by it (0 to 7, in
            days; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("count", "count", INTEGER, required=True),
        Field("interval_days", "interval_days", INTEGER),
    )
    count: int
    interval_days: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            count: int,
            interval_days: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
