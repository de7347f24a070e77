"""Faults on demand: what callers make of each, over a socket and in-process, and whom they hit how often."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.mock_server.support import APPID, BRAND_ID, NOW, OPENID, InProcess, Side, brand_of, coupon
from wechatpay_auth import (
    InvalidSignature,
    SignatureExpired,
    SignatureMissing,
    UnexpectedScheme,
    UnknownKey,
    WechatPayAuth,
)
from wechatpay_mock import Simulator, faults
from wechatpay_mock.faults import Fault
from wechatpay_product_coupon import AsyncBrandClient, BrandClient, PartnerClient, Retry, errors

Client = BrandClient | PartnerClient
LOST = httpx.RemoteProtocolError
CASES: list[tuple[Fault, type[Exception], type[Exception] | None, int]] = [
    # The fault, the error of our client, its cause, and how many coupons were sent.
    (faults.TooManyRequests(), errors.RateLimited, None, 0),
    (faults.TooManyRequests(retry_after=3), errors.RateLimited, None, 0),
    (faults.ServerError(), errors.ServerError, None, 0),
    (faults.ServerError(501), errors.ServerError, None, 0),
    (faults.ServerError(502), errors.ServerError, None, 0),
    (faults.ServerError(503), errors.ServerError, None, 0),
    (faults.ServerError(504), errors.ServerError, None, 0),
    (faults.ServerError(503, when="after"), errors.ServerError, None, 1),
    (faults.Accepted(), errors.NotFinished, None, 0),
    (faults.Accepted(when="after"), errors.NotFinished, None, 1),
    (faults.Cut(), errors.OutcomeUnknown, LOST, 0),
    (faults.Cut(when="after"), errors.OutcomeUnknown, LOST, 1),
    (faults.Cut(how="reset"), errors.OutcomeUnknown, httpx.ReadError, 0),
    (faults.Cut(when="after", how="reset"), errors.OutcomeUnknown, httpx.ReadError, 1),
    (faults.Truncated(), errors.OutcomeUnknown, LOST, 1),
    (faults.Truncated(announced=False), errors.OutcomeUnknown, InvalidSignature, 1),
    (faults.Unsigned(), errors.OutcomeUnknown, SignatureMissing, 1),
    (faults.BadSignature(), errors.OutcomeUnknown, InvalidSignature, 1),
    (faults.BadSignature("tampered_body"), errors.OutcomeUnknown, InvalidSignature, 1),
    (faults.BadSignature("unknown_serial"), errors.OutcomeUnknown, UnknownKey, 1),
    (faults.BadSignature("wrong_type"), errors.OutcomeUnknown, UnexpectedScheme, 1),
    (faults.BadSignature("probe"), errors.OutcomeUnknown, InvalidSignature, 1),
    (faults.GatewayPage(), errors.ServerError, None, 0),
    (faults.GatewayPage(503, when="after"), errors.ServerError, None, 1),
    (faults.GatewayPage(200), errors.OutcomeUnknown, SignatureMissing, 0),
    (faults.GatewayPage(200, when="after"), errors.OutcomeUnknown, SignatureMissing, 1),
    (faults.GatewayPage(404), errors.NotFound, None, 0),
    (faults.AnswerSkew(), errors.OutcomeUnknown, SignatureExpired, 1),
    (faults.AnswerSkew(600), errors.OutcomeUnknown, SignatureExpired, 1),
    (faults.ServerSkew(), errors.SignError, None, 0),
    (faults.ServerSkew(-600), errors.SignError, None, 0),
    (faults.SignError(), errors.SignError, None, 0),
    (faults.SignError("expired"), errors.SignError, None, 0),
]


@contextmanager
def _wire(simulator: Simulator, side: str, **options: Any) -> Iterator[Client]:
    with simulator.run() as base_url, _client(simulator, side, base_url=base_url, **options) as client:
        yield client


@contextmanager
def _in_process(simulator: Simulator, side: str, **options: Any) -> Iterator[Client]:
    with _client(simulator, side, base_url="http://127.0.0.1", transport=InProcess(simulator.app), **options) as client:
        yield client


def _client(simulator: Simulator, side: str, **options: Any) -> Client:
    options = {"retry": None} | options
    if side == "brand":
        return BrandClient(simulator.brand, **options)
    return PartnerClient(simulator.partner, **options)


def _named(client: Client, values: dict[str, Any]) -> dict[str, Any]:
    return values if isinstance(client, BrandClient) else {**values, "brand_id": BRAND_ID}


def _stock(client: Client) -> dict[str, Any]:
    """Make a coupon with a stock, and tell what a send from it has to name."""
    made: Any = client.product_coupons.create(_named(client, coupon()))
    ids = {"product_coupon_id": made.product_coupon_id, "stock_id": made.stock.stock_id, "appid": APPID}
    return _named(client, {**ids, "send_request_no": "send_0001"})


def _send(client: Client, body: dict[str, Any]) -> Any:
    return client.user_coupons.send(OPENID, body)


def _sent(simulator: Simulator, body: dict[str, Any]) -> int:
    """How many coupons the simulator says were sent, asked past all faults."""
    simulator.faults.clear()
    side = brand_of(simulator) if "brand_id" not in body else Side(simulator, simulator.partner)
    stock = side.read(f"/product-coupons/{body['product_coupon_id']}/stocks/{body['stock_id']}").json()
    return int(stock["sent_count_info"]["total_count"]) if "sent_count_info" in stock else 0


@pytest.fixture
def live(home: Path) -> Simulator:
    """A simulator whose wall clock is the real one, as that of clients is."""
    return Simulator(home=home, now=datetime.fromisoformat(NOW))


@pytest.mark.parametrize("serving", [_wire, _in_process])
@pytest.mark.parametrize("side", ["brand", "partner"])
def test_each_fault(live: Simulator, serving: Any, side: str) -> None:
    """Each fault gives the documented error, takes effect or not as it says, and the next request is answered."""
    with serving(live, side) as client:
        for fault, error, cause, count in CASES:
            live.reset()
            body = _stock(client)
            planned = live.faults.add(fault, operation="sendUserCoupon")
            with pytest.raises(errors.CallError) as raised:
                _send(client, body)
            assert type(raised.value) is error, fault
            if cause is not None:
                assert type(raised.value.__cause__) is cause, fault
            assert (planned.hits, planned.left, len(live.faults)) == (1, 0, 0), fault
            assert list(live.requests)[-1].answer.faults == (str(fault),)
            assert _sent(live, body) == count, fault
            assert _send(client, body).coupon_code
            assert _sent(live, body) == 1, fault
            assert list(live.requests)[-2].answer.faults == ()


def test_async_client(live: Simulator) -> None:
    """Async clients without a socket see the same."""

    async def run() -> None:
        transport = httpx.ASGITransport(app=live.app, client=("127.0.0.1", 5))
        async with AsyncBrandClient(live.brand, base_url="http://127.0.0.1", transport=transport, retry=None) as client:
            live.faults.add(faults.Cut(when="after"))
            with pytest.raises(errors.OutcomeUnknown) as raised:
                await client.product_coupons.create(coupon())
            assert type(raised.value.__cause__) is LOST
            assert (await client.product_coupons.create(coupon())).state == "EFFECTIVE"

    asyncio.run(run())


@pytest.mark.parametrize("serving", [_wire, _in_process])
def test_repeats_find_what_was_done(live: Simulator, serving: Any) -> None:
    """A client that repeats gets through a row of faults, one after the other, with one coupon sent."""
    row = [
        faults.Cut(when="after"),
        faults.ServerError(503, when="after"),
        faults.BadSignature(),
        faults.TooManyRequests(),
        faults.GatewayPage(),
        faults.Accepted(),
    ]
    tries = Retry(tries=len(row) + 1)
    with serving(live, "brand", retry=tries, sleep=lambda _: None) as client:
        body = _stock(client)
        planned = [live.faults.add(fault, operation="brandSendUserCoupon") for fault in row]
        assert _send(client, body).coupon_code
        assert [each.hits for each in planned] == [1] * len(row)
        assert _sent(live, body) == 1


# What plain HTTP shows


@pytest.fixture
def plain(mock: Simulator) -> httpx.Client:
    """A client without credentials; faults do not ask who comes."""
    return httpx.Client(transport=InProcess(mock.app), base_url="http://simulator")


def _one(mock: Simulator, plain: httpx.Client, fault: Fault, **headers: str) -> httpx.Response:
    mock.faults.add(fault)
    return plain.get("/brand/marketing/product-coupon/notify-configs", headers=headers)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (faults.TooManyRequests(), (429, "RATELIMIT_EXCEEDED", "270924289")),
        (faults.ServerError(), (500, "SYSTEM_ERROR", "268435456")),
        (faults.ServerError(501), (501, "SYSTEM_ERROR", "268435456")),
        (faults.ServerError(502), (502, "SERVICE_UNAVAILABLE", "268435456")),
        (faults.ServerError(503), (503, "SERVICE_UNAVAILABLE", "268435456")),
        (faults.SignError("serial"), (401, "SIGN_ERROR", "270924360")),
    ],
)
def test_errors(mock: Simulator, plain: httpx.Client, fault: Fault, told: tuple[int, str, str]) -> None:
    """Errors come in their envelope, in the language asked for, with a number at the end of `Request-ID`."""
    chinese = _one(mock, plain, fault)
    english = _one(mock, plain, fault, **{"Accept-Language": "en"})
    sub_code = chinese.headers["request-id"].partition("-")[2]
    assert (chinese.status_code, chinese.json()["code"], sub_code) == told
    assert not chinese.json()["message"].isascii()
    assert english.json()["message"].isascii()


def test_retry_after(mock: Simulator, plain: httpx.Client) -> None:
    """`Retry-After` is sent only on demand, as WeChat Pay sends none."""
    assert "retry-after" not in _one(mock, plain, faults.TooManyRequests()).headers
    assert _one(mock, plain, faults.TooManyRequests(retry_after=3)).headers["retry-after"] == "3"


def test_gateway_page(mock: Simulator, plain: httpx.Client) -> None:
    """A page of HTML has neither request id nor signature."""
    answer = _one(mock, plain, faults.GatewayPage(504))
    assert (answer.status_code, answer.headers["content-type"]) == (504, "text/html")
    assert answer.text.startswith("<html>")
    assert not [name for name in answer.headers if name.startswith("wechatpay") or name == "request-id"]


def test_sign_error_tells_the_signed_text(mock: Simulator, brand: Side) -> None:
    """A forced SIGN_ERROR echoes the text that was signed, as the real one does."""
    mock.faults.add(faults.SignError())
    auth = WechatPayAuth(mock.brand, clock=mock.gateway.wall_clock)
    client = httpx.Client(transport=InProcess(mock.app), base_url="http://simulator", auth=auth)
    answer = client.post(f"{brand.prefix}/product-coupons", json=coupon())
    told = answer.json()["detail"]["sign_information"]
    assert (answer.status_code, told["method"]) == (401, "POST")
    assert told["truncated_sign_message"].endswith('\n{"out_re\n')
    assert told["sign_message_length"] == answer.request.extensions["wechatpay_signed"].message_length


def test_wrong_requests_are_not_accepted(mock: Simulator, brand: Side, plain: httpx.Client) -> None:
    """202 says that the request is right: one that is not is refused as ever."""
    assert _one(mock, plain, faults.Accepted()).status_code == 401
    mock.faults.add(faults.Accepted())
    assert plain.get("/nothing").status_code == 404
    for when in ("before", "after"):
        mock.faults.add(faults.Accepted(when=when))
        assert brand.create(coupon(number="short")).status_code == 400
    mock.faults.add(faults.Accepted())
    accepted = brand.create()  # passes the verification of the client
    assert (accepted.status_code, accepted.content) == (202, b"")


def test_server_skew_shows_in_date(mock: Simulator, plain: httpx.Client) -> None:
    """`Date` tells the clock of the platform, be it right or off."""
    right = plain.get("/nothing").headers["date"]
    off = _one(mock, plain, faults.ServerSkew(3600))
    assert (off.status_code, off.headers["date"] != right) == (401, True)
    skew = parsedate_to_datetime(off.headers["date"]) - parsedate_to_datetime(right)
    assert skew.total_seconds() == 3600
    assert plain.get("/nothing").headers["date"] == right


def test_small_skew_is_tolerated(mock: Simulator, brand: Side) -> None:
    """Up to five minutes nobody minds."""
    mock.faults.add(faults.ServerSkew(290))
    assert brand.create().status_code == 200


def test_errors_stay_unsigned(mock: Simulator, brand: Side) -> None:
    """There is nothing to spoil about the signature of an error."""
    for fault in (faults.Unsigned(), faults.BadSignature(), faults.BadSignature("tampered_body"), faults.AnswerSkew()):
        mock.faults.add(fault)
        assert brand.coupon("1").status_code == 404


def test_latency(mock: Simulator, brand: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request waits before it takes effect, or its answer does; another fault may hit it, too."""
    waits: list[tuple[float, int]] = []

    async def sleep(seconds: float) -> None:
        waits.append((seconds, len(mock.requests)))

    monkeypatch.setattr(asyncio, "sleep", sleep)
    mock.faults.add(faults.Latency(5))
    mock.faults.add(faults.Latency(7, when="after"))
    mock.faults.add(faults.ServerError())
    assert brand.create().status_code == 500
    assert waits == [(5, 0), (7, 1)]
    (visit,) = mock.requests
    assert visit.answer.faults == (
        "latency(seconds=5, when=before)",
        "latency(seconds=7, when=after)",
        "server_error(status=500, when=before)",
    )


