from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class BrandIdRequest(Model):
    """What a service provider sends where the brand side has no body: to close, resume or delete a store of a brand
    (品牌ID请求).

    Attributes:
        brand_id (品牌ID): The brand that owns the store; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("brand_id", "brand_id", TEXT, required=True),)
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
