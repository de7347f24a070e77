"""Answers that take long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from .._answers import Answer
from ._fault import Desk, Fault
from ._moment import Moment

_LONGEST_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Latency(Fault):
    """The request, or its answer, is held up. Another fault may hit the same request.

    In-process, `httpx.ASGITransport` knows no time-outs: the client waits for as long as it takes.

    Attributes:
        seconds: For how long, up to an hour.
        when: `before`: it waits and then takes effect, even if the client has gone meanwhile.
            `after`: it takes effect at once, and the answer waits.
    """

    kind: ClassVar[str] = "latency"
    alone: ClassVar[bool] = False

    seconds: float
    when: Moment = "before"

    def __post_init__(self) -> None:
        if not 0 <= self.seconds <= _LONGEST_SECONDS:
            raise ValueError(f"seconds has to be from 0 to {_LONGEST_SECONDS}")

    @property
    def wait_seconds(self) -> float:
        return self.seconds if self.when == "before" else 0

    def change(self, answer: Answer, desk: Desk) -> Answer:
        if self.when == "before":
            return answer
        wait = answer.delivery.wait_seconds + self.seconds
        return replace(answer, delivery=replace(answer.delivery, wait_seconds=wait))
