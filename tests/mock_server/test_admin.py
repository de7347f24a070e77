"""The control routes."""

from typing import Any

import httpx
import pytest

from tests.mock_server.support import NOW, InProcess, Side, brand_of, coupon
from wechatpay_mock import Simulator


@pytest.fixture
def control(mock: Simulator) -> httpx.Client:
    """A client of the control routes."""
    return httpx.Client(transport=InProcess(mock.app), base_url="http://simulator/_simulator")


def test_clock(control: httpx.Client, mock: Simulator) -> None:
    """The clock is read, set and moved; behaviours follow."""
    assert control.get("/clock").json() == {"now": NOW, "frozen": False}
    assert control.put("/clock", json={"now": "2025-08-20T00:00:00Z"}).json() == {
        "now": "2025-08-20T08:00:00+08:00",
        "frozen": False,
    }
    assert control.put("/clock", json={"frozen": True}).json()["frozen"] is True
    assert mock.clock.frozen
    assert control.put("/clock", json={"frozen": False}).json()["frozen"] is False
    assert control.put("/clock", json={"advance_seconds": 60}).json() == {
        "now": "2025-08-20T08:01:00+08:00",
        "frozen": False,
    }
    answer = brand_of(mock).stocked().send().json()
    assert answer["receive_time"] == "2025-08-20T08:01:00+08:00"


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        [],
        {"now": 5},
        {"now": "tomorrow"},
        {"now": NOW, "advance_seconds": 1},
        {"advance_seconds": "1"},
        {"advance_seconds": 1e300},
        {"advance_seconds": 10**400},
        {"x": "x" * 20_000},
    ],
)
def test_clock_refuses(control: httpx.Client, body: Any) -> None:
    """Anything else is 400, says what to send, and changes nothing."""
    response = control.put("/clock", json=body)
    assert response.status_code == 400
    assert "advance_seconds" in response.json()["message"]
    assert control.get("/clock").json() == {"now": NOW, "frozen": False}


def test_requests(control: httpx.Client, brand: Side) -> None:
    """What was received is shown with operation, decoded body and verdict, oldest first."""
    brand.create()
    brand.create(coupon(number="short"))
    brand.client.get("/nothing")
    first, second, third = control.get("/requests").json()["requests"]
    assert (first["number"], first["operation"], first["method"]) == (1, "brandCreateProductCoupon", "POST")
    assert first["body"] == coupon()
    assert first["verdict"]["status"] == 200
    assert first["time"] == NOW
    assert (second["verdict"]["code"], second["verdict"]["detail"]["field"]) == ("PARAM_ERROR", "/out_request_no")
    assert (third["operation"], third["target"], third["body"]) == (None, "/nothing", None)


def test_the_last_1000_requests(control: httpx.Client, mock: Simulator, brand: Side) -> None:
    """Only the last 1000 are kept."""
    from wechatpay_mock._request import Headers, Request

    for index in range(1005):
        mock.gateway.handle(Request("GET", f"/{index}".encode(), b"", Headers([]), b""))
    shown = control.get("/requests").json()["requests"]
    assert (len(shown), shown[0]["number"], shown[-1]["target"]) == (1000, 6, "/1004")


@pytest.mark.parametrize("content", [b"\xff", b"[" * 900 + b"]" * 900, b"x" * 100_000, b'"\\ud800"'])
def test_requests_that_are_no_json(control: httpx.Client, brand: Side, content: bytes) -> None:
    """Bodies that cannot be shown do not stop the others from being shown."""
    headers = {"Content-Type": "application/json"}
    brand.client.post(f"{brand.prefix}/notify-configs", content=content, headers=headers)
    (shown,) = control.get("/requests").json()["requests"]
    assert shown["body_bytes"] == len(content)


def test_reset(control: httpx.Client, mock: Simulator, brand: Side) -> None:
    """A reset forgets coupons, numbers and requests, and puts the clock back."""
    created = brand.create().json()
    mock.clock.advance(3600)
    assert control.post("/reset").status_code == 204
    assert control.get("/requests").json() == {"requests": []}
    assert control.get("/clock").json() == {"now": NOW, "frozen": False}
    assert brand.coupon(created["product_coupon_id"]).status_code == 404
    assert brand.create(coupon() | {"out_product_no": "other"}).status_code == 200


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::1", "not-an-address"])
def test_loopback_only(mock: Simulator, address: str) -> None:
    """Nobody from outside gets at them."""
    outside = httpx.Client(transport=InProcess(mock.app, client=(address, 5)), base_url="http://simulator")
    answers = [
        outside.get("/_simulator/clock"),
        outside.put("/_simulator/clock", json={"advance_seconds": 1}),
        outside.get("/_simulator/requests"),
        outside.post("/_simulator/reset"),
        outside.post("/_simulator/stocks/1/pause"),
        outside.post("/_simulator/receive-component/tap", json={"token": "x"}),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert mock.clock.now().isoformat() == NOW


def test_loopback_of_ipv6(mock: Simulator) -> None:
    """The loopback address of IPv6 is one too."""
    inside = httpx.Client(transport=InProcess(mock.app, client=("::1", 5)), base_url="http://simulator")
    assert inside.get("/_simulator/clock").status_code == 200
