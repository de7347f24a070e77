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
    from . import FailedCouponCodeInfo

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class UploadCouponCodesResponse(Model):
    """What became of each uploaded code. The status is 200 even when codes were refused, so read the lists
    (预上传券Code应答).

    Attributes:
        total_count (去重后券Code总数): Number of different codes in the request.
        success_code_list (上传成功的券Code列表): Codes that were stored (optional).
        failed_code_list (上传失败的券Code列表): Codes that were not stored, and why (optional).
        already_exist_code_list (已经存在的券Code列表): Codes that the stock had before (optional).
        duplicate_code_list (重复的券Code列表): Codes that occur more than once in this request (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("total_count", "total_count", INTEGER, required=True),
        Field("success_code_list", "success_code_list", array(TEXT)),
        Field("failed_code_list", "failed_code_list", array(model(_MODELS, "FailedCouponCodeInfo"))),
        Field("already_exist_code_list", "already_exist_code_list", array(TEXT)),
        Field("duplicate_code_list", "duplicate_code_list", array(TEXT)),
    )
    total_count: int
    success_code_list: list[str] | Unset = UNSET
    failed_code_list: list[FailedCouponCodeInfo] | Unset = UNSET
    already_exist_code_list: list[str] | Unset = UNSET
    duplicate_code_list: list[str] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            total_count: int,
            success_code_list: Sequence[str] | Unset | None = UNSET,
            failed_code_list: Sequence[FailedCouponCodeInfo | Mapping[str, Any]] | Unset | None = UNSET,
            already_exist_code_list: Sequence[str] | Unset | None = UNSET,
            duplicate_code_list: Sequence[str] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
