"""Async clients over real sockets, with and without the extra `fast`: the same behaviour, the same errors."""

import asyncio
import ssl
import sys
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.auth import support as auth
from tests.runtime.sending import CONFIG, OPENID, SEND
from tests.runtime.support import no_async_sleep, partner_credentials
from tests.speed.wire import Exchange, Reply, Wire
from wechatpay_product_coupon import AsyncPartnerClient, errors

CONTENT = httpx.Response(200, json=CONFIG).content
HANG = 30.0  # seconds, far beyond what a test waits


@pytest.fixture(params=["striped", "aiohttp"], autouse=True)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both transports that a client may make for itself; the fast one where its extra is installed."""
    kind: str = request.param
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    if kind == "aiohttp":
        pytest.importorskip("aiohttp", reason="needs the extra `fast`")
    else:
        monkeypatch.setitem(sys.modules, "wechatpay_runtime._aiohttp", None)
    return kind


async def good(exchange: Exchange) -> None:
    exchange.check()
    await exchange.answer(CONTENT)


def client(url: str, **options: Any) -> AsyncPartnerClient:
    return AsyncPartnerClient(
        partner_credentials(), **{"base_url": url, "sleep": no_async_sleep, "retry": None} | options
    )


def run(reply: Reply, use: Callable[[AsyncPartnerClient, Wire], Awaitable[Any]], **options: Any) -> Wire:
    async def main() -> Wire:
        async with Wire(reply) as wire, client(wire.url, **options) as made:
            await use(made, wire)
        return wire

    return asyncio.run(main())


def test_the_transport_is_the_one_meant(kind: str) -> None:
    """What the other tests rely on."""

    async def main() -> str:
        async with client("http://127.0.0.1:1") as made:
            transport = made._caller.http._transport
            return type(transport).__module__

    assert f"wechatpay_runtime._{kind}" == asyncio.run(main())


def test_one_connection_serves_calls_one_after_the_other() -> None:
    """Connections are kept."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        for _ in range(50):
            await made.notify_config.get()

    wire = run(good, use)
    assert (wire.connections, wire.requests) == (1, 50)


