"""JSON with and without orjson: the same bytes, the same values, the same refusals."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_runtime import _json
from wechatpay_runtime._json import dumps, loads

pytest.importorskip("orjson", reason="needs the extra `fast`")

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**62, max_value=2**66)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
documents = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def both(function: Callable[[Any], Any], value: Any) -> tuple[Any, Any]:
    """The result, or the kind of the refusal, with orjson and without."""
    outcomes: list[Any] = []
    for hide in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            if hide:
                patch.setattr(_json, "orjson", lambda: None)
            try:
                outcomes.append(function(value))
            except (ValueError, TypeError, RecursionError) as error:
                outcomes.append(TypeError if isinstance(error, TypeError) else ValueError)
    return outcomes[0], outcomes[1]


@given(documents)
def test_documents_are_written_and_read_alike(document: Any) -> None:
    """Both read what both wrote; the bytes differ in the spelling of small exponents at most."""
    fast, plain = both(dumps, document)
    assert json.loads(fast) == json.loads(plain) == document
    assert fast.replace(b"e-0", b"e-") == plain.replace(b"e-0", b"e-")
    for text in (fast, plain):
        read = both(loads, text)
        assert read[0] == read[1] == document
        assert repr(read[0]) == repr(read[1])  # 1 is not 1.0


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        [float("inf")],
        {"a": {"b": float("-inf")}},
        "\ud800",
        {"\udfff": 1},
        object(),
        {"a": {1, 2}},
        b"bytes",
        {(1, 2): 3},
    ],
    ids=lambda value: "an object" if type(value) is object else repr(value),
)
def test_what_has_no_form_is_refused_alike(value: Any) -> None:
    """With the same kind of error."""
    fast, plain = both(dumps, value)
    assert fast is plain
    assert fast in (ValueError, TypeError)


@pytest.mark.parametrize(
    "value",
    [2**64, -(2**63) - 1, 10**400, {1: "a", None: "c"}, (1, (2,)), None, "null", "\x7f\u2028</\x00"],
    ids=lambda value: repr(value)[:20],
)
def test_what_only_the_standard_library_can_write(value: Any) -> None:
    """It does, and gives the same bytes."""
    fast, plain = both(dumps, value)
    assert fast == plain == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def test_dates_and_dataclasses_are_refused_alike() -> None:
    """orjson could write them; the contract's own times go through their codec."""
    from dataclasses import dataclass
    from datetime import UTC, datetime

    @dataclass
    class Thing:
        a: int = 1

    for value in (datetime.now(UTC), Thing()):
        assert (TypeError, TypeError) == both(dumps, value)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"NaN",
        b"[-Infinity]",
        b"1e400",
        b"[-1E999]",
        b"01",
        b'"\x01"',
        b"\xff",
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf{}",
        '{"a":1}'.encode("utf-16"),
        b'"\\ud800"',
        b'{"\\udc00":1}',
        b"{} {}",
        b"9" * 5000,
        b"[" * 100_000,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_what_is_no_json_is_refused_alike(text: bytes) -> None:
    """Both, and never with a value in place of an error."""
    assert (ValueError, ValueError) == both(loads, text)


@pytest.mark.parametrize(
    "text",
    [
        b"18446744073709551616",
        b"[-9223372036854775809]",
        b'{"a": 123456789012345678901234567890}',
        b'{"a":1,"b":2,"a":3}',
        b'"\\ud83d\\ude00"',
        b"-0",
        b"1E-400",
        b" [1.0, 1e5] ",
        b'{"id":"12345678901234567890123"}',
    ],
    ids=repr,
)
def test_odd_documents_are_read_alike(text: bytes) -> None:
    """To the last digit, and the last of equal names wins."""
    fast, plain = both(loads, text)
    assert fast == plain == json.loads(text)
    assert repr(fast) == repr(plain)
