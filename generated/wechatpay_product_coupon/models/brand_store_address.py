from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class BrandStoreAddress(Model):
    """Where a store is (门店地址信息).

    Attributes:
        address_code (门店省市编码): Code of the district, from the region table of WeChat Pay (at most 20 characters).
        address_detail (门店地址): Street, number and floor, without province, city and district (at most 200
            characters).
        address_complements (门店地址辅助描述): What helps to find the store, such as a landmark nearby (at most 50
            characters; optional).
        longitude (门店经度): A number from -180 to 180, as text (at most 32 characters; optional).
        latitude (门店纬度): A number from -90 to 90, as text (at most 32 characters; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("address_code", "address_code", TEXT, required=True),
        Field("address_detail", "address_detail", TEXT, required=True),
        Field("address_complements", "address_complements", TEXT),
        Field("longitude", "longitude", TEXT),
        Field("latitude", "latitude", TEXT),
    )
    address_code: str
    address_detail: str
    address_complements: str | Unset = UNSET
    longitude: str | Unset = UNSET
    latitude: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            address_code: str,
            address_detail: str,
            address_complements: str | Unset | None = UNSET,
            longitude: str | Unset | None = UNSET,
            latitude: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
