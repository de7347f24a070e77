from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class ImageMeta(Model):
    """Name and digest of a picture to upload (媒体图片文件元信息).

    Attributes:
        filename (图片文件名): Name of the file, chosen by the caller, at most 150 characters; it ends in .jpg, .bmp or
            .png, in capital or small letters (at most 150 characters).
        sha256 (图片文件摘要): SHA-256 of the bytes of the picture, as 64 hexadecimal digits in small letters.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("filename", "filename", TEXT, required=True),
        Field("sha256", "sha256", TEXT, required=True),
    )
    filename: str
    sha256: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            filename: str,
            sha256: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
