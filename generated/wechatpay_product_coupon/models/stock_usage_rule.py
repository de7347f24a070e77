from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import (
        CouponAvailablePeriod,
        DiscountCouponUsageRule,
        ExchangeCouponUsageRule,
        NormalCouponUsageRule,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class StockUsageRule(Model):
    """When the coupons of one round of a bundle can be used, and their offer: the member named by the coupon's type.
    The request holds lists in its place, see StockBundleUsageRule (多次优惠使用规则).

    Attributes:
        coupon_available_period (券可核销时间): When the coupons can be used.
        normal_coupon (满减券使用规则): Amount off in this round, for type NORMAL (optional).
        discount_coupon (折扣券使用规则): Percentage off in this round, for type DISCOUNT (optional).
        exchange_coupon (兑换券使用规则): Price in this round, for type EXCHANGE (optional).

    Rules:
        - One of normal_coupon, discount_coupon and exchange_coupon is given, the one of the coupon's type
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "coupon_available_period", "coupon_available_period", model(_MODELS, "CouponAvailablePeriod"), required=True
        ),
        Field("normal_coupon", "normal_coupon", model(_MODELS, "NormalCouponUsageRule")),
        Field("discount_coupon", "discount_coupon", model(_MODELS, "DiscountCouponUsageRule")),
        Field("exchange_coupon", "exchange_coupon", model(_MODELS, "ExchangeCouponUsageRule")),
    )
    coupon_available_period: CouponAvailablePeriod
    normal_coupon: NormalCouponUsageRule | Unset = UNSET
    discount_coupon: DiscountCouponUsageRule | Unset = UNSET
    exchange_coupon: ExchangeCouponUsageRule | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_available_period: CouponAvailablePeriod | Mapping[str, Any],
            normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            exchange_coupon: ExchangeCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
