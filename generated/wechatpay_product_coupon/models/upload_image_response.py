from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class UploadImageResponse(Model):
    """Where the uploaded picture is kept (图片上传应答).

    Attributes:
        image_url (图片URL): Permanent address of the picture; the only kind of address that the picture fields of
            coupons take (at most 256 characters).
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
