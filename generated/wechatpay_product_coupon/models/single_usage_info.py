from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import DiscountCouponUsageRule, NormalCouponUsageRule

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SingleUsageInfo(Model):
    """The offer of a single-use coupon for the whole order: the member named by the coupon's type. An offer in the
    wrong place, coupon or stock, is answered with INVALID_REQUEST (单券模式信息).

    Attributes:
        normal_coupon (满减券使用规则): Amount off the whole order, for type NORMAL (optional).
        discount_coupon (折扣券使用规则): Percentage off the whole order, for type DISCOUNT (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("normal_coupon", "normal_coupon", model(_MODELS, "NormalCouponUsageRule")),
        Field("discount_coupon", "discount_coupon", model(_MODELS, "DiscountCouponUsageRule")),
    )
    normal_coupon: NormalCouponUsageRule | Unset = UNSET
    discount_coupon: DiscountCouponUsageRule | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
