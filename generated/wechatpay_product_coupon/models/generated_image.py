from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class GeneratedImage(Model):
    """A picture that an image generation task has made (生成的图片).

    Attributes:
        image_url (生成的图片URL): Address of the picture.
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
