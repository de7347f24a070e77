from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import BOOLEAN, UNSET, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import (
        DiscountCouponUsageRule,
        ExchangeCouponUsageRule,
        NormalCouponUsageRule,
        SequentialAvailablePeriod,
    )

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SequentialUsageRule(Model):
    """When and how a coupon of the older multi-use generation can be used. Read it in old data; send
    StockBundleUsageRule (多次优惠使用规则).

    Attributes:
        coupon_available_period (券可核销时间): When the coupon can be used.
        normal_coupon_list (满减券使用规则): Amounts off, for type NORMAL (optional).
        discount_coupon_list (折扣券使用规则列表): Percentages off, for type DISCOUNT (optional).
        exchange_coupon_list (兑换券使用规则列表): Fixed prices, for type EXCHANGE (optional).
        special_first (多次优惠是否提供首笔特惠): Whether the first use has a special offer (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "coupon_available_period",
            "coupon_available_period",
            model(_MODELS, "SequentialAvailablePeriod"),
            required=True,
        ),
        Field("normal_coupon_list", "normal_coupon_list", array(model(_MODELS, "NormalCouponUsageRule"))),
        Field("discount_coupon_list", "discount_coupon_list", array(model(_MODELS, "DiscountCouponUsageRule"))),
        Field("exchange_coupon_list", "exchange_coupon_list", array(model(_MODELS, "ExchangeCouponUsageRule"))),
        Field("special_first", "special_first", BOOLEAN),
    )
    coupon_available_period: SequentialAvailablePeriod
    normal_coupon_list: list[NormalCouponUsageRule] | Unset = UNSET
    discount_coupon_list: list[DiscountCouponUsageRule] | Unset = UNSET
    exchange_coupon_list: list[ExchangeCouponUsageRule] | Unset = UNSET
    special_first: bool | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_available_period: SequentialAvailablePeriod | Mapping[str, Any],
            normal_coupon_list: Sequence[NormalCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            discount_coupon_list: Sequence[DiscountCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            exchange_coupon_list: Sequence[ExchangeCouponUsageRule | Mapping[str, Any]] | Unset | None = UNSET,
            special_first: bool | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
