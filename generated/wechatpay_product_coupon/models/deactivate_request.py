from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class DeactivateRequest(Model):
    """What a brand sends to deactivate a product coupon or a stock, for good (失效请求).

    Attributes:
        out_request_no (失效请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency. Answers give it back as deactivate_request_no (6 to 40 characters).
        deactivate_reason (失效原因): Why it is deactivated, at most 150 characters (at most 150 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("deactivate_reason", "deactivate_reason", TEXT, required=True),
    )
    out_request_no: str
    deactivate_reason: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            deactivate_reason: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
