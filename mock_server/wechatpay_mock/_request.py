"""A request as it came in, before anything is believed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class Headers:
    """The headers of a request, by names in lower case; a name may come more than once."""

    __slots__ = ("_values",)

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return self._values.get(name, [])

    def items(self) -> Iterator[tuple[str, list[str]]]:
        """The names with their values."""
        return iter(self._values.items())

    def one(self, name: str) -> str | None:
        """The value of a header, None when it is absent, empty or there is more than one."""
        values = self._values.get(name, [])
        return values[0] or None if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class Request:
    """Method, path and query as on the wire, headers, and the whole body."""

    method: str
    path: bytes
    query: bytes
    headers: Headers
    body: bytes

    @property
    def target(self) -> bytes:
        """Path and query, the second line of the signed message."""
        return self.path + b"?" + self.query if self.query else self.path
