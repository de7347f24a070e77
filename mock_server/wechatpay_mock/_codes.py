"""The uploaded codes of a stock."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random


class CodePool:
    """The uploaded codes of a stock."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._free: list[str] = []

    def __contains__(self, code: object) -> bool:
        return code in self._known

    def add(self, codes: Iterable[str]) -> None:
        """Take in codes that are new here."""
        for code in codes:
            self._known.add(code)
            self._free.append(code)

    def take(self, random: Random) -> str:
        """Draw a code at random; it never comes back (K9)."""
        index = random.randrange(len(self._free))
        self._free[index], self._free[-1] = self._free[-1], self._free[index]
        return self._free.pop()

    @property
    def total(self) -> int:
        """All codes ever uploaded."""
        return len(self._known)

    @property
    def available(self) -> int:
        """The codes not given out."""
        return len(self._free)
