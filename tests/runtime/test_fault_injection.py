"""A thousand sends through a network that loses, breaks and forges: every one takes effect, none twice."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.runtime.sending import (
    OPENID,
    SEND,
    Mode,
    Time,
    check_signature,
    forged,
    good,
    modes,
    refused,
    unsigned,
    user_coupon,
)
from tests.runtime.support import async_partner, partner
from wechatpay_product_coupon import Retry, errors

SENDS = 1000
FAULTS = {  # how often, among the others
    "none": 8,
    "refuse the connection": 3,
    "cut before acting": 1,
    "cut after acting": 1,
    "time out before acting": 1,
    "time out after acting": 1,
    "429": 3,
    "500 before acting": 1,
    "500 after acting": 1,
    "502": 1,
    "503": 1,
    "202": 1,
    "unsigned": 1,
    "forged": 1,
}


class Bank:
    """Sends coupons once per number, as WeChat Pay does, behind a network with faults."""

    def __init__(self, seed: int, **weights: int) -> None:
        self.dice = random.Random(seed)
        self.weights = FAULTS | weights
        self.effects: Counter[str] = Counter()
        self.bodies: dict[str, bytes] = {}
        self.nonces: set[str] = set()
        self.faults: Counter[str] = Counter()
        self.template = user_coupon("")

    def __call__(self, request: httpx.Request) -> httpx.Response:
        nonce = check_signature(request).nonce
        assert nonce not in self.nonces, "a request was sent twice with the same signature"
        self.nonces.add(nonce)
        number = str(json.loads(request.content)["send_request_no"])
        assert self.bodies.setdefault(number, request.content) == request.content, "same number, other body"
        fault = self.dice.choices(list(self.weights), list(self.weights.values()))[0]
        self.faults[fault] += 1
        return self.answer(fault, number, request)

    def act(self, number: str) -> dict[str, Any]:
        if number not in self.effects:
            self.effects[number] += 1
        return self.template | {"send_request_no": number}

    def answer(self, fault: str, number: str, request: httpx.Request) -> httpx.Response:
        before: dict[str, httpx.Response | Exception] = {
            "refuse the connection": httpx.ConnectError("refused", request=request),
            "cut before acting": httpx.RemoteProtocolError("cut", request=request),
            "time out before acting": httpx.ReadTimeout("slow", request=request),
            "429": refused(429, "RATELIMIT_EXCEEDED"),
            "500 before acting": refused(500, "SYSTEM_ERROR"),
            "502": httpx.Response(502, content=b"<html>"),
            "503": refused(503, "SERVICE_UNAVAILABLE"),
        }
        if fault in before:
            return given(before[fault])
        coupon = self.act(number)
        after: dict[str, Callable[[], httpx.Response | Exception]] = {
            "none": lambda: good(coupon),
            "cut after acting": lambda: httpx.ReadError("cut", request=request),
            "time out after acting": lambda: httpx.ReadTimeout("slow", request=request),
            "500 after acting": lambda: refused(500, "SYSTEM_ERROR"),
            "202": lambda: refused(202),
            "unsigned": lambda: unsigned(coupon),
            "forged": lambda: forged(coupon),
        }
        return given(after[fault]())


def given(outcome: httpx.Response | Exception) -> httpx.Response:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def numbers(count: int = SENDS) -> list[str]:
    return [f"SEND_{n:06}" for n in range(count)]


def send_all(mode: Mode, bank: Bank, count: int = SENDS, **options: Any) -> dict[str, Any]:
    """What each send ended with: the number in its answer, or its error."""
    results: dict[str, Any] = {}
    time = Time()
    if mode == "sync":
        with partner(bank, sleep=time.sleep, timer=time, **options) as client:
            for number in numbers(count):
                try:
                    results[number] = client.user_coupons.send(
                        OPENID, SEND | {"send_request_no": number}
                    ).send_request_no
                except errors.CallError as error:
                    results[number] = error
        return results

    async def main() -> None:
        async with async_partner(bank, sleep=lambda _: asyncio.sleep(0), timer=time, **options) as client:

            async def one(number: str) -> None:
                try:
                    sent = await client.user_coupons.send(OPENID, SEND | {"send_request_no": number})
                    results[number] = sent.send_request_no
                except errors.CallError as error:
                    results[number] = error

            await asyncio.gather(*map(one, numbers(count)))

    asyncio.run(main())
    return results


@pytest.mark.long
@modes
def test_a_thousand_sends_are_a_thousand_effects(mode: Mode) -> None:
    """With patience enough each one ends well: none lost, none doubled, each answer for its own number."""
    bank = Bank(seed=20260101)
    results = send_all(mode, bank, retry=Retry(tries=100, deadline=None))
    assert results == {number: number for number in numbers()}
    assert bank.effects == Counter(numbers())
    assert set(bank.faults) == set(FAULTS)
    assert sum(bank.faults.values()) == len(bank.nonces) > 2 * SENDS


@modes
def test_what_an_error_says_about_the_outcome_is_true(mode: Mode) -> None:
    """With the usual three tries many fail: where the outcome is called known, nothing happened."""
    bank = Bank(7, **{"refuse the connection": 9, "429": 9})
    results = send_all(mode, bank, 500)
    failed = {number: error for number, error in results.items() if isinstance(error, errors.CallError)}
    assert 200 < len(failed) < 400
    assert all(error.attempts == 3 for error in failed.values())
    known = [number for number, error in failed.items() if error.outcome_known]
    assert len(known) > 20
    assert all(bank.effects[number] == 0 for number in known)
    unknown = Counter(bank.effects[number] for number in failed if number not in known)
    assert min(unknown[0], unknown[1]) > 20
    assert all(bank.effects[number] == 1 for number in results if number not in failed)


@pytest.mark.parametrize("seed", range(5))
def test_repeating_failed_sends_with_their_number_completes_them(seed: int) -> None:
    """The advice in the errors holds: the same number again, as often as it takes, is one coupon."""
    bank = Bank(seed)
    time, rounds, kinds = Time(), 0, set[type[errors.CallError]]()
    with partner(bank, sleep=time.sleep, timer=time) as client:
        left = numbers(100)
        while left:
            rounds += 1
            again = []
            for number in left:
                try:
                    client.user_coupons.send(OPENID, SEND | {"send_request_no": number})
                except errors.CallError as error:
                    kinds.add(type(error))
                    again.append(number)
            left = again
    assert rounds > 1
    assert all(kind.retryable for kind in kinds)
    assert bank.effects == Counter(numbers(100))
