"""One call, without any I/O: from arguments to a request ready to be signed, and from an answer to a model.

`Caller` and `AsyncCaller` stand on this; only sending differs between them.
"""

import sys
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from urllib.parse import quote

import httpx

from wechatpay_auth import VerificationError

from ._answer import Answer
from ._api_errors import api_error
from ._check import contract_rules
from ._enums import OpenEnum
from ._errors import UNKNOWN_ADVICE, CallError, DecodeError, FieldError, InvalidBody, NotSent, OutcomeUnknown
from ._json import dumps, loads
from ._model import Model
from ._operation import Operation
from ._unset import UNSET, Unset
from ._upload import Upload

T = TypeVar("T")

QueryValue = str | int | bool | Unset
Query = tuple[tuple[str, QueryValue], ...]
Timeout = float | httpx.Timeout | Unset

USER_AGENT = f"wechatpay-product-coupon (python {sys.version.partition(' ')[0]}; httpx {httpx.__version__})"

_BODILESS = frozenset({"GET", "HEAD", "DELETE"})
"""Methods whose requests have no Content-Length without a body."""

# Failures in which not one byte of the request can have been acted upon.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class RequestBuilder:
    """Turns an operation and its arguments into the request that is signed and sent."""

    def __init__(self, base_url: str, timeout: httpx.Timeout, language: str | None, *, validate: bool = False) -> None:
        self.base_url = base_url
        self._validate = validate
        self._timeout = timeout.as_dict()
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": USER_AGENT,
            **({"Accept-Language": language} if language else {}),
        }
        self._json_headers = {**self._headers, "Content-Type": "application/json"}
        self._ready: dict[str, tuple[httpx.Headers, httpx.Headers]] = {}
        self._urls: dict[str, httpx.URL] = {}

    def build(
        self,
        operation: Operation[Any],
        *,
        path: tuple[str, ...],
        query: Query,
        body: Model | Mapping[str, Any] | Upload | None,
        timeout: Timeout,
        brand_id: str | None,
        client_headers: Mapping[str, str] | None,
        base_url: str,
    ) -> httpx.Request:
        """The request, its body serialised once.

        Raises:
            FieldError: the body does not fit its model.
            InvalidBody: the client validates, and the body breaks rules of the contract.
            ValueError: a path value is empty, or another brand is named than the client is bound to.
        """
        if brand_id is not None and operation.brand_id_in == "query":
            query = (*query, ("brand_id", brand_id))
        extensions: dict[str, Any] = {
            "timeout": self._timeout if timeout is UNSET else self._timeouts(timeout),
            "wechatpay_operation": operation.id,
            "wechatpay_scheme": operation.scheme,
        }
        url = self._url(operation, path, query, base_url)
        if isinstance(body, Upload):
            extensions["wechatpay_signed_body"] = body.signed
            return httpx.Request(
                operation.method,
                url,
                headers=_merged(client_headers, self._headers) if client_headers else self._headers,
                files=body.files,
                extensions=extensions,
            )
        content = b"" if operation.request is None else self._content(operation, body, brand_id)
        plain, json = self._ready.get(base_url) or self._first(base_url, url)
        headers = plain if operation.request is None else json
        # Given as a stream, since httpx would write the ready headers anew to add what is in them already.
        request = httpx.Request(
            operation.method,
            url,
            headers=_merged(client_headers, headers) if client_headers else headers,
            stream=httpx.ByteStream(content),
            extensions=extensions,
        )
        request.headers.encoding = "ascii"  # else it is found out anew, header by header
        if content or operation.method not in _BODILESS:
            request.headers["Content-Length"] = str(len(content))
        request.read()
        return request

    def _first(self, base_url: str, url: httpx.URL) -> tuple[httpx.Headers, httpx.Headers]:
        """The headers of all requests to a host: without a body, and with one."""
        host = {"Host": url.netloc.decode("ascii")}
        ready = httpx.Headers(host | self._headers), httpx.Headers(host | self._json_headers)
        self._ready[base_url] = ready
        return ready

    def _url(self, operation: Operation[Any], path: tuple[str, ...], query: Query, base_url: str) -> httpx.URL:
        """Where the request goes; parsed once where nothing in it changes."""
        text = base_url + operation.target(path, _query_text(query) if query else "")
        if path or query:
            return httpx.URL(text)
        url = self._urls.get(text)
        if url is None:
            url = self._urls[text] = httpx.URL(text)
        return url

    def build_raw(
        self,
        name: str,
        method: str,
        url: str,
        *,
        body: bytes | Upload | None,
        headers: Mapping[str, str] | None,
        timeout: Timeout,
        client_headers: Mapping[str, str] | None,
    ) -> httpx.Request:
        """The request for a path outside the contract: whoever holds the credentials may call it."""
        extensions: dict[str, Any] = {"timeout": self._timeouts(timeout), "wechatpay_operation": name}
        if isinstance(body, Upload):
            extensions["wechatpay_signed_body"] = body.signed
        return httpx.Request(
            method,
            url,
            headers=_merged(client_headers, self._json_headers if isinstance(body, bytes) else self._headers, headers),
            content=body if isinstance(body, bytes) else None,
            files=body.files if isinstance(body, Upload) else None,
            extensions=extensions,
        )

    def _timeouts(self, timeout: Timeout) -> dict[str, float | None]:
        return self._timeout if isinstance(timeout, Unset) else httpx.Timeout(timeout).as_dict()

    def _content(
        self, operation: Operation[Any], body: Model | Mapping[str, Any] | None, brand_id: str | None
    ) -> bytes:
        expected = operation.request or ""
        if isinstance(body, Mapping):
            if brand_id is not None:
                body = {"brand_id": brand_id, **body}
            self._check(operation, expected, body)
            document = operation.model(expected).from_dict(body).to_dict()
        elif isinstance(body, Model) and _fits(type(body).__name__, expected, bound=brand_id is not None):
            document = body.to_dict()
        else:
            given = type(body).__name__
            raise FieldError(f"{operation.id} needs {expected} or a dict as its body, got {given}")
        bound = brand_id is not None and operation.brand_id_in == "body"
        if bound and document.setdefault("brand_id", brand_id) != brand_id:
            raise ValueError(f"{operation.id}: the body names another brand_id than for_brand() was given")
        if isinstance(body, Model):
            self._check(operation, expected, document)
        try:
            return dumps(document)
        except (ValueError, TypeError) as error:
            raise FieldError(f"{operation.id}: the body cannot be written as JSON ({type(error).__name__})") from error

    def _check(self, operation: Operation[Any], schema: str, document: Mapping[str, Any]) -> None:
        if self._validate:
            violations = contract_rules(operation.models.partition(".")[0]).check(schema, document, strict=False)
            if violations:
                raise InvalidBody(operation.id, violations)


