from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import ProductCouponDisplayInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class UpdateProductCouponRequest(Model):
    """What a brand sends to change how a product coupon is shown; nothing else of it can change. The body has no
    scope: for a coupon with scope SINGLE, display_info must hold combo_package_list again (修改商品券请求).

    Attributes:
        out_request_no (修改请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        display_info (展示信息): Name, pictures and goods that users see; replaces the former object as a whole.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("display_info", "display_info", model(_MODELS, "ProductCouponDisplayInfo"), required=True),
    )
    out_request_no: str
    display_info: ProductCouponDisplayInfo

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            display_info: ProductCouponDisplayInfo | Mapping[str, Any],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
