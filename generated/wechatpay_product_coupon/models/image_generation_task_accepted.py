from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class ImageGenerationTaskAccepted(Model):
    """The task was taken on; its result comes later (提交图片生成任务应答).

    Attributes:
        task_id (图片生成的任务ID): Number of the task, as sent.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("task_id", "task_id", TEXT, required=True),)
    task_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            task_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
