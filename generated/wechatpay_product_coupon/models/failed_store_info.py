from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class FailedStoreInfo(Model):
    """A store that was refused, and why (失败门店).

    Attributes:
        store_id (门店ID): Id of the store that was refused.
        code (失败错误码): Error code for this one store, at most 40 characters (at most 40 characters).
        message (失败错误信息): Text for humans, at most 200 characters; never branch on it (at most 200 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_id", "store_id", TEXT, required=True),
        Field("code", "code", TEXT, required=True),
        Field("message", "message", TEXT, required=True),
    )
    store_id: str
    code: str
    message: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_id: str,
            code: str,
            message: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
