"""A clock that can be off."""

from __future__ import annotations

from collections.abc import Callable


class SkewedClock:
    """Another clock, so many seconds ahead.

    Attributes:
        skew: How many; negative is behind.
    """

    def __init__(self, source: Callable[[], float]) -> None:
        """Follow `source`, in Unix seconds."""
        self._source = source
        self.skew: float = 0

    def __call__(self) -> float:
        return self._source() + self.skew
