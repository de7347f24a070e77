from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import BrandStoreState

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerBrandStoreStateResult(Model):
    """The state of a store of the brand after it was closed or resumed (门店状态应答 (服务商)).

    Attributes:
        store_id (品牌门店ID): Id of the store (optional).
        store_state (门店状态): CLOSED after close, OPEN after resume (optional).
        brand_id (品牌ID): The brand that owns the store.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_id", "store_id", TEXT),
        Field("store_state", "store_state", enum(_MODELS, "BrandStoreState")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    store_id: str | Unset = UNSET
    store_state: BrandStoreState | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_id: str | Unset | None = UNSET,
            store_state: BrandStoreState | str | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
