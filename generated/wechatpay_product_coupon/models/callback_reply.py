from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CallbackReplyCode

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CallbackReply(Model):
    """What a receiver may answer along with a status of 4xx or 5xx. A status of 200 or 204 has no body (回调应答).

    Attributes:
        code (返回状态码): FAIL when the signature does not match (at most 32 characters; optional).
        message (返回信息): Why the callback was not accepted (at most 256 characters; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("code", "code", enum(_MODELS, "CallbackReplyCode")),
        Field("message", "message", TEXT),
    )
    code: CallbackReplyCode | Unset = UNSET
    message: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            code: CallbackReplyCode | str | Unset | None = UNSET,
            message: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
