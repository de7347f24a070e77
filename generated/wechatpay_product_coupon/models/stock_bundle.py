from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import StockInBundle

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StockBundle(Model):
    """A stock bundle of a multi-use coupon (批次组).

    Attributes:
        stock_bundle_id (批次组ID): Id of the bundle, issued by WeChat Pay; at most 40 characters (at most 40
            characters).
        stock_list (批次列表): The stocks of the bundle, one per round, in the order of the rounds.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("stock_bundle_id", "stock_bundle_id", TEXT, required=True),
        Field("stock_list", "stock_list", array(model(_MODELS, "StockInBundle")), required=True),
    )
    stock_bundle_id: str
    stock_list: list[StockInBundle]

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            stock_bundle_id: str,
            stock_list: Sequence[StockInBundle | Mapping[str, Any]],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
