"""Rate limits: those of the contract, and the count of what was asked under them.

They stand on the page of every operation, such as https://pay.weixin.qq.com/doc/v3/partner/4015781605
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from ._accounts import Account
from ._json import Json
from ._refusals import Refusal

_SECONDS = {"second": 1.0, "minute": 60.0}


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many requests to one operation in so many seconds.

    The contract counts them per brand for brands and per merchant number for partners, whatever brand they act for:
    per caller, that is.
    """

    limit: int
    seconds: float

    @classmethod
    def read(cls, raw: Json) -> RateLimit:
        """An entry of `x-rate-limit`."""
        return cls(raw["limit"], _SECONDS[raw["per"]])


class Meter:
    """Counts the requests of each caller to each operation, over a window that slides.

    By the clock of signatures: limits guard the platform from traffic, which happens in real time. A business clock
    that stands still or jumps by months must neither refuse for ever nor forget.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Count by a clock in seconds."""
        self._clock = clock
        self._admitted: dict[tuple[str, str, str, RateLimit], deque[float]] = {}

    def admit(self, account: Account, operation: str, limits: tuple[RateLimit, ...]) -> None:
        """Count a request to an operation, named by its id. Those refused do not count.

        Raises:
            Refusal: 429 RATELIMIT_EXCEEDED: one of the limits is reached.
        """
        now = self._clock()
        windows = [self._window(account, operation, limit, now) for limit in limits]
        if any(len(window) >= limit.limit for window, limit in zip(windows, limits, strict=True)):
            raise Refusal("RATELIMIT_EXCEEDED")
        for window in windows:
            window.append(now)

    def _window(self, account: Account, operation: str, limit: RateLimit, now: float) -> deque[float]:
        window = self._admitted.setdefault((account.scheme, account.identity, operation, limit), deque())
        # A clock that was put back would leave moments that are yet to come.
        while window and not now - limit.seconds < window[0] <= now:
            window.popleft()
        return window

    def clear(self) -> None:
        """Forget what was counted."""
        self._admitted.clear()
