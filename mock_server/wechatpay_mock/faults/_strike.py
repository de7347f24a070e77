"""What hits one request."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .._answers import Answer
from ._fault import Desk, Fault


@dataclass(frozen=True, slots=True)
class Strike:
    """The faults that hit a request, usually none."""

    faults: tuple[Fault, ...] = ()

    @property
    def wait_seconds(self) -> float:
        """How long the request waits before anything is done about it."""
        return sum(fault.wait_seconds for fault in self.faults)

    @property
    def request_skew_seconds(self) -> float:
        """How far the clock is off that requests are held against."""
        return sum(fault.request_skew_seconds for fault in self.faults)

    @property
    def answer_skew_seconds(self) -> float:
        """How far the clock is off by which answers are signed."""
        return sum(fault.answer_skew_seconds for fault in self.faults)

    def instead(self, desk: Desk) -> Answer | None:
        """The answer in place of acting, None to act.

        Raises:
            Refusal: The request is refused.
        """
        for fault in self.faults:
            answer = fault.instead(desk)
            if answer is not None:
                return answer
        return None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        """What becomes of the answer, with the faults named in it."""
        for fault in self.faults:
            answer = fault.change(answer, desk)
        return replace(answer, faults=tuple(map(str, self.faults)))


UNHARMED = Strike()
"""No fault."""
