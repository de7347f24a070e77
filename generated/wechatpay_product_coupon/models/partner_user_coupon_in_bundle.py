from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        CouponTagInfo,
        CouponUsageDetail,
        PartnerProductCoupon,
        PartnerStockInBundle,
        SendChannel,
        UserCouponBundleInfo,
        UserCouponState,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerUserCouponInBundle(Model):
    """The coupon of one round within the user's bundle, as a provider sees it (服务商用户商品券(券组内)).

    Attributes:
        coupon_code (用户商品券Code): Code of the user's coupon; together with openid, appid and stock_id it names the
            coupon (at most 40 characters).
        coupon_state (用户商品券状态): State of the user's coupon.
        valid_begin_time (有效期开始时间): From when on the coupon can be used; fixed when it was issued.
        valid_end_time (有效期结束时间): Until when the coupon can be used; confirming late does not move it.
        receive_time (领券时间): When the user received the coupon.
        send_request_no (发券请求单号): Number of the send request; made by the platform for channels that the caller does
            not start (at most 128 characters).
        send_channel (发券渠道): How the user got the bundle.
        confirm_request_no (确认请求单号): Request number of the confirmation (optional).
        confirm_time (确认发放时间): When the coupon was confirmed (optional).
        deactivate_request_no (失效请求单号): Request number of the deactivation (at most 128 characters; optional).
        deactivate_time (失效时间): When the coupon was deactivated (optional).
        deactivate_reason (失效原因): Why the coupon was deactivated (at most 150 characters; optional).
        progressive_bundle_usage_detail (多次优惠使用详情): Use and return of this round; an empty object before its first
            use (optional).
        user_product_coupon_bundle_info (用户券组信息): The user's bundle, and the place of this coupon in it.
        product_coupon (商品券信息): The product coupon; its display fields stand as they were when the user received the
            coupon.
        stock (批次信息): The stock of this round; its display fields stand as they were when the user received the
            coupon.
        attach (自定义附加信息): Text given when the bundle was sent; only for the channels API and RECEIVE_COMPONENT (at
            most 150 characters; optional).
        channel_custom_info (渠道自定义信息): Text of the channel, for example of BRAND_MANAGE; its format depends on
            send_channel (at most 1000 characters; optional).
        coupon_tag_info (用户商品券标签信息): Labels that the user's card page shows for this coupon (optional).
        brand_id (品牌ID): The brand that owns the coupon.

    Rules:
        - confirm_request_no and confirm_time are required once a coupon of the channels API, BRAND_MANAGE or
          RECEIVE_COMPONENT is PENDING, EFFECTIVE or USED, which only a confirmation leads to
        - confirm_request_no and confirm_time come together
        - deactivate_request_no, deactivate_time and deactivate_reason are required when coupon_state is DEACTIVATED
        - progressive_bundle_usage_detail names the use and its order when coupon_state is USED
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("coupon_code", "coupon_code", TEXT, required=True),
        Field("coupon_state", "coupon_state", enum(_MODELS, "UserCouponState"), required=True),
        Field("valid_begin_time", "valid_begin_time", TIME, required=True),
        Field("valid_end_time", "valid_end_time", TIME, required=True),
        Field("receive_time", "receive_time", TIME, required=True),
        Field("send_request_no", "send_request_no", TEXT, required=True),
        Field("send_channel", "send_channel", enum(_MODELS, "SendChannel"), required=True),
        Field("confirm_request_no", "confirm_request_no", TEXT),
        Field("confirm_time", "confirm_time", TIME),
        Field("deactivate_request_no", "deactivate_request_no", TEXT),
        Field("deactivate_time", "deactivate_time", TIME),
        Field("deactivate_reason", "deactivate_reason", TEXT),
        Field(
            "progressive_bundle_usage_detail", "progressive_bundle_usage_detail", model(_MODELS, "CouponUsageDetail")
        ),
        Field(
            "user_product_coupon_bundle_info",
            "user_product_coupon_bundle_info",
            model(_MODELS, "UserCouponBundleInfo"),
            required=True,
        ),
        Field("product_coupon", "product_coupon", model(_MODELS, "PartnerProductCoupon"), required=True),
        Field("stock", "stock", model(_MODELS, "PartnerStockInBundle"), required=True),
        Field("attach", "attach", TEXT),
        Field("channel_custom_info", "channel_custom_info", TEXT),
        Field("coupon_tag_info", "coupon_tag_info", model(_MODELS, "CouponTagInfo")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    coupon_code: str
    coupon_state: UserCouponState
    valid_begin_time: datetime.datetime
    valid_end_time: datetime.datetime
    receive_time: datetime.datetime
    send_request_no: str
    send_channel: SendChannel
    confirm_request_no: str | Unset = UNSET
    confirm_time: datetime.datetime | Unset = UNSET
    deactivate_request_no: str | Unset = UNSET
    deactivate_time: datetime.datetime | Unset = UNSET
    deactivate_reason: str | Unset = UNSET
    progressive_bundle_usage_detail: CouponUsageDetail | Unset = UNSET
    user_product_coupon_bundle_info: UserCouponBundleInfo
    product_coupon: PartnerProductCoupon
    stock: PartnerStockInBundle
    attach: str | Unset = UNSET
    channel_custom_info: str | Unset = UNSET
    coupon_tag_info: CouponTagInfo | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_code: str,
            coupon_state: UserCouponState | str,
            valid_begin_time: datetime.datetime | str,
            valid_end_time: datetime.datetime | str,
            receive_time: datetime.datetime | str,
            send_request_no: str,
            send_channel: SendChannel | str,
            confirm_request_no: str | Unset | None = UNSET,
            confirm_time: datetime.datetime | str | Unset | None = UNSET,
            deactivate_request_no: str | Unset | None = UNSET,
            deactivate_time: datetime.datetime | str | Unset | None = UNSET,
            deactivate_reason: str | Unset | None = UNSET,
            progressive_bundle_usage_detail: CouponUsageDetail | Mapping[str, Any] | Unset | None = UNSET,
            user_product_coupon_bundle_info: UserCouponBundleInfo | Mapping[str, Any],
            product_coupon: PartnerProductCoupon | Mapping[str, Any],
            stock: PartnerStockInBundle | Mapping[str, Any],
            attach: str | Unset | None = UNSET,
            channel_custom_info: str | Unset | None = UNSET,
            coupon_tag_info: CouponTagInfo | Mapping[str, Any] | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
