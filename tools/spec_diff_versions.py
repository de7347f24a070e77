"""The version rule: which version of the contract a set of changes asks for.

Semantic versioning of `info.version`, which is also the version of the package. Breaking changes raise the first
number, or the second while the first is 0; what callers can newly do or should know raises the second, or the third
while the first is 0; texts raise the third. Without changes the version may stay.
"""

import re
from typing import NamedTuple

from .spec_diff_change import Effect


class Version(NamedTuple):
    """Three numbers, `0.1.0`."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Raises: ValueError: it is not three numbers."""
        if not re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", text):
            raise ValueError(f"{text!r} is no version of three numbers, such as 0.1.0")
        return cls(*map(int, text.split(".")))

    def __str__(self) -> str:
        return ".".join(map(str, self))


def proposed(old: Version, effect: Effect | None) -> Version:
    """The lowest version that may hold a change of that effect."""
    if effect is None:
        return old
    if effect is Effect.BREAKING:
        return Version(old.major + 1, 0, 0) if old.major else Version(0, old.minor + 1, 0)
    if effect is Effect.TEXT or not old.major:
        return Version(old.major, old.minor, old.patch + 1)
    return Version(old.major, old.minor + 1, 0)
