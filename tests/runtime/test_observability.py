"""What can be seen of calls from outside: events, log lines, and nothing confidential."""

import asyncio
import copy
import logging
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from tests.auth.support import KEYS
from tests.runtime.loopback import Loopback, Step
from tests.runtime.sending import (
    CONFIG,
    OPENID,
    SEND,
    Mode,
    Server,
    Time,
    error_of,
    forged,
    good,
    modes,
    read,
    refused,
    run,
    send,
    unsigned,
    user_coupon,
)
from tests.runtime.support import async_partner, partner_credentials, signed
from wechatpay_product_coupon import (
    AsyncPartnerClient,
    Attempt,
    Failover,
    LocalLimiter,
    PartnerClient,
    Retry,
    errors,
)


@modes
def test_each_try_is_an_event(mode: Mode) -> None:
    """Operation, method, template, status, request id, time, number, error, and whether another try follows."""
    events: list[Attempt] = []
    time = Time()

    def slow(request: httpx.Request) -> httpx.Response:
        time.now += 0.25
        raise httpx.ReadTimeout("slow", request=request)

    server = Server(slow, refused(503), good(user_coupon("SEND_00001")))
    run(mode, server, send, on_attempt=events.append, time=time, retry=Retry(jitter=0))
    common = {
        "operation": "partnerSendUserCoupon",
        "method": "POST",
        "path": "/v3/marketing/partner/product-coupon/users/{openid}/coupons",
    }
    assert events == [
        Attempt(
            **common,
            number=1,
            status=None,
            request_id=None,
            seconds=0.25,
            error="OutcomeUnknown",
            cause="ReadTimeout",
            delay=1.0,
        ),
        Attempt(
            **common,
            number=2,
            status=503,
            request_id="REQ503-1",
            seconds=0.0,
            error="ServerError",
            cause=None,
            delay=2.0,
        ),
        Attempt(**common, number=3, status=200, request_id="08F5A1-0", seconds=0.0, error=None, cause=None, delay=None),
    ]
    assert [event.will_retry for event in events] == [True, True, False]
    assert pickle.loads(pickle.dumps(events)) == events == copy.deepcopy(events)
    with pytest.raises(AttributeError):
        events[0].number = 2  # type: ignore[misc]  # on purpose


@modes
def test_events_of_failed_calls(mode: Mode) -> None:
    """The last event of a failed call has no delay; a dropped answer shows its status and request id."""
    events: list[Attempt] = []
    for step, expected in (
        (refused(400, "PARAM_ERROR"), (400, "REQ400-1", "ParameterError", None)),
        (unsigned(), (200, "UNSIGNED-0", "OutcomeUnknown", "SignatureMissing")),
        (signed(b"?"), (200, "08F5A1-0", "DecodeError", None)),
        (httpx.ConnectError, (None, None, "NotSent", "ConnectError")),
    ):
        error_of(mode, Server(step), read, on_attempt=events.append, retry=None)
        last = events[-1]
        assert (last.status, last.request_id, last.error, last.cause) == expected
        assert not last.will_retry
    limiter = LocalLimiter(timeout=-1)
    error_of(mode, Server(good()), read, on_attempt=events.append, limiter=limiter)
    assert (events[-1].status, events[-1].error) == (None, "LimiterTimeout")
    error_of(mode, Server(httpx.ReadTimeout), read, on_attempt=events.append, failover=Failover(), retry=None)
    assert [event.delay for event in events[-2:]] == [0.0, None]


@modes
def test_an_event_of_the_chain_names_no_value(mode: Mode) -> None:
    """Its template has what was written as attributes, and masks the rest."""
    events: list[Attempt] = []
    run(mode, Server(good()), lambda c: c.chain.v3.users(OPENID).coupons("X1").get(), on_attempt=events.append)
    run(mode, Server(good()), lambda c: c.chain(f"v3/users/{OPENID}/coupons/X1").get(), on_attempt=events.append)
    assert [event.path for event in events] == ["/v3/users/{}/coupons/{}", "/v3/users/***/coupons/***"]
    assert [event.operation for event in events] == [f"GET {event.path}" for event in events]


