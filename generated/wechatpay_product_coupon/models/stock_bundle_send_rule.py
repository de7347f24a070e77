from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class StockBundleSendRule(Model):
    """How many bundles may be given out. In answers each stock carries its share as StockSendRule (批次组发放规则).

    Attributes:
        max_count (批次组发放次数总上限): Bundles over the whole life of the stock bundle; every stock of it takes this limit
            over (1 to 100000000).
        max_count_per_day (批次组每日发放次数上限): Bundles per day. Only the first stock takes this limit over, the others
            stay without one. It cannot be added later when omitted (1 to 100000000; optional).
        max_count_per_user (每个用户领取批次组次数上限): Bundles per user, unconfirmed ones included; every stock takes this
            limit over. Cannot be changed later (1 to 100).
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
