from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    INTEGER,
    TEXT,
    TIME,
    UNSET,
    Field,
    Model,
    model,
    wire_model,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import AssociatedOrderInfo, AssociatedPayScoreOrderInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CouponUsageDetail(Model):
    """Use and return of a user coupon; empty before the first use. After a return the samples keep the use_* fields
    though the tables name them for USED only (券使用详情).

    Attributes:
        use_request_no (券核销请求单号): Request number of the use (optional).
        use_time (券核销时间): When the coupon was redeemed, as told in the use request (optional).
        return_request_no (退券请求单号): Request number of the return; only after a return (optional).
        return_time (退券时间): When the use was taken back; only after a return (optional).
        associated_order_info (券核销的微信支付订单信息): The payment that the coupon was used for, if the use request named one
            (optional).
        associated_pay_score_order_info (券核销的关联微信支付分订单信息): The pay score order that the coupon was used for, if the
            use request named one (optional; since 2025-11).
        saved_amount (优惠金额): What the user saved; for a DISCOUNT of a whole order the value sent with the use (in
            fen (分); optional; since 2026-05).

    Rules:
        - return_request_no and return_time come together
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("use_request_no", "use_request_no", TEXT),
        Field("use_time", "use_time", TIME),
        Field("return_request_no", "return_request_no", TEXT),
        Field("return_time", "return_time", TIME),
        Field("associated_order_info", "associated_order_info", model(_MODELS, "AssociatedOrderInfo")),
        Field(
            "associated_pay_score_order_info",
            "associated_pay_score_order_info",
            model(_MODELS, "AssociatedPayScoreOrderInfo"),
        ),
        Field("saved_amount", "saved_amount", INTEGER),
    )
    use_request_no: str | Unset = UNSET
    use_time: datetime.datetime | Unset = UNSET
    return_request_no: str | Unset = UNSET
    return_time: datetime.datetime | Unset = UNSET
    associated_order_info: AssociatedOrderInfo | Unset = UNSET
    associated_pay_score_order_info: AssociatedPayScoreOrderInfo | Unset = UNSET
    saved_amount: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            use_request_no: str | Unset | None = UNSET,
            use_time: datetime.datetime | str | Unset | None = UNSET,
            return_request_no: str | Unset | None = UNSET,
            return_time: datetime.datetime | str | Unset | None = UNSET,
            associated_order_info: AssociatedOrderInfo | Mapping[str, Any] | Unset | None = UNSET,
            associated_pay_score_order_info: AssociatedPayScoreOrderInfo | Mapping[str, Any] | Unset | None = UNSET,
            saved_amount: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
