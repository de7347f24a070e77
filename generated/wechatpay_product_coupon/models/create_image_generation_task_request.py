from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CombineImage, CutOut, ImageGenerationType

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CreateImageGenerationTaskRequest(Model):
    """What a brand sends to have a head image composed or the background of a picture removed (提交图片生成任务请求).

    Attributes:
        task_id (图片生成的任务ID): Number of the task, unique, chosen by the caller; the key of idempotency (6 to 40
            characters).
        image_generation_type (图片生成类型): What to make.
        combine_image (拼图数据): The offer that the head image shall show; for COMBINE_IMAGE (optional).
        cut_out (抠图数据): The picture whose background shall be removed; for CUT_OUT (optional).

    Rules:
        - combine_image is required when image_generation_type is COMBINE_IMAGE
        - cut_out is required when image_generation_type is CUT_OUT
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("task_id", "task_id", TEXT, required=True),
        Field("image_generation_type", "image_generation_type", enum(_MODELS, "ImageGenerationType"), required=True),
        Field("combine_image", "combine_image", model(_MODELS, "CombineImage")),
        Field("cut_out", "cut_out", model(_MODELS, "CutOut")),
    )
    task_id: str
    image_generation_type: ImageGenerationType
    combine_image: CombineImage | Unset = UNSET
    cut_out: CutOut | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            task_id: str,
            image_generation_type: ImageGenerationType | str,
            combine_image: CombineImage | Mapping[str, Any] | Unset | None = UNSET,
            cut_out: CutOut | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
