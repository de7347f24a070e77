from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import ImageMeta

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class UploadImageRequest(Model):
    """The form of an image upload, two parts in either order. The text of the part `meta` is what is signed, byte for
    byte as sent (图片上传请求).

    Attributes:
        meta (媒体图片文件元信息): Name and digest of the picture, as JSON text. The part must not carry a file name, else
            the server does not see it as meta and refuses the signature.
        file (媒体图片二进制内容): The bytes of the picture: JPG, BMP or PNG, at most 2M, read as 2097152 bytes. The part
            carries `meta.filename` as its file name (at most 2097152 characters, in bytes).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("meta", "meta", model(_MODELS, "ImageMeta"), required=True),
        Field("file", "file", TEXT, required=True),
    )
    meta: ImageMeta
    file: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            meta: ImageMeta | Mapping[str, Any],
            file: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
