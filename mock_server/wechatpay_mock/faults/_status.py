"""Statuses that ask for a repeat: 202, 429, 5xx. https://pay.weixin.qq.com/doc/v3/partner/4012081726"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .._answers import Answer
from .._refusals import ErrorEntry, Refusal
from ._fault import Desk, Fault
from ._moment import Moment

# Named by the general page, but without texts of their own.
_NOT_IN_THE_CONTRACT = {
    501: ErrorEntry(501, "SYSTEM_ERROR", "系统异常，请稍后重试", "Fault of the server, outcome unknown"),
    502: ErrorEntry(502, "SERVICE_UNAVAILABLE", "服务不可用", "Offline or overloaded, outcome unknown"),
    504: ErrorEntry(504, "SERVICE_UNAVAILABLE", "服务不可用", "Offline or overloaded, outcome unknown"),
}
_KEYS = {500: "SYSTEM_ERROR", 503: "SERVICE_UNAVAILABLE"}


@dataclass(frozen=True, slots=True)
class TooManyRequests(Fault):
    """429 RATELIMIT_EXCEEDED; the request has no effect.

    Attributes:
        retry_after: Seconds to send as `Retry-After`. None sends no such header, as none was ever seen.
    """

    kind: ClassVar[str] = "too_many_requests"

    retry_after: int | None = None

    def __post_init__(self) -> None:
        if self.retry_after is not None and self.retry_after < 0:
            raise ValueError("retry_after cannot be negative")

    def instead(self, desk: Desk) -> Answer:
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        return desk.refuse(Refusal("RATELIMIT_EXCEEDED", headers=headers))


@dataclass(frozen=True, slots=True)
class ServerError(Fault):
    """500 or 501 SYSTEM_ERROR, 502, 503 or 504 SERVICE_UNAVAILABLE, in the envelope of errors.

    `GatewayPage` answers a page of HTML instead.

    Attributes:
        status: The HTTP status.
        when: Whether the request takes effect: callers cannot know.
    """

    kind: ClassVar[str] = "server_error"

    status: Literal[500, 501, 502, 503, 504] = 500
    when: Moment = "before"

    def instead(self, desk: Desk) -> Answer | None:
        return self._answer(desk) if self.when == "before" else None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        return answer if self.when == "before" else self._answer(desk)

    def _answer(self, desk: Desk) -> Answer:
        return desk.refuse(Refusal(_KEYS.get(self.status) or _NOT_IN_THE_CONTRACT[self.status]))


@dataclass(frozen=True, slots=True)
class Accepted(Fault):
    """202: the request is right and was accepted, but is not done; to be repeated with the same data.

    Signed, without a body. A request that is wrong is refused as ever.

    Attributes:
        when: `after`: it was done all the same, and a repeat with the same number finds it so.
    """

    kind: ClassVar[str] = "accepted"

    when: Moment = "before"

    def instead(self, desk: Desk) -> Answer | None:
        return desk.accepted() if self.when == "before" else None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        return desk.accepted() if self.when == "after" and answer.status < 300 else answer
