"""Many calls, threads, tasks and tenants: nothing gets mixed up, nothing piles up, nothing gets dearer."""

import asyncio
import gc
import json
import sys
import threading
import tracemalloc
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

import wechatpay_product_coupon
from tests.auth import support as auth
from tests.runtime.sending import OPENID, SEND, check_signature, user_coupon
from tests.runtime.support import partner_credentials, signed_json
from tests.speed.counting import answer_content, answering, body, calls
from wechatpay_auth import PartnerCredentials
from wechatpay_product_coupon import AsyncPartnerClient, PartnerClient, models

SENDS = 1000


class Counter:
    """A WeChat Pay that checks each signature over its own bytes and answers with the number of the request."""

    def __init__(self) -> None:
        self.nonces: set[str] = set()
        self.most = self._now = 0
        self._lock = threading.Lock()
        self._document = user_coupon("")

    def _answer(self, request: httpx.Request) -> httpx.Response:
        nonce = check_signature(request).nonce
        with self._lock:
            assert nonce not in self.nonces
            self.nonces.add(nonce)
        return signed_json(self._document | {"send_request_no": json.loads(request.content)["send_request_no"]})

    def __call__(self, request: httpx.Request) -> httpx.Response:
        return self._answer(request)

    async def awaited(self, request: httpx.Request) -> httpx.Response:
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(0.01)
        self._now -= 1
        return self._answer(request)


def number(index: int) -> str:
    return f"SEND_{index:06}"


@pytest.mark.long
def test_threads_share_a_client() -> None:
    """Every answer belongs to its request, every signature to its bytes."""
    server = Counter()
    with PartnerClient(partner_credentials(), transport=httpx.MockTransport(server)) as client:

        def send(index: int) -> str:
            return client.user_coupons.send(OPENID, SEND | {"send_request_no": number(index)}).send_request_no

        with ThreadPoolExecutor(32) as threads:
            answered = list(threads.map(send, range(SENDS)))
    assert [number(index) for index in range(SENDS)] == answered
    assert len(server.nonces) == SENDS


@pytest.mark.long
def test_tasks_share_a_client() -> None:
    """The same for tasks, a thousand at once."""
    server = Counter()

    async def main() -> list[str]:
        async with AsyncPartnerClient(partner_credentials(), transport=httpx.MockTransport(server.awaited)) as client:

            async def send(index: int) -> str:
                sent = await client.user_coupons.send(OPENID, SEND | {"send_request_no": number(index)})
                return sent.send_request_no

            return await asyncio.gather(*map(send, range(SENDS)))

    assert [number(index) for index in range(SENDS)] == asyncio.run(main())
    assert len(server.nonces) == SENDS
    assert server.most > 2


class Unsigned:
    """Signs nothing, for tests that count something else."""

    def sign(self, message: bytes, /) -> bytes:
        return b"x" * 256


def unsigned_credentials(mchid: str = "1900000001") -> PartnerCredentials:
    return PartnerCredentials(
        mchid=mchid,
        serial_no=auth.PARTNER["serial_no"],
        private_key=Unsigned(),
        public_key_id=auth.WECHATPAY_PARTNER["public_key_id"],
        public_key=auth.WECHATPAY_PARTNER["public_key_pem"],
    )


def client_of(credentials: PartnerCredentials) -> PartnerClient:
    return PartnerClient(credentials, transport=httpx.MockTransport(answering(answer_content())))


@contextmanager
def two_calls() -> Generator[Callable[[int], None]]:
    """Something that makes two calls, with values of its own in body, path, query and answer."""
    document = body()
    with client_of(unsigned_credentials()) as client:

        def call(index: int) -> None:
            client.product_coupons.create(document | {"out_request_no": number(index)})
            client.chain("v3/anything")[str(index)].get(params={"n": index})
            models.PartnerCreateProductCouponResponse.decode(user_enum(index))

        for index in range(50):
            call(index)  # fills the caches
        gc.collect()
        yield call


def growth(count: int) -> int:
    """Bytes that twice as many calls leave behind."""
    with two_calls() as call:
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            for index in range(count):
                call(1000 + index)
            gc.collect()
            return tracemalloc.get_traced_memory()[0] - before
        finally:
            tracemalloc.stop()


def blocks(count: int) -> int:
    """The same in blocks of memory, whose number costs nothing to know."""
    with two_calls() as call:
        before = sys.getallocatedblocks()
        for index in range(count):
            call(1000 + index)
        gc.collect()
        return sys.getallocatedblocks() - before


def user_enum(index: int) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(answer_content())
    return document | {"state": f"STATE_{index}"}


def test_memory_is_flat() -> None:
    """A call leaves nothing behind: far less than one body each."""
    assert growth(400) < 200_000


@pytest.mark.long
def test_memory_is_flat_over_many_calls() -> None:
    """A hundred thousand calls leave no more behind than a few do."""
    assert blocks(50_000) < 5_000


def test_the_cost_of_a_call_does_not_grow_with_calls() -> None:
    """The thousandth takes as many function calls as the fifth."""
    request = models.PartnerCreateProductCouponRequest.from_dict(body())
    with client_of(unsigned_credentials()) as client:
        first = calls(lambda: client.product_coupons.create(request))
        for _ in range(1000):
            client.product_coupons.create(request)
        assert calls(lambda: client.product_coupons.create(request)) == pytest.approx(first, rel=0.01)


def test_the_cost_of_a_call_does_not_grow_with_models() -> None:
    """All models loaded, and it costs the same."""
    request = models.PartnerCreateProductCouponRequest.from_dict(body())
    with client_of(unsigned_credentials()) as client:
        first = calls(lambda: client.product_coupons.create(request))
        for name in wechatpay_product_coupon.models.__all__:
            getattr(models, name)
        assert calls(lambda: client.product_coupons.create(request)) == pytest.approx(first, rel=0.01)


def test_the_cost_of_a_call_does_not_grow_with_tenants() -> None:
    """A hundred credentials in one process: each call costs what it costs alone."""
    request = models.PartnerCreateProductCouponRequest.from_dict(body())
    with client_of(unsigned_credentials()) as client:
        alone = calls(lambda: client.product_coupons.create(request))
    tenants = [client_of(unsigned_credentials(str(1900000000 + index))) for index in range(100)]
    costs = [calls(lambda: tenant.product_coupons.create(request), rounds=1) for tenant in tenants]  # noqa: B023
    for tenant in tenants:
        tenant.close()
    assert max(costs) <= 1.02 * alone
