from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class UnbindRecipientResponse(Model):
    """Whether the merchant number was unbound. The status is 200 even when it was not, so read failed_reason
    (解绑收款商户号应答).

    Attributes:
        failed_reason (解绑失败原因): Why the merchant number was not unbound; empty or absent on success (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("failed_reason", "failed_reason", TEXT),)
    failed_reason: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            failed_reason: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
