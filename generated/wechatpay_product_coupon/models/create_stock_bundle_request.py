from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import StockBundleForCreate

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CreateStockBundleRequest(Model):
    """What a brand sends to add a stock bundle to a product coupon of usage_mode PROGRESSIVE_BUNDLE. scope, type and
    the number of rounds are those of the coupon and not part of this body: send the one rule list of its type, with
    an entry per round (添加商品券批次组请求).

    Attributes:
        out_request_no (创建请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        stock_bundle (批次组): The stock bundle to add; one stock per round is created from it.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("stock_bundle", "stock_bundle", model(_MODELS, "StockBundleForCreate"), required=True),
    )
    out_request_no: str
    stock_bundle: StockBundleForCreate

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            stock_bundle: StockBundleForCreate | Mapping[str, Any],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
