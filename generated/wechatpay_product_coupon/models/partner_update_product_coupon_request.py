from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import ProductCouponDisplayInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerUpdateProductCouponRequest(Model):
    """What a service provider sends to change how a product coupon of a brand is shown (修改商品券请求 (服务商)).

    Attributes:
        out_request_no (修改请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        display_info (展示信息): Name, pictures and goods that users see; replaces the former object as a whole.
        brand_id (品牌ID): The brand that owns the coupon; it must have authorised the calling provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("display_info", "display_info", model(_MODELS, "ProductCouponDisplayInfo"), required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    display_info: ProductCouponDisplayInfo
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            display_info: ProductCouponDisplayInfo | Mapping[str, Any],
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
