"""Request numbers: what each of them has already brought about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._json import Json

Key = tuple[str, ...]
"""The operation, its scope where it has one, and the number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A request that took effect: what it asked for and what it was answered."""

    data: Any
    answer: Json


class Ledger:
    """The requests of one owner that took effect, by their numbers.

    Numbers are unique within one caller and one kind of operation (assumed). A refused request
    leaves its number free.
    """

    def __init__(self) -> None:
        self._entries: dict[Key, Entry] = {}

    def find(self, key: Key) -> Entry | None:
        """What was done under this number, None if it is free."""
        return self._entries.get(key)

    def record(self, key: Key, data: Any, answer: Json) -> None:
        """Take a number."""
        self._entries[key] = Entry(data, answer)
