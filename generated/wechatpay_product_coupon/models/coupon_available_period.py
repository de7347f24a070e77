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
class CouponAvailablePeriod(Model):
    """When a coupon can be used: at the times that all given parts have in common. Days are calendar days in Beijing
    time. A coupon received before the stock begins counts its days from the first day of the stock; nothing can be
    used after the stock's end (券可核销时间).

    Attributes:
        available_begin_time (批次开始时间): First moment at which coupons of the stock can be used.
        available_end_time (批次结束时间): Last moment at which coupons of the stock can be used, at most 365 days after
            the begin. Delivery plans need more than 5 days between the two.
        available_days (券生效后N天内可用): Days of validity from the day the coupon takes effect; 1 means that day only.
            The stock's end cuts it off (1 to 365, in days; optional).
        wait_days_after_receive (领券后需等待N天才生效): Days before a received coupon takes effect; 1 means from 00:00 of the
            next day, 0 at once, as when omitted. Goes together with available_days (0 to 30, in days; optional).
        weekly_available_period (每周固定可用时间): Days of the week, and times of those days, at which the coupon can be
            used (optional).
        irregular_available_period_list (指定可用时间段): Up to two separate spans in which the coupon can be used; they
            must not overlap (at most 2 entries; optional).
        available_seconds (领取后N秒内有效): Validity from the moment of receiving, in whole hours and regardless of days;
            the coupon takes effect at once (3600 to 86400, a multiple of 3600, in seconds; optional; since
            2026-05).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("available_begin_time", "available_begin_time", TIME, required=True),
        Field("available_end_time", "available_end_time", TIME, required=True),
        Field("available_days", "available_days", INTEGER),
        Field("wait_days_after_receive", "wait_days_after_receive", INTEGER),
        Field("weekly_available_period", "weekly_available_period", model(_MODELS, "WeeklyAvailablePeriod")),
        Field(
            "irregular_available_period_list", "irregular_available_period_list", array(model(_MODELS, "TimePeriod"))
        ),
        Field("available_seconds", "available_seconds", INTEGER),
    )
    available_begin_time: datetime.datetime
    available_end_time: datetime.datetime
    available_days: int | Unset = UNSET
    wait_days_after_receive: int | Unset = UNSET
    weekly_available_period: WeeklyAvailablePeriod | Unset = UNSET
    irregular_available_period_list: list[TimePeriod] | Unset = UNSET
    available_seconds: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            available_begin_time: datetime.datetime | str,
            available_end_time: datetime.datetime | str,
            available_days: int | Unset | None = UNSET,
            wait_days_after_receive: int | Unset | None = UNSET,
            weekly_available_period: WeeklyAvailablePeriod | Mapping[str, Any] | Unset | None = UNSET,
            irregular_available_period_list: Sequence[TimePeriod | Mapping[str, Any]] | Unset | None = UNSET,
            available_seconds: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
