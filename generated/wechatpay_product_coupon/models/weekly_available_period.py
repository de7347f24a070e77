from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, array, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import DayOfWeek, PeriodOfTheDay

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class WeeklyAvailablePeriod(Model):
    """Days of the week, and times of those days, at which a coupon can be used (每周固定可用时间).

    Attributes:
        day_list (每周可用星期数): The days of the week.
        day_period_list (当天可用时间段): Times of those days, up to three, not overlapping; the whole day when omitted (at
            most 3 entries; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("day_list", "day_list", array(enum(_MODELS, "DayOfWeek")), required=True),
        Field("day_period_list", "day_period_list", array(model(_MODELS, "PeriodOfTheDay"))),
    )
    day_list: list[DayOfWeek]
    day_period_list: list[PeriodOfTheDay] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            day_list: Sequence[DayOfWeek | str],
            day_period_list: Sequence[PeriodOfTheDay | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
