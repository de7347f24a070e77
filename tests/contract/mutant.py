"""What a planted mistake is."""

from typing import NamedTuple


class Mutant(NamedTuple):
    """One text replaced in one file below the repository, and the tests that have to notice."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    select: str = ""
    """A `-k` expression, to save time."""

    @property
    def part(self) -> str:
        """The folder of the repository that is spoiled."""
        return self.file.partition("/")[0]
