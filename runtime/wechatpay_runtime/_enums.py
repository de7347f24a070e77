"""Enums that grow: a value WeChat Pay adds later is kept, never refused."""

from enum import Enum
from typing import Any, Self


class OpenEnum(str, Enum):
    """A string enum that accepts unknown values.

    A member compares and hashes like its wire value.
    An unknown value becomes a member of its own with `is_known` False; it prints, pickles and is sent back unchanged.
    """

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, str):
            return None
        # Not registered with the class: answers must not be able to grow it without bound.
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether this version of the contract lists the value."""
        return type(self)._value2member_map_.get(self._value_) is self

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._value_!r})"

    __hash__ = str.__hash__

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        return (type(self), (str(self._value_),))
