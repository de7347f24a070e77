from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class BrandStoreBusiness(Model):
    """Phone and business hours of a store. Changing only them needs no review (门店经营信息).

    Attributes:
        service_phone (门店服务电话): At most two phone numbers of digits and hyphens, separated by `|` (at most 32
            characters; optional).
        business_hours (门店经营时间): At most seven periods, each of days, a space and hours as in the example, separated
            by `|`. An end on the next day has 次日 before it; no period may exceed 24 hours (at most 256 characters;
            optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("service_phone", "service_phone", TEXT, sensitive=True),
        Field("business_hours", "business_hours", TEXT),
    )
    service_phone: str | Unset = UNSET
    business_hours: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            service_phone: str | Unset | None = UNSET,
            business_hours: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
