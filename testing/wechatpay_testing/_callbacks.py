"""A callback endpoint, held against what WeChat Pay sends and what forgers send.

https://pay.weixin.qq.com/doc/v3/partner/4015780862 and https://pay.weixin.qq.com/doc/v3/partner/4013059017
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from wechatpay_product_coupon.testing import Callback, FakeWechatPay

Post = Callable[[Mapping[str, str], bytes], int]
"""Gives headers and body to the endpoint and returns the HTTP status;
raises `OSError` or `TimeoutError` if none came."""

_EVENTS = 3


class Exchange(NamedTuple):
    """One callback, what the endpoint should have said to it, and what it said.

    Attributes:
        name: What was sent.
        expected: "accepted" (200 or 204) or "refused" (4xx or 5xx).
        status: The answer's status, None if there was none.
        problem: What is wrong and what to look at; empty if nothing.
    """

    name: str
    expected: str
    status: int | None
    problem: str

    def __str__(self) -> str:
        mark, got = ("FAIL", "no answer") if self.status is None else ("FAIL" if self.problem else "ok", self.status)
        return f"{mark:<4}  {self.name}: {got}" + (f"; {self.problem}" if self.problem else "")


class CallbackReport(NamedTuple):
    """Everything that was exchanged, in order."""

    exchanges: tuple[Exchange, ...]

    @property
    def problems(self) -> tuple[Exchange, ...]:
        """The exchanges that went wrong."""
        return tuple(exchange for exchange in self.exchanges if exchange.problem)

    def __str__(self) -> str:
        return "\n".join(map(str, self.exchanges))

    def raise_for_problems(self) -> None:
        """Fail a test unless all is well.

        Raises:
            AssertionError: Something went wrong; the text is the report.
        """
        if self.problems:
            raise AssertionError(f"{len(self.problems)} of {len(self.exchanges)} callbacks went wrong:\n{self}")


def check_callbacks(fake: FakeWechatPay, post: Post) -> CallbackReport:
    """Send an endpoint all that it has to accept, to accept twice, and to refuse.

    Args:
        fake: WeChat Pay's end; the endpoint has to use its `credentials` (or `environ`).
        post: How a callback gets to the endpoint.
    """
    return CallbackReport(tuple(_exchanges(fake, post)))


_REPEAT = "WeChat Pay repeats callbacks, also after a 200: answer 200 again, and do nothing twice"


def _exchanges(fake: FakeWechatPay, post: Post) -> Iterator[Exchange]:
    first = fake.callback()
    yield _accepted("valid", first, post, "a genuine callback must be answered with 200 or 204")
    yield _accepted("repeated, signed anew", fake.replay(first), post, _REPEAT)
    for event_type in fake.event_types:
        yield _accepted(f"event {event_type}", fake.callback(event_type), post, "accept every documented event")
    yield _accepted("event that no contract knows", fake.unknown_event(), post, "acknowledge new events, and log them")
    yield from _out_of_order(fake, post)
    lower = Callback({name.lower(): value for name, value in first.headers.items()}, first.body)
    yield _accepted("header names in lower case", lower, post, "header names have no case")
    for name, callback in fake.refused().items():
        yield _refused(name, callback, post)
    yield _refused("empty body", Callback(first.headers, b""), post)
    yield _refused("no signature at all", Callback({"Content-Type": "application/json"}, first.body), post)
    yield _accepted("valid, after all these", fake.callback(), post, "a refused callback must not stop the next one")


def _out_of_order(fake: FakeWechatPay, post: Post) -> Iterator[Exchange]:
    """Coupons whose callbacks arrive in another order than they were issued in."""
    advice = "callbacks come in any order: do not expect an earlier one first"
    made = [fake.callback(data=fake.example() | {"coupon_code": f"OUTOFORDER{number}"}) for number in range(_EVENTS)]
    for number, callback in reversed(list(enumerate(made, 1))):
        yield _accepted(f"out of order, number {number} of {_EVENTS}", callback, post, advice)


def _accepted(name: str, callback: Callback, post: Post, advice: str) -> Exchange:
    status, missing = _sent(callback, post)
    problem = missing or ("" if status in (200, 204) else advice)
    return Exchange(name, "accepted", status, problem)


def _refused(name: str, callback: Callback, post: Post) -> Exchange:
    status, missing = _sent(callback, post)
    problem = missing
    if status is not None and status < 400:
        problem = "it was accepted: verify the signature over the raw body before anything else"
    elif status == 404:
        problem = "404 is no verdict: is the address right?"
    return Exchange(name, "refused", status, problem)


def _sent(callback: Callback, post: Post) -> tuple[int | None, str]:
    try:
        return post(callback.headers, callback.body), ""
    except TimeoutError:
        return None, "no answer within 5 seconds, which counts as failed: answer first, work afterwards"
    except OSError as error:
        return None, f"the endpoint could not be reached: {error}"
