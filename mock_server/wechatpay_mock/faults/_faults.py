"""The faults in force."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from threading import Lock

from .._operation import Operation
from ._fault import Fault
from ._planned import PlannedFault
from ._strike import UNHARMED, Strike


class Faults:
    """The faults that requests meet, in the order they were added; safe to use from several threads.

    ::

        simulator.faults.add(Cut(when="after"), operation="sendUserCoupon")
        with simulator.faults.add(ServerError(503), times=None, rate=0.2, seed=7) as outage:
            ...
        assert outage.hits
    """

    def __init__(self, operations: Collection[Operation]) -> None:
        """Know the operations of the contract."""
        self._operations = operations
        self._planned: list[PlannedFault] = []
        self._count = 0
        self._lock = Lock()

    def add(
        self,
        fault: Fault,
        *,
        operation: str | Iterable[str] | None = None,
        times: int | None = 1,
        rate: float = 1.0,
        seed: int = 0,
    ) -> PlannedFault:
        """Put a fault in force.

        Of several, the first that is meant for a request and chosen for it hits it, and no other; only `Latency`
        leaves room for another. So faults added one after the other hit one request after the other.

        Args:
            fault: What happens, such as `ServerError(503)`.
            operation: The operations that it hits: an operationId such as `brandSendUserCoupon`, or the name without
                the side, `sendUserCoupon`, for both sides; or several. None for every request of the API, be it to
                a path that does not exist.
            times: How many requests it hits before it is removed; None for any number.
            rate: The share of their requests that it hits, above 0 and up to 1.
            seed: What the choice of requests starts from: the same seed chooses the same ones.

        Raises:
            ValueError: There is no such operation, or a number is out of its range.
        """
        if times is not None and times < 1:
            raise ValueError("times has to be at least 1, or None for any number")
        if not 0 < rate <= 1:
            raise ValueError("rate has to be above 0 and up to 1")
        operations = None if operation is None else self._ids([operation] if isinstance(operation, str) else operation)
        with self._lock:
            self._count += 1
            planned = PlannedFault(
                str(self._count),
                fault,
                operations=operations,
                times=times,
                rate=rate,
                seed=seed,
                remove=self._remove,
            )
            self._planned.append(planned)
        return planned

    def clear(self) -> None:
        """Remove all of them."""
        with self._lock:
            self._planned.clear()

    def get(self, number: str) -> PlannedFault | None:
        """The fault in force with that id."""
        return next((planned for planned in self if planned.id == number), None)

    def strike(self, operation: Operation | None) -> Strike:
        """Choose what hits the next request to `operation`, and count it."""
        if not self._planned:
            return UNHARMED
        chosen: list[Fault] = []
        with self._lock:
            for planned in tuple(self._planned):
                if not planned.may_hit(operation) or not planned.draw():
                    continue
                chosen.append(planned.fault)
                if planned.left == 0:
                    self._planned.remove(planned)
                if planned.fault.alone:
                    break
        return Strike(tuple(chosen)) if chosen else UNHARMED

    def _remove(self, planned: PlannedFault) -> None:
        with self._lock:
            if planned in self._planned:
                self._planned.remove(planned)

    def _ids(self, names: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for name in names:
            ids = {operation.id for operation in self._operations if name in (operation.id, operation.name)}
            if not ids:
                known = sorted({text for operation in self._operations for text in (operation.id, operation.name)})
                close = difflib.get_close_matches(name, known, 3)
                hint = f"; did you mean {' or '.join(close)}?" if close else ""
                raise ValueError(f"there is no operation {name[:80]!r}{hint}")
            found |= ids
        if not found:
            raise ValueError("no operation is named; leave it out to hit every request")
        return frozenset(found)

    def __iter__(self) -> Iterator[PlannedFault]:
        with self._lock:
            return iter(tuple(self._planned))

    def __len__(self) -> int:
        return len(self._planned)
