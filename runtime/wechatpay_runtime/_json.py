"""JSON on the wire: compact UTF-8, one encode per request and one decode per answer."""

import json
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def dumps(value: Any) -> bytes:
    """The bytes that are signed and sent.

    Raises:
        ValueError: the value holds NaN or Infinity, or text that is no valid Unicode.
        TypeError: the value holds something JSON has no form for.
    """
    return _encode(value).encode("utf-8")


def loads(content: bytes) -> Any:
    """Read verified bytes.

    Raises:
        ValueError: they are no JSON in UTF-8.
    """
    return json.loads(content)
