"""What can go wrong with a call, one class for each thing a caller does differently.

    WechatPayError                     root of everything raised here and in `wechatpay_auth`
    ├── FieldError                     a value handed to a model has the wrong type or is missing; nothing was sent
    ├── InvalidBody                    the client was asked to validate, and the body breaks rules; nothing was sent
    ├── NotSent                        the request did not leave this machine: repeat it freely
    │   ├── LimiterTimeout             the client's own rate limiter would have held it back for too long
    │   └── LimiterUnavailable         the store that shares the limits between processes did not answer
    ├── OutcomeUnknown                 it was sent, no trustworthy answer came: it may have taken effect
    ├── DecodeError                    a verified 2xx whose body is not what the contract says: it took effect
    └── ApiError                       WeChat Pay answered outside 2xx
        ├── ParameterError             400 PARAM_ERROR: fix the field that `field` names
        ├── InvalidRequest             400 INVALID_REQUEST: breaks a rule of the API or of the business
        ├── AlreadyExists              400 ALREADY_EXISTS: the request number or code was used before
        ├── SignError                  401: WeChat Pay did not accept our signature
        ├── PermissionDenied           403 NO_AUTH and other 403
        ├── NotEnough                  403 NOT_ENOUGH: quota used up, or the state does not allow the call
        ├── NotFound                   404
        ├── RateLimited                429: repeat later with the same body
        ├── ServerError                5xx: outcome unknown, repeat with the same body
        ├── NotFinished                202: accepted but not done, repeat with the same body
        └── UnexpectedStatus           any other status

The text of an error never holds a body, a header value other than the request id, or a value the caller sent.
It ends with the request id of the answer, where there was one. `ApiError` and what is below it stand in `_api_errors`.
https://pay.weixin.qq.com/doc/v3/partner/4012081726
"""

from typing import Any, Final

from wechatpay_auth import WechatPayError

from ._answer import Answer
from ._check import Violation

UNKNOWN_ADVICE: Final = "repeat with the same body and request number, or query the object"


class FieldError(WechatPayError, ValueError):
    """A value handed to a model, or found in an answer, does not fit its field.

    Attributes:
        pointer: JSON pointer to the field, below the model.
        issue: what is wrong with it.
    """

    def __init__(self, issue: str, pointer: str = "") -> None:
        super().__init__(issue, pointer)
        self.issue = issue
        self.pointer = pointer

    def below(self, name: str | int) -> "FieldError":
        """The same error, seen from the object or list that holds the field."""
        return FieldError(self.issue, f"/{name}{self.pointer}")

    def __str__(self) -> str:
        return f"{self.pointer or '(the value itself)'}: {self.issue}"


class CallError(WechatPayError):
    """A call that did not end with the documented answer.

    Attributes:
        operation: operationId of the call, as in `openapi.yaml`; method and path for calls through the raw chain.
        request_id: `Request-ID` of the answer, to quote to WeChat Pay's support; None when there was no answer.
        retryable: whether repeating the call with the same body and request number is right.
        outcome_known: whether it is certain what the call did. False on a write means: repeat it with the same
            request number, or query the object, before reporting failure.
        attempts: how many tries were made, this one included.
        elapsed: seconds since the call began, waits included.
    """

    retryable = False
    outcome_known = True
    attempts = 1
    elapsed = 0.0

    def __init__(self, operation: str, text: str, request_id: str | None = None) -> None:
        super().__init__(operation, text, request_id)
        self.operation = operation
        self.text = text
        self.request_id = request_id

    def __str__(self) -> str:
        parts = [f"{self.operation}: {self.text}", *self._notes()]
        if self.request_id:
            parts.append(f"Request-ID: {self.request_id}")
        return ". ".join(part.rstrip(". ") for part in parts)

    def _notes(self) -> list[str]:
        """What became known about the error after it was made."""
        if self.attempts == 1:
            return []
        outcome = "known" if self.outcome_known else "NOT known"
        notes = [f"{self.attempts} tries were made; the outcome is {outcome}"]
        if type(self).outcome_known and not self.outcome_known:
            notes.append(f"An earlier try may have taken effect: {UNKNOWN_ADVICE}")
        return notes


class InvalidBody(CallError):
    """The client validates before sending (`validate=True`), and the body breaks rules of the contract.

    Attributes:
        violations: all of them; each names its field in English and Chinese and says what is wrong.
    """

    def __init__(self, operation: str, violations: "list[Violation]") -> None:
        listed = "".join(f"\n  {violation}" for violation in violations)
        CallError.__init__(self, operation, f"nothing was sent, the body breaks {len(violations)} rule(s):{listed}")
        self.violations = violations

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.violations)


class NotSent(CallError):
    """No connection could be made; nothing reached WeChat Pay. Repeating is safe."""

    retryable = True


class LimiterTimeout(NotSent):
    """The client's own rate limiter would have held the request back for longer than allowed; nothing was sent."""


class LimiterUnavailable(NotSent):
    """The store that shares rate limits between processes did not answer; nothing was sent. `__cause__` says why."""


class OutcomeUnknown(CallError):
    """The request was sent and no trustworthy answer came back; the operation may have taken effect.

    Raised for time-outs and cut connections after sending, and for a 2xx answer that fails verification.
    Repeat with the same body and request number, or query the object. `__cause__` holds the reason.
    """

    retryable = True
    outcome_known = False


class DecodeError(CallError):
    """A verified 2xx answer whose body is not what the contract says. The operation DID take effect.

    Attributes:
        pointer: JSON pointer to the part of the body that does not fit, "" for the whole body.
        issue: what is wrong there.
        answer: status, headers and request id.
        content: the verified body, byte for byte. Not shown by `str` or `repr`.
    """

    def __init__(self, operation: str, issue: str, pointer: str, answer: Answer, content: bytes) -> None:
        CallError.__init__(
            self,
            operation,
            f"the call took effect, but its answer does not fit the contract at {pointer or 'its root'}: {issue}. "
            "The body is in `content`; do not send the request again",
            answer.request_id,
        )
        self.issue = issue
        self.pointer = pointer
        self.answer = answer
        self.content = content

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.issue, self.pointer, self.answer, self.content), dict(self.__dict__)
