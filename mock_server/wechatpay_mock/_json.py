"""JSON as WeChat Pay exchanges it: UTF-8, compact, without NaN, infinities and lone surrogates."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn, TypeGuard

Json = dict[str, Any]
"""A JSON object."""


def is_object(value: Any) -> TypeGuard[Json]:
    """Whether a decoded value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a decoded value is a JSON array."""
    return isinstance(value, list)


class InvalidJson(ValueError):
    """Bytes that are no JSON document; the text says why, for the sender to read."""


def _refuse_constant(name: str) -> NoReturn:
    raise InvalidJson(f"{name} is no JSON number")


# Up to here every integer has a float of its own.
_EXACT = 2.0**53


def _finite(text: str) -> float | int:
    value = float(text)
    if math.isinf(value):
        raise InvalidJson(f"the number {text[:40]} is too large")
    # 3.0 and 3e0 are integers in JSON Schema, so they are counted with as such.
    return int(value) if value.is_integer() and abs(value) <= _EXACT else value


def _object(pairs: list[tuple[str, Any]]) -> Json:
    value = dict(pairs)
    if len(value) < len(pairs):
        # Whoever checks the one and uses the other is tricked: https://www.rfc-editor.org/rfc/rfc8259#section-4
        raise InvalidJson("a name stands twice in one object")
    return value


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_finite)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(data: bytes) -> Any:
    """The value of a document.

    Raises:
        InvalidJson: It is not UTF-8 or not JSON.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidJson(f"not UTF-8: byte {error.start} is wrong") from None
    try:
        value = _DECODER.decode(text)
        if "\\u" in text:
            # An escape may spell half a surrogate pair, which UTF-8 cannot carry back.
            encode(value)
    except UnicodeEncodeError:
        raise InvalidJson("an escape names half a surrogate pair") from None
    except json.JSONDecodeError as error:
        raise InvalidJson(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise InvalidJson("nested too deeply") from None
    except InvalidJson:
        raise
    except ValueError:  # an integer of more digits than Python reads
        raise InvalidJson("a number has too many digits") from None
    return value


def encode(value: Any) -> bytes:
    """The document of a value, compact and with its Chinese text as it is."""
    return _ENCODER.encode(value).encode("utf-8")
