from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import BrandStoreAddress, BrandStoreBasics, BrandStoreBusiness

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class UpdateBrandStoreRequest(Model):
    """What a brand sends to change a store. A part that is left out stays as it is; what becomes of fields left out of
    a part that is sent is not documented, so send parts whole (更新品牌门店请求).

    Attributes:
        store_basics (门店基础信息): The caller's number of the store, and its name (optional).
        store_address (门店地址信息): Where the store is; sending it starts a review (optional).
        store_business (门店经营信息): Phone and business hours; changing only them needs no review (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_basics", "store_basics", model(_MODELS, "BrandStoreBasics")),
        Field("store_address", "store_address", model(_MODELS, "BrandStoreAddress")),
        Field("store_business", "store_business", model(_MODELS, "BrandStoreBusiness")),
    )
    store_basics: BrandStoreBasics | Unset = UNSET
    store_address: BrandStoreAddress | Unset = UNSET
    store_business: BrandStoreBusiness | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_basics: BrandStoreBasics | Mapping[str, Any] | Unset | None = UNSET,
            store_address: BrandStoreAddress | Mapping[str, Any] | Unset | None = UNSET,
            store_business: BrandStoreBusiness | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
