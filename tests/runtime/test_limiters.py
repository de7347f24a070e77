"""The limiter of one process: how many may go, in which order, and what happens to those who cannot wait."""

import asyncio
import heapq
import random
import threading
from typing import Any

import pytest

from tests.runtime.sending import OPENID, SEND, Mode, Server, Time, error_of, good, modes, read, refused, run, send
from tests.runtime.sending import operation as an_operation
from tests.runtime.support import async_partner, partner
from wechatpay_product_coupon import LocalLimiter, Retry, errors
from wechatpay_runtime import Operation, RateLimit

PER_SECOND = RateLimit(20, "second", "mchid")
CREATE = an_operation(
    "POST", id="partnerCreateProductCoupon", rate_limits=(PER_SECOND, RateLimit(100, "minute", "mchid"))
)
USE = an_operation("POST", id="partnerUseUserCoupon", rate_limits=(PER_SECOND,))
NARROW = an_operation("POST", id="partnerNarrow", rate_limits=(RateLimit(2, "second", "mchid"),))


def most_within(moments: list[float], seconds: float) -> int:
    """The largest number of moments in any stretch of that length."""
    ordered = sorted(moments)
    return max(sum(start <= moment < start + seconds for moment in ordered) for start in ordered)


class Crowd:
    """Callers who all wait at once: a wait is noted and takes no time."""

    def __init__(self, **options: Any) -> None:
        self.time = Time()
        self.moments: list[float] = []
        self.limiter = LocalLimiter(clock=self.time, sleep=self._note, timeout=None, **options)
        self._waited = 0.0

    def _note(self, seconds: float) -> None:
        self._waited = seconds

    def ask(self, called: Operation[Any], identity: str = "1900000109") -> float:
        """The moment at which the next caller may go."""
        self._waited = 0.0
        self.limiter.acquire(called, identity)
        self.moments.append(self.time.now + self._waited)
        return self._waited


def test_no_second_holds_more_than_the_limit() -> None:
    """Wherever the second begins, and however the requests arrive."""
    crowd, dice = Crowd(), random.Random(1)
    for _ in range(600):
        crowd.time.now += dice.choice([0, 0, 0, 0.01, 0.3])
        crowd.ask(USE)
    assert most_within(crowd.moments, 1.0) == 20
    assert most_within(crowd.moments, 1.05) == 20
    assert crowd.moments == sorted(crowd.moments)


def test_a_burst_up_to_the_limit_need_not_wait() -> None:
    """Twenty at once, the next after a second and the margin."""
    crowd = Crowd(margin=0.05)
    assert [crowd.ask(USE) for _ in range(20)] == [0] * 20
    assert crowd.ask(USE) == pytest.approx(1.05)
    crowd.time.now += 0.5
    assert crowd.ask(USE) == pytest.approx(0.55)


def test_all_limits_of_an_operation_apply() -> None:
    """Twenty per second, but a hundred per minute."""
    crowd = Crowd(margin=0)
    for _ in range(130):
        crowd.ask(CREATE)
    assert most_within(crowd.moments, 1.0) == 20
    assert most_within(crowd.moments, 60.0) == 100
    assert crowd.moments[99] == 1004.0
    assert crowd.moments[100] == 1060.0


def test_limits_are_counted_per_operation_and_identity() -> None:
    """Another operation, and another merchant number, have their own."""
    crowd = Crowd()
    for _ in range(2):
        crowd.ask(NARROW)
    assert crowd.ask(USE) == 0
    assert crowd.ask(NARROW, "1900000999") == 0
    assert crowd.ask(NARROW) > 0


def test_who_would_wait_too_long_is_refused_at_once_and_takes_no_turn() -> None:
    """The error says how long it would be; nothing is sent, and those who can wait are not held up by it."""
    time = Time()
    limiter = LocalLimiter(clock=time, sleep=time.sleep, timeout=0.5, margin=0)
    for _ in range(2):
        limiter.acquire(NARROW, "1")
    for _ in range(3):
        with pytest.raises(
            errors.LimiterTimeout, match=r"in 1\.0 s, under the limit of 2 per second; .* 0\.5 s at most"
        ):
            limiter.acquire(NARROW, "1")
    assert time.waits == []
    time.now += 0.6
    limiter.acquire(NARROW, "1")
    assert time.waits == [pytest.approx(0.4)]


