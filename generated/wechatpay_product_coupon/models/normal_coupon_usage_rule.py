from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class NormalCouponUsageRule(Model):
    """A fixed amount off from a minimum spend on (满减券使用规则).

    Attributes:
        threshold (门槛金额): Minimum spend; 0 for none (at least 0, in fen (分)).
        discount_amount (固定减免金额): Amount taken off; 0 is refused (at least 1, in fen (分)).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("threshold", "threshold", INTEGER, required=True),
        Field("discount_amount", "discount_amount", INTEGER, required=True),
    )
    threshold: int
    discount_amount: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            threshold: int,
            discount_amount: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
