"""Recorded requests, held against the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard
from urllib.parse import parse_qsl, urlsplit

from wechatpay_runtime import Violation, contract_rules

from ._contract import PACKAGE, Operation, find, operations


class RecordingError(ValueError):
    """A file holds no recording that is understood; the text says where and what to do."""


class RecordedCall(NamedTuple):
    """One request as it was recorded.

    Attributes:
        source: Where it stands, for messages: the file and the place in it.
        method: The method; empty if `operation` is given.
        url: Path and query, or a whole URL; empty if `operation` is given.
        body: The JSON body, None for none.
        operation: The operationId, for bodies recorded without a URL.
    """

    source: str
    method: str
    url: str
    body: Any
    operation: str | None = None


class Finding(NamedTuple):
    """Something that the contract has against a call."""

    call: RecordedCall
    operation: str | None
    violation: Violation

    def __str__(self) -> str:
        return f"{self.call.source}: {self.operation or 'no operation'}: {self.violation}"


def check_calls(calls: Iterable[RecordedCall], *, strict: bool = False) -> list[Finding]:
    """What the contract has against some calls, in their order; empty if nothing.

    Args:
        calls: The calls, for example from `read_calls`.
        strict: Also refuse what is pointless beside other fields (`x-forbidden-when`).

    Raises:
        ImportError: The extra `check` is not installed.
    """
    return [finding for call in calls for finding in _findings(call, strict=strict)]


def _findings(call: RecordedCall, *, strict: bool) -> Iterator[Finding]:
    if call.operation is None:
        operation = find(call.method, urlsplit(call.url).path)
        where = f"{call.method} {urlsplit(call.url).path}"
    else:
        operation = operations().get(call.operation)
        where = call.operation
    if operation is None:
        yield Finding(call, None, Violation("", "", f"the contract has no operation {where}"))
        return
    for violation in (*_query(operation, call), *_body(operation, call.body, strict=strict)):
        yield Finding(call, operation.id, violation)


def _query(operation: Operation, call: RecordedCall) -> Iterator[Violation]:
    if call.operation is not None:
        return  # recorded without its URL
    given = {name for name, _ in parse_qsl(urlsplit(call.url).query, keep_blank_values=True)}
    for parameter in operation.query.values():
        if parameter.required and parameter.name not in given:
            yield Violation(f"?{parameter.name}", parameter.title, "is required in the query")
    for name in sorted(given - set(operation.query)):
        yield Violation(f"?{name}", "", "is no query parameter of this operation")


def _body(operation: Operation, body: Any, *, strict: bool) -> Iterable[Violation]:
    if operation.body is None:
        return () if body is None else (Violation("", "", "this operation takes no JSON body"),)
    if body is None:
        return (Violation("", "", "the JSON body is missing"),) if operation.body_required else ()
    if not _is_object(body):
        return (Violation("", "", "the body must be a JSON object"),)
    return contract_rules(PACKAGE).check(operation.body, body, strict=strict)


def read_calls(path: Path, *, operation: str | None = None) -> list[RecordedCall]:
    """The calls of a recording.

    Understood are HAR files, what `Recorder` writes (JSON lines), the simulator's `GET /_simulator/requests`, JSON
    objects `{"method", "url", "body"}` or `{"operation", "body"}` or lists of them, and bare bodies if `operation`
    tells what they belong to. Calls to other APIs in HAR files are left out.

    Args:
        path: The file.
        operation: The operationId that bare bodies belong to.

    Raises:
        RecordingError: It cannot be read or understood.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordingError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return [call for source, line in _lines(path, text) for call in _calls(source, line, operation)]
    return list(_calls(str(path), whole, operation))


def _lines(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield f"{path}, line {number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise RecordingError(
                    f"{path}, line {number}: no JSON ({error.msg}); a recording is one JSON document, or one per line"
                ) from error


def _calls(source: str, document: Any, operation: str | None) -> Iterator[RecordedCall]:
    if operation is not None and _is_object(document):
        yield RecordedCall(source, "", "", document, operation)
    elif _is_array(document):
        for index, entry in enumerate(document):
            yield from _calls(f"{source}[{index}]", entry, operation)
    elif _is_object(document) and _is_object(document.get("log")) and "entries" in document["log"]:
        yield from _har(source, document["log"]["entries"])
    elif _is_object(document) and _is_array(document.get("requests")):
        yield from _calls(source, [_visited(entry) for entry in document["requests"]], None)
    elif _is_object(document) and isinstance(document.get("operation"), str):
        yield RecordedCall(source, "", "", document.get("body"), document["operation"])
    elif _is_object(document) and isinstance(document.get("method"), str) and isinstance(document.get("url"), str):
        yield RecordedCall(source, document["method"], document["url"], document.get("body"))
    else:
        raise RecordingError(
            f'{source}: expected {{"method", "url", "body"}} or {{"operation", "body"}}; for a bare body name the '
            "operation it belongs to (--operation brandCreateProductCoupon)"
        )


def _visited(entry: Any) -> Any:
    """An entry of the simulator's journal, which tells the target in place of the URL."""
    if not _is_object(entry):
        return entry
    return {"method": entry.get("method"), "url": entry.get("target"), "body": entry.get("body")}


def _har(source: str, entries: Any) -> Iterator[RecordedCall]:
    for index, entry in enumerate(entries if _is_array(entries) else ()):
        request: Any = entry.get("request") if _is_object(entry) else None
        if not _is_object(request):
            raise RecordingError(f"{source}, entry {index}: has no request")
        method, url = str(request.get("method", "")), str(request.get("url", ""))
        if "/product-coupon/" not in url and find(method, urlsplit(url).path) is None:
            continue  # somebody else's business
        data: Any = request.get("postData", {})
        text = str(data.get("text") or "") if _is_object(data) and "json" in str(data.get("mimeType", "json")) else ""
        try:
            body = json.loads(text) if text else None
        except json.JSONDecodeError as error:
            raise RecordingError(f"{source}, entry {index}: its body is no JSON ({error.msg})") from error
        yield RecordedCall(f"{source}[{index}]", method, url, body)


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_array(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)
