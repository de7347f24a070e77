from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import GeneratedImage, ImageGenerationType, ImageTaskState

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerImageGenerationEvent(Model):
    """Decrypted payload of PRODUCT_COUPON_SP.IMAGE_GENERATION: an image generation task has ended. The same fields as
    the answer of the query (服务商图片生成结果通知).

    Attributes:
        task_id (图片生成的任务ID): Number of the task, as sent.
        image_generation_type (图片生成类型): What the task makes.
        task_state (任务状态): State of the task.
        combine_image_result (拼图结果): The composed head image; for COMBINE_IMAGE in state SUCCESS (optional).
        cut_out_result (生成商品图结果): The picture without background; for CUT_OUT in state SUCCESS (optional).
        brand_id (品牌ID): The brand that the picture is for.

    Rules:
        - combine_image_result is required when image_generation_type is COMBINE_IMAGE and task_state is SUCCESS
        - cut_out_result is required when image_generation_type is CUT_OUT and task_state is SUCCESS
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("task_id", "task_id", TEXT, required=True),
        Field("image_generation_type", "image_generation_type", enum(_MODELS, "ImageGenerationType"), required=True),
        Field("task_state", "task_state", enum(_MODELS, "ImageTaskState"), required=True),
        Field("combine_image_result", "combine_image_result", model(_MODELS, "GeneratedImage")),
        Field("cut_out_result", "cut_out_result", model(_MODELS, "GeneratedImage")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    task_id: str
    image_generation_type: ImageGenerationType
    task_state: ImageTaskState
    combine_image_result: GeneratedImage | Unset = UNSET
    cut_out_result: GeneratedImage | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            task_id: str,
            image_generation_type: ImageGenerationType | str,
            task_state: ImageTaskState | str,
            combine_image_result: GeneratedImage | Mapping[str, Any] | Unset | None = UNSET,
            cut_out_result: GeneratedImage | Mapping[str, Any] | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
