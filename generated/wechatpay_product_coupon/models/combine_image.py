from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        DiscountCouponUsageRule,
        ExchangeCouponUsageRule,
        NormalCouponUsageRule,
        ProductCouponScope,
        ProductCouponType,
        UsageMode,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CombineImage(Model):
    """The offer that a head image shall show: scope, type and usage mode of the coupon, and the member named by the
    type (拼图数据).

    Attributes:
        scope (优惠范围): What the offer applies to.
        type (商品券类型): The kind of offer. EXCHANGE exists with scope SINGLE only.
        usage_mode (使用模式): Whether the coupon is used once or in several rounds. Only SINGLE is supported at
            present.
        normal_coupon (满减券使用规则): Amount off, for type NORMAL (optional).
        discount_coupon (折扣券使用规则): Percentage off, for type DISCOUNT (optional).
        exchange_coupon (兑换券使用规则): Price of the goods, for type EXCHANGE (optional).
        background_color (背景颜色色值): Background colour as #RRGGBB, unlike the palette names of
            coupon_display_info.background_color (optional).

    Rules:
        - type EXCHANGE is possible with scope SINGLE only
        - normal_coupon is required when type is NORMAL
        - discount_coupon is required when type is DISCOUNT
        - exchange_coupon is required when type is EXCHANGE
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("scope", "scope", enum(_MODELS, "ProductCouponScope"), required=True),
        Field("type", "type", enum(_MODELS, "ProductCouponType"), required=True),
        Field("usage_mode", "usage_mode", enum(_MODELS, "UsageMode"), required=True),
        Field("normal_coupon", "normal_coupon", model(_MODELS, "NormalCouponUsageRule")),
        Field("discount_coupon", "discount_coupon", model(_MODELS, "DiscountCouponUsageRule")),
        Field("exchange_coupon", "exchange_coupon", model(_MODELS, "ExchangeCouponUsageRule")),
        Field("background_color", "background_color", TEXT),
    )
    scope: ProductCouponScope
    type: ProductCouponType
    usage_mode: UsageMode
    normal_coupon: NormalCouponUsageRule | Unset = UNSET
    discount_coupon: DiscountCouponUsageRule | Unset = UNSET
    exchange_coupon: ExchangeCouponUsageRule | Unset = UNSET
    background_color: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            scope: ProductCouponScope | str,
            type: ProductCouponType | str,
            usage_mode: UsageMode | str,
            normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            exchange_coupon: ExchangeCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            background_color: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