def test_as_many_connections_as_calls_at_once() -> None:
    """200 calls, never more than 32 under way: 32 connections are enough."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        gate = asyncio.Semaphore(32)

        async def call() -> None:
            async with gate:
                await made.notify_config.get()

        await asyncio.gather(*(call() for _ in range(200)))

    wire = run(good, use)
    assert wire.requests == 200
    assert wire.connections <= 32


def test_a_hundred_calls_at_once() -> None:
    """All of them are under way together."""
    everyone = asyncio.Event()

    async def together(exchange: Exchange) -> None:
        if exchange.wire.under_way == 100:
            everyone.set()
        await everyone.wait()
        await good(exchange)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        await asyncio.gather(*(made.notify_config.get() for _ in range(100)))

    assert run(together, use).most_under_way == 100


def test_the_hundred_and_first_waits_for_a_connection() -> None:
    """The limit of connections holds; who waits for too long is told that nothing was sent."""
    release = asyncio.Event()

    async def held(exchange: Exchange) -> None:
        await release.wait()
        await good(exchange)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        calls = [asyncio.ensure_future(made.notify_config.get()) for _ in range(100)]
        await wire.until(requests=100)
        with pytest.raises(errors.NotSent) as caught:
            await made.notify_config.get(timeout=httpx.Timeout(HANG, pool=0.01))
        assert isinstance(caught.value.__cause__, httpx.PoolTimeout)
        patient = asyncio.ensure_future(made.notify_config.get())
        await asyncio.sleep(0.01)
        release.set()
        await asyncio.gather(patient, *calls)

    assert run(held, use).most_under_way == 100


def test_cancelled_calls_leave_nothing_behind() -> None:
    """Cancelling more calls than there are connections blocks none that come later."""
    answering = asyncio.Event()

    async def slow(exchange: Exchange) -> None:
        await answering.wait()
        await good(exchange)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        for _ in range(3):
            calls = [asyncio.ensure_future(made.notify_config.get()) for _ in range(60)]
            before = wire.requests
            await wire.until(requests=before + 60)
            for call in calls:
                call.cancel()
            done = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(each, asyncio.CancelledError) for each in done)
        answering.set()
        await asyncio.gather(*(made.notify_config.get() for _ in range(100)))

    run(slow, use)


def test_waiting_for_a_connection_can_be_cancelled() -> None:
    """The place in the queue goes to the next one."""
    release = asyncio.Event()

    async def held(exchange: Exchange) -> None:
        await release.wait()
        await good(exchange)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        calls = [asyncio.ensure_future(made.notify_config.get()) for _ in range(100)]
        await wire.until(requests=100)
        waiting = [asyncio.ensure_future(made.notify_config.get()) for _ in range(10)]
        await asyncio.sleep(0.01)
        for call in waiting[:9]:
            call.cancel()
        release.set()
        await asyncio.gather(waiting[9], *calls)

    run(held, use)


def test_a_connection_that_cannot_be_made() -> None:
    """Nothing was sent, and it says so."""

    async def main() -> errors.NotSent:
        async with Wire(good) as wire:
            url = wire.url
        async with client(url) as made:
            with pytest.raises(errors.NotSent) as caught:
                await made.user_coupons.send(OPENID, SEND)
        return caught.value

    error = asyncio.run(main())
    assert isinstance(error.__cause__, httpx.ConnectError)


def test_connections_that_cannot_be_made_take_no_turn() -> None:
    """After more failures than there may be connections, a call does not wait for one either."""

    async def main() -> None:
        async with Wire(good) as wire:
            url = wire.url
        async with client(url) as made:
            for _ in range(101):
                with pytest.raises(errors.NotSent) as caught:
                    await made.notify_config.get(timeout=httpx.Timeout(HANG, pool=3.0))
                assert isinstance(caught.value.__cause__, httpx.ConnectError)

    asyncio.run(main())


def test_a_connection_that_takes_too_long() -> None:
    """A handshake that never ends runs into the time-out of connecting: nothing was sent."""

    async def main() -> errors.NotSent:
        # The server waits for the end of a head, which a handshake does not have.
        async with Wire(good) as wire, client(wire.url.replace("http:", "https:")) as made:
            with pytest.raises(errors.NotSent) as caught:
                await made.notify_config.get(timeout=httpx.Timeout(HANG, connect=0.05))
            return caught.value

    assert isinstance(asyncio.run(main()).__cause__, httpx.ConnectTimeout)


@pytest.fixture
def tls(tmp_path: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody trusts."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    key = auth.private_key("merchant_partner")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    path = tmp_path / "server.pem"
    path.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate.public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_an_untrusted_certificate(tls: ssl.SSLContext) -> None:
    """It is refused before anything is sent."""

    async def main() -> tuple[errors.NotSent, int]:
        async with Wire(good, tls=tls) as wire, client(wire.url) as made:
            with pytest.raises(errors.NotSent) as caught:
                await made.user_coupons.send(OPENID, SEND)
            return caught.value, wire.requests

    error, requests = asyncio.run(main())
    assert isinstance(error.__cause__, httpx.ConnectError)
    assert requests == 0


async def hanging(exchange: Exchange) -> None:
    await asyncio.sleep(HANG)


async def cut(exchange: Exchange) -> None:
    exchange.writer.close()


async def half(exchange: Exchange) -> None:
    exchange.writer.write(exchange.answer_bytes(CONTENT)[:-5])
    exchange.writer.close()


async def reset(exchange: Exchange) -> None:
    exchange.writer.transport.abort()


async def half_and_hang(exchange: Exchange) -> None:
    exchange.writer.write(exchange.answer_bytes(CONTENT)[:-5])
    await asyncio.sleep(HANG)


async def nonsense(exchange: Exchange) -> None:
    exchange.writer.write(b"this is no HTTP\r\n\r\n")
    exchange.writer.close()


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (hanging, httpx.ReadTimeout),
        (half_and_hang, httpx.ReadTimeout),
        (cut, httpx.RemoteProtocolError),
        (half, httpx.RemoteProtocolError),
        (nonsense, httpx.RemoteProtocolError),
        (reset, httpx.TransportError),
    ],
    ids=lambda value: value.__name__,
)
@pytest.mark.parametrize("method", ["send", "get", "set"])
def test_an_answer_that_does_not_come(method: str, reply: Reply, cause: type[Exception]) -> None:
    """The outcome is unknown, the request was sent once, and the next call is not affected."""
    replies = [good, reply, good]

    async def scripted(exchange: Exchange) -> None:
        await replies[min(exchange.wire.requests, 3) - 1](exchange)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        await made.notify_config.get()  # so that the connection that breaks was used before
        timeout = httpx.Timeout(HANG, read=0.2)
        calls: dict[str, Callable[[], Awaitable[object]]] = {
            "send": lambda: made.user_coupons.send(OPENID, SEND, timeout=timeout),
            "set": lambda: made.notify_config.set({"notify_url": CONFIG["notify_url"]}, timeout=timeout),
            "get": lambda: made.notify_config.get(timeout=timeout),
        }
        with pytest.raises(errors.OutcomeUnknown) as caught:
            await calls[method]()
        assert isinstance(caught.value.__cause__, cause)
        assert wire.requests == 2
        await made.notify_config.get(timeout=HANG)

    assert run(scripted, use).requests == 3


def test_idle_connections_that_the_server_closed_are_not_used() -> None:
    """Closed in between, a connection is replaced without an error."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        await made.notify_config.get()
        wire.hang_up()
        await asyncio.sleep(0.05)
        await made.notify_config.get()

    wire = run(good, use)
    assert (wire.connections, wire.requests) == (2, 2)


