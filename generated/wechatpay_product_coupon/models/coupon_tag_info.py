from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import UNSET, Field, Model, array, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import MemberTagInfo, UserCouponTag

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CouponTagInfo(Model):
    """Labels of a user coupon and what they need (用户商品券标签信息).

    Attributes:
        coupon_tag_list (用户商品券标签列表): The labels (optional).
        member_tag_info (会员标签信息): The member card behind the label MEMBER (optional).

    Rules:
        - member_tag_info is required when coupon_tag_list contains MEMBER
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("coupon_tag_list", "coupon_tag_list", array(enum(_MODELS, "UserCouponTag"))),
        Field("member_tag_info", "member_tag_info", model(_MODELS, "MemberTagInfo")),
    )
    coupon_tag_list: list[UserCouponTag] | Unset = UNSET
    member_tag_info: MemberTagInfo | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_tag_list: Sequence[UserCouponTag | str] | Unset | None = UNSET,
            member_tag_info: MemberTagInfo | Mapping[str, Any] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
