from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CouponDisplayInfo, NotifyConfig, StoreScope, UsageRuleDisplayInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerUpdateStockBundleRequest(Model):
    """What a service provider sends to change every stock of a bundle of a brand (修改商品券批次组请求 (服务商)).

    Attributes:
        out_request_no (修改请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        remark (备注): Note for the brand's own use, at most 20 characters; users do not see it (at most 20
            characters; optional).
        usage_rule_display_info (券使用规则展示信息): What users are told about using the coupons; the whole object
            (optional).
        coupon_display_info (用户商品券展示信息): How the coupons look in the user's wallet; the whole object (optional).
        notify_config (事件通知配置): For which AppID the openid in callbacks is computed (optional).
        store_scope (可用门店范围): In which stores the coupons can be used. Send it always, also unchanged: left out it
            becomes NONE. From SPECIFIC to ALL no store needs to be disassociated first (optional).
        brand_id (品牌ID): The brand that owns the bundle; it must have authorised the calling provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("remark", "remark", TEXT),
        Field("usage_rule_display_info", "usage_rule_display_info", model(_MODELS, "UsageRuleDisplayInfo")),
        Field("coupon_display_info", "coupon_display_info", model(_MODELS, "CouponDisplayInfo")),
        Field("notify_config", "notify_config", model(_MODELS, "NotifyConfig")),
        Field("store_scope", "store_scope", enum(_MODELS, "StoreScope")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    remark: str | Unset = UNSET
    usage_rule_display_info: UsageRuleDisplayInfo | Unset = UNSET
    coupon_display_info: CouponDisplayInfo | Unset = UNSET
    notify_config: NotifyConfig | Unset = UNSET
    store_scope: StoreScope | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            remark: str | Unset | None = UNSET,
            usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any] | Unset | None = UNSET,
            coupon_display_info: CouponDisplayInfo | Mapping[str, Any] | Unset | None = UNSET,
            notify_config: NotifyConfig | Mapping[str, Any] | Unset | None = UNSET,
            store_scope: StoreScope | str | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
