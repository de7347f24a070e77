from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import StoreInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerStoreListRequest(Model):
    """The stores that a service provider associates with, or disassociates from, a stock or stock bundle of a brand
    (门店列表请求 (服务商)).

    Attributes:
        store_list (门店列表): The stores, up to 200 per call; repeated ones count once. More calls add up (at most 200
            entries).
        brand_id (品牌ID): The brand that owns the stock or bundle; it must have authorised the calling provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_list", "store_list", array(model(_MODELS, "StoreInfo")), required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    store_list: list[StoreInfo]
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_list: Sequence[StoreInfo | Mapping[str, Any]],
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
