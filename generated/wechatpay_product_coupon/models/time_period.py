from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TIME, Field, Model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any


@wire_model
class TimePeriod(Model):
    """A span of time (时间段).

    Attributes:
        begin_time (开始时间): Begin of the span.
        end_time (结束时间): End of the span.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("begin_time", "begin_time", TIME, required=True),
        Field("end_time", "end_time", TIME, required=True),
    )
    begin_time: datetime.datetime
    end_time: datetime.datetime

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            begin_time: datetime.datetime | str,
            end_time: datetime.datetime | str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
