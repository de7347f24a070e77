from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class CutOut(Model):
    """The picture whose background shall be removed (抠图数据).

    Attributes:
        image_url (商品图URL): Address of the product picture; only pictures kept at https://wxpaylogo.qpic.cn are
            taken.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("image_url", "image_url", TEXT, required=True),)
    image_url: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            image_url: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