def test_client_gives_up(live: Simulator) -> None:
    """A client with a time-out gives up on a slow answer; the request took effect."""
    with live.run() as base_url, BrandClient(live.brand, base_url=base_url, retry=None) as client:
        body = _stock(client)
        with live.faults.add(faults.Latency(3600, when="after")), pytest.raises(errors.OutcomeUnknown) as raised:
            client.user_coupons.send(OPENID, body, timeout=httpx.Timeout(5, read=0.05))
        assert type(raised.value.__cause__) is httpx.ReadTimeout
        assert _sent(live, body) == 1


# Whom they hit, and how often


def _statuses(side: Side, count: int) -> list[int]:
    return [side.client.get(f"{side.prefix}/notify-configs").status_code for _ in range(count)]


def test_times(mock: Simulator, brand: Side) -> None:
    """So many requests are hit, and then no more."""
    planned = mock.faults.add(faults.ServerError(), times=2)
    assert _statuses(brand, 4) == [500, 500, 404, 404]
    assert (planned.hits, planned.left) == (2, 0)
    planned = mock.faults.add(faults.ServerError(), times=None)
    assert _statuses(brand, 3) == [500, 500, 500]
    assert (planned.hits, planned.left) == (3, None)
    planned.remove()
    planned.remove()
    assert _statuses(brand, 1) == [404]


