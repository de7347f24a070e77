from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import SequentialUsageDetailItem

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SequentialUsageDetail(Model):
    """Use and return of every round of a coupon with usage_mode SEQUENTIAL (多次优惠使用详情).

    Attributes:
        total_count (总可使用次数): Number of rounds of the coupon (optional).
        used_count (已使用次数): Number of rounds that were used (optional).
        detail_item_list (轮次使用详情列表): The rounds in their order (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER),
        Field("used_count", "used_count", INTEGER),
        Field("detail_item_list", "detail_item_list", array(model(_MODELS, "SequentialUsageDetailItem"))),
    )
    total_count: int | Unset = UNSET
    used_count: int | Unset = UNSET
    detail_item_list: list[SequentialUsageDetailItem] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int | Unset | None = UNSET,
            used_count: int | Unset | None = UNSET,
            detail_item_list: Sequence[SequentialUsageDetailItem | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
