from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, UNSET, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import BrandStore

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ListBrandStoresResponse(Model):
    """A page of the stores of a brand (品牌门店列表).

    Attributes:
        data (品牌门店列表): The stores of this page (optional).
        offset (分页起始位置): Number of stores before this page (optional).
        limit (分页条数): Greatest number of stores on a page (optional).
        total_count (门店总数): Number of stores that fit the query, over all pages (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("data", "data", array(model(_MODELS, "BrandStore"))),
        Field("offset", "offset", INTEGER),
        Field("limit", "limit", INTEGER),
        Field("total_count", "total_count", INTEGER),
    )
    data: list[BrandStore] | Unset = UNSET
    offset: int | Unset = UNSET
    limit: int | Unset = UNSET
    total_count: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            data: Sequence[BrandStore | Mapping[str, Any]] | Unset | None = UNSET,
            offset: int | Unset | None = UNSET,
            limit: int | Unset | None = UNSET,
            total_count: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
