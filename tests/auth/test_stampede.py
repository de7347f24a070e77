"""Many threads and tasks that need platform certificates at once: one download serves them all."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.auth.platform import CERTIFICATES_PATH, NEW, OLD, WeChatPay, downloading, switching
from tests.auth.support import NOW, async_client, sync_client
from wechatpay_auth import CertificatesUnavailable, Credentials, UnknownKey, WechatPayAuth
from wechatpay_auth._flight import Flight

CROWD = 50
PATIENCE = 30  # seconds until a test that hangs fails; none waits that long


class Crowd:
    """Counts the calls that have reached the auth, so that a server can wait until all are there."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now
        self._callers: set[object] = set()
        self._all = threading.Condition()

    def clock(self) -> float:
        # A call asks for the time more than once.
        try:
            caller: object = asyncio.current_task()
        except RuntimeError:
            caller = threading.get_ident()
        with self._all:
            self._callers.add(caller)
            self._all.notify_all()
        return self.now

    def is_complete(self) -> bool:
        return len(self._callers) >= CROWD

    def wait(self) -> None:
        with self._all:
            assert self._all.wait_for(self.is_complete, PATIENCE)

    async def wait_async(self) -> None:
        while not self.is_complete():  # noqa: ASYNC110  # threads may be among those counted
            await asyncio.sleep(0)


def in_threads(call: Callable[[], httpx.Response]) -> list[httpx.Response | BaseException]:
    """What becomes of `call` in each of many threads that start together."""
    start = threading.Barrier(CROWD)

    def run() -> httpx.Response:
        start.wait(PATIENCE)
        return call()

    with ThreadPoolExecutor(CROWD) as pool:
        calls = [pool.submit(run) for _ in range(CROWD)]
    return [done.exception() or done.result() for done in calls]


def threads(credentials: Credentials, server: WeChatPay, crowd: Crowd) -> list[httpx.Response | BaseException]:
    """Call from many threads through one client; downloads wait until all threads are there."""

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            crowd.wait()
        return server(request)

    with sync_client(handler, WechatPayAuth(credentials, clock=crowd.clock)) as client:
        return in_threads(lambda: client.get("/v3/x"))


