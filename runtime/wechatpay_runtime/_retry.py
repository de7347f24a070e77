"""Whether and when a failed call is tried again.

https://pay.weixin.qq.com/doc/v3/partner/4012081726 names what may be repeated with the same parameters.
Each further try is signed anew, with the same body and therefore the same request number.
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from random import random
from time import time
from typing import TYPE_CHECKING, Any, Protocol

from ._api_errors import ApiError, RateLimited
from ._constants import (
    RETRY_AFTER_CAP_SECONDS,
    RETRY_DEADLINE_SECONDS,
    RETRY_FIRST_DELAY_SECONDS,
    RETRY_JITTER,
    RETRY_TRIES,
)
from ._errors import CallError, LimiterTimeout, NotSent
from ._record import Record
from ._unset import Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._operation import Operation


class RetryPolicy(Protocol):
    """Decides after each failed try; any function of this shape will do.

    `Retry` is the policy of the SDK. One of your own can ask it for everything else::

        usual = Retry()

        def policy(error: CallError, attempt: int, operation: Operation[Any]) -> float | None:
            if isinstance(error, NotEnough) and error.sub_code == 272756746:  # another use is in progress
                return 1.5 if attempt < 3 else None
            return usual(error, attempt, operation)
    """

    def __call__(self, error: CallError, attempt: int, operation: Operation[Any], /) -> float | None:
        """Seconds to wait before the next try; None to raise `error`.

        Args:
            error: what the try ended with; `error.elapsed` is the time the call has taken so far.
            attempt: number of that try, 1 for the first.
            operation: what is called; `operation.safe_to_repeat` tells whether a second try can do harm.
        """
        ...


def safe_to_retry(error: CallError, operation: Operation[Any]) -> bool:
    """Whether another try is right and can have no second effect.

    Where nothing was sent or accepted (`NotSent`, 429) it is always safe. Where the outcome is unknown (5xx, 202,
    time-outs and cut connections after sending, answers that fail verification) it is safe for reads, for operations
    with a request number and for those that set what they are given.
    """
    if not error.retryable or isinstance(error, LimiterTimeout):
        return False
    return isinstance(error, (NotSent, RateLimited)) or operation.safe_to_repeat


class Retry(Record, kw_only=True):
    """The usual policy: what is safe is tried again after 1, 2, 4, ... seconds, more or less a quarter."""

    _unshown = frozenset({"random", "clock"})

    tries: int = RETRY_TRIES
    """Tries in all, the first included."""
    first_delay: float = RETRY_FIRST_DELAY_SECONDS
    """Seconds to wait after the first try; doubled each time."""
    deadline: float | None = RETRY_DEADLINE_SECONDS
    """Seconds after the start of the call at which no further try begins; a running try is bound by the time-outs."""
    jitter: float = RETRY_JITTER
    """Part by which a wait is longer or shorter at random; 0 for none."""
    retry_after_cap: float = RETRY_AFTER_CAP_SECONDS
    """The longest `Retry-After` that is honoured, in seconds; a longer one is cut to it."""
    random: Callable[[], float] = random
    """From 0 to 1, for tests."""
    clock: Callable[[], float] = time
    """Unix seconds, for tests; only for `Retry-After` dates in answers that have no `Date`."""

    def __call__(self, error: CallError, attempt: int, operation: Operation[Any], /) -> float | None:
        if attempt >= self.tries or not safe_to_retry(error, operation):
            return None
        delay = self.first_delay * 2.0 ** (attempt - 1) * (1 + self.jitter * (2 * self.random() - 1))
        if isinstance(error, ApiError):
            delay = max(delay, min(retry_after(error.answer.headers, self.clock), self.retry_after_cap))
        if self.deadline is not None and error.elapsed + delay > self.deadline:
            return None
        return delay


RetryOption = RetryPolicy | None | Unset
"""For one call: a policy, None for a single try, or UNSET for the client's."""


def retry_after(headers: Mapping[str, str], clock: Callable[[], float]) -> float:
    """Seconds that `Retry-After` asks to wait, as a number or as a date; 0.0 where it is absent or unreadable."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])  # longer than any cap; float() of a hostile number would be infinite
    moment = _unix(text)
    if moment is None:
        return 0.0
    # Measured by the clock that wrote it: the local one may be wrong.
    now = _unix(headers.get("date", ""))
    return max(0.0, moment - (clock() if now is None else now))


def _unix(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
