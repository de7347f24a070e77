from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CouponTagInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerSendUserCouponBundleRequest(Model):
    """What a provider sends to give one stock bundle of the brand to one user (服务商发放商品券批次组请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon to send; its usage_mode must be PROGRESSIVE_BUNDLE.
        stock_bundle_id (批次组ID): Stock bundle to send; it must belong to product_coupon_id, and its stocks be in
            state SENDING.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        send_request_no (发券请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 128 characters).
        attach (自定义附加信息): Text of the caller that queries and the callbacks carry back unchanged (at most 150
            characters; optional).
        coupon_tag_info (用户商品券标签信息): Labels that the user's card page shows for the coupons of the bundle
            (optional).
        brand_id (品牌ID): The brand that owns the stock bundle; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_bundle_id", "stock_bundle_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("send_request_no", "send_request_no", TEXT, required=True),
        Field("attach", "attach", TEXT),
        Field("coupon_tag_info", "coupon_tag_info", model(_MODELS, "CouponTagInfo")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    product_coupon_id: str
    stock_bundle_id: str
    appid: str
    send_request_no: str
    attach: str | Unset = UNSET
    coupon_tag_info: CouponTagInfo | Unset = UNSET
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
            coupon_tag_info: CouponTagInfo | Mapping[str, Any] | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
