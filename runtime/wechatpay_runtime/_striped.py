"""The transport of async clients: one connection per request under way, found without looking at the others.

The pool of httpcore asks every idle connection whether it still lives, for every request: with 32 requests at once
that is half of all the time spent. Here each connection has a transport of its own. A request takes the one that was
used last, so that few are kept busy and the rest grow old and are closed.
"""

from collections import deque
from collections.abc import AsyncIterator, Callable
from ssl import SSLContext
from time import monotonic

import httpx

from ._constants import KEEPALIVE_EXPIRY_SECONDS, MAX_CONNECTIONS
from ._turns import Turns

_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEEPALIVE_EXPIRY_SECONDS)


class StripedTransport(httpx.AsyncBaseTransport):
    """Sends each request over a connection that is free, or over a new one; for tasks of one event loop."""

    def __init__(
        self,
        verify: SSLContext,
        *,
        limit: int = MAX_CONNECTIONS,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open nothing yet.

        Args:
            verify: Whom to trust.
            limit: Connections at a time; further requests wait, as long as their time-out for the pool says.
            clock: Seconds that only go forward, for tests.
        """
        self._verify = verify
        self._clock = clock
        self._turns = Turns(limit)
        self._idle: deque[tuple[httpx.AsyncHTTPTransport, float]] = deque()  # with the time of their last use
        self._busy: set[httpx.AsyncHTTPTransport] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its connection is free again when the answer is closed."""
        await self._turns.take(request)
        lane = self._idle.pop()[0] if self._idle else httpx.AsyncHTTPTransport(verify=self._verify, limits=_ONE)
        self._busy.add(lane)
        try:
            response = await lane.handle_async_request(request)
        except BaseException:
            await self._drop(lane)
            raise
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Stream(response.stream, lane, self)
        return response

    async def free(self, lane: httpx.AsyncHTTPTransport) -> None:
        """Take a connection back after its answer was read, or given up."""
        if lane not in self._busy:
            return
        self._busy.discard(lane)
        now = self._clock()
        self._idle.append((lane, now))
        self._turns.give_back()
        # The others were used before, the first one longest ago.
        while self._idle and now - self._idle[0][1] > KEEPALIVE_EXPIRY_SECONDS:
            await self._idle.popleft()[0].aclose()

    async def _drop(self, lane: httpx.AsyncHTTPTransport) -> None:
        if lane in self._busy:
            self._busy.discard(lane)
            self._turns.give_back()
        await lane.aclose()

    async def aclose(self) -> None:
        """Close all connections, those in use as well."""
        lanes = [*self._busy, *(lane for lane, _ in self._idle)]
        self._idle.clear()
        for lane in lanes:
            await self._drop(lane)


class _Stream(httpx.AsyncByteStream):
    """The body of an answer, which frees its connection when it is closed."""

    def __init__(
        self, stream: httpx.AsyncByteStream, lane: httpx.AsyncHTTPTransport, transport: StripedTransport
    ) -> None:
        self._stream, self._lane, self._transport = stream, lane, transport

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            await self._transport.free(self._lane)
