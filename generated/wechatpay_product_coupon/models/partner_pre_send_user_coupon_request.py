from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class PartnerPreSendUserCouponRequest(Model):
    """What a provider sends to get a token for the receive component, for a coupon of a brand's stock (服务商预发放商品券请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon to offer; its usage_mode must not be PROGRESSIVE_BUNDLE.
        stock_id (批次ID): Stock that the coupon will be taken from; it must belong to product_coupon_id and be in
            state SENDING.
        coupon_code (用户商品券Code): Code that the user's coupon shall have. Required when coupon_code_mode of the stock
            is API_ASSIGN, and not to be sent in any other mode (at most 40 characters; optional).
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        send_request_no (发券请求单号): Number of the later send, chosen by the caller, unique within the brand. The user
            gets one coupon per stock_id and send_request_no, however many tokens were made for them (6 to 128
            characters).
        attach (自定义附加信息): Text of the caller that queries and the callback carry back unchanged (at most 150
            characters; optional).
        brand_id (品牌ID): The brand that owns the stock; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("coupon_code", "coupon_code", TEXT),
        Field("appid", "appid", TEXT, required=True),
        Field("send_request_no", "send_request_no", TEXT, required=True),
        Field("attach", "attach", TEXT),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    product_coupon_id: str
    stock_id: str
    coupon_code: str | Unset = UNSET
    appid: str
    send_request_no: str
    attach: str | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            coupon_code: str | Unset | None = UNSET,
            appid: str,
            send_request_no: str,
            attach: str | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
