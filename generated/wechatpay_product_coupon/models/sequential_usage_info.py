from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import SequentialType

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SequentialUsageInfo(Model):
    """How often a coupon of the older multi-use generation can be used. Read it in old data; send
    ProgressiveBundleUsageInfo (多次优惠模式信息).

    Attributes:
        type (多次优惠规则类型): Whether the offer grows from use to use.
        count (可使用次数): Number of uses (at most 15).
        available_days (多次优惠有效天数): Days within which all uses must take place (3 to 365, in days).
        interval_days (多次优惠使用间隔天数): Days between two uses; 0 for none (0 to 7, in days; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("type", "type", enum(_MODELS, "SequentialType"), required=True),
        Field("count", "count", INTEGER, required=True),
        Field("available_days", "available_days", INTEGER, required=True),
        Field("interval_days", "interval_days", INTEGER),
    )
    type: SequentialType
    count: int
    available_days: int
    interval_days: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: SequentialType | str,
            count: int,
            available_days: int,
            interval_days: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
