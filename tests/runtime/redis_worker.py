"""One of the two processes of test_redis_limiters.py: prints when its requests were allowed to go."""

import asyncio
import json
import sys
import time

import redis
import redis.asyncio

from tests.runtime.sending import operation
from wechatpay_product_coupon import AsyncRedisLimiter, RedisLimiter
from wechatpay_runtime import RateLimit

SEND = operation("POST", id="partnerSend", rate_limits=(RateLimit(50, "second", "mchid"),))
MARGIN = 0.25  # the time a crowded machine may take from waking up to noting the moment


def sync_moments(url: str, start: float, count: int) -> list[float]:
    limiter = RedisLimiter(redis.Redis.from_url(url), margin=MARGIN)
    time.sleep(max(0.0, start - time.time()))
    moments = []
    for _ in range(count):
        limiter.acquire(SEND, "1900000109")
        moments.append(time.time())
    return moments


async def async_moments(url: str, start: float, count: int) -> list[float]:
    async with redis.asyncio.Redis.from_url(url) as client:
        limiter = AsyncRedisLimiter(client, margin=MARGIN)
        await asyncio.sleep(max(0.0, start - time.time()))

        async def one() -> float:
            await limiter.acquire_async(SEND, "1900000109")
            return time.time()

        return sorted(await asyncio.gather(*(one() for _ in range(count))))


if __name__ == "__main__":
    kind, url, start, count = sys.argv[1:]
    if kind == "sync":
        found = sync_moments(url, float(start), int(count))
    else:
        found = asyncio.run(async_moments(url, float(start), int(count)))
    sys.stdout.write(json.dumps(found))
