from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class StockSentCountInfo(Model):
    """How many coupons of a stock were given out (已发放次数).

    Attributes:
        total_count (已发放总次数): Coupons given out since the stock exists.
        today_count (当天已发放次数): Coupons given out today.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER, required=True),
        Field("today_count", "today_count", INTEGER, required=True),
    )
    total_count: int
    today_count: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int,
            today_count: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
