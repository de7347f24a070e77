"""What can be seen of a call from outside: one event and one log line per try, free of anything confidential."""

import logging
from collections.abc import Callable
from traceback import format_exception
from typing import Final

from ._record import Record

LOG: Final = logging.getLogger("wechatpay")
_REQUEST_ID_LIMIT: Final = 120  # characters; it comes from outside


class Attempt(Record, kw_only=True):
    """One try of a call, when it has ended. Handed to `on_attempt`; holds no id, header or body."""

    operation: str
    """operationId, as in `openapi.yaml`; method and masked path for calls through the raw chain."""
    method: str
    path: str
    """Path template: with the names of ids in place of their values."""
    number: int
    """1 for the first try."""
    status: int | None
    """HTTP status, None when no answer came."""
    request_id: str | None
    seconds: float
    """From sending to the verified answer; waits for a limiter or before a retry are not in it."""
    error: str | None
    """Class of the error, for example `RateLimited`; None for a success."""
    cause: str | None
    """Class of what is behind it, for example `ReadTimeout`."""
    delay: float | None
    """Seconds until the next try; None when this was the last one."""

    @property
    def will_retry(self) -> bool:
        """Whether another try follows."""
        return self.delay is not None


Observer = Callable[[Attempt], object]


def watched(observer: Observer | None) -> bool:
    """Whether anybody wants to know about a success."""
    return observer is not None or LOG.isEnabledFor(logging.DEBUG)


def report(attempt: Attempt, observer: Observer | None) -> None:
    """Log the try and tell the observer; what goes wrong there is logged and never breaks the call."""
    level = logging.DEBUG if attempt.error is None else logging.INFO
    if LOG.isEnabledFor(level):
        cause = f" ({attempt.cause})" if attempt.cause else ""
        then = "" if attempt.delay is None else f", next in {attempt.delay:.1f} s"
        LOG.log(
            level,
            "%s: %s%s%s, request id %s, %.1f ms, try %d%s",
            attempt.operation,
            attempt.status if attempt.status is not None else "no answer",
            f" {attempt.error}" if attempt.error else "",
            cause,
            (attempt.request_id or "none")[:_REQUEST_ID_LIMIT],
            attempt.seconds * 1000,
            attempt.number,
            then,
        )
    if observer is not None:
        try:
            observer(attempt)
        except Exception as error:
            # Unchained: the error of the call, which may be what is being handled here, is not for the log.
            trace = "".join(format_exception(error, chain=False))
            LOG.error("on_attempt failed for %s\n%s", attempt.operation, trace)