def test_threads_go_in_the_order_of_their_asking() -> None:
    """First come, first served, whichever thread the system wakes."""
    time, asleep, queue, order = Time(), threading.Semaphore(0), list[tuple[float, int, threading.Event]](), list[int]()

    def sleep(seconds: float) -> None:
        woken = threading.Event()
        queue.append((time.now + seconds, int(threading.current_thread().name), woken))
        asleep.release()
        assert woken.wait(10)

    limiter = LocalLimiter(clock=time, sleep=sleep, margin=0)
    for _ in range(2):
        limiter.acquire(NARROW, "1")
    threads = [threading.Thread(target=limiter.acquire, args=(NARROW, "1"), name=str(n)) for n in range(9)]
    for thread in threads:
        thread.start()
        assert asleep.acquire(timeout=10)
    for moment, name, woken in sorted(queue, key=lambda entry: entry[0]):
        time.now = moment
        order.append(name)
        woken.set()
    for thread in threads:
        thread.join(10)
    assert order == list(range(9))
    assert [moment for moment, _, _ in queue] == [1001, 1001, 1002, 1002, 1003, 1003, 1004, 1004, 1005]


class Loop:
    """Waits of tasks in a time of their own."""

    def __init__(self) -> None:
        self.time = Time()
        self._sleeping: list[tuple[float, int, asyncio.Event]] = []
        self._counter = 0

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._counter += 1
        heapq.heappush(self._sleeping, (self.time.now + seconds, self._counter, woken))
        await woken.wait()

    async def settle(self) -> None:
        """Let every task run as far as it gets."""
        for _ in range(50):
            await asyncio.sleep(0)

    async def run_all(self) -> None:
        await self.settle()
        while self._sleeping:
            moment, _, woken = heapq.heappop(self._sleeping)
            self.time.now = max(self.time.now, moment)
            woken.set()
            await self.settle()


def test_tasks_go_in_the_order_of_their_asking() -> None:
    """First come, first served, and never more than the limit."""
    order, moments = list[int](), list[float]()

    async def main() -> None:
        loop = Loop()
        limiter = LocalLimiter(clock=loop.time, async_sleep=loop.sleep, margin=0)

        async def one(name: int) -> None:
            await limiter.acquire_async(NARROW, "1")
            order.append(name)
            moments.append(loop.time.now)

        tasks = [asyncio.create_task(one(name)) for name in range(9)]
        await loop.run_all()
        await asyncio.gather(*tasks)

    asyncio.run(main())
    assert order == list(range(9))
    assert most_within(moments, 1.0) == 2


def test_the_turn_of_a_cancelled_task_goes_to_the_next_who_asks() -> None:
    """A crowd that goes away leaves no queue behind, and the limit still holds."""
    moments = list[float]()

    async def main() -> None:
        loop = Loop()
        limiter = LocalLimiter(clock=loop.time, async_sleep=loop.sleep, margin=0)

        async def one() -> None:
            await limiter.acquire_async(NARROW, "1")
            moments.append(loop.time.now)

        tasks = [asyncio.create_task(one()) for _ in range(40)]
        await loop.settle()
        for task in tasks[2:]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        loop.time.now += 0.5
        late = [asyncio.create_task(one()) for _ in range(4)]
        await loop.run_all()
        await asyncio.gather(*late)

    asyncio.run(main())
    assert moments == [1000, 1000, 1001, 1001, 1002, 1002]


