from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class AssociatedPayScoreOrderInfo(Model):
    """A pay score order, named by its order_id, its out_order_no or both; both must mean the same order (关联微信支付分订单信息).

    Attributes:
        order_id (微信支付服务订单号): Id of the order, given by WeChat Pay (optional).
        out_order_no (商户服务订单号): Number of the order, given by the merchant who made it (at most 32 characters;
            optional).
        mchid (商户号): Merchant who made the order; the service provider for an order in provider mode (optional).
        sub_mchid (子商户号): Sub-merchant of an order in provider mode. Required when out_order_no is sent for such an
            order, and not to be sent for an order of a direct merchant (optional).

    Rules:
        - at least one of order_id and out_order_no is required
        - mchid is required when out_order_no is given
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("order_id", "order_id", TEXT),
        Field("out_order_no", "out_order_no", TEXT),
        Field("mchid", "mchid", TEXT),
        Field("sub_mchid", "sub_mchid", TEXT),
    )
    order_id: str | Unset = UNSET
    out_order_no: str | Unset = UNSET
    mchid: str | Unset = UNSET
    sub_mchid: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            order_id: str | Unset | None = UNSET,
            out_order_no: str | Unset | None = UNSET,
            mchid: str | Unset | None = UNSET,
            sub_mchid: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
