"""A fault that is in force: whom it hits, how often, and how often it did."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from .._operation import Operation
from ._fault import Fault


class PlannedFault:
    """What `Faults.add` returns. As a context manager it removes itself at the end.

    Attributes:
        id: Its number, as a text.
        fault: What happens.
        operations: The operationIds that it may hit; None for every request of the API.
        rate: The share of their requests that it hits.
        seed: What the choice starts from.
        hits: How many requests it hit.
        left: How many it still may hit; None for any number.
    """

    def __init__(
        self,
        number: str,
        fault: Fault,
        *,
        operations: frozenset[str] | None,
        times: int | None,
        rate: float,
        seed: int,
        remove: Callable[[PlannedFault], None],
    ) -> None:
        self.id = number
        self.fault = fault
        self.operations = operations
        self.rate = rate
        self.seed = seed
        self.hits = 0
        self.left = times
        self._chance = random.Random(seed)  # noqa: S311 - to be reproducible, not secret
        self._remove = remove

    def remove(self) -> None:
        """Let it hit no more; a second time does nothing."""
        self._remove(self)

    def may_hit(self, operation: Operation | None) -> bool:
        """Whether it is meant for requests to `operation`."""
        return self.operations is None or (operation is not None and operation.id in self.operations)

    def draw(self) -> bool:
        """Whether the next request that it is meant for is hit; counts it if so."""
        if self._chance.random() >= self.rate:
            return False
        self.hits += 1
        if self.left is not None:
            self.left -= 1
        return True

    def to_json(self) -> dict[str, Any]:
        """What `/_simulator/faults` shows."""
        return {
            "id": self.id,
            **self.fault.to_json(),
            "operations": None if self.operations is None else sorted(self.operations),
            "rate": self.rate,
            "seed": self.seed,
            "hits": self.hits,
            "left": self.left,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.remove()

    def __repr__(self) -> str:
        return f"PlannedFault({self.fault}, hits={self.hits}, left={self.left})"
