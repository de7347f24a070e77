from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, array, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


@wire_model
class PartnerUploadCouponCodesRequest(Model):
    """What a provider sends to upload codes for a stock of the brand (服务商预上传券Code请求).

    Attributes:
        out_request_no (请求单号): Request number chosen by the caller, unique within the brand; the key of idempotency
            (6 to 40 characters).
        code_list (券Code列表): Codes to upload, up to 200 per call. A stock cannot hold more codes than its max_count
            (1 to 200 entries, each at most 40 characters).
        brand_id (品牌ID): The brand that owns the stock; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("out_request_no", "out_request_no", TEXT, required=True),
        Field("code_list", "code_list", array(TEXT), required=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    out_request_no: str
    code_list: list[str]
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            out_request_no: str,
            code_list: Sequence[str],
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
