from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class BrandStoreBasics(Model):
    """The caller's number of a store, and its name (门店基础信息).

    Attributes:
        store_reference_id (商家门店编号): The caller's own number of the store, without emoji. Keeping it unique is up to
            the caller. Changing it needs no review (at most 32 characters; optional).
        branch_name (门店名称): Name of the branch alone, without the brand, brackets or dashes; users see it in
            brackets behind the name of the brand (at most 50 characters; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("store_reference_id", "store_reference_id", TEXT),
        Field("branch_name", "branch_name", TEXT),
    )
    store_reference_id: str | Unset = UNSET
    branch_name: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_reference_id: str | Unset | None = UNSET,
            branch_name: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
