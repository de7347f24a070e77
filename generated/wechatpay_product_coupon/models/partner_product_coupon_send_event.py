from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import SendChannel

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerProductCouponSendEvent(Model):
    """Decrypted payload of PRODUCT_COUPON_SP.SEND: a user received a coupon of one of the provider's brands (服务商领券通知).

    Attributes:
        brand_id (品牌ID): The brand that owns the coupon; tells the brands of one provider apart (at most 40
            characters).
        coupon_code (用户券Code): Code of the user's coupon, to be confirmed (at most 40 characters).
        product_coupon_id (商品券ID): Product coupon that the user coupon was made from (at most 40 characters).
        stock_id (商品券批次ID): Stock that the user coupon was taken from (at most 40 characters).
        stock_bundle_id (商品券批次组ID): Stock bundle of the stock; given when usage_mode of the product coupon is
            PROGRESSIVE_BUNDLE (at most 40 characters; optional; since 2025-11).
        user_coupon_bundle_id (用户券组ID): The user's bundle that the coupon is a round of; given when usage_mode of
            the product coupon is PROGRESSIVE_BUNDLE (at most 40 characters; optional; since 2025-11).
        appid (事件通知AppID): AppID that the openid here belongs to, the notify_config.notify_appid of the stock.
        openid (用户OpenID): Id of the user under this appid, not under the appid that the coupon was sent with.
        unionid (用户UnionID): Id of the user across the appids of one open platform account.
        receive_time (领券时间): When the user received the coupon; may carry milliseconds.
        send_request_no (发券请求单号): Number of the send request; the caller's for API and RECEIVE_COMPONENT, else made
            by the channel.
        send_channel (发券渠道): How the user got the coupon.
        valid_begin_time (有效期开始时间): From when on the coupon can be used.
        valid_end_time (有效期结束时间): Until when the coupon can be used; confirming late does not move it.
        phone_number (领券手机号): Phone number of the user in plain digits; only when the user allowed it and the brand
            takes part in the trial (optional).
        country_code (领券手机区号): Country code of the phone number, without the plus sign (optional).
        attach (自定义附加信息): Text given when the coupon was sent; only for the channels API and RECEIVE_COMPONENT
            (optional).
        channel_custom_info (渠道自定义信息): Text of the channel; only for the channel BRAND_MANAGE (optional).

    Rules:
        - stock_bundle_id and user_coupon_bundle_id come together, for a coupon with usage_mode PROGRESSIVE_BUNDLE
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("brand_id", "brand_id", TEXT, required=True),
        Field("coupon_code", "coupon_code", TEXT, required=True),
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("stock_bundle_id", "stock_bundle_id", TEXT),
        Field("user_coupon_bundle_id", "user_coupon_bundle_id", TEXT),
        Field("appid", "appid", TEXT, required=True),
        Field("openid", "openid", TEXT, required=True, sensitive=True),
        Field("unionid", "unionid", TEXT, required=True, sensitive=True),
        Field("receive_time", "receive_time", TIME, required=True),
        Field("send_request_no", "send_request_no", TEXT, required=True),
        Field("send_channel", "send_channel", enum(_MODELS, "SendChannel"), required=True),
        Field("valid_begin_time", "valid_begin_time", TIME, required=True),
        Field("valid_end_time", "valid_end_time", TIME, required=True),
        Field("phone_number", "phone_number", TEXT, sensitive=True),
        Field("country_code", "country_code", TEXT),
        Field("attach", "attach", TEXT),
        Field("channel_custom_info", "channel_custom_info", TEXT),
    )
    brand_id: str
    coupon_code: str
    product_coupon_id: str
    stock_id: str
    stock_bundle_id: str | Unset = UNSET
    user_coupon_bundle_id: str | Unset = UNSET
    appid: str
    openid: str
    unionid: str
    receive_time: datetime.datetime
    send_request_no: str
    send_channel: SendChannel
    valid_begin_time: datetime.datetime
    valid_end_time: datetime.datetime
    phone_number: str | Unset = UNSET
    country_code: str | Unset = UNSET
    attach: str | Unset = UNSET
    channel_custom_info: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            brand_id: str,
            coupon_code: str,
            product_coupon_id: str,
            stock_id: str,
            stock_bundle_id: str | Unset | None = UNSET,
            user_coupon_bundle_id: str | Unset | None = UNSET,
            appid: str,
            openid: str,
            unionid: str,
            receive_time: datetime.datetime | str,
            send_request_no: str,
            send_channel: SendChannel | str,
            valid_begin_time: datetime.datetime | str,
            valid_end_time: datetime.datetime | str,
            phone_number: str | Unset | None = UNSET,
            country_code: str | Unset | None = UNSET,
            attach: str | Unset | None = UNSET,
            channel_custom_info: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
