"""JSON that others wrote, read without surprises."""

from __future__ import annotations

import json
from typing import Any, NoReturn


def load(content: bytes) -> Any:
    """Read JSON in UTF-8.

    Raises:
        ValueError: It is none, or too deeply nested, or holds what is no number or no text
            (``NaN``, numbers of thousands of digits, lone surrogates).
    """
    fault = "it is no JSON text in UTF-8"
    try:
        document = _decode(content.decode("utf-8"))
        if b"\\u" in content:
            # A lone surrogate passes as text here, and crashes whoever stores or prints it later.
            json.dumps(document, ensure_ascii=False).encode("utf-8")
        return document
    except RecursionError:
        fault = "it is nested too deeply"
    except ValueError as error:
        del error  # it quotes the content
    raise ValueError(fault)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


_decode = json.JSONDecoder(parse_constant=_no_number).decode
