from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        BackgroundColor,
        CodeDisplayMode,
        EntranceFinder,
        EntranceMiniProgram,
        EntranceOfficialAccount,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CouponDisplayInfo(Model):
    """How the coupon looks in the user's wallet and which ways lead on from it (用户商品券展示信息).

    Attributes:
        code_display_mode (用户商品券Code展示模式): How the code is shown.
        background_color (背景颜色): Background colour by name; Color020 when omitted (optional).
        entrance_mini_program (小程序入口): A way into a mini program (optional).
        entrance_official_account (公众号入口): A way into an official account (optional).
        entrance_finder (视频号入口): A way into a Channels video (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("code_display_mode", "code_display_mode", enum(_MODELS, "CodeDisplayMode"), required=True),
        Field("background_color", "background_color", enum(_MODELS, "BackgroundColor")),
        Field("entrance_mini_program", "entrance_mini_program", model(_MODELS, "EntranceMiniProgram")),
        Field("entrance_official_account", "entrance_official_account", model(_MODELS, "EntranceOfficialAccount")),
        Field("entrance_finder", "entrance_finder", model(_MODELS, "EntranceFinder")),
    )
    code_display_mode: CodeDisplayMode
    background_color: BackgroundColor | Unset = UNSET
    entrance_mini_program: EntranceMiniProgram | Unset = UNSET
    entrance_official_account: EntranceOfficialAccount | Unset = UNSET
    entrance_finder: EntranceFinder | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            code_display_mode: CodeDisplayMode | str,
            background_color: BackgroundColor | str | Unset | None = UNSET,
            entrance_mini_program: EntranceMiniProgram | Mapping[str, Any] | Unset | None = UNSET,
            entrance_official_account: EntranceOfficialAccount | Mapping[str, Any] | Unset | None = UNSET,
            entrance_finder: EntranceFinder | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
