"""Limits shared through a real Redis server, which these tests start; without one they are not run, and say so."""

import asyncio
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.sending import Server, error_of, good, read, run
from tests.runtime.sending import operation as an_operation
from tests.runtime.test_limiters import most_within
from wechatpay_product_coupon import AsyncRedisLimiter, RedisLimiter, errors
from wechatpay_runtime import RateLimit

redis: Any = pytest.importorskip("redis", reason="not run: redis-py is not installed (extra 'redis')")

NARROW = an_operation(
    "POST", id="partnerNarrow", rate_limits=(RateLimit(2, "second", "mchid"), RateLimit(5, "minute", "mchid"))
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("not run: the program redis-server is not installed (Debian: apt-get install redis-server)")
    port = free_port()
    folder = str(tmp_path_factory.mktemp("redis"))
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no", "--dir", folder]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        with redis.Redis(port=port) as client:
            deadline = time.monotonic() + 30
            while True:
                with suppress(redis.ConnectionError):
                    client.ping()
                    break
                assert process.poll() is None, "redis-server ended at once"
                assert time.monotonic() < deadline, "redis-server does not answer"
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def client(server_url: str) -> Iterator[Any]:
    with redis.Redis.from_url(server_url) as client:
        client.flushall()
        yield client


WORKER = Path(__file__).with_name("redis_worker.py")


def test_two_processes_together_never_exceed_the_limit(client: Any, server_url: str) -> None:
    """One sync, one async, 50 per second between them: no second of the wall clock holds more."""
    start = time.time() + 2.0
    workers = [
        subprocess.Popen(
            [sys.executable, str(WORKER), kind, server_url, str(start), "75"],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
            text=True,
        )
        for kind in ("sync", "async")
    ]
    moments = []
    for worker in workers:
        printed, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0
        moments.append(json.loads(printed))
    first, second = moments
    assert len(first) == len(second) == 75
    assert most_within(first + second, 1.0) <= 50
    # Each alone would be through after one wait of 1.25 s: together they have to wait twice.
    assert max(first + second) - min(first + second) >= 2.4


def test_moments_are_given_out_by_all_limits(client: Any) -> None:
    """Two at once, two after a second, one more, then the minute is full."""
    waits: list[float] = []
    limiter = RedisLimiter(client, margin=0, timeout=None, sleep=waits.append)
    for _ in range(6):
        limiter.acquire(NARROW, "1")
    assert waits == [pytest.approx(expected, abs=0.5) for expected in (1, 1, 2, 60)]
    limiter.acquire(NARROW, "2")
    assert len(waits) == 4


def test_what_is_stored_lapses(client: Any) -> None:
    """Every key has a life time: identities that are gone leave nothing behind."""
    limiter = RedisLimiter(client, sleep=lambda seconds: None)
    for _ in range(4):
        limiter.acquire(NARROW, "1900000109")
    keys = sorted(client.keys())
    assert keys == [
        b"wechatpay:limit:{1900000109:partnerNarrow}:2/second",
        b"wechatpay:limit:{1900000109:partnerNarrow}:5/minute",
    ]
    assert 0 < client.pttl(keys[0]) <= 2 * 1050 + 50
    assert 0 < client.pttl(keys[1]) <= 60_050 + 1100
    assert [client.llen(key) for key in keys] == [2, 4]


def test_who_would_wait_too_long_is_refused_and_takes_no_turn(client: Any) -> None:
    """As with the local limiter."""
    limiter = RedisLimiter(client, timeout=0.2, margin=0)
    limiter.acquire(NARROW, "1")
    limiter.acquire(NARROW, "1")
    for _ in range(3):
        with pytest.raises(errors.LimiterTimeout, match=r"2 per second and 5 per minute; .* 0\.2 s at most"):
            limiter.acquire(NARROW, "1")
    waits: list[float] = []
    RedisLimiter(client, margin=0, sleep=waits.append).acquire(NARROW, "1")
    assert 0 < waits[0] <= 1


def test_a_turn_given_back_goes_to_the_next_who_asks(client: Any) -> None:
    """A cancelled wait does not lengthen the queue; what is given back lapses, too."""

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    impatient = RedisLimiter(client, margin=0, sleep=interrupted)
    waits: list[float] = []
    patient = RedisLimiter(client, margin=0, sleep=waits.append)
    for _ in range(2):
        patient.acquire(NARROW, "1")
    for _ in range(20):
        with pytest.raises(KeyboardInterrupt):
            impatient.acquire(NARROW, "1")
    patient.acquire(NARROW, "1")
    assert waits == [pytest.approx(1, abs=0.5)]
    with pytest.raises(KeyboardInterrupt):
        impatient.acquire(NARROW, "1")
    assert client.zcard("wechatpay:limit:{1:partnerNarrow}:returned") == 1
    assert 0 < client.pttl("wechatpay:limit:{1:partnerNarrow}:returned") <= 1001


def test_a_cancelled_task_gives_its_turn_back(client: Any, server_url: str) -> None:
    """For asyncio the same."""

    async def main() -> None:
        waiting = asyncio.Event()

        async def endless(seconds: float) -> None:
            waiting.set()
            await asyncio.Event().wait()

        async with redis.asyncio.Redis.from_url(server_url) as shared:
            limiter = AsyncRedisLimiter(shared, margin=0, sleep=endless)
            await limiter.acquire_async(NARROW, "1")
            await limiter.acquire_async(NARROW, "1")
            task = asyncio.create_task(limiter.acquire_async(NARROW, "1"))
            await waiting.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    import redis.asyncio

    asyncio.run(main())
    assert client.zcard("wechatpay:limit:{1:partnerNarrow}:returned") == 1


def test_a_client_of_either_kind_takes_it(client: Any, server_url: str) -> None:
    """A call waits for its turn on the server and is then sent."""
    server = Server(good())
    run("sync", server, read, limiter=RedisLimiter(client))
    assert client.llen("wechatpay:limit:{1900000109:partnerGetNotifyConfig}:20/second") == 1
    import redis.asyncio

    shared = redis.asyncio.Redis.from_url(server_url)

    async def and_close(made: Any) -> Any:
        answer = await made.notify_config.get()
        await shared.aclose()
        return answer

    run("async", server, and_close, limiter=AsyncRedisLimiter(shared))
    assert client.llen("wechatpay:limit:{1900000109:partnerGetNotifyConfig}:20/second") == 2
    assert server.tries == 2


def test_a_redis_server_that_is_down_is_an_error_of_its_own() -> None:
    """Nothing is sent beyond the limits; the text says what to do, the cause is kept."""
    import redis.asyncio
    from redis.asyncio.retry import Retry as AsyncRetry
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    port = free_port()
    for mode, limiter in (
        ("sync", RedisLimiter(redis.Redis(port=port, retry=Retry(NoBackoff(), 0)))),
        ("async", AsyncRedisLimiter(redis.asyncio.Redis(port=port, retry=AsyncRetry(NoBackoff(), 0)))),
    ):
        server = Server(good())
        error = error_of(mode, server, read, limiter=limiter)  # type: ignore[arg-type]  # the literals above
        assert type(error) is errors.LimiterUnavailable
        assert isinstance(error.__cause__, redis.ConnectionError)
        assert (error.attempts, server.tries) == (3, 0)
        assert "LocalLimiter" in str(error)
