"""JSON on the wire: compact UTF-8, one encode per request and one decode per answer.

orjson (extra `fast`) does the work where it is installed, several times as fast; the standard library does it
otherwise, and whatever orjson would do differently: integers over 64 bits, NaN, subclasses of plain types.
What is read and written, and what is refused, is therefore the same with both, down to the order of keys.
Only the spelling of small exponents differs (1e-7 for 1e-07), and orjson writes UUIDs and members of plain enums,
which the standard library refuses.
"""

import json
from functools import cache
from importlib import import_module
from math import isfinite
from typing import Any, Final, NoReturn

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

# Where a number can begin, digits, all else: to find integers too long for orjson, which would make floats of them.
_CLASSES: Final = bytes(
    ord("0") if chr(byte).isdigit() and byte < 128 else ord(":") if chr(byte) in ":,[- \t\r\n" else ord("x")
    for byte in range(256)
)
_TOO_LONG: Final = b":" + b"0" * 19


@cache
def orjson() -> Any:
    """The module, loaded with the first call; None without the extra `fast`."""
    try:
        return import_module("orjson")
    except ImportError:
        return None


def dumps(value: Any) -> bytes:
    """The bytes that are signed and sent.

    Raises:
        ValueError: the value holds NaN or Infinity, or text that is no valid Unicode.
        TypeError: the value holds something JSON has no form for.
    """
    fast = orjson()
    if fast is not None:
        options = fast.OPT_PASSTHROUGH_DATACLASS | fast.OPT_PASSTHROUGH_DATETIME | fast.OPT_PASSTHROUGH_SUBCLASS
        try:
            text: bytes = fast.dumps(value, None, options)
        except TypeError:
            return _encode(value).encode("utf-8")
        if b"null" not in text:  # NaN is written as null
            return text
    return _encode(value).encode("utf-8")


def loads(content: bytes) -> Any:
    """Read verified bytes.

    Raises:
        ValueError: they are no JSON in UTF-8, or hold what is no number or no text (NaN, lone surrogates).
        RecursionError: they are nested too deeply.
    """
    fast = orjson()
    if fast is not None and _TOO_LONG not in b":" + content.translate(_CLASSES):
        return fast.loads(content)
    document = _decode(content.decode("utf-8"))
    if b"\\u" in content:
        _encode(document).encode("utf-8")  # a lone surrogate, which could be escaped only, has no bytes
    return document


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_number(text[:20])


_decode = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite).decode
