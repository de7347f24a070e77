from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import UpdateBudgetMode

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class PartnerUpdateBudgetRequest(Model):
    """What a service provider sends to change one limit of a stock or of a stock bundle of a brand (修改发放预算请求 (服务商)).

    Attributes:
        out_request_no (修改请求单号): Request number chosen by the caller, unique within the brand; the key of
            idempotency (6 to 40 characters).
        update_mode (更新模式): Which limit is changed; one per call.
        current_max_count (当前批次发放次数总上限): The total limit in force, as the stock shows it; required with MAX_COUNT (1
            to 100000000; optional).
        target_max_count (目标批次发放次数总上限): The new total limit; required with MAX_COUNT. It may be lower than before,
            but not below the number of coupons already given out (1 to 100000000; optional).
        current_max_count_per_day (当前批次每日发放次数上限): The daily limit in force, as the stock shows it; required with
            MAX_COUNT_PER_DAY (1 to 100000000; optional).
        target_max_count_per_day (目标批次每日发放次数上限): The new daily limit; required with MAX_COUNT_PER_DAY. It may be
            lower than before (1 to 100000000; optional).
        brand_id (品牌ID): The brand that owns the stock or bundle; it must have authorised the calling provider.

    Rules:
        - current_max_count and target_max_count are required when update_mode is MAX_COUNT
        - current_max_count_per_day and target_max_count_per_day are required when update_mode is MAX_COUNT_PER_DAY
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("update_mode", "update_mode", enum(_MODELS, "UpdateBudgetMode"), required=True),
        Field("current_max_count", "current_max_count", INTEGER),
        Field("target_max_count", "target_max_count", INTEGER),
        Field("current_max_count_per_day", "current_max_count_per_day", INTEGER),
        Field("target_max_count_per_day", "target_max_count_per_day", INTEGER),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    update_mode: UpdateBudgetMode
    current_max_count: int | Unset = UNSET
    target_max_count: int | Unset = UNSET
    current_max_count_per_day: int | Unset = UNSET
    target_max_count_per_day: int | Unset = UNSET
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            update_mode: UpdateBudgetMode | str,
            current_max_count: int | Unset | None = UNSET,
            target_max_count: int | Unset | None = UNSET,
            current_max_count_per_day: int | Unset | None = UNSET,
            target_max_count_per_day: int | Unset | None = UNSET,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
