from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class StockSendRule(Model):
    """How many coupons of a stock may be given out (发放规则).

    Attributes:
        max_count (发放次数总上限): Coupons over the whole life of the stock; delivery plans need at least 10000 (1 to
            100000000).
        max_count_per_day (每日发放次数上限): Coupons per day. Without it there is no daily limit, and none can be added
            later (1 to 100000000; optional).
        max_count_per_user (每个用户领取次数上限): Coupons per user over the whole life of the stock, unconfirmed ones
            included. Cannot be changed later (1 to 100).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("max_count", "max_count", INTEGER, required=True),
        Field("max_count_per_day", "max_count_per_day", INTEGER),
        Field("max_count_per_user", "max_count_per_user", INTEGER, required=True),
    )
    max_count: int
    max_count_per_day: int | Unset = UNSET
    max_count_per_user: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            max_count: int,
            max_count_per_day: int | Unset | None = UNSET,
            max_count_per_user: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
