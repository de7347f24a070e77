"""What a request says, read and held against the contract: path, query and body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from ._document import pointer_text
from ._json import InvalidJson, Json, decode
from ._multipart import InvalidForm, read_form
from ._operation import Operation, Parameter
from ._pointers import Violation, first_violation
from ._refusals import Refusal, fault
from ._request import Request
from ._routes import Match

_STRUCTURE = 268578101
_BUSINESS_RULE = 268578224
_LOCATIONS = {"path": "url", "query": "query"}
_UTF8 = ("utf-8", "utf8")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of a request that passed the contract, and the content that its body was read from."""

    path: Json
    query: Json
    body: Json
    content: bytes = b""


def read_arguments(match: Match[Operation], request: Request) -> Arguments:
    """Read headers, path, query and body, in this order.

    Raises:
        Refusal: 400 PARAM_ERROR that points at the first fault.
    """
    operation = match.target
    if operation.has_body:
        _check_headers(request)
    path = {name: [raw] for name, raw in match.parameters}
    query = _pairs(request.query)
    return Arguments(
        path=_values(operation, "path", path),
        query=_values(operation, "query", query),
        body=_content(operation, request),
        content=request.body,
    )


def _content(operation: Operation, request: Request) -> Json:
    if operation.has_form:
        return _form(operation, request)
    return _body(operation, request.body) if operation.has_body else {}


def _form(operation: Operation, request: Request) -> Json:
    """The parts of an upload: JSON parts decoded, the file as bytes."""
    try:
        parts = read_form(request)
        body: Json = {
            name: bytes(part.content) if part.filename is not None else decode(bytes(part.content))
            for name, part in parts.items()
        }
    except InvalidForm as error:
        raise _param_error("Content-Type", str(error), "header", sub_code=_STRUCTURE) from None
    except InvalidJson as error:
        raise _param_error(f"/{operation.sign_part}", str(error), "body", sub_code=_STRUCTURE) from None
    # JSON Schema knows no bytes: a file is held against it as an empty text, its size by the behaviour.
    seen = {name: "" if isinstance(value, bytes) else value for name, value in body.items()}
    violation = first_violation(operation.body_validator.iter_errors(seen), operation.document)
    if violation is not None:
        raise _refused(violation)
    return body


def _param_error(field: str, issue: str, location: str, value: Any = None, sub_code: int | None = None) -> Refusal:
    detail = fault(field, issue, value=value, location=location)
    return Refusal("PARAM_ERROR", detail=detail, sub_code=sub_code)


def _check_headers(request: Request) -> None:
    headers = request.headers
    for encoding in headers.all("content-encoding"):
        if encoding.strip().lower() not in ("", "identity"):
            raise _param_error("Content-Encoding", "the body has to be sent as it is", "header", encoding[:40])
    given = headers.all("content-type")
    if len(given) != 1:
        issue = "is sent more than once" if given else "is required: application/json"
        raise _param_error("Content-Type", issue, "header")
    media_type, *parameters = (part.strip().lower() for part in given[0].split(";"))
    charsets = [part.removeprefix("charset=").strip('"') for part in parameters if part.startswith("charset=")]
    if media_type != "application/json" or any(charset not in _UTF8 for charset in charsets):
        raise _param_error("Content-Type", "must be application/json in UTF-8", "header", given[0][:80])


def _pairs(query: bytes) -> dict[str, list[bytes]]:
    # In a query `+` stands for a blank, as every form encoder writes it.
    pairs: dict[str, list[bytes]] = {}
    for part in query.split(b"&"):
        if part:
            name, _, value = part.replace(b"+", b"%20").partition(b"=")
            pairs.setdefault(unquote_to_bytes(name).decode("utf-8", "replace"), []).append(value)
    return pairs


def _values(operation: Operation, location: str, given: dict[str, list[bytes]]) -> Json:
    values: Json = {}
    for parameter in operation.parameters:
        if parameter.location != location:
            continue
        raw = given.get(parameter.name)
        if raw is not None:
            values[parameter.name] = _value(operation, parameter, raw)
        elif parameter.required:
            raise _param_error(parameter.name, "is required", _LOCATIONS[location])
    return values


def _value(operation: Operation, parameter: Parameter, raw: list[bytes]) -> Any:
    location = _LOCATIONS[parameter.location]
    if len(raw) > 1:
        raise _param_error(parameter.name, "is given more than once", location)
    try:
        value = parameter.read(unquote_to_bytes(raw[0]).decode("utf-8"))
    except UnicodeDecodeError:
        raise _param_error(parameter.name, "is not percent-encoded UTF-8", location) from None
    if not parameter.validator.is_valid(value):
        violation = first_violation(parameter.validator.iter_errors(value), operation.document)
        if violation is not None:
            raise _param_error(parameter.name, violation.issue, location, violation.value, violation.sub_code)
    return value


def _body(operation: Operation, data: bytes) -> Json:
    if not data and not operation.body_required:
        return {}
    try:
        body: Json = decode(data)
        if operation.body_validator.is_valid(body):
            return body
        violation = first_violation(operation.body_validator.iter_errors(body), operation.document)
    except InvalidJson as error:
        issue = str(error) if data else "a JSON body is required"
        raise _param_error("", issue, "body", sub_code=_STRUCTURE) from None
    except ValueError:  # the validator's own limit of nesting
        raise _param_error("", "nested too deeply", "body", sub_code=_STRUCTURE) from None
    raise _refused(violation)


def _refused(violation: Violation | None) -> Refusal:
    if violation is None:
        return Refusal("PARAM_ERROR")
    field = pointer_text(violation.pointer)
    if violation.forbidden:
        # V2: an offer in the wrong place is a broken rule, not a bad parameter.
        detail = fault(field, violation.issue, value=violation.value)
        return Refusal("INVALID_REQUEST", detail=detail, sub_code=_BUSINESS_RULE)
    return _param_error(field, violation.issue, "body", violation.value, violation.sub_code)
