"""Which of WeChat Pay's two domains is called.

https://pay.weixin.qq.com/doc/v3/partner/4012082567, first strategy: the results of the last minutes decide once a
minute. Besides, a call that ran into a time-out is made once more at the other domain, signed anew.
"""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

import httpx

from ._constants import (
    BACKUP_BASE_URL,
    FAILOVER_CHECK_SECONDS,
    FAILOVER_PERIOD_SECONDS,
    FAILOVER_SUCCESS_RATE,
    FAILOVER_WINDOW,
    MAIN_BASE_URL,
)
from ._errors import NotSent
from ._http import checked_base_url
from ._record import Record

# "Connect, or read or write time-outs": whatever else fails there would fail at the other domain too,
# or is an answer, and answers are never asked for again elsewhere.
_CONNECT = (httpx.ConnectError, httpx.ConnectTimeout)
_ELSEWHERE = (*_CONNECT, httpx.ReadTimeout, httpx.WriteTimeout)
# Failures of this machine, which say nothing about the domain; `NotSent` itself is what limiters raise.
_LOCAL = (httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.LocalProtocolError, NotSent)


class Failover(Record, kw_only=True):
    """Settings for the change to the backup domain; each client made with them counts for itself."""

    _unshown = frozenset({"clock"})

    backup: str | None = None
    """Scheme, host and port to turn to; default the backup domain of WeChat Pay, if the client calls the main one."""
    window: int = FAILOVER_WINDOW
    """How many of the last results count."""
    period: float = FAILOVER_PERIOD_SECONDS
    """For how many seconds a result counts."""
    check_every: float = FAILOVER_CHECK_SECONDS
    """Seconds between two decisions."""
    success_rate: float = FAILOVER_SUCCESS_RATE
    """Below it the backup is called until the next decision, else the main domain."""
    clock: Callable[[], float] = monotonic
    """Seconds that only go forward, for tests."""


class Hosts:
    """The two base URLs of one client, and which of them is in use; safe to share between threads and tasks."""

    def __init__(self, settings: Failover, main: str, *, allow_plain_http: bool) -> None:
        if settings.backup is None and main != MAIN_BASE_URL:
            raise ValueError(
                f"'failover' needs a 'backup': the default is WeChat Pay's own, but 'base_url' is {main}, "
                "and its requests must not end up there"
            )
        backup = checked_base_url(settings.backup or BACKUP_BASE_URL, allow_plain_http=allow_plain_http)
        self._settings = settings
        self._main, self._backup = main, backup
        self._results: deque[tuple[float, bool]] = deque(maxlen=settings.window)
        self._lock = Lock()
        self._checked = settings.clock()
        self.current = main

    def record(self, base_url: str, *, reached: bool) -> None:
        """Count a result, and decide on the host when it is time to.

        Only the main domain is judged. While the backup is in use, the failures that led there grow old,
        and when none counts any more the main domain is given another chance.
        """
        settings = self._settings
        now = settings.clock()
        with self._lock:
            if base_url == self._main:
                self._results.append((now, reached))
            if now - self._checked < settings.check_every:
                return
            self._checked = now
            counted = [good for moment, good in self._results if now - moment <= settings.period]
            bad = sum(counted) < settings.success_rate * len(counted)
            self.current = self._backup if bad else self._main

    def other(self, base_url: str) -> str:
        """The host to try after this one."""
        return self._main if base_url == self._backup else self._backup


def reached(error: Exception) -> bool | None:
    """Whether the domain could be talked to; None for failures that say nothing about it."""
    if isinstance(error, _LOCAL):
        return None
    return not isinstance(error, httpx.TransportError)


def worth_another_host(error: Exception, *, safe_to_repeat: bool) -> bool:
    """Whether the other domain is to be tried at once; after sending only what can have no second effect."""
    return isinstance(error, _ELSEWHERE if safe_to_repeat else _CONNECT)
