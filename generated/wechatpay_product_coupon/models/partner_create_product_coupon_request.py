from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        ProductCouponDisplayInfo,
        ProductCouponScope,
        ProductCouponType,
        ProgressiveBundleUsageInfo,
        SequentialUsageInfo,
        SingleUsageInfo,
        StockBundleForCreate,
        StockForCreate,
        UsageMode,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerCreateProductCouponRequest(Model):
    """What a service provider sends to create a product coupon for a brand, together with its first stock or stock
    bundle (创建商品券请求 (服务商)).

    Attributes:
        out_request_no (创建请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency. Repeat it, with the same body, when the outcome of a call is unknown (6 to 40 characters).
        scope (优惠范围): What the offer applies to, the whole order or selected goods.
        type (商品券类型): The kind of offer. EXCHANGE exists with scope SINGLE only.
        usage_mode (使用模式): Whether the coupon is used once or in several rounds. Decides between `stock` and
            `stock_bundle`.
        single_usage_info (单券模式信息): The offer of a single-use coupon for the whole order; all stocks of the coupon
            share it. With scope SINGLE the offer goes into `stock.single_usage_rule` instead (optional).
        progressive_bundle_usage_info (多次优惠模式信息): How often, and at which distance, a multi-use coupon can be used
            (optional; since 2025-11).
        sequential_usage_info (多次优惠模式信息): How often a coupon of the older multi-use generation can be used
            (optional; superseded: progressive_bundle_usage_info of the mode PROGRESSIVE_BUNDLE).
        display_info (展示信息): Name, pictures and goods that users see.
        out_product_no (外部商品ID): The caller's own number of the product; returned as sent, not checked for
            uniqueness (at most 40 characters; optional).
        stock (批次): The first stock, for the modes SINGLE and SEQUENTIAL. More are added later by creating stocks
            (optional).
        stock_bundle (批次组): The first stock bundle, for the mode PROGRESSIVE_BUNDLE; one stock per round is created
            from it (optional; since 2025-11).
        brand_id (品牌ID): The brand that will own the coupon; it must have authorised the calling provider.

    Rules:
        - type EXCHANGE is possible with scope SINGLE only
        - single_usage_info is required when usage_mode is SINGLE and scope is ALL
        - single_usage_info.normal_coupon is required when usage_mode is SINGLE, scope is ALL and type is NORMAL
        - single_usage_info.discount_coupon is required when usage_mode is SINGLE, scope is ALL and type is DISCOUNT
        - progressive_bundle_usage_info is required when usage_mode is PROGRESSIVE_BUNDLE
        - sequential_usage_info is required when usage_mode is SEQUENTIAL
        - display_info.combo_package_list is required when scope is SINGLE
        - stock is required when usage_mode is SINGLE or SEQUENTIAL
        - stock.single_usage_rule is required when usage_mode is SINGLE
        - stock.single_usage_rule.normal_coupon is required when usage_mode and scope are SINGLE and type is NORMAL
        - stock.single_usage_rule.discount_coupon is required when usage_mode and scope are SINGLE and type is
          DISCOUNT
        - stock.single_usage_rule.exchange_coupon is required when usage_mode and scope are SINGLE and type is
          EXCHANGE
        - stock.sequential_usage_rule is required when usage_mode is SEQUENTIAL
        - stock_bundle is required when usage_mode is PROGRESSIVE_BUNDLE
        - stock_bundle.progressive_bundle_usage_rule.normal_coupon_list is required when usage_mode is
          PROGRESSIVE_BUNDLE and type is NORMAL
        - stock_bundle.progressive_bundle_usage_rule.discount_coupon_list is required when usage_mode is
          PROGRESSIVE_BUNDLE and type is DISCOUNT
        - stock_bundle.progressive_bundle_usage_rule.exchange_coupon_list is required when usage_mode is
          PROGRESSIVE_BUNDLE and type is EXCHANGE
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
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
        Field("stock", "stock", model(_MODELS, "StockForCreate")),
        Field("stock_bundle", "stock_bundle", model(_MODELS, "StockBundleForCreate")),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    scope: ProductCouponScope
    type: ProductCouponType
    usage_mode: UsageMode
    single_usage_info: SingleUsageInfo | Unset = UNSET
    progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Unset = UNSET
    sequential_usage_info: SequentialUsageInfo | Unset = UNSET
    display_info: ProductCouponDisplayInfo
    out_product_no: str | Unset = UNSET
    stock: StockForCreate | Unset = UNSET
    stock_bundle: StockBundleForCreate | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            scope: ProductCouponScope | str,
            type: ProductCouponType | str,
            usage_mode: UsageMode | str,
            single_usage_info: SingleUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            sequential_usage_info: SequentialUsageInfo | Mapping[str, Any] | Unset | None = UNSET,
            display_info: ProductCouponDisplayInfo | Mapping[str, Any],
            out_product_no: str | Unset | None = UNSET,
            stock: StockForCreate | Mapping[str, Any] | Unset | None = UNSET,
            stock_bundle: StockBundleForCreate | Mapping[str, Any] | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
