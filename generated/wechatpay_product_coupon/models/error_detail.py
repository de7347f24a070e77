from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    ANYTHING,
    TEXT,
    UNSET,
    Field,
    Model,
    enum,
    model,
    wire_model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import ErrorLocation, SignErrorIssue, SignInformation

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ErrorDetail(Model):
    """Where and why a request was refused (错误详情).

    Attributes:
        field (错误参数位置): JSON pointer into the body, or the name of the path or query parameter (optional).
        value (错误的值): The value found there; any JSON value (optional).
        issue (具体错误原因): Why the value was refused (optional).
        location (错误参数来源): Part of the request in which the field lies (optional).
        detail (验签错误原因): Under SIGN_ERROR only, the object that holds `issue` (optional).
        sign_information (验签信息): Under SIGN_ERROR only, the message that the server built and verified (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("field", "field", TEXT),
        Field("value", "value", ANYTHING),
        Field("issue", "issue", TEXT),
        Field("location", "location", enum(_MODELS, "ErrorLocation")),
        Field("detail", "detail", model(_MODELS, "SignErrorIssue")),
        Field("sign_information", "sign_information", model(_MODELS, "SignInformation")),
    )
    field: str | Unset = UNSET
    value: Any | Unset = UNSET
    issue: str | Unset = UNSET
    location: ErrorLocation | Unset = UNSET
    detail: SignErrorIssue | Unset = UNSET
    sign_information: SignInformation | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            field: str | Unset | None = UNSET,
            value: Any | Unset | None = UNSET,
            issue: str | Unset | None = UNSET,
            location: ErrorLocation | str | Unset | None = UNSET,
            detail: SignErrorIssue | Mapping[str, Any] | Unset | None = UNSET,
            sign_information: SignInformation | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
