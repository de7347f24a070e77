from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class NotifyConfig(Model):
    """For which AppID the openid in callbacks is computed. The address of callbacks is set separately (事件通知配置).

    Attributes:
        notify_appid (事件通知AppID): AppID of a mini program, service account, official account or app that is bound to
            the brand, or to the provider where one acts; a new binding works from the next day.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("notify_appid", "notify_appid", TEXT, required=True),)
    notify_appid: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            notify_appid: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
