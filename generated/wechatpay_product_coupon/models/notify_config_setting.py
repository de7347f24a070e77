from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, Field, Model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any


@wire_model
class NotifyConfigSetting(Model):
    """The address that receives product coupon callbacks (事件通知地址).

    Attributes:
        notify_url (通知URL地址): The address in force (at most 256 characters).
        update_time (更新时间): When the address was last set.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("notify_url", "notify_url", TEXT, required=True),
        Field("update_time", "update_time", TIME, required=True),
    )
    notify_url: str
    update_time: datetime.datetime

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            notify_url: str,
            update_time: datetime.datetime | str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
