from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class UserCouponBundleInfo(Model):
    """The bundle of coupons that a user got together, and the place of one coupon in it (用户券组信息).

    Attributes:
        user_coupon_bundle_id (用户券组ID): Id of the user's bundle (at most 40 characters).
        user_coupon_bundle_index (用户券组内索引): Round of this coupon, counted from 0 (at least 0).
        total_count (总可使用次数): Number of rounds in the bundle.
        used_count (已使用次数): Number of rounds that were used.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("user_coupon_bundle_id", "user_coupon_bundle_id", TEXT, required=True),
        Field("user_coupon_bundle_index", "user_coupon_bundle_index", INTEGER, required=True),
        Field("total_count", "total_count", INTEGER, required=True),
        Field("used_count", "used_count", INTEGER, required=True),
    )
    user_coupon_bundle_id: str
    user_coupon_bundle_index: int
    total_count: int
    used_count: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            user_coupon_bundle_id: str,
            user_coupon_bundle_index: int,
            total_count: int,
            used_count: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