def test_one_after_the_other(mock: Simulator, brand: Side) -> None:
    """Faults hit in the order they were added, one request each."""
    for status in (503, 500, 502):
        mock.faults.add(faults.ServerError(status))
    assert _statuses(brand, 4) == [503, 500, 502, 404]


def test_context(mock: Simulator, brand: Side) -> None:
    """As a context manager a fault ends with its context."""
    with mock.faults.add(faults.ServerError(), times=None) as outage:
        assert _statuses(brand, 2) == [500, 500]
    assert _statuses(brand, 1) == [404]
    assert outage.hits == 2


def test_rate(mock: Simulator, brand: Side) -> None:
    """A share of the requests is hit: the same ones for the same seed, others for another."""
    rows: list[list[int]] = []
    for seed in (7, 7, 8):
        with mock.faults.add(faults.ServerError(), times=None, rate=0.3, seed=seed) as planned:
            rows.append(_statuses(brand, 100))
        assert planned.hits == rows[-1].count(500)
    assert rows[0] == rows[1] != rows[2]
    assert 15 <= rows[0].count(500) <= 45


@pytest.mark.parametrize(
    ("operation", "hit"),
    [
        (None, ["brandCreateProductCoupon", "partnerCreateProductCoupon", "brandGetProductCoupon", None]),
        ("createProductCoupon", ["brandCreateProductCoupon", "partnerCreateProductCoupon"]),
        ("partnerCreateProductCoupon", ["partnerCreateProductCoupon"]),
        (["getProductCoupon", "partnerCreateProductCoupon"], ["partnerCreateProductCoupon", "brandGetProductCoupon"]),
    ],
)
def test_operations(
    mock: Simulator, brand: Side, partner: Side, operation: str | list[str] | None, hit: list[str | None]
) -> None:
    """A fault hits every request, one operation, the operation of both sides, or several."""
    mock.faults.add(faults.ServerError(), operation=operation, times=None)
    brand.create()
    partner.create()
    brand.coupon("1")
    brand.client.get("/nothing")
    assert [visit.operation for visit in mock.requests if visit.answer.status == 500] == hit


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"operation": "sendUserCoupons"}, "did you mean"),
        ({"operation": "x"}, "there is no operation 'x'"),
        ({"operation": []}, "no operation is named"),
        ({"times": 0}, "times"),
        ({"rate": 0}, "rate"),
        ({"rate": 1.5}, "rate"),
        ({"rate": float("nan")}, "rate"),
    ],
)
def test_add_refuses(mock: Simulator, options: dict[str, Any], text: str) -> None:
    """What makes no sense is refused at once."""
    with pytest.raises(ValueError, match=text):
        mock.faults.add(faults.Cut(), **options)
    assert len(mock.faults) == 0


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (faults.Latency, {"seconds": -1}),
        (faults.Latency, {"seconds": float("inf")}),
        (faults.TooManyRequests, {"retry_after": -1}),
        (faults.GatewayPage, {"status": 204}),
        (faults.GatewayPage, {"status": 100}),
        (faults.AnswerSkew, {"seconds": 1e12}),
        (faults.ServerSkew, {"seconds": float("nan")}),
    ],
)
def test_options_refused(kind: type[Fault], options: dict[str, Any]) -> None:
    """Options out of range are refused when the fault is made."""
    with pytest.raises(ValueError, match=r"has to|cannot"):
        kind(**options)


