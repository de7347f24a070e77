from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class UnbindRecipientRequest(Model):
    """The merchant number that shall no longer receive payments for a store (解绑收款商户号请求).

    Attributes:
        mchid (门店收款商户号): A merchant number whose recipient_state is CONFIRMED for this store (at most 16
            characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("mchid", "mchid", TEXT, required=True),)
    mchid: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            mchid: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
