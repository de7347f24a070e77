"""The usual policy by itself: waits, `Retry-After`, deadline."""

from email.utils import formatdate
from typing import Any

import pytest

from tests.runtime.sending import operation
from wechatpay_product_coupon import Retry, errors
from wechatpay_runtime import Operation
from wechatpay_runtime._answer import Answer

READ = operation("GET", request=None)
NOW = 1767225600.0
AN_HOUR_AHEAD = formatdate(NOW + 3600 + 5, usegmt=True)


def limited(**headers: str) -> errors.CallError:
    answer = Answer(429, {name.replace("_", "-"): value for name, value in headers.items()})
    return errors.RateLimited("partnerGetNotifyConfig", answer, "RATELIMIT_EXCEEDED", "慢", {})


def wait(error: errors.CallError, attempt: int = 1, **settings: Any) -> float | None:
    return Retry(**{"jitter": 0, "clock": lambda: NOW} | settings)(error, attempt, READ)


def test_waits_double() -> None:
    """1, 2, 4 seconds, and none after the last try."""
    assert [wait(limited(), attempt, tries=4) for attempt in (1, 2, 3, 4)] == [1.0, 2.0, 4.0, None]


def test_by_default_there_are_three_tries() -> None:
    """Two waits."""
    assert [wait(limited(), attempt) for attempt in (1, 2, 3)] == [1.0, 2.0, None]


def test_jitter_moves_a_wait_by_a_quarter_at_most() -> None:
    """From 0.75 to 1.25 of the wait, even over many dice."""
    assert wait(limited(), jitter=0.25, random=lambda: 0.0) == 0.75
    assert wait(limited(), jitter=0.25, random=lambda: 1.0) == 1.25
    waits = [Retry()(limited(), 1, READ) or 0 for _ in range(200)]
    assert 0.75 <= min(waits) < max(waits) <= 1.25


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, 1.0),
        ({"retry_after": "5"}, 5.0),
        ({"retry_after": " 5 "}, 5.0),
        ({"retry_after": "0"}, 1.0),
        ({"retry_after": "86400"}, 30.0),
        ({"retry_after": "9" * 400}, 30.0),
        ({"retry_after": "-3"}, 1.0),
        ({"retry_after": "soon"}, 1.0),
        ({"retry_after": "٣"}, 1.0),
        ({"retry_after": formatdate(NOW + 6, usegmt=True)}, 6.0),
        ({"retry_after": formatdate(NOW - 6, usegmt=True)}, 1.0),
        ({"retry_after": formatdate(NOW + 9999, usegmt=True)}, 30.0),
        ({"retry_after": "Thu, 32 Foo 2026 00:00:00 GMT"}, 1.0),
        ({"retry_after": AN_HOUR_AHEAD, "date": formatdate(NOW + 3600, usegmt=True)}, 5.0),
        ({"retry_after": formatdate(NOW + 6, usegmt=True), "date": "broken"}, 6.0),
    ],
)
def test_retry_after_is_read_in_both_forms_and_capped(headers: dict[str, str], expected: float) -> None:
    """Seconds or a date, by the clock of the answer where it tells it; nonsense counts as absent."""
    assert wait(limited(**headers)) == expected


def test_a_wait_that_ends_after_the_deadline_is_not_begun() -> None:
    """The error comes at once, in place of a wait in vain."""
    error = limited()
    error.elapsed = 58.9
    assert wait(error, deadline=60) == 1.0
    error.elapsed = 59.1
    assert wait(error, deadline=60) is None
    assert wait(error, deadline=None) == 1.0
    late = limited(retry_after="20")
    late.elapsed = 45
    assert wait(late, deadline=60) is None


def test_a_limiter_that_would_wait_too_long_is_not_asked_again() -> None:
    """The caller set the limit of patience already; a limiter that cannot be reached may come back."""
    assert wait(errors.LimiterTimeout("x", "late")) is None
    assert wait(errors.LimiterUnavailable("x", "down")) == 1.0


@pytest.mark.parametrize(
    ("changes", "safe"),
    [
        ({"method": "GET"}, True),
        ({"method": "PUT"}, True),
        ({"method": "POST"}, False),
        ({"method": "PATCH"}, False),
        ({"method": "DELETE"}, False),
        ({"method": "POST", "idempotency_field": "out_request_no"}, True),
        ({"method": "PATCH", "idempotency_field": "out_request_no"}, True),
        ({"method": "POST", "repeatable": True}, True),
    ],
)
def test_what_is_safe_to_repeat(changes: dict[str, Any], safe: bool) -> None:
    """By method, by request number, or because the contract says so."""
    called: Operation[Any] = operation(**changes)
    unknown = errors.OutcomeUnknown(called.id, "?")
    assert called.safe_to_repeat is safe
    assert (Retry()(unknown, 1, called) is not None) is safe


def test_the_contract_says_which_writes_are_safe_without_a_number() -> None:
    """Setting the callback address twice is setting it once."""
    from wechatpay_product_coupon.api.brand_notify_config.brand_set_notify_config import SET_NOTIFY_CONFIG as OF_BRAND
    from wechatpay_product_coupon.api.partner_notify_config.partner_set_notify_config import SET_NOTIFY_CONFIG

    assert OF_BRAND.repeatable
    assert SET_NOTIFY_CONFIG.repeatable


def test_repr_shows_the_settings() -> None:
    """Numbers only."""
    assert repr(Retry()) == "Retry(tries=3, first_delay=1.0, deadline=60.0, jitter=0.25, retry_after_cap=30.0)"
