from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class StoreInfo(Model):
    """A store of the brand (门店).

    Attributes:
        store_id (门店ID): Id of the store, from the call that created it.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("store_id", "store_id", TEXT, required=True),)
    store_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            store_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
