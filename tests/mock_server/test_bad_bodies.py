"""Bodies that are no proper JSON, signed as they are: 400 PARAM_ERROR that says why, and nothing is done."""

import gzip
import json
from typing import Any

import httpx
import pytest

from tests.mock_server.support import Side, coupon

JSON = {"Content-Type": "application/json"}
GOOD = json.dumps(coupon(), ensure_ascii=False)


def _post(side: Side, content: bytes, **headers: str) -> httpx.Response:
    return side.client.post(f"{side.prefix}/product-coupons", content=content, headers=JSON | headers)


def _deep(depth: int, opening: str, closing: str) -> bytes:
    return (opening * depth + closing * depth).encode()


BODIES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "a JSON body is required"),
    "blanks": (b" \r\n\t", "not JSON"),
    "half": (GOOD[:200].encode(), "not JSON"),
    "two": ((GOOD + GOOD).encode(), "not JSON"),
    "UTF-16": (GOOD.encode("utf-16"), "not UTF-8"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "not"),
    "UTF-32": (GOOD.encode("utf-32"), "not"),
    "GB 18030": (GOOD.encode("gb18030"), "not UTF-8"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), "not JSON"),
    "invalid UTF-8": (b'{"out_request_no": "\xc3\x28"}', "not UTF-8"),
    "overlong UTF-8": (b'{"out_request_no": "\xc0\xaf"}', "not UTF-8"),
    "half a surrogate pair in UTF-8": (b'{"out_request_no": "\xed\xa0\x80"}', "not UTF-8"),
    "half a surrogate pair as an escape": (b'{"out_request_no": "\\ud800"}', "half a surrogate pair"),
    "half a surrogate pair as a name": (b'{"\\udfff": 1}', "half a surrogate pair"),
    "NUL": (b"\0" * 100, "not JSON"),
    "NUL in a text": (b'{"out_request_no": "a\0b"}', "not JSON"),
    "a name twice": (b'{"scope": "ALL", "scope": "SINGLE"}', "a name stands twice"),
    "a name twice, further in": (b'{"stock": {"a": [{"b": 1, "b": 1}]}}', "a name stands twice"),
    "NaN": (b'{"scope": NaN}', "NaN"),
    "Infinity": (b'{"scope": -Infinity}', "-Infinity"),
    "1e400": (b'{"scope": 1e400}', "too large"),
    "a million digits": (b'{"scope": ' + b"9" * 1_000_000 + b"}", "too many digits"),
    "a deep list": (_deep(100_000, "[", "]"), "nested too deeply"),
    "a deep object": (_deep(100_000, '{"a":', "}"), "n"),
    "a list": (b"[]", "type"),
    "a number": (b"1", "type"),
    "null": (b"null", "type"),
    "a text": (b'"x"', "type"),
}


@pytest.mark.parametrize("what", BODIES)
def test_bodies(brand: Side, what: str) -> None:
    """Each is refused with its reason, and a good request is answered afterwards."""
    body, reason = BODIES[what]
    answer = _post(brand, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "PARAM_ERROR")
    detail: Any = answer.json()["detail"]
    assert reason in detail["issue"], detail
    assert not answer.json()["message"].isascii()
    assert _post(brand, body, **{"Accept-Language": "en"}).json()["message"].isascii()
    assert brand.create().status_code == 200


@pytest.mark.parametrize("depth", [10, 100, 500, 900, 1000, 3000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":[', "]}")])
def test_depths(brand: Side, depth: int, opening: str, closing: str) -> None:
    """No depth of nesting brings it down, be it just under the limit of one reader and over that of another."""
    inner = (opening * depth + closing * depth).encode()
    for body in (inner, b'{"out_request_no": ' + inner + b"}", GOOD[:-1].encode() + b', "x": ' + inner + b"}"):
        assert _post(brand, body).status_code in (200, 400)
    assert (
        httpx.Client(transport=brand.client._transport, base_url="http://simulator")
        .get("/_simulator/requests")
        .is_success
    )


@pytest.mark.parametrize(
    "value", ["1e30", "-1e30", str(2**63), str(-(2**64)), "9" * 4000, "1.5", "1e-400", "-0", "true"]
)
def test_numbers(brand: Side, value: str) -> None:
    """Numbers that no field holds are refused where they stand."""
    body = GOOD.replace('"max_count": 1000', f'"max_count": {value}')
    assert body != GOOD
    answer = _post(brand, body.encode())
    assert (answer.status_code, answer.json()["detail"]["field"]) == (400, "/stock/stock_send_rule/max_count")


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip", "x" * 1000])
def test_encodings(brand: Side, encoding: str) -> None:
    """A body that is compressed is refused, and the header named; there is nothing to blow up."""
    answer = _post(brand, gzip.compress(GOOD.encode()), **{"Content-Encoding": encoding})
    assert (answer.status_code, answer.json()["detail"]["field"]) == (400, "Content-Encoding")


@pytest.mark.parametrize("kind", ["text/plain", "application/json; charset=utf-16", "application/xml", ";", "x" * 5000])
def test_content_types(brand: Side, kind: str) -> None:
    """So is every other kind of body."""
    answer = _post(brand, GOOD.encode(), **{"Content-Type": kind})
    assert (answer.status_code, answer.json()["detail"]["field"]) == (400, "Content-Type")


@pytest.mark.parametrize(
    "segment", ["%00", "%zz", "%", "%2", "%ff", "%E5%88%B8", "..%2F..", "%250", "+", "%2F", "a" * 5000]
)
def test_segments(brand: Side, segment: str) -> None:
    """Signed, a path that spells something odd leads to nothing, or is refused as a parameter."""
    answer = brand.client.get(f"http://simulator{brand.prefix}/product-coupons/{segment}")
    assert answer.status_code in (400, 404)
    assert answer.json()["code"] in ("PARAM_ERROR", "NOT_FOUND")


def test_good_afterwards(brand: Side) -> None:
    """Whatever came before, the same objects are there."""
    made = brand.create().json()
    for body, _ in BODIES.values():
        _post(brand, body)
    assert brand.coupon(made["product_coupon_id"]).json()["product_coupon_id"] == made["product_coupon_id"]
