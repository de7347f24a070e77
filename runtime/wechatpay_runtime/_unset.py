"""The value of an optional field that was not given."""

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """Type of `UNSET`. An enum member, so it stays one object through copy, deepcopy and pickle."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Marks an optional field that is absent: it is not sent, and it was not answered."""
