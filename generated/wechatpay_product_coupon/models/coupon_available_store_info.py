from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class CouponAvailableStoreInfo(Model):
    """What users are told about the stores, with an optional way into a mini program (券可用门店信息).

    Attributes:
        description (券可用门店描述): Where the coupon can be used, at most 1000 characters (at most 1000 characters).
        mini_program_appid (小程序AppID): AppID of the mini program that lists the stores; goes together with
            mini_program_path (optional).
        mini_program_path (小程序跳转路径): Page that lists the stores; goes together with mini_program_appid (optional).

    Rules:
        - mini_program_appid is required when mini_program_path is sent
        - mini_program_path is required when mini_program_appid is sent
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("description", "description", TEXT, required=True),
        Field("mini_program_appid", "mini_program_appid", TEXT),
        Field("mini_program_path", "mini_program_path", TEXT),
    )
    description: str
    mini_program_appid: str | Unset = UNSET
    mini_program_path: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            description: str,
            mini_program_appid: str | Unset | None = UNSET,
            mini_program_path: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
