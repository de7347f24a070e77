from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        CouponCodeMode,
        CouponDisplayInfo,
        NotifyConfig,
        SequentialUsageRule,
        SingleUsageRule,
        StockSendRule,
        StoreScope,
        UsageRuleDisplayInfo,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StockForCreate(Model):
    """A stock to be created: how many coupons it gives out, when they can be used and how users see them. Its usage
    rule is named by the coupon's usage_mode (批次).

    Attributes:
        remark (备注): Note for the brand's own use, at most 20 characters; users do not see it (at most 20
            characters; optional).
        coupon_code_mode (券Code分配模式): Where the codes of the coupons come from.
        stock_send_rule (发放规则): How many coupons may be given out.
        single_usage_rule (单券使用规则): When a single-use coupon can be used and, for scope SINGLE, its offer. Required
            with usage_mode SINGLE (optional).
        sequential_usage_rule (多次优惠使用规则): When and how a coupon of the older multi-use generation can be used.
            Required with usage_mode SEQUENTIAL (optional; superseded: stock_bundle.progressive_bundle_usage_rule).
        usage_rule_display_info (券使用规则展示信息): What users are told about using the coupon.
        coupon_display_info (用户商品券展示信息): How the coupon looks in the user's wallet.
        notify_config (事件通知配置): For which AppID the openid in callbacks is computed.
        store_scope (可用门店范围): In which stores the coupon can be used. With SPECIFIC, stores must be associated
            afterwards.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("remark", "remark", TEXT),
        Field("coupon_code_mode", "coupon_code_mode", enum(_MODELS, "CouponCodeMode"), required=True),
        Field("stock_send_rule", "stock_send_rule", model(_MODELS, "StockSendRule"), required=True),
        Field("single_usage_rule", "single_usage_rule", model(_MODELS, "SingleUsageRule")),
        Field("sequential_usage_rule", "sequential_usage_rule", model(_MODELS, "SequentialUsageRule")),
        Field(
            "usage_rule_display_info", "usage_rule_display_info", model(_MODELS, "UsageRuleDisplayInfo"), required=True
        ),
        Field("coupon_display_info", "coupon_display_info", model(_MODELS, "CouponDisplayInfo"), required=True),
        Field("notify_config", "notify_config", model(_MODELS, "NotifyConfig"), required=True),
        Field("store_scope", "store_scope", enum(_MODELS, "StoreScope"), required=True),
    )
    remark: str | Unset = UNSET
    coupon_code_mode: CouponCodeMode
    stock_send_rule: StockSendRule
    single_usage_rule: SingleUsageRule | Unset = UNSET
    sequential_usage_rule: SequentialUsageRule | Unset = UNSET
    usage_rule_display_info: UsageRuleDisplayInfo
    coupon_display_info: CouponDisplayInfo
    notify_config: NotifyConfig
    store_scope: StoreScope

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            remark: str | Unset | None = UNSET,
            coupon_code_mode: CouponCodeMode | str,
            stock_send_rule: StockSendRule | Mapping[str, Any],
            single_usage_rule: SingleUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            sequential_usage_rule: SequentialUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any],
            coupon_display_info: CouponDisplayInfo | Mapping[str, Any],
            notify_config: NotifyConfig | Mapping[str, Any],
            store_scope: StoreScope | str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
