"""The errors that are answers: what WeChat Pay, or a gateway in its place, said instead of the documented result.

The tree is drawn in `_errors`. https://pay.weixin.qq.com/doc/v3/partner/4012081727
"""

from typing import Any, cast

import httpx

from wechatpay_auth import SignedRequest

from ._answer import Answer
from ._errors import CallError

_MESSAGE_LIMIT = 300  # characters; gateways answer with whole pages


class ApiError(CallError):
    """WeChat Pay answered outside 2xx, or with 202.

    Attributes:
        status_code: HTTP status.
        code: the upper-case word to branch on; None when a gateway answered in its place.
        message: WeChat Pay's text, in the language of `Accept-Language`.
        detail: the `detail` object as answered, {} when there was none. Not shown by `str`: it may quote your data.
        field: JSON pointer or parameter name that the answer blames, or None.
        answer: status, headers and request id.
        explanation: for SIGN_ERROR, what the difference between our message and WeChat Pay's says about the cause;
            None where nothing can be said.
    """

    hint = ""
    explanation: str | None = None

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
        CallError.__init__(self, operation, text, answer.request_id)

    @property
    def sub_code(self) -> int | None:
        """The finer numeric code at the end of the request id."""
        return self.answer.sub_code

    def _notes(self) -> list[str]:
        return [*([self.explanation] if self.explanation else []), *super()._notes()]

    def __reduce__(self) -> tuple[Any, ...]:
        arguments = (self.operation, self.answer, self.code, self.message, self.detail)
        return type(self), arguments, dict(self.__dict__)


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
    error = kind(
        operation,
        Answer.of(response),
        code if isinstance(code, str) and code else None,
        message if isinstance(message, str) and message else "the answer holds no message (not the API's own JSON)",
        cast("dict[str, Any]", detail) if isinstance(detail, dict) else {},
    )
    if isinstance(error, SignError):
        error.explanation = _explanation(error, response)
    return error


def _explanation(error: SignError, response: httpx.Response) -> str:
    """Which part of the signature is at fault, in both languages: WeChat Pay's echo held against what we signed."""
    signed = response.request.extensions.get("wechatpay_signed")
    from wechatpay_auth import explain_sign_error  # noqa: PLC0415  # performance: not before there is such an error

    found = explain_sign_error(
        error.detail,
        signed=signed if isinstance(signed, SignedRequest) else None,
        message=error.message,
        date=response.headers.get("Date"),
    )
    return f"{found.english} {found.chinese}"
