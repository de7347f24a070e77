from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import StockForCreate

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CreateStockRequest(Model):
    """What a brand sends to add a stock to a product coupon. scope, type and usage_mode are those of the coupon and
    not part of this body: with scope SINGLE the stock holds the offer in single_usage_rule, with scope ALL the
    coupon does (添加商品券批次请求).

    Attributes:
        out_request_no (创建请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        stock (批次): The stock to add.

    Rules:
        - stock.single_usage_rule is required; only a stock of the older multi-use generation has
          stock.sequential_usage_rule instead
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("stock", "stock", model(_MODELS, "StockForCreate"), required=True),
    )
    out_request_no: str
    stock: StockForCreate

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            stock: StockForCreate | Mapping[str, Any],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
