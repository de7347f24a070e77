from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import FailedStoreInfo, StoreInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StoreListResult(Model):
    """What became of each store of the request. The status is 200 even when stores were refused, so read
    failed_store_list (门店关联结果).

    Attributes:
        total_count (去重后门店总数): Number of different stores in the request.
        success_store_list (成功的门店列表): Stores that were associated or disassociated (optional).
        failed_store_list (失败的门店列表): Stores that were refused, and why (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER, required=True),
        Field("success_store_list", "success_store_list", array(model(_MODELS, "StoreInfo"))),
        Field("failed_store_list", "failed_store_list", array(model(_MODELS, "FailedStoreInfo"))),
    )
    total_count: int
    success_store_list: list[StoreInfo] | Unset = UNSET
    failed_store_list: list[FailedStoreInfo] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int,
            success_store_list: Sequence[StoreInfo | Mapping[str, Any]] | Unset | None = UNSET,
            failed_store_list: Sequence[FailedStoreInfo | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
