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
class PartnerUseUserCouponRequest(Model):
    """What a provider sends to redeem a user's coupon of the brand for a payment or a pay score order (服务商核销请求).

    Attributes:
        product_coupon_id (商品券ID): Product coupon that the user coupon was made from.
        stock_id (批次ID): Stock that the user coupon was taken from; it must belong to product_coupon_id.
        appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
        use_time (核销时间): When the coupon was redeemed.
        out_request_no (核销请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency. Keep it for every retry of one redemption: another number on a used coupon is refused (6 to
            40 characters).
        store_id (核销门店ID): Store in which the coupon was redeemed; an open store of the same brand that the stock is
            valid in (optional).
        associated_order_info (关联微信支付订单信息): The payment that the coupon was used for (optional).
        associated_pay_score_order_info (关联微信支付分订单信息): The pay score order that the coupon was used for (optional;
            since 2025-11).
        saved_amount (优惠金额): What the user really saved. NORMAL: the reduction. EXCHANGE of an item: its price minus
            the exchange price. DISCOUNT of an item: its price times the percentage. DISCOUNT of a whole order: the
            amount that was deducted (at least 0, in fen (分); optional; since 2026-05).
        brand_id (品牌ID): The brand that owns the stock; it must have authorised the provider.
        sequential_coupon_index (多次优惠索引): Round to redeem, counted from 0. Required when usage_mode of the product
            coupon is SEQUENTIAL (at least 0; optional; superseded: PROGRESSIVE_BUNDLE, where each round is a user
            coupon with a code of its own).

    Rules:
        - exactly one of associated_order_info and associated_pay_score_order_info is required
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("product_coupon_id", "product_coupon_id", TEXT, required=True),
        Field("stock_id", "stock_id", TEXT, required=True),
        Field("appid", "appid", TEXT, required=True),
        Field("use_time", "use_time", TIME, required=True),
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("store_id", "store_id", TEXT),
        Field("associated_order_info", "associated_order_info", model(_MODELS, "AssociatedOrderInfo")),
        Field(
            "associated_pay_score_order_info",
            "associated_pay_score_order_info",
            model(_MODELS, "AssociatedPayScoreOrderInfo"),
        ),
        Field("saved_amount", "saved_amount", INTEGER),
        Field("brand_id", "brand_id", TEXT, required=True),
        Field("sequential_coupon_index", "sequential_coupon_index", INTEGER),
    )
    product_coupon_id: str
    stock_id: str
    appid: str
    use_time: datetime.datetime
    out_request_no: str
    store_id: str | Unset = UNSET
    associated_order_info: AssociatedOrderInfo | Unset = UNSET
    associated_pay_score_order_info: AssociatedPayScoreOrderInfo | Unset = UNSET
    saved_amount: int | Unset = UNSET
    brand_id: str
    sequential_coupon_index: int | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            product_coupon_id: str,
            stock_id: str,
            appid: str,
            use_time: datetime.datetime | str,
            out_request_no: str,
            store_id: str | Unset | None = UNSET,
            associated_order_info: AssociatedOrderInfo | Mapping[str, Any] | Unset | None = UNSET,
            associated_pay_score_order_info: AssociatedPayScoreOrderInfo | Mapping[str, Any] | Unset | None = UNSET,
            saved_amount: int | Unset | None = UNSET,
            brand_id: str,
            sequential_coupon_index: int | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
