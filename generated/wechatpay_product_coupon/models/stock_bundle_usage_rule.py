from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
class StockBundleUsageRule(Model):
    """When the coupons of a bundle can be used, and the offer of each round: the list named by the coupon's type, for
    scope ALL as well as SINGLE. The list has as many entries as progressive_bundle_usage_info.count, in the order
    of the rounds. From the third round on each must be at least as good for the user as the one before; the first
    round is free of that (多次优惠批次组使用规则).

    Attributes:
        coupon_available_period (券可核销时间): When the coupons of all rounds can be used, counted from receiving the
            bundle.
        normal_coupon_list (满减券使用规则): Amount off in each round, for type NORMAL; from the third round on it must not
            fall (at most 15 entries; optional).
        discount_coupon_list (折扣券使用规则): Percentage off in each round, for type DISCOUNT; from the third round on it
            must not fall (at most 15 entries; optional).
        exchange_coupon_list (兑换券使用规则): Price in each round, for type EXCHANGE; from the third round on it must not
            rise (at most 15 entries; optional).

    Rules:
        - One of normal_coupon_list, discount_coupon_list and exchange_coupon_list is required, the one of the
          coupon's type
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "coupon_available_period", "coupon_available_period", model(_MODELS, "CouponAvailablePeriod"), required=True
        ),
        Field("normal_coupon_list", "normal_coupon_list", array(model(_MODELS, "NormalCouponUsageRule"))),
        Field("discount_coupon_list", "discount_coupon_list", array(model(_MODELS, "DiscountCouponUsageRule"))),
        Field("exchange_coupon_list", "exchange_coupon_list", array(model(_MODELS, "ExchangeCouponUsageRule"))),
    )
    coupon_available_period: CouponAvailablePeriod
    normal_coupon_list: list[NormalCouponUsageRule] | Unset = UNSET
    discount_coupon_list: list[DiscountCouponUsageRule] | Unset = UNSET
    exchange_coupon_list: list[ExchangeCouponUsageRule] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_available_period: CouponAvailablePeriod | Mapping[str, Any],
            normal_coupon_list: Sequence[NormalCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            discount_coupon_list: Sequence[DiscountCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            exchange_coupon_list: Sequence[ExchangeCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
