from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class CouponCodeCountInfo(Model):
    """Count of the uploaded codes of a stock with coupon_code_mode UPLOAD (品牌方预上传的券Code数量信息).

    Attributes:
        total_count (已上传的Code总数): All codes uploaded so far.
        available_count (当前可用的Code数): Codes not given out yet; upload more before it reaches 0.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER, required=True),
        Field("available_count", "available_count", INTEGER, required=True),
    )
    total_count: int
    available_count: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int,
            available_count: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
