from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class FailedCouponCodeInfo(Model):
    """A code that was not stored, and why (上传失败的券Code).

    Attributes:
        coupon_code (券Code): The code that was refused.
        code (错误码): Error code for this one code.
        message (错误信息): Text for humans; never branch on it.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("coupon_code", "coupon_code", TEXT, required=True),
        Field("code", "code", TEXT, required=True),
        Field("message", "message", TEXT, required=True),
    )
    coupon_code: str
    code: str
    message: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_code: str,
            code: str,
            message: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
