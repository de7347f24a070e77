from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        ProductCouponDisplayInfo,
        ProductCouponScope,
        ProductCouponState,
        ProductCouponType,
        ProgressiveBundleUsageInfo,
        SequentialUsageInfo,
        SingleUsageInfo,
        UsageMode,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerProductCoupon(Model):
    """A product coupon as a service provider sees it, without its stocks (商品券信息 (服务商)).

    Attributes:
        product_coupon_id (商品券ID): Id of the coupon, issued by WeChat Pay, unique over all brands; at most 40
            characters (at most 40 characters).
        scope (优惠范围): What the offer applies to.
        type (商品券类型): The kind of offer.
        usage_mode (使用模式): Whether the coupon is used once or in several rounds.
        single_usage_info (单券模式信息): The offer of a single-use coupon for the whole order. With scope SINGLE the
            offer is in each stock (optional).
        progressive_bundle_usage_info (多次优惠模式信息): How often, and at which distance, a multi-use coupon can be used
            (optional; since 2025-11).
        sequential_usage_info (多次优惠模式信息): How often a coupon of the older multi-use generation can be used
            (optional; superseded: progressive_bundle_usage_info of the mode PROGRESSIVE_BUNDLE).
        display_info (展示信息): Name, pictures and goods that users see.
        out_product_no (外部商品ID): The caller's own number of the product, as sent (optional).
        state (商品券状态): State of the coupon.
        deactivate_request_no (失效请求单号): Request number of the deactivation, at most 128 characters; with state
            DEACTIVATED (at most 128 characters; optional).
        deactivate_time (失效时间): When the coupon was deactivated; with state DEACTIVATED (optional).
        deactivate_reason (失效原因): Why the coupon was deactivated, at most 150 characters; with state DEACTIVATED (at
            most 150 characters; optional).
        brand_id (品牌ID): The brand that owns the coupon.

    Rules:
        - type EXCHANGE is possible with scope SINGLE only
        - single_usage_info is given when usage_mode is SINGLE and scope is ALL
        - single_usage_info.normal_coupon is given when usage_mode is SINGLE, scope is ALL and type is NORMAL
        - single_usage_info.discount_coupon is given when usage_mode is SINGLE, scope is ALL and type is DISCOUNT
        - progressive_bundle_usage_info is given when usage_mode is PROGRESSIVE_BUNDLE
        - sequential_usage_info is given when usage_mode is SEQUENTIAL
        - display_info.combo_package_list is given when scope is SINGLE
        - deactivate_request_no, deactivate_time and deactivate_reason are given when state is DEACTIVATED
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("scope", "scope", enum(_MODELS, "ProductCouponScope"), required=True),
        Field("type", "type", enum(_MODELS, "ProductCouponType"), required=True),
        Field("usage_mode", "usage_mode", enum(_MODELS, "UsageMode"), required=True),
        Field("single_usage_info", "single_usage_info", model(_MODELS, "SingleUsageInfo")),
        Field(
            "progressive_bundle_usage_info",
            "progressive_bundle_usage_info",
            model(_MODELS, "ProgressiveBundleUsageInfo"),
        ),
        Field("sequential_usage_info", "sequential_usage_info", model(_MODELS, "SequentialUsageInfo")),
        Field("display_info", "display_info", model(_MODELS, "ProductCouponDisplayInfo"), required=True),
        Field("out_product_no", "out_product_no", TEXT),
        Field("state", "state", enum(_MODELS, "ProductCouponState"), required=True),
        Field("deactivate_request_no", "deactivate_request_no", TEXT),
        Field("deactivate_time", "deactivate_time", TIME),
        Field("deactivate_reason", "deactivate_reason", TEXT),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    product_coupon_id: str
    scope: ProductCouponScope
    type: ProductCouponType
    usage_mode: UsageMode
    single_usage_info: SingleUsageInfo | Unset = UNSET
    progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Unset = UNSET
    sequential_usage_info: SequentialUsageInfo | Unset = UNSET
    display_info: ProductCouponDisplayInfo
    out_product_no: str | Unset = UNSET
    state: ProductCouponState
    deactivate_request_no: str | Unset = UNSET
    deactivate_time: datetime.datetime | Unset = UNSET
    deactivate_reason: str | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            scope: ProductCouponScope | str,
            type: ProductCouponType | str,
            usage_mode: UsageMode | str,
            single_usage_info: SingleUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            sequential_usage_info: SequentialUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            display_info: ProductCouponDisplayInfo | Mapping[str, Any],
            out_product_no: str | Unset | None = UNSET,
            state: ProductCouponState | str,
            deactivate_request_no: str | Unset | None = UNSET,
            deactivate_time: datetime.datetime | str | Unset | None = UNSET,
            deactivate_reason: str | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
