from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, array, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import (
        BrandStoreAddress,
        BrandStoreAuditState,
        BrandStoreBasics,
        BrandStoreBusiness,
        BrandStoreRecipient,
        BrandStoreState,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerBrandStore(Model):
    """A store of a brand as a service provider sees it (品牌门店 (服务商)).

    Attributes:
        store_id (品牌门店ID): Id of the store (optional).
        store_state (门店状态): Whether the store is in operation. Only its first review, close and resume change it
            (optional).
        audit_state (审核状态): Where the review of the creation or of the last update stands (optional).
        review_reject_reason (审核失败原因): Why the review failed. The published samples carry it even beside SUCCESS
            (optional).
        store_basics (门店基础信息): The caller's number of the store, and its name (optional).
        store_address (门店地址信息): Where the store is (optional).
        store_business (门店经营信息): Phone and business hours (optional).
        store_recipient (门店收款信息): Merchant numbers that receive payments for the store, or were asked to; at most
            three can be bound (optional).
        brand_id (品牌ID): The brand that owns the store.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_id", "store_id", TEXT),
        Field("store_state", "store_state", enum(_MODELS, "BrandStoreState")),
        Field("audit_state", "audit_state", enum(_MODELS, "BrandStoreAuditState")),
        Field("review_reject_reason", "review_reject_reason", TEXT),
        Field("store_basics", "store_basics", model(_MODELS, "BrandStoreBasics")),
        Field("store_address", "store_address", model(_MODELS, "BrandStoreAddress")),
        Field("store_business", "store_business", model(_MODELS, "BrandStoreBusiness")),
        Field("store_recipient", "store_recipient", array(model(_MODELS, "BrandStoreRecipient"))),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    store_id: str | Unset = UNSET
    store_state: BrandStoreState | Unset = UNSET
    audit_state: BrandStoreAuditState | Unset = UNSET
    review_reject_reason: str | Unset = UNSET
    store_basics: BrandStoreBasics | Unset = UNSET
    store_address: BrandStoreAddress | Unset = UNSET
    store_business: BrandStoreBusiness | Unset = UNSET
    store_recipient: list[BrandStoreRecipient] | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_id: str | Unset | None = UNSET,
            store_state: BrandStoreState | str | Unset | None = UNSET,
            audit_state: BrandStoreAuditState | str | Unset | None = UNSET,
            review_reject_reason: str | Unset | None = UNSET,
            store_basics: BrandStoreBasics | Mapping[str, Any] | Unset | None = UNSET,
            store_address: BrandStoreAddress | Mapping[str, Any] | Unset | None = UNSET,
            store_business: BrandStoreBusiness | Mapping[str, Any] | Unset | None = UNSET,
            store_recipient: Sequence[BrandStoreRecipient | Mapping[str, Any]] | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
