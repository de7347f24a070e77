from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import RecipientState

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class BrandStoreRecipient(Model):
    """A merchant number that receives payments for a store, or was asked to (门店收款信息).

    Attributes:
        mchid (门店收款商户号): The merchant number, one that is linked to the brand (at most 16 characters; optional).
        company_name (门店收款主体): Owner of the merchant number, a company, a sole trader or a micro merchant (at most
            256 characters; optional).
        recipient_state (收款绑定状态): Whether the merchant number is bound to the store (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("mchid", "mchid", TEXT),
        Field("company_name", "company_name", TEXT, sensitive=True),
        Field("recipient_state", "recipient_state", enum(_MODELS, "RecipientState")),
    )
    mchid: str | Unset = UNSET
    company_name: str | Unset = UNSET
    recipient_state: RecipientState | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            mchid: str | Unset | None = UNSET,
            company_name: str | Unset | None = UNSET,
            recipient_state: RecipientState | str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
