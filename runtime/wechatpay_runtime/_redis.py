"""Rate limits shared by processes and machines, through a Redis server.

The rules are those of `_limiter`. The moments are given out by a script that runs on the server, atomically and by
the server's own clock, so that the clocks of the machines do not matter. What is stored under an identity and an
operation lapses by itself when it no longer counts.
"""

import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib import import_module
from time import sleep
from typing import Any, Final, Protocol, cast

from ._constants import LIMITER_MARGIN_SECONDS, LIMITER_TIMEOUT_SECONDS
from ._errors import LimiterUnavailable
from ._limiter import SECONDS, too_late
from ._operation import Operation
from ._sleep import async_sleep

_MICROSECONDS: Final = 1_000_000

# KEYS: the moments given back, then one list of moments given out per limit.
# ARGV: the longest wait (-1: none); then per limit how many may lie within which time. Answers the wait, the moment,
# and whether it was given out. All times are microseconds of the server's clock.
_TURN: Final = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. string.format('%.0f', now))
local moment = now
local returned = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if returned[1] then
  moment = tonumber(returned[2])
else
  for i = 2, #KEYS do
    local first = redis.call('LINDEX', KEYS[i], -tonumber(ARGV[2 * i - 2]))
    if first and first + ARGV[2 * i - 1] > moment then
      moment = first + ARGV[2 * i - 1]
    end
  end
end
local wait = moment - now
local longest = tonumber(ARGV[1])
if longest >= 0 and wait > longest then
  return {wait, moment, 0}
end
if returned[1] then
  redis.call('ZREM', KEYS[1], returned[1])
else
  for i = 2, #KEYS do
    redis.call('RPUSH', KEYS[i], string.format('%.0f', moment))
    redis.call('LTRIM', KEYS[i], -tonumber(ARGV[2 * i - 2]), -1)
    redis.call('PEXPIRE', KEYS[i], math.ceil((wait + ARGV[2 * i - 1]) / 1000))
  end
end
return {wait, moment, 1}
"""

# KEYS: the moments given back. ARGV: the moment, and a name for it, as others may be the same.
_GIVE_BACK: Final = """
local clock = redis.call('TIME')
local left = ARGV[1] - (clock[1] * 1000000 + clock[2])
if left > 0 then
  redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
  if redis.call('PTTL', KEYS[1]) < left / 1000 then
    redis.call('PEXPIRE', KEYS[1], math.ceil(left / 1000))
  end
end
"""


class _Script(Protocol):
    def __call__(self, keys: Sequence[Any], args: Sequence[Any]) -> Any: ...


class RedisClient(Protocol):
    """What is used of `redis.Redis` and `redis.asyncio.Redis`."""

    def register_script(self, script: str) -> Any:
        """A script that is sent to the server when it is first called."""
        ...


class _Shared:
    """What both limiters have in common: keys, arguments and the meaning of answers."""

    def __init__(self, client: RedisClient, *, timeout: float | None, margin: float, prefix: str) -> None:
        self._timeout, self._margin, self._prefix = timeout, margin, prefix
        self._turn: _Script = client.register_script(_TURN)
        self._give_back: _Script = client.register_script(_GIVE_BACK)
        # The client was made by redis-py, so that it is installed; nothing else here needs it.
        self._unavailable = cast("type[Exception]", import_module("redis.exceptions").RedisError)

    def _keys(self, operation: Operation[Any], identity: str) -> list[str]:
        # What stands in braces decides on the node of a cluster: all keys of a script have to be on one.
        stem = f"{self._prefix}:{{{identity}:{operation.id}}}"
        return [f"{stem}:returned", *(f"{stem}:{rate.limit}/{rate.per}" for rate in operation.rate_limits)]

    def _arguments(self, operation: Operation[Any]) -> list[int]:
        longest = -1 if self._timeout is None else round(self._timeout * _MICROSECONDS)
        arguments = [longest]
        for rate in operation.rate_limits:
            arguments += rate.limit, round((SECONDS[rate.per] + self._margin) * _MICROSECONDS)
        return arguments

    def _read(self, operation: Operation[Any], answer: Any) -> tuple[float, int]:
        """Seconds to wait, and the moment that was given out."""
        wait, moment, given = (int(number) for number in answer)
        if not given:
            raise too_late(operation, wait / _MICROSECONDS, self._timeout or 0.0)
        return wait / _MICROSECONDS, moment

    @staticmethod
    def _failed(operation: Operation[Any], error: Exception) -> LimiterUnavailable:
        return LimiterUnavailable(
            operation.id,
            f"the Redis server that keeps the rate limits did not do its part ({type(error).__name__}); "
            "nothing was sent. Check it, or go on with 'LocalLimiter'",
        )


class RedisLimiter(_Shared):
    """Keeps the rate limits of the contract among all processes that use the same Redis server.

    Needs the extra `redis`::

        client = BrandClient(credentials, limiter=RedisLimiter(redis.Redis.from_url("redis://limits.internal")))

    Args:
        client: a `redis.Redis` of redis-py, with the time-outs you want.
        timeout: the longest a request waits, in seconds; a turn that is further away is refused at once.
            None: no limit.
        margin: seconds added to each second or minute, as requests get closer to each other on their way.
        prefix: of the keys on the server.
        sleep: for tests.

    If the server fails, calls raise `LimiterUnavailable`: nothing is sent beyond the limits.
    """

    def __init__(
        self,
        client: RedisClient,
        *,
        timeout: float | None = LIMITER_TIMEOUT_SECONDS,
        margin: float = LIMITER_MARGIN_SECONDS,
        prefix: str = "wechatpay:limit",
        sleep: Callable[[float], object] = sleep,
    ) -> None:
        super().__init__(client, timeout=timeout, margin=margin, prefix=prefix)
        self._sleep = sleep

    def acquire(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go.

        Raises:
            LimiterTimeout: that would be after `timeout`; nothing was sent.
            LimiterUnavailable: the server did not answer; nothing was sent.
        """
        keys = self._keys(operation, identity)
        try:
            answer = self._turn(keys=keys, args=self._arguments(operation))
        except self._unavailable as error:
            raise self._failed(operation, error) from error
        wait, moment = self._read(operation, answer)
        if wait > 0:
            try:
                self._sleep(wait)
            except BaseException:
                with suppress(self._unavailable):  # the turn is lost then, no more
                    self._give_back(keys=keys[:1], args=[moment, os.urandom(8).hex()])
                raise


class AsyncRedisLimiter(_Shared):
    """`RedisLimiter` for asyncio, with a `redis.asyncio.Redis`."""

    def __init__(
        self,
        client: RedisClient,
        *,
        timeout: float | None = LIMITER_TIMEOUT_SECONDS,
        margin: float = LIMITER_MARGIN_SECONDS,
        prefix: str = "wechatpay:limit",
        sleep: Callable[[float], Awaitable[object]] = async_sleep,
    ) -> None:
        super().__init__(client, timeout=timeout, margin=margin, prefix=prefix)
        self._sleep = sleep

    async def acquire_async(self, operation: Operation[Any], identity: str, /) -> None:
        """Return when one more request to `operation` may go; raises what `RedisLimiter.acquire` does."""
        keys = self._keys(operation, identity)
        try:
            answer = await self._turn(keys=keys, args=self._arguments(operation))
        except self._unavailable as error:
            raise self._failed(operation, error) from error
        wait, moment = self._read(operation, answer)
        if wait > 0:
            try:
                await self._sleep(wait)
            except BaseException:
                with suppress(self._unavailable):
                    await self._give_back(keys=keys[:1], args=[moment, os.urandom(8).hex()])
                raise
