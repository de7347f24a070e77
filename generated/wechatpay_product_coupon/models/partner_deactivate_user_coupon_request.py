from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class PartnerDeactivateUserCouponRequest(Model):
    """What a provider sends to deactivate a coupon of the brand that a user holds (服务商失效用户商品券请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon that the user coupon was made from; its usage_mode must not be
            PROGRESSIVE_BUNDLE.
        stock_id (批次ID): Stock that the user coupon was taken from; it must belong to product_coupon_id.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        out_request_no (失效请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        deactivate_reason (失效原因): Why the coupon is deactivated; kept with the coupon (at most 150 characters).
        brand_id (品牌ID): The brand that owns the stock; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("deactivate_reason", "deactivate_reason", TEXT, required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    product_coupon_id: str
    stock_id: str
    appid: str
    out_request_no: str
    deactivate_reason: str
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            appid: str,
            out_request_no: str,
            deactivate_reason: str,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
