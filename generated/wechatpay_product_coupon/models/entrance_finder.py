from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class EntranceFinder(Model):
    """A way from the coupon into a Channels video (视频号入口).

    Attributes:
        finder_id (视频号ID): Id of the Channels account.
        finder_video_id (视频号视频ID): Id of the video.
        finder_video_cover_image_url (视频号封面图): Address of the cover picture, from the image upload. 716 x 402, at
            most 2 MB.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("finder_id", "finder_id", TEXT, required=True),
        Field("finder_video_id", "finder_video_id", TEXT, required=True),
        Field("finder_video_cover_image_url", "finder_video_cover_image_url", TEXT, required=True),
    )
    finder_id: str
    finder_video_id: str
    finder_video_cover_image_url: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            finder_id: str,
            finder_video_id: str,
            finder_video_cover_image_url: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
