"""Callbacks as typed events: what WeChat Pay says happened, with its content as a model of the contract.

`wechatpay_auth.open_callback` proves and decrypts; here the content gets its type. Which event has which model is a
table of the generated package.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from time import time
from typing import Any, ClassVar, Generic, Literal, TypeGuard, TypeVar, cast

import attrs

from wechatpay_auth import (
    MAX_CALLBACK_BYTES,
    CallbackError,
    Credentials,
    CredentialsError,
    Headers,
    Notification,
    Scheme,
    open_callback,
)

from ._codec import TIME, Codec
from ._errors import FieldError
from ._model import Model
from ._time import write_time

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound="Event[Any]")

Side = Literal["brand", "partner"]

_SIDES: Mapping[Scheme, Side] = {Scheme.BRAND: "brand", Scheme.PARTNER: "partner"}


@attrs.frozen(kw_only=True, repr=False)
class Event(Generic[T_co]):
    """Something that happened at WeChat Pay, proven and decrypted."""

    known: ClassVar[bool] = True
    """Whether this version of the contract describes the event."""

    notification: Notification
    """The callback it came in, with the content byte for byte in `plaintext`."""
    side: Side
    """Whose callback it is: that of the credentials that opened it."""
    create_time: datetime
    """When it happened. Repeats keep it, so it says nothing about freshness."""
    data: T_co = attrs.field(hash=False)
    """The content: a model, or the JSON object of an unknown event."""

    @property
    def id(self) -> str:
        """Id of the notification."""
        return self.notification.id

    @property
    def event_type(self) -> str:
        """What has happened, in WeChat Pay's words."""
        return self.notification.event_type

    @property
    def dedupe_key(self) -> str:
        """The same for everything that tells of the same happening: handle each key once.

        WeChat Pay repeats callbacks, also after a good answer, and may send two at once.
        https://pay.weixin.qq.com/doc/v3/partner/4015780862

        For a coupon sent, the key is event type and coupon: stock and code, since codes that merchants choose are
        unique within a stock only. For everything else it is the id of the notification.
        """
        if self.event_type.endswith(".SEND") and isinstance(self.data, Model):
            code, stock = getattr(self.data, "coupon_code", None), getattr(self.data, "stock_id", None)
            if code and stock:
                return f"{self.event_type}:{stock}:{code}"
        return self.id

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(id={self.id!r}, event_type={self.event_type!r}, "
            f"side={self.side!r}, create_time=<{write_time(self.create_time)}>)"
        )


class UnknownEvent(Event[dict[str, Any]]):
    """An event that this version of the contract does not describe: acknowledge it, and log its type."""

    known = False


class CallbackSchemaError(CallbackError):
    """A genuine callback whose content is not what the contract says.

    Attributes:
        pointer: JSON pointer to the part of the content that does not fit, "" for the whole.
        issue: What is wrong there.
        notification: The callback, its content in `plaintext`; not shown by `str` or `repr`.
    """

    def __init__(self, issue: str, pointer: str, notification: Notification) -> None:
        super().__init__(
            f"WeChat Pay's {notification.event_type[:40]!r} ({notification.id[:40]!r}) is genuine, but its content "
            f"does not fit the contract at {pointer or 'its root'}: {issue}. The content is in `notification`; refuse "
            "the callback, so that it is repeated, and look for a newer version of this package.",
            notification_id=notification.id,
            event_type=notification.event_type,
        )
        self.issue = issue
        self.pointer = pointer
        self.notification = notification

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.issue, self.pointer, self.notification)


class EventReader(Generic[E]):
    """Turns requests from WeChat Pay into events; make one per set of credentials and share it."""

    _events: ClassVar[Mapping[tuple[str, Scheme], tuple[type[Event[Any]], Codec]]] = {}

    def __init__(
        self,
        credentials: Credentials,
        *,
        clock: Callable[[], float] = time,
        max_body_bytes: int = MAX_CALLBACK_BYTES,
    ) -> None:
        """Read callbacks for one receiver.

        Args:
            credentials: Of the receiver, with `api_key`.
            clock: Unix seconds, for tests.
            max_body_bytes: Longer bodies are refused unseen.

        Raises:
            CredentialsError: The credentials have no `api_key`.
        """
        if credentials.api_key is None:
            raise CredentialsError(
                f"{type(self).__name__} needs credentials with 'api_key' (WECHATPAY_API_KEY), which opens callbacks: "
                "the APIv3 key of a service provider, the brand API key of a brand",
                names=("api_key",),
            )
        self._credentials = credentials
        self._clock = clock
        self._max_body_bytes = max_body_bytes

    def read(self, headers: Headers, body: bytes) -> E:
        """Verify, decrypt and decode one callback.

        Args:
            headers: All headers, as the framework gives them: any mapping, or pairs of names and values.
            body: The bytes of the body as received, before any parsing.

        Raises:
            VerificationError: It is not proven to be WeChat Pay's; `error_reply` makes the answer.
            CallbackError: It cannot be used: CallbackTooLarge, CallbackMalformed, CallbackUndecryptable,
                CallbackSchemaError.
            TypeError: `body` is not bytes.
        """
        credentials = self._credentials
        notification = open_callback(credentials, headers, body, clock=self._clock, max_body_bytes=self._max_body_bytes)
        content = notification.json()
        if not _is_object(content):
            raise CallbackSchemaError("expected a JSON object", "", notification)
        kind, codec = self._events.get((notification.event_type, credentials.scheme), (UnknownEvent, None))
        fault: tuple[str, str]
        try:
            event = kind(
                notification=notification,
                side=_SIDES[credentials.scheme],
                create_time=TIME.decode(notification.create_time),
                data=content if codec is None else codec.decode(content),
            )
            return cast("E", event)
        except FieldError as error:
            fault = error.issue, error.pointer
        raise CallbackSchemaError(*fault, notification)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._credentials!r})"


def _is_object(content: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(content, dict)
