"""What a run of the contract tests tells of itself: its seed, and how much it has seen."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

SEED = int(os.environ.get("CONTRACT_SEED") or "20250815")
"""What all random data of a run starts from; `make contract SEED=...` sets it."""

Note = Callable[[str, object], None]
"""`record_property` of pytest: it also reaches the JUnit report, and passes from the workers of xdist."""

_COLUMNS = ("part", "tests", "seconds", "operations", "cases", "answers")


def tell(note: Note, *, operations: Iterable[str], cases: int, answers: int) -> None:
    """Note what a test has seen.

    Args:
        note: The fixture `record_property`.
        operations: The operationIds that were called with success.
        cases: Calls made.
        answers: Answers held against the contract.
    """
    note("operations", " ".join(sorted(operations)))
    note("cases", cases)
    note("answers", answers)


@dataclass
class Part:
    """The figures of one file of tests.

    Attributes:
        tests: How many ran.
        seconds: What they took, added up over all workers.
        operations: The operationIds called with success.
        counts: `cases` and `answers`.
    """

    tests: int = 0
    seconds: float = 0.0
    operations: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


def parts(reports: Iterable[Any]) -> dict[str, Part]:
    """The figures of each file, from pytest's reports; set-up and tear-down count as time only."""
    found: dict[str, Part] = {}
    for report in reports:
        part = found.setdefault(report.nodeid.partition("::")[0].rpartition("/")[2], Part())
        part.seconds += report.duration
        if report.when != "call":
            continue
        part.tests += 1
        told = dict(report.user_properties)
        part.operations |= set(str(told.get("operations", "")).split())
        part.counts.update({name: int(told[name]) for name in ("cases", "answers") if name in told})
    return found


def table(found: dict[str, Part]) -> Iterator[str]:
    """The figures as lines of text; operations of several parts count once in the sum."""
    rows = [_row(name.removeprefix("test_").removesuffix(".py"), part) for name, part in sorted(found.items())]
    total = Part(
        sum(part.tests for part in found.values()),
        sum(part.seconds for part in found.values()),
        set().union(*(part.operations for part in found.values())),
        sum((part.counts for part in found.values()), Counter()),
    )
    lines = [_COLUMNS, *rows, _row("all", total)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    for first, *rest in lines:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def _row(name: str, part: Part) -> tuple[str, ...]:
    cases, answers = part.counts["cases"], part.counts["answers"]
    seen = (str(len(part.operations)), str(cases), str(answers)) if cases else ("", "", "")
    return (name, str(part.tests), f"{part.seconds:.0f}", *seen)
