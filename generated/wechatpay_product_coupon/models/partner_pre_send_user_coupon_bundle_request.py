from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class PartnerPreSendUserCouponBundleRequest(Model):
    """What a provider sends to get a token for the receive component, for a stock bundle of the brand
    (服务商预发放商品券批次组请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon to offer; its usage_mode must be PROGRESSIVE_BUNDLE.
        stock_bundle_id (批次组ID): Stock bundle to offer; it must belong to product_coupon_id, and its stocks be in
            state SENDING.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        send_request_no (发券请求单号): Number of the later send, chosen by the caller, unique within the brand (6 to 40
            characters).
        attach (自定义附加信息): Text of the caller that queries and the callbacks carry back unchanged (at most 150
            characters; optional).
        brand_id (品牌ID): The brand that owns the stock bundle; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_bundle_id", "stock_bundle_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("send_request_no", "send_request_no", TEXT, required=True),
        Field("attach", "attach", TEXT),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    product_coupon_id: str
    stock_bundle_id: str
    appid: str
    send_request_no: str
    attach: str | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_bundle_id: str,
            appid: str,
            send_request_no: str,
            attach: str | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
