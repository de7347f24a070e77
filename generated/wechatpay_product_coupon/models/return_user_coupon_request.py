from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class ReturnUserCouponRequest(Model):
    """What a brand sends to take back the redemption of a user's coupon (退券请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon that the user coupon was made from.
        stock_id (批次ID): Stock that the user coupon was taken from; it must belong to product_coupon_id.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        out_request_no (退券请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency. Keep it for every retry until the return succeeds, else the two sides differ about the
            coupon (6 to 40 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("out_request_no", "out_request_no", TEXT, required=True),
    )
    product_coupon_id: str
    stock_id: str
    appid: str
    out_request_no: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            appid: str,
            out_request_no: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
