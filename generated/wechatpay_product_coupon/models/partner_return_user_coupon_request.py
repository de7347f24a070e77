from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class PartnerReturnUserCouponRequest(Model):
    """What a provider sends to take back the redemption of a user's coupon of the brand (服务商退券请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon that the user coupon was made from.
        stock_id (批次ID): Stock that the user coupon was taken from; it must belong to product_coupon_id.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        out_request_no (退券请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency. Keep it for every retry until the return succeeds, else the two sides differ about the
            coupon (6 to 40 characters).
        brand_id (品牌ID): The brand that owns the stock; it must have authorised the provider.
        sequential_coupon_index (多次优惠索引): Round to return, counted from 0, for a product coupon with usage_mode
            SEQUENTIAL (at least 0; optional; superseded: PROGRESSIVE_BUNDLE, where each round is a user coupon with
            a code of its own).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
        Field("sequential_coupon_index", "sequential_coupon_index", INTEGER),
    )
    product_coupon_id: str
    stock_id: str
    appid: str
    out_request_no: str
    brand_id: str
    sequential_coupon_index: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            appid: str,
            out_request_no: str,
            brand_id: str,
            sequential_coupon_index: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
