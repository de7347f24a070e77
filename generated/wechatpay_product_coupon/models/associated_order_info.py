from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class AssociatedOrderInfo(Model):
    """A WeChat Pay payment, named by its transaction_id, its out_trade_no or both; both must mean the same payment
    (关联微信支付订单信息).

    Attributes:
        transaction_id (微信支付单号): Id of the payment, given by WeChat Pay (optional).
        out_trade_no (商户订单号): Number of the payment, given by the merchant who ordered it (optional).
        mchid (商户号): Merchant who ordered the payment; the service provider for a payment in provider mode
            (optional).
        sub_mchid (子商户号): Sub-merchant of a payment in provider mode. Required when out_trade_no is sent for such a
            payment, and not to be sent for a payment of a direct merchant (optional).

    Rules:
        - at least one of transaction_id and out_trade_no is required
        - mchid is required when out_trade_no is given
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("transaction_id", "transaction_id", TEXT),
        Field("out_trade_no", "out_trade_no", TEXT),
        Field("mchid", "mchid", TEXT),
        Field("sub_mchid", "sub_mchid", TEXT),
    )
    transaction_id: str | Unset = UNSET
    out_trade_no: str | Unset = UNSET
    mchid: str | Unset = UNSET
    sub_mchid: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            transaction_id: str | Unset | None = UNSET,
            out_trade_no: str | Unset | None = UNSET,
            mchid: str | Unset | None = UNSET,
            sub_mchid: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