def test_a_connection_that_the_answer_closes() -> None:
    """`Connection: close` is heeded."""

    async def closing(exchange: Exchange) -> None:
        await exchange.answer(CONTENT, connection="close")
        exchange.writer.close()

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        for _ in range(3):
            await made.notify_config.get()

    assert run(closing, use).connections == 3


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
def test_a_proxy_of_the_environment(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests go through it, as with httpx, and around it where `no_proxy` says so."""

    async def main() -> tuple[list[str], int]:
        async with Wire(good) as proxy, Wire(good) as wire:

            async def forwarded(exchange: Exchange) -> None:
                exchange.target = httpx.URL(exchange.target).raw_path.decode()
                await good(exchange)

            proxy.reply = forwarded
            monkeypatch.setenv(variable, proxy.url)
            async with client("http://shop.invalid", allow_plain_http=True) as made:
                await made.notify_config.get()
            monkeypatch.setenv("no_proxy", "127.0.0.1")
            async with client(wire.url) as made:
                await made.notify_config.get()
            return proxy.targets, wire.requests

    targets, direct = asyncio.run(main())
    assert 1 == len(targets) == direct
    assert targets[0].startswith("http://shop.invalid/v3/")


def test_paths_and_queries_are_sent_as_signed() -> None:
    """What looks as if it could be written in another way is left alone."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        await made.chain("v3/a")["..~ü %/?#[]@!$&'()*+,;="].get(params={"q": "a b+c/d~:;,=&%é", "r": ""})

    target = run(good, use).targets[0]
    assert target.startswith("/v3/a/..~%C3%BC%20%25%2F%3F%23%5B%5D%40")
    assert "q=a%20b%2Bc%2Fd~%3A%3B%2C%3D%26%25%C3%A9&r=" in target


def test_headers_are_sent_as_they_are() -> None:
    """Nothing of the library below joins them."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        await made.user_coupons.send(OPENID, SEND)

    seen: list[httpx.Headers] = []

    async def noting(exchange: Exchange) -> None:
        seen.append(exchange.headers)
        exchange.check()
        exchange.writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    with pytest.raises(errors.NotFound):
        run(noting, use)
    (headers,) = seen
    names = sorted(name.lower() for name, _ in headers.multi_items())
    assert names == [
        "accept",
        "accept-encoding",
        "authorization",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "wechatpay-serial",
    ]
    assert "application/json" == headers["content-type"] == headers["accept"]
    assert "python" in headers["user-agent"]


def test_uploads() -> None:
    """A body that is not JSON arrives whole."""

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        with pytest.raises(errors.ApiError):
            await made.images.upload(b"picture", filename="a.png")

    bodies: list[bytes] = []

    async def noting(exchange: Exchange) -> None:
        bodies.append(exchange.body)
        exchange.writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    run(noting, use)
    assert len(bodies) == 1
    assert b"\r\n\r\npicture\r\n" in bodies[0]


def test_compressed_answers() -> None:
    """They are verified and read as they were before compression."""
    import gzip

    async def zipped(exchange: Exchange) -> None:
        plain = exchange.answer_bytes(CONTENT)
        packed = gzip.compress(CONTENT)
        head = plain[: -len(CONTENT)].replace(
            f"content-length: {len(CONTENT)}".encode(),
            f"content-encoding: gzip\r\ncontent-length: {len(packed)}".encode(),
        )
        exchange.writer.write(head + packed)

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        assert CONFIG["notify_url"] == (await made.notify_config.get()).notify_url

    run(zipped, use)


def test_closing_ends_all_connections() -> None:
    """The server sees each of them end, and the client takes no further calls."""

    async def main() -> None:
        async with Wire(good) as wire:
            made = client(wire.url)
            await asyncio.gather(*(made.notify_config.get() for _ in range(5)))
            await made.aclose()
            for _ in range(100):
                if not wire.open:
                    break
                await asyncio.sleep(0.01)
            assert wire.open == 0
            with pytest.raises(RuntimeError):
                await made.notify_config.get()
            await made.aclose()

    asyncio.run(main())


def test_no_cookie_is_kept() -> None:
    """What a gateway sets for one tenant never reaches a request of another."""

    async def setting(exchange: Exchange) -> None:
        assert "cookie" not in exchange.headers
        await exchange.answer(CONTENT, **{"set-cookie": "a=b"})

    async def use(made: AsyncPartnerClient, wire: Wire) -> None:
        for _ in range(2):
            await made.notify_config.get()

    run(setting, use)


def test_your_own_client_and_transport_are_used_as_given() -> None:
    """No transport of the SDK's comes near them."""

    async def main() -> None:
        transport = httpx.AsyncHTTPTransport()
        async with Wire(good) as wire:
            async with client(wire.url, transport=transport) as made:
                await made.notify_config.get()
                assert made._caller.http._transport is transport
            async with httpx.AsyncClient() as own, client(wire.url, http_client=own) as made:
                await made.notify_config.get()
                assert made._caller.http is own
            assert wire.connections == 2

    asyncio.run(main())
