from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class SetNotifyConfigRequest(Model):
    """The address that shall receive product coupon callbacks. It names no brand: a provider has one address for all
    its brands, a brand has one of its own (设置事件通知地址请求).

    Attributes:
        notify_url (通知URL地址): Public HTTPS address with a path and without a query string. On servers in mainland
            China its domain needs an ICP filing (at most 256 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("notify_url", "notify_url", TEXT, required=True),)
    notify_url: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            notify_url: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
