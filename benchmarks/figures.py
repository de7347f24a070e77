"""A handful of numbers for many, and how to find one in the document of a run."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Spread:
    """Median, 10th and 90th percentile."""

    median: float
    p10: float
    p90: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Of at least one value."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        tenths = statistics.quantiles(values, n=10, method="inclusive")
        return cls(statistics.median(values), tenths[0], tenths[-1])

    def rounded(self, digits: int) -> dict[str, float]:
        """For JSON."""
        return {"median": round(self.median, digits), "p10": round(self.p10, digits), "p90": round(self.p90, digits)}


def look_up(document: dict[str, Any], path: tuple[str, ...]) -> float | None:
    """A figure, or None if it was not measured."""
    found: Any = document
    for name in path:
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]  # pyright: ignore[reportUnknownVariableType]  # JSON
    return float(found) if isinstance(found, (int, float)) else None