def _merged(*parts: Mapping[str, str] | None) -> httpx.Headers:
    """All headers; the same name in a later part, in whatever case, replaces that of an earlier one."""
    merged = httpx.Headers()
    for part in parts:
        merged.update(part)
    return merged


def _fits(given: str, expected: str, *, bound: bool) -> bool:
    # A client bound to a brand takes the brand side's model and adds brand_id itself.
    return given == expected or (bound and f"Partner{given}" == expected)


def _query_text(query: Query) -> str:
    return "&".join(f"{name}={quote(_query_value(value), safe='')}" for name, value in query if value is not UNSET)


def _query_value(value: QueryValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.value if isinstance(value, OpenEnum) else str(value)


def read_answer(operation: Operation[T], response: httpx.Response) -> T:
    """The model of a verified answer.

    Raises:
        ApiError: the answer is outside 2xx, or 202.
        DecodeError: the answer is 2xx, but its body does not fit the contract.
    """
    content = response.content
    if not 200 <= response.status_code <= 299 or response.status_code == 202:
        raise api_error(operation.id, response, lenient_json(content))
    if operation.answer is None:
        return cast(T, None)
    answer = Answer.of(response)
    try:
        data = loads(content)
    except (ValueError, RecursionError):
        raise DecodeError(operation.id, "it is no JSON", "", answer, content) from None
    if not isinstance(data, dict):
        raise DecodeError(operation.id, "it is no JSON object", "", answer, content)
    try:
        model = operation.model(operation.answer).decode(cast("dict[str, Any]", data))
    except FieldError as error:
        raise DecodeError(operation.id, error.issue, error.pointer, answer, content) from None
    model._answer = answer  # pyright: ignore[reportPrivateUsage]  # the model's own slot, set only here
    return cast(T, model)


def lenient_json(content: bytes) -> object:
    """What an error answer says; None where it is no JSON."""
    try:
        return loads(content)
    except (ValueError, RecursionError):
        return None


def failure(
    operation: Operation[Any], error: httpx.TransportError | httpx.DecodingError | VerificationError
) -> CallError:
    """The typed error for a call that ended without an answer that can be trusted."""
    cause = type(error).__name__
    if isinstance(error, _NOT_SENT):
        return NotSent(
            operation.id, f"no connection ({cause}); nothing was sent. Check base URL, DNS and proxy, then repeat"
        )
    request_id = None
    reason = f"no answer ({cause})"
    if isinstance(error, VerificationError):
        reason = f"the answer failed verification ({cause}: {str(error.args[0]).rstrip('. ')})"
        request_id = error.request_id
    return OutcomeUnknown(
        operation.id, f"{reason}; the operation may have taken effect. {UNKNOWN_ADVICE.capitalize()}", request_id
    )
