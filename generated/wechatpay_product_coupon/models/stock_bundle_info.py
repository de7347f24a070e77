from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class StockBundleInfo(Model):
    """The bundle to which a stock belongs, and its place there (批次组信息).

    Attributes:
        stock_bundle_id (批次所属批次组ID): Id of the stock bundle; at most 40 characters (at most 40 characters).
        stock_bundle_index (批次在批次组内的次序): Round that the stock serves, counted from 0 (at least 0).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("stock_bundle_id", "stock_bundle_id", TEXT, required=True),
        Field("stock_bundle_index", "stock_bundle_index", INTEGER, required=True),
    )
    stock_bundle_id: str
    stock_bundle_index: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            stock_bundle_id: str,
            stock_bundle_index: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
