from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        CouponCodeCountInfo,
        CouponCodeMode,
        CouponDisplayInfo,
        NotifyConfig,
        StockBundleInfo,
        StockSendRule,
        StockSentCountInfo,
        StockState,
        StockUsageRule,
        StoreScope,
        UsageRuleDisplayInfo,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StockInBundle(Model):
    """A stock within its bundle, serving one round (批次信息(批次组内)).

    Attributes:
        product_coupon_id (商品券ID): Id of the coupon to which the stock belongs; at most 40 characters (at most 40
            characters).
        stock_id (批次ID): Id of the stock, issued by WeChat Pay, unique over all brands; at most 40 characters (at
            most 40 characters).
        remark (备注): Note for the brand's own use, at most 20 characters (at most 20 characters; optional).
        coupon_code_mode (券Code分配模式): Where the codes of the coupons come from; WECHATPAY or UPLOAD for stocks of a
            bundle.
        coupon_code_count_info (品牌方预上传的券Code数量信息): How many codes were uploaded and how many are left; with
            coupon_code_mode UPLOAD (optional).
        stock_send_rule (发放规则): How many coupons may be given out; only the first stock of a bundle has a limit per
            day.
        progressive_bundle_usage_rule (多次优惠使用规则): When the coupons of this round can be used, and their offer.
        stock_bundle_info (批次组信息): The bundle to which the stock belongs, and its place there.
        usage_rule_display_info (券使用规则展示信息): What users are told about using the coupon.
        coupon_display_info (用户商品券展示信息): How the coupon looks in the user's wallet.
        notify_config (事件通知配置): For which AppID the openid in callbacks is computed.
        store_scope (可用门店范围): In which stores the coupon can be used.
        sent_count_info (已发放次数): How many coupons were given out so far.
        state (批次状态): State of the stock; coupons are given out in SENDING only.
        deactivate_request_no (失效请求单号): Request number of the deactivation, at most 128 characters; with state
            DEACTIVATED (at most 128 characters; optional).
        deactivate_time (失效时间): When the stock was deactivated; with state DEACTIVATED (optional).
        deactivate_reason (失效原因): Why the stock was deactivated, at most 150 characters; with state DEACTIVATED (at
            most 150 characters; optional).

    Rules:
        - coupon_code_count_info is given when coupon_code_mode is UPLOAD
        - deactivate_request_no, deactivate_time and deactivate_reason are given when state is DEACTIVATED
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("remark", "remark", TEXT),
        Field("coupon_code_mode", "coupon_code_mode", enum(_MODELS, "CouponCodeMode"), required=True),
        Field("coupon_code_count_info", "coupon_code_count_info", model(_MODELS, "CouponCodeCountInfo")),
        Field("stock_send_rule", "stock_send_rule", model(_MODELS, "StockSendRule"), required=True),
        Field(
            "progressive_bundle_usage_rule",
            "progressive_bundle_usage_rule",
            model(_MODELS, "StockUsageRule"),
            required=True,
        ),
        Field("stock_bundle_info", "stock_bundle_info", model(_MODELS, "StockBundleInfo"), required=True),
        Field(
            "usage_rule_display_info", "usage_rule_display_info", model(_MODELS, "UsageRuleDisplayInfo"), required=True
        ),
        Field("coupon_display_info", "coupon_display_info", model(_MODELS, "CouponDisplayInfo"), required=True),
        Field("notify_config", "notify_config", model(_MODELS, "NotifyConfig"), required=True),
        Field("store_scope", "store_scope", enum(_MODELS, "StoreScope"), required=True),
        Field("sent_count_info", "sent_count_info", model(_MODELS, "StockSentCountInfo"), required=True),
        Field("state", "state", enum(_MODELS, "StockState"), required=True),
        Field("deactivate_request_no", "deactivate_request_no", TEXT),
        Field("deactivate_time", "deactivate_time", TIME),
        Field("deactivate_reason", "deactivate_reason", TEXT),
    )
    product_coupon_id: str
    stock_id: str
    remark: str | Unset = UNSET
    coupon_code_mode: CouponCodeMode
    coupon_code_count_info: CouponCodeCountInfo | Unset = UNSET
    stock_send_rule: StockSendRule
    progressive_bundle_usage_rule: StockUsageRule
    stock_bundle_info: StockBundleInfo
    usage_rule_display_info: UsageRuleDisplayInfo
    coupon_display_info: CouponDisplayInfo
    notify_config: NotifyConfig
    store_scope: StoreScope
    sent_count_info: StockSentCountInfo
    state: StockState
    deactivate_request_no: str | Unset = UNSET
    deactivate_time: datetime.datetime | Unset = UNSET
    deactivate_reason: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            remark: str | Unset | None = UNSET,
            coupon_code_mode: CouponCodeMode | str,
            coupon_code_count_info: CouponCodeCountInfo | Mapping[str, Any] | Unset | None = UNSET,
            stock_send_rule: StockSendRule | Mapping[str, Any],
            progressive_bundle_usage_rule: StockUsageRule | Mapping[str, Any],
            stock_bundle_info: StockBundleInfo | Mapping[str, Any],
            usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any],
            coupon_display_info: CouponDisplayInfo | Mapping[str, Any],
            notify_config: NotifyConfig | Mapping[str, Any],
            store_scope: StoreScope | str,
            sent_count_info: StockSentCountInfo | Mapping[str, Any],
            state: StockState | str,
            deactivate_request_no: str | Unset | None = UNSET,
            deactivate_time: datetime.datetime | str | Unset | None = UNSET,
            deactivate_reason: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
