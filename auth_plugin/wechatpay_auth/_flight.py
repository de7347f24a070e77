"""One piece of work on its way that many threads and tasks wait for."""

from __future__ import annotations

import threading
from concurrent.futures import Future, wait

_MAX_WAIT_SECONDS = 60
"""After that a waiter looks after itself: whoever did the work may be gone, as after a fork."""


class Flight:
    """Work that one caller does and others wait for, be they threads or tasks of any event loop."""

    __slots__ = ("_landed", "_thread")

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._landed: Future[Exception | None] = Future()
        # So that a task which is cancelled while it waits does not cancel the work.
        self._landed.set_running_or_notify_cancel()

    @property
    def failure(self) -> Exception | None:
        """Why the work failed, or None; asked after waiting."""
        return self._landed.result(0) if self._landed.done() else None

    def land(self, failure: Exception | None = None) -> None:
        """Wake all waiters."""
        self._landed.set_result(failure)

    def wait(self) -> bool:
        """Wait in a thread; False if that cannot help.

        That is so when a task of this very thread does the work: it would wait for itself.
        """
        if self._thread == threading.get_ident():
            return False
        wait([self._landed], timeout=_MAX_WAIT_SECONDS)
        return self._landed.done()

    async def wait_async(self) -> bool:
        """Wait in a task; False if that cannot help, as outside of asyncio, for instance under trio."""
        import asyncio  # noqa: PLC0415  # sync programs do without it

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return False
        await asyncio.wait([asyncio.wrap_future(self._landed)], timeout=_MAX_WAIT_SECONDS)
        return self._landed.done()
