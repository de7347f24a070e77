from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class ExchangeCouponUsageRule(Model):
    """Selected goods for a fixed price, from a minimum spend on (兑换券使用规则).

    Attributes:
        threshold (门槛金额): Minimum spend; 0 for none (at least 0, in fen (分)).
        exchange_price (固定兑换价格): What the user pays for the goods; may be 0 (at least 0, in fen (分)).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("threshold", "threshold", INTEGER, required=True),
        Field("exchange_price", "exchange_price", INTEGER, required=True),
    )
    threshold: int
    exchange_price: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            threshold: int,
            exchange_price: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
