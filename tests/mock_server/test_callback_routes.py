"""The control routes of callbacks."""

from typing import Any

import httpx
import pytest

from tests.mock_server.receiving import URL, Shop
from tests.mock_server.support import NOW, InProcess, Side
from wechatpay_mock import Simulator


@pytest.fixture
def control(mock: Simulator) -> httpx.Client:
    """A client of the control routes."""
    return httpx.Client(transport=InProcess(mock.app), base_url="http://simulator/_simulator")


def test_list(control: httpx.Client, side: Side) -> None:
    """Each notification is shown with its content and its tries, oldest first, all or some."""
    shop, stocked = Shop(side, 204, 500), side.stocked()
    codes = [stocked.sent("send_0001"), stocked.sent("send_0002")]
    shop.callbacks.settle()
    first, second = control.get("/callbacks").json()["callbacks"]
    assert [first["payload"]["coupon_code"], second["payload"]["coupon_code"]] == codes
    assert (first["event_type"], first["url"], first["created_at"]) == (shop.event_type, URL, NOW)
    assert (first["state"], first["next_try_at"]) == ("DELIVERED", None)
    expected = {"number": 1, "at": NOW, "status": 204, "outcome": "accepted with 204", "probe": False}
    assert first["tries"] == [expected]
    assert (second["state"], second["next_try_at"]) == ("PENDING", "2025-08-15T12:00:10+08:00")
    assert control.get("/callbacks", params={"state": "PENDING"}).json()["callbacks"] == [second]
    assert len(control.get("/callbacks", params={"event_type": shop.event_type}).json()["callbacks"]) == 2
    assert control.get("/callbacks", params={"event_type": "X"}).json()["callbacks"] == []


def test_resend_probe_forge(control: httpx.Client, side: Side) -> None:
    """They try at once, and tell what came of it."""
    shop = Shop(side)
    side.stocked().sent()
    shop.callbacks.settle()
    path = f"/callbacks/{shop.opened[0].id}"
    assert control.post(f"{path}/resend").json()["outcome"] == "accepted with 204"
    assert control.post(f"{path}/probe").json()["status"] == 401
    assert control.post(f"{path}/forge").json()["status"] == 401
    assert control.post(f"{path}/forge", json={"how": "serial"}).json()["probe"] is True
    assert control.post("/callbacks/probe", json={"url": URL}).json()["status"] == 401
    assert shop.refused == ["InvalidSignature", "InvalidSignature", "UnknownKey", "InvalidSignature"]
    [shown] = control.get("/callbacks").json()["callbacks"]
    assert [one["probe"] for one in shown["tries"]] == [False, False, True, True, True]


def test_redirect(control: httpx.Client, mock: Simulator) -> None:
    """Callbacks are redirected, for all hosts or one, and no more."""
    network = mock.gateway.courier.network
    assert control.put("/callbacks/redirect", json={"to": "http://127.0.0.1:9000"}).status_code == 204
    assert network.target(URL, None) == "http://127.0.0.1:9000/wechatpay/callbacks"
    one = {"to": "http://127.0.0.1:9001", "host": "brand.example.com"}
    assert control.put("/callbacks/redirect", json=one).status_code == 204
    assert network.target(URL, None).startswith("http://127.0.0.1:9001")
    for body in ({"to": None, "host": "brand.example.com"}, {"to": None}):
        assert control.put("/callbacks/redirect", json=body).status_code == 204
    with pytest.raises(ValueError, match="reserved"):
        network.target(URL, None)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/unknown/resend", None, 404),
        ("POST", "/unknown/probe", None, 404),
        ("POST", "/unknown/forge", {"how": "other"}, 400),
        ("POST", "/probe", {"url": "https://nobody.example.com/"}, 404),
        ("POST", "/probe", {"url": 5}, 400),
        ("POST", "/probe", [], 400),
        ("PUT", "/redirect", {}, 400),
        ("PUT", "/redirect", {"to": "elsewhere"}, 400),
        ("PUT", "/redirect", {"to": "http://127.0.0.1", "x": 1}, 400),
    ],
)
def test_refused(control: httpx.Client, method: str, path: str, body: Any, status: int) -> None:
    """What is unknown is 404, what is not understood 400; both say what is wrong."""
    response = control.request(method, f"/callbacks{path}", json=body)
    assert (response.status_code, bool(response.json()["message"])) == (status, True)


def test_no_json(control: httpx.Client) -> None:
    """Nor do other bytes bring them down."""
    assert control.post("/callbacks/probe", content=b"\xff").status_code == 400


def test_loopback_only(mock: Simulator) -> None:
    """Nobody from outside gets at them."""
    outside = httpx.Client(transport=InProcess(mock.app, client=("192.0.2.7", 5)), base_url="http://simulator")
    answers = [
        outside.get("/_simulator/callbacks"),
        outside.put("/_simulator/callbacks/redirect", json={"to": "http://127.0.0.1:9000"}),
        outside.post("/_simulator/callbacks/probe", json={"url": URL}),
        outside.post("/_simulator/callbacks/x/resend"),
    ]
    assert {answer.status_code for answer in answers} == {403}
