"""Clocks of the platform that are off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from .._answers import Answer
from ._fault import Desk, Fault

_FAR = 10 * 366 * 86400


def _check(seconds: float) -> None:
    if not -_FAR <= seconds <= _FAR:
        raise ValueError("seconds has to be within ten years, either way")


@dataclass(frozen=True, slots=True)
class AnswerSkew(Fault):
    """The request takes effect; its answer is signed with a time that is off. Over 300 s callers have to refuse it.

    Attributes:
        seconds: How far; positive is ahead.
    """

    kind: ClassVar[str] = "answer_skew"

    seconds: float = -600

    def __post_init__(self) -> None:
        _check(self.seconds)

    @property
    def answer_skew_seconds(self) -> float:
        return self.seconds


@dataclass(frozen=True, slots=True)
class ServerSkew(Fault):
    """The whole platform's clock is off: over 300 s requests look stale or early and get 401 SIGN_ERROR.

    `Date` and the time of signatures follow it. https://pay.weixin.qq.com/doc/v3/partner/4012082324

    Attributes:
        seconds: How far; positive is ahead.
    """

    kind: ClassVar[str] = "server_skew"

    seconds: float = 600

    def __post_init__(self) -> None:
        _check(self.seconds)

    @property
    def request_skew_seconds(self) -> float:
        return self.seconds

    @property
    def answer_skew_seconds(self) -> float:
        return self.seconds

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        return replace(answer, delivery=replace(answer.delivery, date_skew_seconds=self.seconds))