def tasks(credentials: Credentials, server: WeChatPay, crowd: Crowd) -> list[httpx.Response | BaseException]:
    """Call from many tasks through one client; downloads wait until all tasks are there."""

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            await crowd.wait_async()
        return server(request)

    async def run() -> list[httpx.Response | BaseException]:
        auth = WechatPayAuth(credentials, clock=crowd.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            return await asyncio.gather(*(client.get("/v3/x") for _ in range(CROWD)), return_exceptions=True)

    return asyncio.run(run())


both = pytest.mark.parametrize("crowded", [pytest.param(threads, id="threads"), pytest.param(tasks, id="tasks")])
Crowded = Callable[[Credentials, WeChatPay, Crowd], list[Any]]


@both
def test_first_calls(crowded: Crowded) -> None:
    """The first calls of a crowd cause one download, and all of them are sent and verified."""
    server = WeChatPay()
    answers = crowded(downloading(), server, Crowd())

    assert [answer.json() for answer in answers] == [{"ok": True}] * CROWD
    assert (len(server.downloads), len(server.calls)) == (1, CROWD)


@both
def test_first_calls_fail_together(crowded: Crowded) -> None:
    """If the one download is refused, all who waited for it get its error, each an object of its own."""
    server = WeChatPay(on_download=lambda request: httpx.Response(500, content=b'{"code":"SYSTEM_ERROR"}'))
    errors = crowded(downloading(), server, Crowd())

    assert [type(error) for error in errors] == [CertificatesUnavailable] * CROWD
    assert {str(error) for error in errors} == {str(errors[0])}
    assert len({id(error) for error in errors}) == CROWD
    assert {error.status_code for error in errors} == {500}
    assert (len(server.downloads), len(server.calls)) == (1, 0)


@both
def test_first_download_gets_no_answer(crowded: Crowded) -> None:
    """If the one download gets no answer, the others are not left to try one after another."""

    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    server = WeChatPay(on_download=unreachable)
    errors = crowded(downloading(), server, Crowd())

    assert sum(isinstance(error, httpx.ConnectError) for error in errors) == 1
    assert sum(isinstance(error, CertificatesUnavailable) for error in errors) == CROWD - 1
    assert (len(server.downloads), len(server.calls)) == (1, 0)


@both
def test_refresh(crowded: Crowded) -> None:
    """When the certificates are due, one call of a crowd downloads them, and the others do not wait for it."""
    credentials, server = downloading(), WeChatPay()
    with sync_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
        client.get("/v3/x")
    server.downloads.clear()
    server.calls.clear()
    crowd = Crowd(NOW + 3600)
    server.now = crowd.now
    finished_before: list[int] = []

    def on_download(request: httpx.Request) -> None:
        finished_before.append(len(server.calls))

    server.on_download = on_download
    answers = crowded(credentials, server, crowd)

    assert all(answer.is_success for answer in answers)
    assert (len(server.downloads), len(server.calls)) == (1, CROWD)
    # The download was held back until all calls had begun, and by then others were through.
    assert len(finished_before) == 1


def test_unknown_certificate_in_threads() -> None:
    """A certificate that a crowd of answers names at once is downloaded once, and no call is sent twice."""
    server = WeChatPay()
    arrived = threading.Barrier(CROWD)

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            return server(request)
        arrived.wait(PATIENCE)
        server.calls.append(request)
        return NEW.sign(b'{"ok":true}')

    with sync_client(handler, WechatPayAuth(switching(), clock=server.clock)) as client:
        answers: list[Any] = in_threads(lambda: client.get("/v3/x"))

    assert [answer.json() for answer in answers] == [{"ok": True}] * CROWD
    assert (len(server.downloads), len(server.calls)) == (1, CROWD)


def unknown_in_tasks(server: WeChatPay) -> list[Any]:
    arrived = asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            return server(request)
        server.calls.append(request)
        if len(server.calls) == CROWD:
            arrived.set()
        await arrived.wait()
        return NEW.sign(b'{"ok":true}')

    async def run() -> list[Any]:
        auth = WechatPayAuth(switching(), clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            return await asyncio.gather(*(client.get("/v3/x") for _ in range(CROWD)), return_exceptions=True)

    return asyncio.run(run())


def test_unknown_certificate_in_tasks() -> None:
    """The same for tasks."""
    server = WeChatPay()
    answers = unknown_in_tasks(server)

    assert [answer.json() for answer in answers] == [{"ok": True}] * CROWD
    assert (len(server.downloads), len(server.calls)) == (1, CROWD)


def test_unknown_certificate_stays_unknown() -> None:
    """If the one download does not bring the certificate, the whole crowd is rejected without another one."""
    server = WeChatPay(on_download=lambda request: OLD.sign(b"", status=500))
    errors = unknown_in_tasks(server)

    assert [type(error) for error in errors] == [UnknownKey] * CROWD
    assert {error.status_code for error in errors} == {200}
    assert len(server.downloads) == 1


def test_cancelled_download_is_taken_over() -> None:
    """If the task that downloads is cancelled, one of those who wait downloads in its place."""
    server = WeChatPay()
    reached = asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH and not reached.is_set():
            reached.set()
            await asyncio.Event().wait()
        return server(request)

    async def run() -> None:
        auth = WechatPayAuth(downloading(), clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            first = asyncio.create_task(client.get("/v3/x"))
            await reached.wait()
            others = [asyncio.create_task(client.get("/v3/x")) for _ in range(CROWD)]
            await asyncio.sleep(0)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            assert all(answer.is_success for answer in await asyncio.gather(*others))

    asyncio.run(run())
    assert (len(server.downloads), len(server.calls)) == (1, CROWD)


def test_cancelled_waiter_harms_nobody() -> None:
    """A task that is cancelled while it waits for the download leaves it to the others."""
    server = WeChatPay()
    waiting = asyncio.Event()
    goes_on = asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            waiting.set()
            await goes_on.wait()
        return server(request)

    async def run() -> None:
        auth = WechatPayAuth(downloading(), clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            first = asyncio.create_task(client.get("/v3/x"))
            await waiting.wait()
            second = asyncio.create_task(client.get("/v3/x"))
            third = asyncio.create_task(client.get("/v3/x"))
            await asyncio.sleep(0)
            second.cancel()
            with pytest.raises(asyncio.CancelledError):
                await second
            goes_on.set()
            assert (await first).is_success
            assert (await third).is_success

    asyncio.run(run())
    assert len(server.downloads) == 1


def test_threads_and_tasks_share_a_download() -> None:
    """A thread waits for the download of a task in another thread's event loop."""
    server = WeChatPay()
    credentials = downloading()
    reached = threading.Event()
    crowd = Crowd()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            reached.set()
            await crowd.wait_async()
        return server(request)

    async def call() -> bool:
        auth = WechatPayAuth(credentials, clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            return (await client.get("/v3/x")).is_success

    with ThreadPoolExecutor(1) as pool, sync_client(server, WechatPayAuth(credentials, clock=crowd.clock)) as client:
        leader = pool.submit(asyncio.run, call())
        assert reached.wait(PATIENCE)
        answers: list[Any] = in_threads(lambda: client.get("/v3/x"))
        assert leader.result(PATIENCE)

    assert all(answer.is_success for answer in answers)
    assert len(server.downloads) == 1


def test_blocking_call_within_the_loop_that_downloads() -> None:
    """A blocking call in the very thread whose task downloads does not wait for itself: it downloads too."""
    server = WeChatPay()
    credentials = downloading()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            with sync_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
                assert client.get("/v3/x").is_success
        return server(request)

    async def run() -> None:
        auth = WechatPayAuth(credentials, clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            assert (await client.get("/v3/x")).is_success

    asyncio.run(run())
    assert len(server.downloads) == 2


def test_blocking_call_that_needs_the_certificate_of_such_a_task() -> None:
    """The same if the certificate is needed to verify an answer that is there."""
    server = WeChatPay()
    server.answer = (  # type: ignore[method-assign]
        lambda request, body: NEW.sign(body)
    )
    credentials = switching()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == CERTIFICATES_PATH:
            with sync_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
                assert client.get("/v3/x").json() == {"ok": True}
        return server(request)

    async def run() -> None:
        auth = WechatPayAuth(credentials, clock=server.clock)
        async with httpx.AsyncClient(
            base_url="https://host", auth=auth, transport=httpx.MockTransport(handler)
        ) as client:
            assert (await client.get("/v3/x")).json() == {"ok": True}

    asyncio.run(run())
    assert (len(server.downloads), len(server.calls)) == (2, 2)


def test_flow_closed_outside_of_asyncio() -> None:
    """Under another event loop an abandoned flow ends quietly, and leaves the download to the next."""
    server = WeChatPay()
    auth = WechatPayAuth(downloading(), clock=server.clock)
    flow = auth.async_auth_flow(httpx.Request("GET", "https://host/v3/x"))
    with pytest.raises(StopIteration) as step:
        flow.asend(None).send(None)  # type: ignore[arg-type]
    assert step.value.value.url.path == CERTIFICATES_PATH
    with pytest.raises(StopIteration):
        flow.aclose().send(None)
    with sync_client(server, auth) as client:
        assert client.get("/v3/x").is_success


def test_waiting_outside_of_asyncio() -> None:
    """Under another event loop than asyncio's nobody waits: the caller downloads for itself."""
    waiting = Flight().wait_async()
    with pytest.raises(StopIteration) as done:
        waiting.send(None)

    assert done.value.value is False


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits forever for a download whose process or thread is gone."""
    monkeypatch.setattr("wechatpay_auth._flight._MAX_WAIT_SECONDS", 0)
    flight = Flight()

    async def run() -> bool:
        return await flight.wait_async()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(flight.wait).result() is False
    assert asyncio.run(run()) is False


def test_generator_that_is_dropped_ends_its_download() -> None:
    """A flow that is driven by hand and dropped leaves the download to the next."""
    server = WeChatPay()
    credentials = downloading()
    auth = WechatPayAuth(credentials, clock=server.clock)
    flow = auth.sync_auth_flow(httpx.Request("GET", "https://host/v3/x"))
    assert next(flow).url.path == CERTIFICATES_PATH
    flow.close()
    with sync_client(server, auth) as client:
        assert client.get("/v3/x").is_success


def test_async_client_of_support_is_served() -> None:
    """A crowd within one client of the common support is served as well."""
    server = WeChatPay()

    async def run() -> None:
        async with async_client(server, WechatPayAuth(downloading(), clock=server.clock)) as client:
            await asyncio.gather(*(client.get("/v3/x") for _ in range(CROWD)))

    asyncio.run(run())
    assert len(server.downloads) == 1
