"""One call through the raw chain, without any I/O: for paths that the contract does not list."""

import mimetypes
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypedDict, cast
from urllib.parse import quote

import httpx

from ._answer import Answer
from ._api_errors import api_error
from ._call import Timeout, lenient_json
from ._errors import DecodeError, FieldError
from ._json import dumps, loads
from ._operation import Operation
from ._retry import RetryOption
from ._unset import UNSET
from ._upload import Upload

RawValue = str | int | bool | None
RawParams = Mapping[str, RawValue] | Iterable[tuple[str, RawValue]]


class RawRequest(TypedDict, total=False):
    """What a call through the raw chain may be given."""

    json: Any
    """The body, written as JSON."""
    params: RawParams
    """The query; values are percent-encoded, None leaves a parameter out."""
    content: bytes | str
    """The body as it is, in place of `json`; say what it is with a Content-Type in `headers`."""
    headers: Mapping[str, str]
    """More headers; Authorization is the SDK's own."""
    timeout: Timeout
    """Seconds, or an `httpx.Timeout`; default the client's."""
    retry: RetryOption
    """A policy for this call, None for a single try; default the client's."""


class RawAnswer(Answer):
    """A verified answer as it came."""

    operation: str
    """Method and masked path of the call."""
    content: bytes
    """The body, byte for byte."""

    def json(self) -> Any:
        """The body read as JSON.

        Raises:
            DecodeError: it is none; the call took effect all the same.
        """
        try:
            return loads(self.content)
        except (ValueError, RecursionError):
            raise DecodeError(self.operation, "it is no JSON", "", self, self.content) from None

    def __repr__(self) -> str:
        return f"RawAnswer(status_code={self.status_code}, request_id={self.request_id!r})"


def read_raw(operation: Operation[RawAnswer], response: httpx.Response) -> RawAnswer:
    """The verified answer.

    Raises:
        ApiError: the answer is outside 2xx, or 202.
    """
    if not 200 <= response.status_code <= 299 or response.status_code == 202:
        raise api_error(operation.id, response, lenient_json(response.content))
    return RawAnswer(response.status_code, response.headers, operation.id, response.content)


def raw_body(json: Any, content: bytes | str | None) -> bytes | None:
    """The bytes to sign and send, None for no body.

    Raises:
        FieldError: there are two bodies, or the one cannot be written as JSON.
    """
    if json is UNSET:
        return content.encode() if isinstance(content, str) else content
    if content is not None:
        raise FieldError("give either 'json' or 'content': there is one body")
    try:
        return dumps(json)
    except (ValueError, TypeError) as error:
        raise FieldError(f"'json' cannot be written as JSON ({type(error).__name__})") from error


def raw_query(params: RawParams | None) -> str:
    """The query as it is signed and sent, with its question mark; "" for none."""
    if params is None:
        return ""
    # One type for both: a mapping, as seen from the type of pairs, might be a mapping of pairs.
    named = cast("Mapping[str, RawValue]", params).items() if isinstance(params, Mapping) else params
    given = ((name, _text(value)) for name, value in named if value is not None)
    text = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in given)
    return f"?{text}" if text else ""


def _text(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def raw_upload(file: bytes | str | os.PathLike[str], filename: str | None, meta: Mapping[str, Any] | None) -> Upload:
    """The parts of an upload: `meta`, which is signed, and the file.

    Raises:
        FieldError: the name is missing; nothing was sent.
        OSError: the file cannot be read.
    """
    if isinstance(file, bytes):
        content = file
        if filename is None:
            raise FieldError("is required when the file is given as bytes", "/meta/filename")
    else:
        content, filename = Path(file).read_bytes(), filename or Path(file).name
    stated = {"filename": filename, "sha256": sha256(content).hexdigest()} if meta is None else dict(meta)
    signed = raw_body(stated, None) or b""
    kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    # meta carries no filename: with one, the server would not see it as meta and verify an empty body.
    return Upload(signed, [("meta", (None, signed, "application/json")), ("file", (filename, content, kind))])
