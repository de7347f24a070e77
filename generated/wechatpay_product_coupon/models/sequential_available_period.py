from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    INTEGER,
    TIME,
    UNSET,
    Field,
    Model,
    array,
    model,
    wire_model,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import TimePeriod, WeeklyAvailablePeriod

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SequentialAvailablePeriod(Model):
    """When a coupon of the older multi-use generation can be used. Its days of validity are in
    sequential_usage_info.available_days (券可核销时间).

    Attributes:
        available_begin_time (开始时间): First moment at which coupons of the stock can be used.
        available_end_time (结束时间): Last moment at which coupons of the stock can be used.
        wait_days_after_receive (领取后N天开始生效): Days before a received coupon takes effect (at most 30, in days;
            optional).
        weekly_available_period (每周固定可用时间): Days of the week, and times of those days, at which the coupon can be
            used (optional).
        irregular_available_period_list (无规律的可用时间段): Up to two separate spans in which the coupon can be used (at
            most 2 entries; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("available_begin_time", "available_begin_time", TIME, required=True),
        Field("available_end_time", "available_end_time", TIME, required=True),
        Field("wait_days_after_receive", "wait_days_after_receive", INTEGER),
        Field("weekly_available_period", "weekly_available_period", model(_MODELS, "WeeklyAvailablePeriod")),
        Field(
            "irregular_available_period_list", "irregular_available_period_list", array(model(_MODELS, "TimePeriod"))
        ),
    )
    available_begin_time: datetime.datetime
    available_end_time: datetime.datetime
    wait_days_after_receive: int | Unset = UNSET
    weekly_available_period: WeeklyAvailablePeriod | Unset = UNSET
    irregular_available_period_list: list[TimePeriod] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            available_begin_time: datetime.datetime | str,
            available_end_time: datetime.datetime | str,
            wait_days_after_receive: int | Unset | None = UNSET,
            weekly_available_period: WeeklyAvailablePeriod | Mapping[str, Any] | Unset | None = UNSET,
            irregular_available_period_list: Sequence[TimePeriod | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