def test_a_turn_given_back_too_late_is_lost() -> None:
    """Used after its moment it could come too close to those behind it."""
    time = Time()

    def interrupted(seconds: float) -> None:
        time.now += seconds + 0.5
        raise KeyboardInterrupt

    limiter = LocalLimiter(clock=time, sleep=interrupted, margin=0)
    limiter.acquire(NARROW, "1")
    limiter.acquire(NARROW, "1")
    with pytest.raises(KeyboardInterrupt):
        limiter.acquire(NARROW, "1")
    waits = Time()
    limiter.sleep = waits.sleep
    limiter.acquire(NARROW, "1")
    limiter.acquire(NARROW, "1")
    assert waits.waits == [pytest.approx(0.5)]


def test_idle_identities_are_forgotten() -> None:
    """A process that serves many brands does not grow without bound."""
    crowd = Crowd()
    for brand in range(3000):
        crowd.time.now += 2
        crowd.ask(NARROW, str(brand))
    assert len(crowd.limiter._queues) <= 1000


@modes
def test_a_client_waits_before_it_sends_and_each_try_counts(mode: Mode) -> None:
    """A retry passes the limiter again; the operation's own limits and the identity of the credentials count."""
    asked: list[tuple[str, str]] = []

    class Watching(LocalLimiter):
        def acquire(self, operation: Operation[Any], identity: str, /) -> None:
            asked.append((operation.id, identity))

        async def acquire_async(self, operation: Operation[Any], identity: str, /) -> None:
            asked.append((operation.id, identity))

    server = Server(refused(503), good())
    run(mode, server, read, limiter=Watching())
    assert asked == [("partnerGetNotifyConfig", "1900000109")] * 2


@modes
def test_a_call_that_cannot_wait_is_not_sent(mode: Mode) -> None:
    """`LimiterTimeout` is a `NotSent`: one try, nothing on the wire."""
    server, time = Server(good()), Time()
    limiter = LocalLimiter(clock=time, timeout=0.1)
    for _ in range(1000):
        limiter.acquire(
            an_operation("POST", id="partnerSendUserCoupon", rate_limits=(RateLimit(1000, "second", "mchid"),)),
            "1900000109",
        )
    error = error_of(mode, server, send, limiter=limiter)
    assert isinstance(error, errors.LimiterTimeout)
    assert isinstance(error, errors.NotSent)
    assert (error.attempts, error.outcome_known, server.tries) == (1, True, 0)
    assert "partnerSendUserCoupon" in str(error)
    assert OPENID not in str(error)


@modes
def test_a_limiter_that_gives_up_after_an_unknown_try_leaves_the_outcome_unknown(mode: Mode) -> None:
    """The first try may have taken effect, although the second was not sent."""

    class Once(LocalLimiter):
        turns = 1

        def acquire(self, operation: Operation[Any], identity: str, /) -> None:
            if not self.turns:
                raise errors.LimiterTimeout(operation.id, "late")
            self.turns -= 1

        async def acquire_async(self, operation: Operation[Any], identity: str, /) -> None:
            self.acquire(operation, identity)

    error = error_of(mode, Server(refused(500)), send, limiter=Once())
    assert isinstance(error, errors.LimiterTimeout)
    assert (error.attempts, error.outcome_known) == (2, False)


@modes
def test_the_raw_chain_has_no_limits(mode: Mode) -> None:
    """The contract knows none for its paths."""
    limiter = LocalLimiter(timeout=0)
    server = Server(good())
    for _ in range(3):
        run(mode, server, lambda client: client.chain.v3.certificates.get(), limiter=limiter)
    assert not limiter._queues


def test_one_limiter_serves_sync_and_async_clients_together() -> None:
    """Clients with the same credentials share the limits of a limiter they share."""
    server, time = Server(good()), Time()
    limiter = LocalLimiter(clock=time, sleep=time.sleep, async_sleep=time.async_sleep, margin=0)

    async def more() -> None:
        async with async_partner(server, limiter=limiter) as client:
            for _ in range(11):
                await client.notify_config.get()

    with partner(server, limiter=limiter, retry=Retry()) as client:
        for _ in range(10):
            client.notify_config.get()
    asyncio.run(more())
    assert time.waits == [1.0]
    assert SEND
