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
class BindRecipientResponse(Model):
    """A merchant number and how far its binding to a store has come (绑定收款商户号应答).

    Attributes:
        store_id (品牌门店ID): Id of the store (optional).
        mchid (门店收款商户号): The merchant number (at most 16 characters; optional).
        company_name (门店收款主体): Owner of the merchant number, a company, a sole trader or a micro merchant (at most
            256 characters; optional).
        recipient_state (收款绑定状态): Whether the merchant number is bound, or waits for its administrator (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_id", "store_id", TEXT),
        Field("mchid", "mchid", TEXT),
        Field("company_name", "company_name", TEXT, sensitive=True),
        Field("recipient_state", "recipient_state", enum(_MODELS, "RecipientState")),
    )
    store_id: str | Unset = UNSET
    mchid: str | Unset = UNSET
    company_name: str | Unset = UNSET
    recipient_state: RecipientState | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_id: str | Unset | None = UNSET,
            mchid: str | Unset | None = UNSET,
            company_name: str | Unset | None = UNSET,
            recipient_state: RecipientState | str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
