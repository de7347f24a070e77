from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import StoreInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StoreListRequest(Model):
    """The stores that a brand associates with, or disassociates from, a stock or stock bundle. It has no request
    number: stores are a set, so a repeat does no harm (门店列表请求).

    Attributes:
        store_list (门店列表): The stores, up to 200 per call; repeated ones count once. More calls add up (at most 200
            entries).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_list", "store_list", array(model(_MODELS, "StoreInfo")), required=True),
    )
    store_list: list[StoreInfo]

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_list: Sequence[StoreInfo | Mapping[str, Any]],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