def test_control_routes_are_spared(mock: Simulator, plain: httpx.Client) -> None:
    """Whoever steers the simulator is never hit."""
    mock.faults.add(faults.Cut(), times=None)
    assert plain.get("/_simulator/clock").status_code == 200


def test_reset(mock: Simulator, brand: Side) -> None:
    """A reset removes all faults."""
    mock.faults.add(faults.ServerError(), times=None)
    mock.reset()
    assert _statuses(brand, 1) == [404]


def test_journal(mock: Simulator, brand: Side, plain: httpx.Client) -> None:
    """The journal names the fault; nothing was answered where the connection was cut before."""
    mock.faults.add(faults.Cut())
    with pytest.raises(LOST):
        brand.create()
    mock.faults.add(faults.Cut(when="after", how="reset"))
    with pytest.raises(httpx.ReadError):
        brand.create()
    brand.create()
    cut, acted, fine = plain.get("/_simulator/requests").json()["requests"]
    assert (cut["faults"], cut["verdict"]["status"]) == (["cut(when=before, how=close)"], 0)
    assert (acted["faults"], acted["verdict"]["status"]) == (["cut(when=after, how=reset)"], 200)
    assert (fine["faults"], fine["verdict"]["status"]) == ([], 200)


# Over the control routes


def test_route(mock: Simulator, brand: Side, plain: httpx.Client) -> None:
    """Faults are added, listed and removed from outside."""
    wish = {"kind": "server_error", "status": 503, "operation": "getNotifyConfig", "times": 3, "rate": 1, "seed": 7}
    added = plain.post("/_simulator/faults", json=wish)
    shown = {
        "id": "1",
        "kind": "server_error",
        "status": 503,
        "when": "before",
        "operations": ["brandGetNotifyConfig", "partnerGetNotifyConfig"],
        "rate": 1,
        "seed": 7,
        "hits": 0,
        "left": 3,
    }
    assert (added.status_code, added.json()) == (201, shown)
    assert _statuses(brand, 1) == [503]
    second = plain.post("/_simulator/faults", json={"kind": "latency", "seconds": 0, "times": None}).json()
    listed = plain.get("/_simulator/faults").json()
    assert listed["faults"] == [{**shown, "hits": 1, "left": 2}, second]
    assert set(listed["kinds"]) >= {"latency", "cut", "bad_signature"}
    assert plain.delete("/_simulator/faults/1").status_code == 204
    assert plain.delete("/_simulator/faults/1").status_code == 404
    assert _statuses(brand, 1) == [404]
    assert plain.delete("/_simulator/faults").status_code == 204
    assert plain.get("/_simulator/faults").json()["faults"] == []


