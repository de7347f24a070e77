"""A fault: one way in which a request goes wrong though it is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from .._answers import Answer
from .._operation import Operation
from .._refusals import Refusal
from .._request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a fault has at hand to make an answer of its own.

    Attributes:
        request: What came in.
        operation: Its operation, None for a path or method without one.
        signed_body: The body as signed.
        refuse: Makes the answer of a refusal, in the language of the request.
        accepted: Makes a signed 202 without a body. Raises `Refusal` if the request itself is wrong.
    """

    request: Request
    operation: Operation | None
    signed_body: bytes
    refuse: Callable[[Refusal], Answer]
    accepted: Callable[[], Answer]


class Fault:
    """The base of all faults, which does nothing.

    Attributes:
        kind: Its name in `/_simulator/faults`.
        alone: Whether no further fault hits the same request.
    """

    __slots__ = ()

    kind: ClassVar[str]
    alone: ClassVar[bool] = True

    @property
    def wait_seconds(self) -> float:
        """How long the request waits before anything is done about it."""
        return 0

    @property
    def request_skew_seconds(self) -> float:
        """How far the clock is off that requests are held against."""
        return 0

    @property
    def answer_skew_seconds(self) -> float:
        """How far the clock is off by which answers are signed."""
        return 0

    def instead(self, desk: Desk) -> Answer | None:
        """An answer in place of acting; None to act.

        Raises:
            Refusal: The request is refused.
        """
        del desk
        return None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        """What becomes of an answer after acting, or of the one given in place of it."""
        del desk
        return answer

    def to_json(self) -> dict[str, Any]:
        """Its kind and options, as `/_simulator/faults` takes them."""
        return {"kind": self.kind, **_options(self)}

    def __str__(self) -> str:
        """Its kind and options, for people: `latency(seconds=2, when=before)`."""
        return f"{self.kind}({', '.join(f'{name}={value}' for name, value in _options(self).items())})"


def _options(fault: Any) -> dict[str, Any]:
    return {field.name: getattr(fault, field.name) for field in fields(fault)}
