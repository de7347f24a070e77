from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class PartnerBindRecipientRequest(Model):
    """The merchant number that shall receive payments for a store of the brand (绑定收款商户号请求 (服务商)).

    Attributes:
        mchid (门店收款商户号): A merchant number that is linked to the brand on the brand platform (at most 16
            characters).
        company_name (门店收款主体): Owner of the merchant number, a company, a sole trader or a micro merchant (at most
            256 characters).
        brand_id (品牌ID): The brand that owns the store; it must have authorised the provider.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("mchid", "mchid", TEXT, required=True),
        Field("company_name", "company_name", TEXT, required=True, sensitive=True),
        Field("brand_id", "brand_id", TEXT, required=True),
    )
    mchid: str
    company_name: str
    brand_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            mchid: str,
            company_name: str,
            brand_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
