"""How many requests of one client are under way at once, for asyncio."""

import asyncio

import httpx


class Turns:
    """A bounded number of requests at a time, first come, first served."""

    def __init__(self, limit: int) -> None:
        self._free = asyncio.Semaphore(limit)

    async def take(self, request: httpx.Request) -> None:
        """Wait for a turn; it has to be given back.

        Raises:
            httpx.PoolTimeout: the request's time-out for this has passed.
        """
        if not self._free.locked():
            await self._free.acquire()  # does not wait
            return
        try:
            async with asyncio.timeout(request.extensions.get("timeout", {}).get("pool")):
                await self._free.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("No connection became free in time.", request=request) from None

    def give_back(self) -> None:
        """Let the next one go."""
        self._free.release()
