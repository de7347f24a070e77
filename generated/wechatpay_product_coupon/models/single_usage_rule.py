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
class SingleUsageRule(Model):
    """When a single-use coupon can be used and, for scope SINGLE, its offer: the member named by the coupon's type.
    With scope ALL the offer is in the coupon's single_usage_info (单券使用规则).

    Attributes:
        coupon_available_period (券可核销时间): When the coupon can be used; fixed once the stock exists.
        normal_coupon (满减券使用规则): Amount off the selected goods, for type NORMAL with scope SINGLE (optional).
        discount_coupon (折扣券使用规则): Percentage off the selected goods, for type DISCOUNT with scope SINGLE
            (optional).
        exchange_coupon (兑换券使用规则): Price of the selected goods, for type EXCHANGE (optional).
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
