"""What can go wrong between a caller and WeChat Pay's signature rules.

::

    WechatPayError
    ├── CredentialsError (also a ValueError)   keys, serials or variables that cannot work
    ├── SchemeMismatch                         an operation of the other side; nothing was sent
    ├── UnsignableRequest                      a body that cannot be signed; nothing was sent
    ├── MalformedAuthorization                 an Authorization header that does not parse
    ├── CertificatesUnavailable                platform certificates that could not be had; nothing was sent
    ├── DecryptionError                        ciphertext that our key does not open
    ├── PlaintextTooLong (also a ValueError)   text that is too long to be encrypted
    ├── VerificationError                      a message that is not proven to be WeChat Pay's
    │   ├── SignatureMissing                   a signature header is absent or unreadable
    │   ├── UnexpectedScheme                   signed under a scheme that is not ours
    │   ├── SignatureExpired                   signed too long ago, or in the future
    │   ├── UnknownKey                         signed with a key that is not held
    │   └── InvalidSignature                   the signature does not fit the message
    └── CallbackError                          a callback that cannot be used, though nothing says it is forged
        ├── CallbackTooLarge                   over the size limit; nothing in it was looked at
        ├── CallbackMalformed                  signed by WeChat Pay, but not what its pages describe
        └── CallbackUndecryptable              signed by WeChat Pay, but (also a DecryptionError) not to be opened

Every error can be pickled and copied: each is built from its text alone, the rest is state.
No text holds a key, a password or a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    import httpx

    from ._message import Scheme

AuthorizationFault = Literal["scheme", "line_break", "blank", "syntax", "unknown", "duplicate", "missing", "timestamp"]

_SUCCESS = range(200, 300)
_OUTCOME_UNKNOWN = (
    "The outcome is UNKNOWN: the operation may have taken effect. "
    "Repeat it with the same request number, or query it; do not count it as failed."
)
_ANSWER_UNPROVEN = "Treat this answer as if none had come."


class WechatPayError(Exception):
    """Root of all errors of this package."""


class CredentialsError(WechatPayError, ValueError):
    """Credentials that cannot work; the text names the argument or variable and the next step.

    Attributes:
        names: The arguments or environment variables concerned, as their names are spelled.
    """

    def __init__(self, message: str, *, names: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.names = names


class SchemeMismatch(WechatPayError):
    """A brand operation on partner credentials, or the reverse; refused before sending.

    Attributes:
        operation: The operation as the caller named it, or None.
        required: The scheme that the operation asks for.
        held: The scheme of the credentials.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        required: str | None = None,
        held: Scheme | None = None,
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.required = required
        self.held = held


class UnsignableRequest(WechatPayError):
    """A request whose signed bytes are not known before it is sent; nothing was sent."""


class MalformedAuthorization(WechatPayError):
    """An Authorization header that does not follow the rules.

    Attributes:
        fault: Which rule is broken:
            ``scheme`` (unknown), ``line_break``, ``blank`` (too many or too few),
            ``syntax`` (quotes, commas), ``unknown`` (a parameter of no or the other scheme),
            ``duplicate``, ``missing`` (or empty) or ``timestamp`` (no number).
    """

    def __init__(self, message: str, *, fault: AuthorizationFault = "syntax") -> None:
        super().__init__(message)
        self.fault: AuthorizationFault = fault


class CertificatesUnavailable(WechatPayError):
    """Platform certificates are needed and could not be downloaded; the request was not sent.

    Attributes:
        status_code: The HTTP status of the download's answer, or None.
        code: The error code of that answer, or None.
        request_id: The ``Request-ID`` of that answer, to quote to WeChat Pay's support.
        retryable: Whether the same call may succeed later without a change of the configuration.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        retryable: bool = True,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.code = code
        self.request_id = request_id
        self.retryable = retryable


class DecryptionError(WechatPayError):
    """Ciphertext that is damaged, or was made for another key; nothing of it was opened."""


class PlaintextTooLong(WechatPayError, ValueError):
    """Text with more bytes than one RSA block takes.

    Attributes:
        size: The bytes given, in UTF-8.
        limit: The bytes allowed.
    """

    def __init__(self, message: str, *, size: int = 0, limit: int = 0) -> None:
        super().__init__(message)
        self.size = size
        self.limit = limit


class VerificationError(WechatPayError):
    """A message that is not proven to come from WeChat Pay; its content must not be used.

    When the message answers a request and its status is 2xx,
    the outcome of the operation is unknown: it may well have taken effect.

    Attributes:
        serial: The ``Wechatpay-Serial`` received, or None.
        status_code: The HTTP status of the answer; None for anything but an answer.
        request_id: The ``Request-ID`` of the answer, to quote to WeChat Pay's support.
        response: The answer itself, for inspection only.
            It is not pickled, since it holds the request with its Authorization header.
    """

    def __init__(self, message: str, *, serial: str | None = None) -> None:
        super().__init__(message)
        self.serial = serial
        self.status_code: int | None = None
        self.request_id: str | None = None
        self.response: httpx.Response | None = None

    def __str__(self) -> str:
        message = str(self.args[0])
        if self.status_code is None:
            return message
        advice = _OUTCOME_UNKNOWN if self.status_code in _SUCCESS else _ANSWER_UNPROVEN
        return f"{message} {advice} (HTTP {self.status_code}, Request-ID: {self.request_id})"

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...], dict[str, Any]]:
        return type(self), self.args, {**self.__dict__, "response": None}

    def __copy__(self) -> Self:
        twin = type(self)(*self.args)
        twin.__dict__.update(self.__dict__)
        return twin


class SignatureMissing(VerificationError):
    """A header that carries the signature is absent, empty or unreadable."""


class UnexpectedScheme(VerificationError):
    """Signed under another scheme than the credentials', or one that is not supported."""


class SignatureExpired(VerificationError):
    """The timestamp is too far from the local clock.

    Attributes:
        skew_seconds: Local clock minus timestamp: positive for an old message.
    """

    def __init__(self, message: str, *, serial: str | None = None, skew_seconds: float = 0.0) -> None:
        super().__init__(message, serial=serial)
        self.skew_seconds = skew_seconds


class UnknownKey(VerificationError):
    """``Wechatpay-Serial`` names a key that the key ring does not hold."""


class InvalidSignature(VerificationError):
    """The signature does not fit the message and the key named."""


class CallbackError(WechatPayError):
    """A callback that cannot be used; whether it is genuine is not what is wrong with it.

    Attributes:
        notification_id: The ``id`` of the notification, to quote to WeChat Pay's support;
            None where it was not read.
        event_type: Its ``event_type``, or None.
    """

    def __init__(self, message: str, *, notification_id: str | None = None, event_type: str | None = None) -> None:
        super().__init__(message)
        self.notification_id = notification_id
        self.event_type = event_type


class CallbackTooLarge(CallbackError):
    """The body is longer than the limit; it was not verified, parsed or decrypted."""


class CallbackMalformed(CallbackError):
    """A callback with a good signature whose body is not what WeChat Pay's pages describe.

    Attributes:
        pointer: JSON pointer to the part that does not fit, "" for the whole.
        issue: What is wrong there.
    """

    def __init__(
        self,
        message: str,
        *,
        pointer: str = "",
        issue: str = "",
        notification_id: str | None = None,
        event_type: str | None = None,
    ) -> None:
        super().__init__(message, notification_id=notification_id, event_type=event_type)
        self.pointer = pointer
        self.issue = issue


class CallbackUndecryptable(CallbackError, DecryptionError):
    """A callback with a good signature that the AES key does not open; most often the key is the wrong one."""
