from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, UNSET, Field, Model, enum, model, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CallbackEventType, CallbackResource, CallbackResourceType

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CallbackEnvelope(Model):
    """Body of every callback. Verify the signature over its raw bytes first, then decrypt `resource`. The same
    callback may come more than once, and the order of its keys is free (回调通知).

    Attributes:
        id (通知ID): Id of the notification (at most 36 characters).
        create_time (通知创建时间): When the notification was made. It stays the same over all repeats, so it does not
            tell whether a request is fresh; the header Wechatpay-Timestamp does (at most 32 characters).
        event_type (通知类型): What happened; names the schema of the decrypted payload. Acknowledge unknown types as
            well.
        resource_type (通知数据类型): Kind of the resource (at most 32 characters).
        summary (回调摘要): Chinese text for humans (at most 64 characters; optional).
        resource (通知资源数据): The encrypted payload.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("id", "id", TEXT, required=True),
        Field("create_time", "create_time", TIME, required=True),
        Field("event_type", "event_type", enum(_MODELS, "CallbackEventType"), required=True),
        Field("resource_type", "resource_type", enum(_MODELS, "CallbackResourceType"), required=True),
        Field("summary", "summary", TEXT),
        Field("resource", "resource", model(_MODELS, "CallbackResource"), required=True),
    )
    id: str
    create_time: datetime.datetime
    event_type: CallbackEventType
    resource_type: CallbackResourceType
    summary: str | Unset = UNSET
    resource: CallbackResource

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            create_time: datetime.datetime | str,
            event_type: CallbackEventType | str,
            resource_type: CallbackResourceType | str,
            summary: str | Unset | None = UNSET,
            resource: CallbackResource | Mapping[str, Any],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
