"""What can go wrong with a call, one class for each thing a caller does differently.

    WechatPayError                     root of everything raised here and in `wechatpay_auth`
    ├── FieldError                     a value handed to a model has the wrong type or is missing; nothing was sent
    ├── InvalidBody                    the client was asked to validate, and the body breaks rules; nothing was sent
    ├── NotSent                        the request did not leave this machine: repeat it freely
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
https://pay.weixin.qq.com/doc/v3/partner/4012081726
"""

from typing import Any, cast

import httpx

from wechatpay_auth import WechatPayError

from ._answer import Answer
from ._check import Violation

_MESSAGE_LIMIT = 300  # characters; gateways answer with whole pages


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
        operation: operationId of the call, as in `openapi.yaml`.
        retryable: whether repeating the call with the same body and request number is right.
        outcome_known: whether it is certain what the call did. False on a write means: repeat it with the same
            request number, or query the object, before reporting failure.
    """

    retryable = False
    outcome_known = True

    def __init__(self, operation: str, text: str) -> None:
        super().__init__(operation, text)
        self.operation = operation
        self.text = text

    def __str__(self) -> str:
        return f"{self.operation}: {self.text}"


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
            f"The body is in `content`; do not send the request again. Request-ID: {answer.request_id}",
        )
        self.issue = issue
        self.pointer = pointer
        self.answer = answer
        self.content = content

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.issue, self.pointer, self.answer, self.content)


class ApiError(CallError):
    """WeChat Pay answered outside 2xx, or with 202.

    Attributes:
        status_code: HTTP status.
        code: the upper-case word to branch on; None when a gateway answered in its place.
        message: WeChat Pay's text, in the language of `Accept-Language`.
        detail: the `detail` object as answered, {} when there was none. Not shown by `str`: it may quote your data.
        field: JSON pointer or parameter name that the answer blames, or None.
        answer: status, headers and request id.
    """

    hint = ""

    def __init__(self, operation: str, answer: Answer, code: str | None, message: str, detail: dict[str, Any]) -> None:
        self.answer = answer
        self.status_code = answer.status_code
        self.code = code
        self.message = message
        self.detail = detail
        field = detail.get("field")
        self.field = field if isinstance(field, str) and field else None
        where = f" at {self.field}" if self.field else ""
        parts = [f"{self.status_code} {code or '(no error code)'}{where}: {message[:_MESSAGE_LIMIT]}", self.hint]
        text = ". ".join(part.rstrip(". ") for part in parts if part)
        CallError.__init__(self, operation, f"{text}. Request-ID: {answer.request_id}")

    @property
    def request_id(self) -> str | None:
        """`Request-ID` of the answer: quote it to WeChat Pay's support."""
        return self.answer.request_id

    @property
    def sub_code(self) -> int | None:
        """The finer numeric code at the end of the request id."""
        return self.answer.sub_code

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation, self.answer, self.code, self.message, self.detail)


class ParameterError(ApiError):
    """400 PARAM_ERROR: a parameter is wrong; `field` names it."""

    hint = "Correct the field; repeating the same request cannot succeed"


class InvalidRequest(ApiError):
    """400 INVALID_REQUEST: the request breaks a rule of the API or of the business."""

    hint = "Nothing was changed; check the fields and their combination"


class AlreadyExists(ApiError):
    """400 ALREADY_EXISTS: the object exists, or the number or code was used with other data."""

    hint = "After a retry of your own request this means it is done already: read the object"


class SignError(ApiError):
    """401 SIGN_ERROR: WeChat Pay did not accept the signature."""

    hint = "Check identity, serial_no, private key and clock; `detail` shows the message the server built"


class PermissionDenied(ApiError):
    """403 NO_AUTH: the caller may not do this."""

    hint = "Ask the brand to authorise the provider, or enable the product in the console"


class NotEnough(ApiError):
    """403 NOT_ENOUGH: a quota is used up, or the object's state does not allow the call."""

    hint = "Read the stock or the user coupon to see which"


class NotFound(ApiError):
    """404: no such object, or it belongs to another brand or was made by another provider."""

    hint = "Check the ids and that they belong to this brand"


class RateLimited(ApiError):
    """429: not accepted, too fast."""

    hint = "Nothing was done; repeat later with the same body"
    retryable = True


class ServerError(ApiError):
    """5xx: the outcome is unknown."""

    hint = "It may have taken effect: repeat with the same body and request number, or query the object"
    retryable = True
    outcome_known = False


class NotFinished(ApiError):
    """202: accepted but not done yet."""

    hint = "Repeat with the same body until it answers 200"
    retryable = True
    outcome_known = False


class UnexpectedStatus(ApiError):
    """A status the contract does not know: a gateway or proxy in between, or a change of the API."""

    hint = "Check the base URL and proxies on the way"


_BY_CODE: dict[str, type[ApiError]] = {
    "PARAM_ERROR": ParameterError,
    "INVALID_REQUEST": InvalidRequest,
    "ALREADY_EXISTS": AlreadyExists,
    "SIGN_ERROR": SignError,
    "NO_AUTH": PermissionDenied,
    "NOT_ENOUGH": NotEnough,
    "NOT_FOUND": NotFound,
    "RATELIMIT_EXCEEDED": RateLimited,
}
_BY_STATUS: dict[int, type[ApiError]] = {
    202: NotFinished,
    400: InvalidRequest,
    401: SignError,
    403: PermissionDenied,
    404: NotFound,
    429: RateLimited,
}


def api_error(operation: str, response: httpx.Response, body: object) -> ApiError:
    """The typed error for an answer outside 2xx; `body` is its JSON, or None when it is none.

    The status decides between the families 4xx and 5xx, the code within 4xx: a 5xx is never a known outcome.
    """
    fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    code = fields.get("code")
    message = fields.get("message")
    detail = fields.get("detail")
    status = response.status_code
    if status >= 500:
        kind: type[ApiError] = ServerError
    elif 400 <= status < 500 and isinstance(code, str) and code in _BY_CODE:
        kind = _BY_CODE[code]
    else:
        kind = _BY_STATUS.get(status, UnexpectedStatus)
    return kind(
        operation,
        Answer.of(response),
        code if isinstance(code, str) and code else None,
        message if isinstance(message, str) and message else "the answer holds no message (not the API's own JSON)",
        cast("dict[str, Any]", detail) if isinstance(detail, dict) else {},
    )
