from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class EntranceOfficialAccount(Model):
    """A way from the coupon into an official account (公众号入口).

    Attributes:
        appid (公众号AppID): AppID of the official account.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("appid", "appid", TEXT, required=True),)
    appid: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            appid: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
