from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class ComboPackageChoice(Model):
    """One of the goods of a set, with an optional way into a mini program (单品).

    Attributes:
        name (单品名称): Name of the goods, at most 15 characters (at most 15 characters).
        price (单品价格): Price of the goods (in fen (分)).
        count (单品数量): How many pieces one choice holds (at most 99).
        image_url (单品图片): Address of a picture of the goods, from the image upload. 1:1, at most 2 MB; 1080 x 1080
            is suggested. Advised where the receive and use components are used (optional).
        mini_program_appid (单品跳转小程序AppID): AppID of the mini program that shows the goods; goes together with
            mini_program_path (optional).
        mini_program_path (单品跳转小程序路径): Page of the mini program that shows the goods; goes together with
            mini_program_appid (optional).

    Rules:
        - mini_program_appid is required when mini_program_path is sent
        - mini_program_path is required when mini_program_appid is sent
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", TEXT, required=True),
        Field("price", "price", INTEGER, required=True),
        Field("count", "count", INTEGER, required=True),
        Field("image_url", "image_url", TEXT),
        Field("mini_program_appid", "mini_program_appid", TEXT),
        Field("mini_program_path", "mini_program_path", TEXT),
    )
    name: str
    price: int
    count: int
    image_url: str | Unset = UNSET
    mini_program_appid: str | Unset = UNSET
    mini_program_path: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str,
            price: int,
            count: int,
            image_url: str | Unset | None = UNSET,
            mini_program_appid: str | Unset | None = UNSET,
            mini_program_path: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
