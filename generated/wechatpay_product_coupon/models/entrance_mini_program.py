from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class EntranceMiniProgram(Model):
    """A way from the coupon into a mini program (小程序入口).

    Attributes:
        appid (小程序AppID): AppID of the mini program.
        path (小程序跳转路径): Page that is opened.
        entrance_wording (入口文案): Text of the entrance, at most 5 characters (at most 5 characters).
        guidance_wording (引导文案): Text beside the entrance, at most 6 characters (at most 6 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("appid", "appid", TEXT, required=True),
        Field("path", "path", TEXT, required=True),
        Field("entrance_wording", "entrance_wording", TEXT, required=True),
        Field("guidance_wording", "guidance_wording", TEXT, required=True),
    )
    appid: str
    path: str
    entrance_wording: str
    guidance_wording: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            appid: str,
            path: str,
            entrance_wording: str,
            guidance_wording: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