def test_route_takes_every_kind(mock: Simulator, plain: httpx.Client) -> None:
    """Whatever can be added in-process can be added from outside, and is shown as it was asked for."""
    for fault, *_ in [*CASES, (faults.Latency(0.5),)]:
        added = plain.post("/_simulator/faults", json=fault.to_json()).json()
        assert list(mock.faults)[-1].fault == fault
        assert json.dumps(fault.to_json())[1:-1] in json.dumps(added)
    kinds = {fault.kind for fault, *_ in CASES} | {"latency"}
    assert set(plain.get("/_simulator/faults").json()["kinds"]) == kinds


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ([], "send an object"),
        ({}, "kind has to be one of"),
        ({"kind": 5}, "kind has to be one of"),
        ({"kind": "flood"}, "kind has to be one of"),
        ({"kind": "latency"}, "seconds is missing"),
        ({"kind": "latency", "seconds": "2"}, "seconds has to be a number"),
        ({"kind": "latency", "seconds": True}, "seconds has to be a number"),
        ({"kind": "latency", "seconds": 10**400}, "seconds has to be from 0"),
        ({"kind": "cut", "when": "never"}, "when has to be before or after"),
        ({"kind": "cut", "how": None}, "how has to be close or reset"),
        ({"kind": "server_error", "status": 505}, "status has to be 500 or"),
        ({"kind": "server_error", "status": True}, "status has to be 500 or"),
        ({"kind": "truncated", "announced": 1}, "announced has to be true or false"),
        ({"kind": "too_many_requests", "retry_after": 1.5}, "retry_after has to be a whole number or null"),
        ({"kind": "cut", "after": 5}, "no option 'after'"),
        ({"kind": "cut", "times": "1"}, "times has to be a whole number or null"),
        ({"kind": "cut", "times": 0}, "times has to be at least 1"),
        ({"kind": "cut", "operation": [5]}, "operation has to be"),
        ({"kind": "cut", "operation": "sendCoupon"}, "there is no operation"),
        ({"kind": "cut", "x": "x" * 20_000}, "too long"),
    ],
)
def test_route_refuses(mock: Simulator, plain: httpx.Client, wish: Any, text: str) -> None:
    """What is not understood is 400 and says what to send."""
    answer = plain.post("/_simulator/faults", json=wish)
    assert (answer.status_code, text in answer.json()["message"]) == (400, True), answer.text
    assert len(mock.faults) == 0


def test_route_from_elsewhere(mock: Simulator) -> None:
    """Only this machine may break things."""
    outside = httpx.Client(transport=InProcess(mock.app, client=("192.0.2.7", 5)), base_url="http://simulator")
    mock.faults.add(faults.Cut())
    answers = [
        outside.get("/_simulator/faults"),
        outside.post("/_simulator/faults", json={"kind": "cut"}),
        outside.delete("/_simulator/faults"),
        outside.delete("/_simulator/faults/1"),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len(mock.faults) == 1
