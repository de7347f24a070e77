"""The JSON behind the pages."""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.mock_server.receiving import Shop
from tests.mock_server.support import APPID, OPENID, InProcess, Json, Side, brand_of, partner_of
from tools import console_world
from wechatpay_mock import Simulator
from wechatpay_mock._pictures import Pictures

SIDES = {"brand": brand_of, "partner": partner_of}


@pytest.fixture(params=SIDES)
def side(request: pytest.FixtureRequest, simulator: Simulator) -> Side:
    return SIDES[request.param](simulator)


@pytest.fixture
def views(simulator: Simulator) -> Generator[httpx.Client]:
    base_url = "http://127.0.0.1/_simulator/console"
    with httpx.Client(transport=InProcess(simulator.app), base_url=base_url) as client:
        yield client


def coupon_page(views: httpx.Client, stock_id: str, code: str) -> Json:
    found: Json = views.get(f"/user-coupons/{stock_id}/{code}").json()
    return found


def test_history_of_a_coupon(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """Received, confirmed, used, returned and deleted, each with its time and number."""
    stocked = side.stocked()
    code = stocked.confirmed()
    simulator.clock.advance(3600)
    assert stocked.use(code).status_code == 200
    simulator.clock.advance(3600)
    assert stocked.revert(code).status_code == 200
    assert stocked.delete(code).status_code == 200
    shown = coupon_page(views, stocked.stock_id, code)
    assert [(event["kind"], event["note"]) for event in shown["history"]] == [
        ("RECEIVED", "send_0001"),
        ("CONFIRMED", "confirm_send_0001"),
        ("USED", "use_0001"),
        ("RETURNED", "return_0001"),
        ("DELETED", ""),
    ]
    times = [datetime.fromisoformat(event["time"]) for event in shown["history"]]
    assert times[2] - times[1] == times[3] - times[2] == timedelta(hours=1)
    assert (shown["state"], shown["side"]) == ("DELETED", side.scheme.name)


def test_what_time_alone_does(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """A coupon that takes effect later, and then expires, tells both."""
    period = {**console_world.coupon.__kwdefaults__["period"], "wait_days_after_receive": 1, "available_days": 2}
    stocked = side.stocked(single_usage_rule={"coupon_available_period": period})
    code = stocked.confirmed()
    assert [one["kind"] for one in coupon_page(views, stocked.stock_id, code)["history"]] == ["RECEIVED", "CONFIRMED"]
    simulator.clock.advance(86400 * 5)
    shown = coupon_page(views, stocked.stock_id, code)
    assert [one["kind"] for one in shown["history"]] == ["RECEIVED", "CONFIRMED", "EFFECTIVE", "EXPIRED"]
    assert shown["state"] == "EXPIRED"


def test_deactivation_is_told(views: httpx.Client, side: Side) -> None:
    """With its reason; for a bundle each of its coupons tells it."""
    stocked = side.stocked()
    code = stocked.sent()
    assert stocked.deactivate(code).status_code == 200
    event = coupon_page(views, stocked.stock_id, code)["history"][-1]
    assert (event["kind"], event["note"]) == ("DEACTIVATED", "已下线")
    bundled = side.bundled()
    assert bundled.end(bundled.sent()).status_code == 200
    shown = coupon_page(views, bundled.stocks[0].stock_id, bundled.code(0))
    assert shown["history"][-1]["kind"] == "DEACTIVATED"


def test_counters_of_a_stock(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """Sent, of these today, and the codes that are left."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    assert stocked.upload("A1", "A2", "A3").status_code == 200
    stocked.sent("send_0001")
    simulator.clock.advance(86400)
    stocked.sent("send_0002", openid="oSomebodyElse000000000000001")
    group = views.get("/stocks").json()["items"][0]
    stock = group["stocks"][0]
    assert (stock["sent"], stock["today"], stock["codes"]) == (2, 1, {"total": 3, "available": 1})
    assert (group["bundle_id"], stock["round"], stock["state"]) == (None, None, "SENDING")


def test_bundles_stay_together(views: httpx.Client, side: Side) -> None:
    """The stocks of a bundle are one group, in the order of their rounds."""
    side.stocked()
    bundled = side.bundled()
    side.stocked()
    groups = views.get("/stocks").json()["items"]
    assert [len(group["stocks"]) for group in groups] == [1, 3, 1]
    assert groups[1]["bundle_id"] == bundled.stock_bundle_id
    assert [stock["round"] for stock in groups[1]["stocks"]] == [0, 1, 2]
    coupon = views.get("/coupons", params={"q": bundled.product_coupon_id}).json()["items"][0]
    assert len(coupon["rounds"]) == 3


def test_paging(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """Thousands of coupons come page by page, newest first; a filter works over all of them."""
    stocked = side.stocked(stock_send_rule={"max_count": 5000, "max_count_per_user": 100})
    for number in range(60):
        assert stocked.send(f"send_{number:04d}", openid=f"oUser{number:024d}").status_code == 200
    first = views.get("/user-coupons", params={"size": 25}).json()
    assert (first["total"], first["page"], first["pages"], len(first["items"])) == (60, 1, 3, 25)
    assert first["items"][0]["person"].endswith("59")
    last = views.get("/user-coupons", params={"size": 25, "page": 99}).json()
    assert (last["page"], len(last["items"]), last["items"][-1]["person"][-2:]) == (3, 10, "00")
    assert views.get("/user-coupons", params={"q": "OUSER" + "0" * 23 + "7"}).json()["total"] == 1
    assert views.get("/user-coupons", params={"page": "x", "size": "-3"}).json()["page"] == 1


def test_nothing_is_sent_twice(views: httpx.Client, side: Side) -> None:
    """A list that has not changed is answered with 304, one that has with the new one."""
    side.stocked()
    first = views.get("/coupons")
    headers = {"If-None-Match": first.headers["ETag"]}
    assert views.get("/coupons", headers=headers).status_code == 304
    side.stocked()
    assert views.get("/coupons", headers=headers).json()["total"] == 2


def test_looking_is_no_request(simulator: Simulator, views: httpx.Client) -> None:
    """The journal is about the API; the console does not fill it."""
    for path in ("/overview", "/coupons", "/stocks", "/user-coupons", "/requests", "/callbacks"):
        assert views.get(path).status_code == 200
    assert len(simulator.requests) == 0


@pytest.mark.parametrize("path", ["/user-coupons/1/2", "/requests/5", "/requests/0", "/picture?address=x"])
def test_what_is_not_there(views: httpx.Client, path: str) -> None:
    """404 with a text."""
    answer = views.get(path)
    assert (answer.status_code, "message" in answer.json()) == (404, True)


@pytest.mark.parametrize(
    "query", ["", "mode=QRCODE", "mode=X&text=a", f"mode=QRCODE&text={'a' * 65}", "mode=BARCODE&text=券"]
)
def test_codes_that_cannot_be_drawn(views: httpx.Client, query: str) -> None:
    """400 with what to send."""
    assert views.get(f"/code.svg?{query}").status_code == 400


def test_uploaded_pictures_are_shown(simulator: Simulator, views: httpx.Client) -> None:
    """With their type as seen in their bytes; what is no picture is not handed out."""
    pictures = simulator.gateway.store.pictures
    pictures.keep("https://a/1", console_world.picture())
    pictures.keep("https://a/2", b"<svg onload=alert(1)>")
    shown = views.get("/picture", params={"address": "https://a/1"})
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/png")
    assert views.get("/picture", params={"address": "https://a/2"}).status_code == 404
    simulator.reset()
    assert views.get("/picture", params={"address": "https://a/1"}).status_code == 404


def test_pictures_are_bounded() -> None:
    """The oldest ones make room, and the same one is not counted twice."""
    pictures = Pictures(most_bytes=250)
    for number in (1, 2, 2, 3):
        pictures.keep(str(number), b"\x89PNG\r\n\x1a\n" + b"." * 92)
    assert len(pictures) == 2
    assert pictures.get("1") is None
    assert pictures.get("3") is not None


def test_overview(simulator: Simulator, views: httpx.Client, keys: Any) -> None:
    """Who is in, with the file to read; callers that were added have none."""
    simulator.add_brand("999")
    shown = views.get("/overview").json()
    callers = {(one["side"], one["identity"]): one["env_file"] for one in shown["callers"]}
    assert callers == {
        ("BRAND", "120344"): str(keys / "brand.env"),
        ("PARTNER", "1900000109"): str(keys / "partner.env"),
        ("BRAND", "999"): None,
    }
    assert shown["counts"]["coupons"] == 0


def test_no_key_is_shown(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """Neither private keys nor the keys of callbacks."""
    side.stocked()
    for path in ("/overview", "/requests", "/requests/1"):
        text = views.get(path).text
        assert "PRIVATE" not in text
        assert not [account for account in simulator.gateway.accounts if (account.api_key or "-") in text]


def test_callbacks(simulator: Simulator, views: httpx.Client, side: Side) -> None:
    """Newest first, each with its tries; the payload is told as it was before encryption."""
    Shop(side, 500, 500)
    codes = [side.stocked().sent(), side.stocked().sent()]
    simulator.callbacks.settle()
    shown = views.get("/callbacks").json()
    assert [one["payload"]["coupon_code"] for one in shown["items"]] == codes[::-1]
    assert [attempt["status"] for attempt in shown["items"][1]["tries"]] == [500]
    assert "500" in shown["items"][1]["tries"][0]["outcome"]
    assert shown["items"][1]["next_try_at"]
    assert views.get("/overview").json()["counts"]["callbacks"] == 2


def test_claiming_is_told_with_its_channel(views: httpx.Client, side: Side) -> None:
    """A coupon claimed by the button of the console is one of a shake."""
    stocked = side.stocked()
    assert side.happen(f"/stocks/{stocked.stock_id}/shake", {"appid": APPID, "openid": OPENID}).status_code == 200
    shown = views.get("/user-coupons").json()["items"][0]
    assert (shown["channel"], shown["state"], shown["person"]) == ("BRAND_MANAGE", "CONFIRMING", f"{APPID}/{OPENID}")
