from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import AssociatedOrderInfo, SequentialUsageState

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class SequentialUsageDetailItem(Model):
    """Use and return of one round of a coupon with usage_mode SEQUENTIAL (轮次使用详情).

    Attributes:
        detail_state (轮次使用详情状态): State of the round (optional).
        valid_begin_time (有效期开始时间): From when on the round can be used (optional).
        valid_end_time (有效期结束时间): Until when the round can be used (optional).
        use_request_no (核销请求单号): Request number of the use (optional).
        use_time (核销时间): When the round was redeemed (optional).
        associated_order_info (关联微信支付订单信息): The payment that the round was used for (optional).
        return_request_no (退券请求单号): Request number of the return (optional).
        return_time (退券时间): When the use was taken back (optional).
        delete_time (删除时间): When the user deleted the round (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("detail_state", "detail_state", enum(_MODELS, "SequentialUsageState")),
        Field("valid_begin_time", "valid_begin_time", TIME),
        Field("valid_end_time", "valid_end_time", TIME),
        Field("use_request_no", "use_request_no", TEXT),
        Field("use_time", "use_time", TIME),
        Field("associated_order_info", "associated_order_info", model(_MODELS, "AssociatedOrderInfo")),
        Field("return_request_no", "return_request_no", TEXT),
        Field("return_time", "return_time", TIME),
        Field("delete_time", "delete_time", TIME),
    )
    detail_state: SequentialUsageState | Unset = UNSET
    valid_begin_time: datetime.datetime | Unset = UNSET
    valid_end_time: datetime.datetime | Unset = UNSET
    use_request_no: str | Unset = UNSET
    use_time: datetime.datetime | Unset = UNSET
    associated_order_info: AssociatedOrderInfo | Unset = UNSET
    return_request_no: str | Unset = UNSET
    return_time: datetime.datetime | Unset = UNSET
    delete_time: datetime.datetime | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            detail_state: SequentialUsageState | str | Unset | None = UNSET,
            valid_begin_time: datetime.datetime | str | Unset | None = UNSET,
            valid_end_time: datetime.datetime | str | Unset | None = UNSET,
            use_request_no: str | Unset | None = UNSET,
            use_time: datetime.datetime | str | Unset | None = UNSET,
            associated_order_info: AssociatedOrderInfo | Mapping[str, Any] | Unset | None = UNSET,
            return_request_no: str | Unset | None = UNSET,
            return_time: datetime.datetime | str | Unset | None = UNSET,
            delete_time: datetime.datetime | str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
