from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class PartnerImageGenerationTaskAccepted(Model):
    """The task of a provider was taken on; its result comes later (服务商提交图片生成任务应答).

    Attributes:
        task_id (图片生成的任务ID): Number of the task, as sent.
        brand_id (品牌ID): The brand that the picture is for.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("task_id", "task_id", TEXT, required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    task_id: str
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            task_id: str,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
