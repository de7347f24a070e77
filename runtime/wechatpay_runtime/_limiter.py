"""Rate limits kept on this side, so that WeChat Pay need not answer 429.

Each limit counts the requests to one operation, under one identity: every page states the limit of its own endpoint
(https://pay.weixin.qq.com/doc/v3/partner/4015781605), per merchant number for service providers, whatever brand they
act for, and per brand for brands. Several limits of one operation apply together. Each try counts.

A limiter hands out the moment at which a request may go, in the order of asking; who has one then waits for it.
In no second (or minute) do more requests go than the limit, wherever that second begins.
"""

from bisect import insort
from collections import deque
from collections.abc import Awaitable, Callable
from threading import Lock
from time import monotonic, sleep
from typing import Any, Final, Protocol

import attrs

from ._constants import LIMITER_MARGIN_SECONDS, LIMITER_TIMEOUT_SECONDS
from ._errors import LimiterTimeout
from ._operation import Operation, RateLimit
from ._sleep import async_sleep

SECONDS: Final = {"second": 1.0, "minute": 60.0}
_PURGE_AT = 1000  # operations of all identities together, before idle ones are forgotten


class Limiter(Protocol):
    """Holds requests of threads back until they may go."""

    def acquire(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go.

        Raises:
            LimiterTimeout: that would be too late; nothing was sent.
        """
        ...


class AsyncLimiter(Protocol):
    """Holds requests of tasks back until they may go."""

    async def acquire_async(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go; raises what `Limiter.acquire` does."""
        ...


def too_late(operation: Operation[Any], wait: float, timeout: float) -> LimiterTimeout:
    limits = " and ".join(f"{rate.limit} per {rate.per}" for rate in operation.rate_limits)
    return LimiterTimeout(
        operation.id,
        f"its turn comes in {wait:.1f} s, under the limit of {limits}; the limiter waits {timeout:g} s at most. "
        "Nothing was sent: call later, or give the limiter a longer 'timeout'",
    )


class _Queue:
    """The moments given out for one operation and identity."""

    def __init__(self, rates: tuple[RateLimit, ...], margin: float) -> None:
        # Of each limit, its last moments: as many as may lie within its time. They never decrease.
        self._given = [(deque[float](maxlen=rate.limit), SECONDS[rate.per] + margin) for rate in rates]
        self._returned: list[float] = []  # moments of callers who gave up, in order

    def next(self, now: float, latest: float | None) -> tuple[float, bool]:
        """The moment of the next request, and whether it was given out; it is not if it lies after `latest`."""
        while self._returned and self._returned[0] < now:
            del self._returned[0]  # used later it could come too close to those after it
        if self._returned:
            moment = self._returned[0]
        else:
            moment = max([now, *(given[0] + time for given, time in self._given if len(given) == given.maxlen)])
        if latest is not None and moment > latest:
            return moment, False
        if self._returned:
            del self._returned[0]
        else:
            for given, _ in self._given:
                given.append(moment)
        return moment, True

    def give_back(self, moment: float) -> None:
        insort(self._returned, moment)

    def idle(self, now: float) -> bool:
        return all(not given or given[-1] + time < now for given, time in self._given)


@attrs.define(kw_only=True, eq=False)
class LocalLimiter:
    """Keeps the rate limits of the contract within this process, for threads and tasks alike.

    One object may serve several clients; those with the same credentials then share the limits.
    First come, first served: a turn given back, because the caller was cancelled, goes to the next who asks.
    """

    timeout: float | None = LIMITER_TIMEOUT_SECONDS
    """The longest a request waits, in seconds; a turn that is further away is refused at once. None: no limit."""
    margin: float = LIMITER_MARGIN_SECONDS
    """Seconds added to each second or minute, as requests get closer to each other on their way."""
    clock: Callable[[], float] = attrs.field(default=monotonic, repr=False)
    """Seconds that only go forward, for tests."""
    sleep: Callable[[float], object] = attrs.field(default=sleep, repr=False)
    """For tests."""
    async_sleep: Callable[[float], Awaitable[object]] = attrs.field(default=async_sleep, repr=False)
    """For tests."""
    _queues: dict[tuple[str, str], _Queue] = attrs.field(factory=dict[tuple[str, str], _Queue], init=False, repr=False)
    _lock: Lock = attrs.field(factory=Lock, init=False, repr=False)
    _purge_at: int = attrs.field(default=_PURGE_AT, init=False, repr=False)

    def acquire(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go.

        Raises:
            LimiterTimeout: that would be after `timeout`; nothing was sent.
        """
        queue, moment, wait = self._turn(operation, identity)
        if wait > 0:
            try:
                self.sleep(wait)
            except BaseException:
                self._give_back(queue, moment)
                raise

    async def acquire_async(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go; raises what `acquire` does."""
        queue, moment, wait = self._turn(operation, identity)
        if wait > 0:
            try:
                await self.async_sleep(wait)
            except BaseException:
                self._give_back(queue, moment)
                raise

    def _turn(self, operation: Operation[Any], identity: str) -> tuple[_Queue, float, float]:
        key = (identity, operation.id)
        with self._lock:
            now = self.clock()
            queue = self._queues.get(key)
            if queue is None:
                self._purge(now)
                queue = self._queues[key] = _Queue(operation.rate_limits, self.margin)
            moment, given = queue.next(now, None if self.timeout is None else now + self.timeout)
        wait = moment - now
        if not given:
            raise too_late(operation, wait, self.timeout or 0.0)
        return queue, moment, wait

    def _give_back(self, queue: _Queue, moment: float) -> None:
        with self._lock:
            queue.give_back(moment)

    def _purge(self, now: float) -> None:
        if len(self._queues) >= self._purge_at:
            self._queues = {key: queue for key, queue in self._queues.items() if not queue.idle(now)}
            self._purge_at = max(_PURGE_AT, 2 * len(self._queues))