@modes
def test_an_observer_that_fails_never_breaks_a_call(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """What it raises is logged, alone, and the call goes on."""

    def observer(attempt: Attempt) -> None:
        raise RuntimeError("metrics are down")

    assert run(mode, Server(refused(503), good()), read, on_attempt=observer).notify_url
    with pytest.raises(errors.NotFound):
        run(mode, Server(refused(404, "NOT_FOUND")), read, on_attempt=observer)
    failures = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(failures) == 3
    assert "on_attempt failed for partnerGetNotifyConfig" in failures[0].getMessage()
    assert "RuntimeError: metrics are down" in failures[0].getMessage()
    assert "NotFound" not in caplog.text.replace("404 NotFound", "")


@modes
def test_each_try_is_one_log_line(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """Successes at DEBUG, failures at INFO."""
    caplog.set_level(1, "wechatpay")
    run(mode, Server(httpx.ReadTimeout, refused(429), good()), read, retry=Retry(jitter=0))
    lines = [f"{r.levelname} {r.getMessage()}" for r in caplog.records if r.name == "wechatpay"]
    name = "partnerGetNotifyConfig"
    assert lines == [
        f"INFO {name}: no answer OutcomeUnknown (ReadTimeout), request id none, 0.0 ms, try 1, next in 1.0 s",
        f"INFO {name}: 429 RateLimited, request id REQ429-1, 0.0 ms, try 2, next in 2.0 s",
        f"DEBUG {name}: 200, request id 08F5A1-0, 0.0 ms, try 3",
    ]


@modes
def test_nothing_is_logged_above_what_was_asked_for(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """At WARNING the logger is silent, whatever fails."""
    caplog.set_level(logging.WARNING)
    error_of(mode, Server(refused(503)), read)
    assert caplog.records == []


def test_httpx_event_hooks_stay_usable() -> None:
    """Hooks of a user's own client see every try, signed."""
    seen: list[tuple[str, int | None]] = []
    own = httpx.Client(
        transport=httpx.MockTransport(Server(refused(503), good())),
        event_hooks={
            "request": [lambda request: seen.append((request.method, None))],
            "response": [
                lambda response: seen.append((response.request.headers["Authorization"][:9], response.status_code))
            ],
        },
    )
    with PartnerClient(partner_credentials(), http_client=own, sleep=Time().sleep) as client:
        client.notify_config.get()
    assert seen == [("GET", None), ("WECHATPAY", 503), ("GET", None), ("WECHATPAY", 200)]


# What httpx and httpcore log.

ATTACH = "附加信息-confidential"
COUPON_CODE = "CODE-confidential-1"
BODY = SEND | {"attach": ATTACH}


class Everything(logging.Handler):
    """Keeps every record of the process, as text and in its parts."""

    def __init__(self) -> None:
        super().__init__(1)
        self.texts: list[str] = []
        self.names: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.names.add(record.name)
        self.texts.append(f"{self.format(record)} {record.msg!r} {record.args!r} {record.exc_text or ''}")


@pytest.fixture
def everything() -> Iterator[Everything]:
    handler, root = Everything(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    try:
        yield handler
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def calls() -> list[tuple[list[Step], Callable[[Any], Any]]]:
    """Calls of every kind, with what the server does to them."""
    coupon = good(user_coupon("SEND_00001") | {"attach": ATTACH, "coupon_code": COUPON_CODE})
    quoting = httpx.Response(400, json={"code": "PARAM_ERROR", "message": "bad", "detail": {"value": OPENID}})

    def send(client: Any) -> Any:
        return client.user_coupons.send(OPENID, BODY)

    def get(client: Any) -> Any:
        return client.user_coupons.get(OPENID, COUPON_CODE, **IDS)

    return [
        ([good()], read),
        ([coupon], send),
        ([coupon], get),
        ([refused(429, "RATELIMIT_EXCEEDED"), "cut", refused(503), coupon], send),
        ([unsigned(BODY)], send),
        ([forged(BODY)], send),
        ([signed(ATTACH.encode())], send),
        ([quoting], send),
        ([refused(401, "SIGN_ERROR")], get),
        (["cut"], get),
        (["hang"], lambda c: c.user_coupons.get(OPENID, COUPON_CODE, timeout=0.05, **IDS)),
        ([coupon], lambda c: c.chain.v3.marketing.users(OPENID).coupons(COUPON_CODE).get(params={"openid": OPENID})),
        ([coupon], lambda c: c.chain(f"v3/payscore/{OPENID}/x").post(json=BODY)),
        (["cut"], lambda c: c.chain(f"v3/users/{OPENID}/coupons/{COUPON_CODE}/use").post(json=BODY)),
        ([good({"media_id": "1"})], lambda c: c.chain.v3.media["upload"].upload(ATTACH.encode(), filename="a.png")),
        ([good({"echo_message": ATTACH})], lambda c: c.security_echo(ATTACH)),
    ]


IDS: dict[str, Any] = {"product_coupon_id": "1", "stock_id": "2", "appid": "wx3", "brand_id": "120344"}


def complaining(attempt: Attempt) -> None:
    raise RuntimeError("observer")


OPTIONS: dict[str, Any] = {"on_attempt": complaining, "retry": Retry(tries=4)}


def sync_calls(server: Loopback, dead: str) -> None:
    time = Time()
    for steps, call in calls():
        server.steps = list(steps)
        with (
            PartnerClient(partner_credentials(), base_url=server.url, sleep=time.sleep, **OPTIONS) as client,
            suppress(errors.CallError),
        ):
            call(client)
    server.steps = [good()]
    moved = Failover(backup=server.url)
    with PartnerClient(partner_credentials(), base_url=dead, sleep=time.sleep, failover=moved, **OPTIONS) as client:
        client.notify_config.get()


async def async_calls(server: Loopback, dead: str) -> None:
    time = Time()
    for steps, call in calls():
        server.steps = list(steps)
        async with AsyncPartnerClient(
            partner_credentials(), base_url=server.url, sleep=time.async_sleep, **OPTIONS
        ) as client:
            with suppress(errors.CallError):
                await call(client)
    server.steps = [good()]
    async with AsyncPartnerClient(
        partner_credentials(), base_url=dead, sleep=time.async_sleep, failover=Failover(backup=server.url), **OPTIONS
    ) as client:
        await client.notify_config.get()


@pytest.mark.parametrize("mode", ["sync", "async", "fast"])
def test_no_log_of_the_process_holds_anything_confidential(
    mode: str, everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every logger at its lowest level, calls of every kind over real sockets, failures and retries included."""
    if mode == "fast":
        pytest.importorskip("aiohttp", reason="needs the extra `fast`")
    else:
        monkeypatch.setitem(sys.modules, "wechatpay_runtime._aiohttp", None)
    with Loopback() as gone:
        dead = gone.url
    with Loopback() as server:
        sync_calls(server, dead) if mode == "sync" else asyncio.run(async_calls(server, dead))
        sent = server.headers
    text = "\n".join(everything.texts)
    core = set() if mode == "fast" else {"httpcore.connection", "httpcore.http11"}
    assert {"wechatpay", "httpx"} | core <= everything.names
    assert "RuntimeError: observer" in text
    assert "/v3/marketing/partner/product-coupon/users/***/coupons" in text
    assert len(sent) > 20
    secrets = {
        OPENID: "an openid",
        ATTACH: "a body",
        repr(ATTACH.encode()): "a body",
        COUPON_CODE: "a coupon code",
        CONFIG["notify_url"]: "the body of an answer",
        "Authorization": "the name of the header",
        "WECHATPAY2-SHA256-RSA2048": "a signature scheme",
        "nonce_str": "a part of Authorization",
        "Wechatpay-Signature": "the signature of an answer",
        KEYS["api_v3_key"]: "the API key",
        "PRIVATE KEY": "a key",
        "brand_id=120344": "a value of the query",
    }
    for headers in sent:
        for part in headers["Authorization"].split('"')[1::2]:
            if len(part) > 30:
                secrets[part] = "a part of an Authorization header"
    for secret, what in secrets.items():
        found = [entry for entry in everything.texts if secret.lower() in entry.lower()]
        assert not found, f"{what} was logged: {found[0][:300]}"


@modes
def test_the_names_of_httpcores_steps_are_kept(
    mode: Mode, everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enough to see where a connection hangs: the step, and host and port of the connect."""
    monkeypatch.setitem(sys.modules, "wechatpay_runtime._aiohttp", None)
    with Loopback() as server:
        sync_calls(server, server.url) if mode == "sync" else asyncio.run(async_calls(server, server.url))
    text = "\n".join(everything.texts)
    assert "connect_tcp.started host='127.0.0.1'" in text
    assert "receive_response_headers.complete" in text
    assert "HTTP/1.1 200 OK" in text


def test_other_users_of_httpx_are_left_alone(everything: Everything) -> None:
    """Before, between and after calls of the SDK, in the same thread and in others."""
    with Loopback() as server:
        server.steps = [good()]
        with (
            httpx.Client() as other,
            PartnerClient(partner_credentials(), base_url=server.url) as client,
        ):
            other.get(f"{server.url}/users/mine?a=b")
            client.notify_config.get()
            other.get(f"{server.url}/users/mine?a=b")
    assert sum(f"GET {server.url}/users/mine?a=b " in entry for entry in everything.texts) == 2
    assert sum("receive_response_headers.complete return_value=" in entry for entry in everything.texts) == 2


def test_headers_of_http2_are_dropped(everything: Everything) -> None:
    """hpack spells out request headers: during calls of the SDK its records are not passed on."""

    def server(request: httpx.Request) -> httpx.Response:
        logging.getLogger("hpack.hpack").debug("Adding %s", request.headers["Authorization"])
        return good()

    run("sync", server, read)
    logging.getLogger("hpack.hpack").debug("of others")
    assert [entry for entry in everything.texts if "Adding" in entry] == []
    assert sum("of others" in entry for entry in everything.texts) == 1


def test_the_mask_is_lifted_when_a_call_ends_badly() -> None:
    """Neither an error nor a cancellation leaves it on; a call inside a hook of another one does not lift it."""
    from wechatpay_runtime._redaction import IN_CALL

    error_of("sync", Server(refused(404)), read)
    assert not IN_CALL.get()
    inside: list[bool] = []
    own = httpx.Client(
        transport=httpx.MockTransport(Server(good())),
        event_hooks={
            "request": [lambda _: run("sync", Server(good()), read)],
            "response": [lambda _: inside.append(IN_CALL.get())],
        },
    )
    with PartnerClient(partner_credentials(), http_client=own) as client:
        client.notify_config.get()
    assert inside == [True]
    assert not IN_CALL.get()

    async def cancelled() -> bool:
        async with async_partner(Server(refused(503)), sleep=asyncio.sleep) as client:
            task = asyncio.create_task(client.notify_config.get())
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return IN_CALL.get()

    assert not asyncio.run(cancelled())


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (f"/v3/x/users/{OPENID}/coupons/C1/use", "/v3/x/users/***/coupons/***/use"),
        (f"/v3/x/users/{OPENID}/coupon-bundles/B1/deactivate", "/v3/x/users/***/coupon-bundles/***/deactivate"),
        ("/v3/x/product-coupons/100/stocks/200", "/v3/x/product-coupons/100/stocks/200"),
        ("/v3/users/%E5%88%B8%2F?openid=o1&b=&c", "/v3/users/***?openid=***&b=***&c"),
        (f"/v3/permissions/openid/{OPENID}", "/v3/permissions/openid/***"),
        ("/v3/x/users", "/v3/x/users"),
        ("/v3/users/{openid}/coupons/{coupon_code}", "/v3/users/***/coupons/***"),
    ],
)
def test_masking(target: str, shown: str) -> None:
    """People, what they hold, values of the query; not the ids of coupons and stocks."""
    from wechatpay_runtime._redaction import masked

    assert masked(target) == shown
