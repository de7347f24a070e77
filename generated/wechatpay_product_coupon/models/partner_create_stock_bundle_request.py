from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import StockBundleForCreate

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerCreateStockBundleRequest(Model):
    """What a service provider sends to add a stock bundle to a multi-use product coupon of a brand (添加商品券批次组请求 (服务商)).

    Attributes:
        out_request_no (创建请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        stock_bundle (批次组): The stock bundle to add; one stock per round is created from it.
        brand_id (品牌ID): The brand that owns the coupon; it must have authorised the calling provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("stock_bundle", "stock_bundle", model(_MODELS, "StockBundleForCreate"), required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    stock_bundle: StockBundleForCreate
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            stock_bundle: StockBundleForCreate | Mapping[str, Any],
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
