from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import PartnerUserCouponInBundle

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerUserCouponBundle(Model):
    """The bundle of coupons that a user got together, as a provider sees it. It carries no brand_id itself (服务商用户券组).

    Attributes:
        user_coupon_bundle_id (用户券组ID): Id of the user's bundle, made by WeChat Pay when the bundle was sent (at
            most 40 characters).
        user_product_coupon_list (用户商品券列表): The coupons issued so far, in the order of the rounds; just after
            sending, that of the first round only.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("user_coupon_bundle_id", "user_coupon_bundle_id", TEXT, required=True),
        Field(
            "user_product_coupon_list",
            "user_product_coupon_list",
            array(model(_MODELS, "PartnerUserCouponInBundle")),
            required=True,
        ),
    )
    user_coupon_bundle_id: str
    user_product_coupon_list: list[PartnerUserCouponInBundle]

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            user_coupon_bundle_id: str,
            user_product_coupon_list: Sequence[PartnerUserCouponInBundle | Mapping[str, Any]],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
