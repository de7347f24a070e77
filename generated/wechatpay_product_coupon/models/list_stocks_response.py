from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    INTEGER,
    TEXT,
    UNSET,
    Field,
    Model,
    array,
    model,
    wire_model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import Stock

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ListStocksResponse(Model):
    """A page of the stocks of a product coupon (批次列表).

    Attributes:
        total_count (总个数): Number of stocks on all pages; given on the first page only, that is without page_token
            (optional).
        stock_list (批次列表): The stocks of this page (optional).
        next_page_token (下一页Token): The page_token of the next page, at most 100 characters; absent on the last page
            (at most 100 characters; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER),
        Field("stock_list", "stock_list", array(model(_MODELS, "Stock"))),
        Field("next_page_token", "next_page_token", TEXT),
    )
    total_count: int | Unset = UNSET
    stock_list: list[Stock] | Unset = UNSET
    next_page_token: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int | Unset | None = UNSET,
            stock_list: Sequence[Stock | Mapping[str, Any]] | Unset | None = UNSET,
            next_page_token: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
