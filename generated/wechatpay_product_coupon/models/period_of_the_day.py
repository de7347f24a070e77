from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class PeriodOfTheDay(Model):
    """A span of a day, in seconds since 00:00:00 Beijing time (当天可用时间段).

    Attributes:
        begin_time (当天可用开始时间): Second of the day at which the span begins, below end_time (0 to 86399, in seconds).
        end_time (当天可用结束时间): Second of the day at which the span ends, above begin_time (0 to 86399, in seconds).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("begin_time", "begin_time", INTEGER, required=True),
        Field("end_time", "end_time", INTEGER, required=True),
    )
    begin_time: int
    end_time: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            begin_time: int,
            end_time: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
