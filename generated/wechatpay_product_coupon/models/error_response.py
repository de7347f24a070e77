from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import ErrorDetail

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ErrorResponse(Model):
    """Body of every answer outside 2xx that comes from the API itself; gateways may answer with HTML instead (错误应答).

    Attributes:
        code (错误码): Upper-case word to branch on.
        message (错误描述): Text for humans in the language of `Accept-Language`; never branch on it.
        detail (错误详情): Where the error lies. PARAM_ERROR and INVALID_REQUEST carry field, value, issue and location;
            SIGN_ERROR carries sign_information, and its issue sits one level deeper, below a second detail
            (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("code", "code", TEXT, required=True),
        Field("message", "message", TEXT, required=True),
        Field("detail", "detail", model(_MODELS, "ErrorDetail")),
    )
    code: str
    message: str
    detail: ErrorDetail | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            code: str,
            message: str,
            detail: ErrorDetail | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
