from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        BundleCouponCodeMode,
        CouponDisplayInfo,
        NotifyConfig,
        StockBundleSendRule,
        StockBundleUsageRule,
        StoreScope,
        UsageRuleDisplayInfo,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StockBundleForCreate(Model):
    """A stock bundle to be created; every value is copied to each of its stocks, one per round (批次组).

    Attributes:
        remark (备注): Note for the brand's own use, at most 20 characters; users do not see it (at most 20
            characters; optional).
        coupon_code_mode (券Code分配模式): Where the codes of the coupons come from; each stock of the bundle has its own
            codes.
        stock_send_rule (批次组发放规则): How many bundles may be given out.
        progressive_bundle_usage_rule (多次优惠批次组使用规则): When the coupons can be used, and the offer of each round.
        usage_rule_display_info (券使用规则展示信息): What users are told about using the coupons.
        coupon_display_info (用户商品券展示信息): How the coupons look in the user's wallet.
        notify_config (事件通知配置): For which AppID the openid in callbacks is computed.
        store_scope (可用门店范围): In which stores the coupons can be used. With SPECIFIC, stores must be associated with
            the bundle afterwards.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("remark", "remark", TEXT),
        Field("coupon_code_mode", "coupon_code_mode", enum(_MODELS, "BundleCouponCodeMode"), required=True),
        Field("stock_send_rule", "stock_send_rule", model(_MODELS, "StockBundleSendRule"), required=True),
        Field(
            "progressive_bundle_usage_rule",
            "progressive_bundle_usage_rule",
            model(_MODELS, "StockBundleUsageRule"),
            required=True,
        ),
        Field(
            "usage_rule_display_info", "usage_rule_display_info", model(_MODELS, "UsageRuleDisplayInfo"), required=True
        ),
        Field("coupon_display_info", "coupon_display_info", model(_MODELS, "CouponDisplayInfo"), required=True),
        Field("notify_config", "notify_config", model(_MODELS, "NotifyConfig"), required=True),
        Field("store_scope", "store_scope", enum(_MODELS, "StoreScope"), required=True),
    )
    remark: str | Unset = UNSET
    coupon_code_mode: BundleCouponCodeMode
    stock_send_rule: StockBundleSendRule
    progressive_bundle_usage_rule: StockBundleUsageRule
    usage_rule_display_info: UsageRuleDisplayInfo
    coupon_display_info: CouponDisplayInfo
    notify_config: NotifyConfig
    store_scope: StoreScope

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            remark: str | Unset | None = UNSET,
            coupon_code_mode: BundleCouponCodeMode | str,
            stock_send_rule: StockBundleSendRule | Mapping[str, Any],
            progressive_bundle_usage_rule: StockBundleUsageRule | Mapping[str, Any],
            usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any],
            coupon_display_info: CouponDisplayInfo | Mapping[str, Any],
            notify_config: NotifyConfig | Mapping[str, Any],
            store_scope: StoreScope | str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
