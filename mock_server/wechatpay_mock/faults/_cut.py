"""Connections that end early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from .._answers import Answer
from .._delivery import Ending
from ._fault import Desk, Fault
from ._moment import Moment


@dataclass(frozen=True, slots=True)
class Cut(Fault):
    """The connection ends without an answer.

    Attributes:
        when: Whether the request takes effect: callers cannot know.
        how: `close`: the caller reads the end of the connection. `reset`: its connection is reset.
    """

    kind: ClassVar[str] = "cut"

    when: Moment = "before"
    how: Ending = "close"

    def instead(self, desk: Desk) -> Answer | None:
        del desk
        return Answer.none() if self.when == "before" else None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        return replace(answer, delivery=replace(answer.delivery, ending=self.how))


@dataclass(frozen=True, slots=True)
class Truncated(Fault):
    """The request takes effect, but half of the answer's body gets lost. Answers without a body stay as they are.

    Attributes:
        announced: Whether `Content-Length` is that of the whole body: the connection then ends too early.
            If not, the answer looks complete, and only its signature tells.
    """

    kind: ClassVar[str] = "truncated"

    announced: bool = True

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        half = len(answer.body) // 2
        if not self.announced:
            return replace(answer, body=answer.body[:half])
        return replace(answer, delivery=replace(answer.delivery, body_bytes=half)) if half else answer
