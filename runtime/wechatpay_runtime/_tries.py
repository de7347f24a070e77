"""The tries of one call, without any I/O: what is sent next, how long to wait, and when to give up.

`Caller` and `AsyncCaller` drive it; only sending and sleeping differ between them.
"""

from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

import httpx

from wechatpay_auth import VerificationError

from ._api_errors import AlreadyExists, ApiError
from ._attempt import Attempt, Observer, report, watched
from ._call import failure
from ._errors import CallError, DecodeError
from ._failover import Hosts, reached, worth_another_host
from ._operation import Operation
from ._record import Record
from ._retry import RetryOption, RetryPolicy
from ._unset import Unset

T = TypeVar("T")
Read = Callable[[Operation[T], httpx.Response], T]

# What a try may end with, besides an answer. Anything else is a fault of the caller's or of the program.
Failure = httpx.TransportError | httpx.DecodingError | VerificationError | CallError
FAILURES = (httpx.TransportError, httpx.DecodingError, VerificationError, CallError)


class Course(Record, kw_only=True):
    """How the calls of one client run: what its options say, and what is kept between calls."""

    retry: RetryPolicy | None
    hosts: Hosts | None
    """None without failover."""
    observer: Observer | None
    timer: Callable[[], float]


class Tries(Generic[T]):
    """The tries of one call. `request` is what the next one sends."""

    __slots__ = (
        "_began",
        "_course",
        "_headers",
        "_moved",
        "_number",
        "_read",
        "_retry",
        "_sent",
        "_unknown",
        "base_url",
        "operation",
        "request",
    )

    def __init__(
        self,
        course: Course,
        operation: Operation[T],
        read: Read[T],
        request: httpx.Request,
        *,
        base_url: str,
        retry: RetryOption,
    ) -> None:
        self._course, self.operation, self._read = course, operation, read
        self.request, self.base_url = request, base_url
        self._headers = request.headers.raw  # as they are before the auth adds to them
        self._retry = course.retry if isinstance(retry, Unset) else retry
        self._number = 1
        self._moved = False  # to the other host, which happens once
        self._unknown = False  # whether an earlier try may have taken effect
        self._began = self._sent = course.timer()

    def sending(self) -> None:
        """The next try begins now, after whatever held it back."""
        self._sent = self._course.timer()

    def answered(self, response: httpx.Response) -> T:
        """What the answer means.

        Raises:
            ApiError, DecodeError: it is not the documented one; to be passed to `failed` like all failures.
        """
        answer = self._read(self.operation, response)
        course = self._course
        if course.hosts is not None:
            course.hosts.record(self.base_url, reached=True)
        if watched(course.observer):
            self._report(response.status_code, response.headers.get("Request-ID"), None, None, None)
        return answer

    def failed(self, failed: Failure) -> float:
        """Seconds to wait before the next try.

        Raises:
            CallError: there is none.
        """
        course = self._course
        error = failed if isinstance(failed, CallError) else failure(self.operation, failed)
        error.attempts = self._number
        error.elapsed = course.timer() - self._began
        delay, base_url = self._delay(error, failed)
        self._report(_status(failed), error.request_id, error, failed, delay)
        if delay is None:
            self._give_up(error, failed)
        self._unknown = self._unknown or not error.outcome_known
        self._number += 1
        self._renew(base_url)
        return delay

    def _delay(self, error: CallError, failed: Failure) -> tuple[float | None, str]:
        hosts, operation = self._course.hosts, self.operation
        if hosts is not None:
            seen = reached(failed)
            if seen is not None:
                hosts.record(self.base_url, reached=seen)
            if not self._moved and worth_another_host(failed, safe_to_repeat=operation.safe_to_repeat):
                self._moved = True
                return 0.0, hosts.other(self.base_url)
        delay = None if self._retry is None else self._retry(error, self._number, operation)
        if delay is not None:
            delay = max(0.0, delay)
        return delay, self.base_url if hosts is None else hosts.current

    def _give_up(self, error: CallError, failed: Failure) -> NoReturn:
        # A known outcome of the last try says nothing about the tries before it: unless it shows that one of them
        # did take effect, or there is no effect to speak of.
        if self._unknown and not self.operation.reads and not isinstance(error, (AlreadyExists, DecodeError)):
            error.outcome_known = False
        if error is failed:
            raise error
        raise error from failed

    def _renew(self, base_url: str) -> None:
        """Make the next request: the same bytes, nothing signed yet, perhaps for the other host."""
        request, moves = self.request, base_url != self.base_url
        self.request = httpx.Request(
            request.method,
            f"{base_url}{request.url.raw_path.decode('ascii')}" if moves else request.url,
            headers=[(name, value) for name, value in self._headers if not (moves and name.lower() == b"host")],
            content=request.read(),
            extensions=dict(request.extensions),
        )
        self.base_url = base_url

    def _report(
        self,
        status: int | None,
        request_id: str | None,
        error: CallError | None,
        failed: Failure | None,
        delay: float | None,
    ) -> None:
        course, operation = self._course, self.operation
        cause = failed if failed is not error else error and error.__cause__
        attempt = Attempt(
            operation=operation.id,
            method=operation.method,
            path=operation.path,
            number=self._number,
            status=status,
            request_id=request_id,
            seconds=course.timer() - self._sent,
            error=None if error is None else type(error).__name__,
            cause=None if cause is None else type(cause).__name__,
            delay=delay,
        )
        report(attempt, course.observer)


def _status(failed: Failure) -> int | None:
    if isinstance(failed, (ApiError, DecodeError)):
        return failed.answer.status_code
    return failed.status_code if isinstance(failed, VerificationError) else None
