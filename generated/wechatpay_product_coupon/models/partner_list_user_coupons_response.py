from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    INTEGER,
    TEXT,
    UNSET,
    Field,
    Model,
    array,
    model,
    wire_model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import PartnerUserCoupon

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerListUserCouponsResponse(Model):
    """One page of the coupons of the brand that a user holds, as a provider sees them (服务商用户商品券列表).

    Attributes:
        total_count (总个数): Number of coupons on all pages; only in the answer to a request without page_token
            (optional).
        user_coupon_list (用户商品券列表): The coupons of this page; absent when there is none (optional).
        next_page_token (下一页Token): The page_token of the next page; absent on the last page (at most 100
            characters; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER),
        Field("user_coupon_list", "user_coupon_list", array(model(_MODELS, "PartnerUserCoupon"))),
        Field("next_page_token", "next_page_token", TEXT),
    )
    total_count: int | Unset = UNSET
    user_coupon_list: list[PartnerUserCoupon] | Unset = UNSET
    next_page_token: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int | Unset | None = UNSET,
            user_coupon_list: Sequence[PartnerUserCoupon | Mapping[str, Any]] | Unset | None = UNSET,
            next_page_token: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
