"""The order of the contract tests, and what is told of a run: its seed first, its figures last."""

from itertools import chain

import pytest
from _pytest.junitxml import xml_key

from tests.contract.figures import SEED, parts, table

_LONGEST = ("test_links_lead", "test_every_answer", "test_a_mutation", "test_none_lost", "CreateProductCoupon")


def pytest_report_header() -> str:
    return f"contract seed: {SEED} (again: make contract SEED={SEED})"


def pytest_sessionstart(session: pytest.Session) -> None:
    """The seed goes into the JUnit report as well."""
    report = session.config.stash.get(xml_key, None)
    if report is not None:
        report.add_global_property("contract seed", SEED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first: a worker that begins one at the end is waited for."""
    items.sort(key=_rank)  # stable: the same in all workers


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, name in enumerate(_LONGEST) if name in item.nodeid), len(_LONGEST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = (
        report
        for report in chain.from_iterable(terminalreporter.stats.values())
        if getattr(report, "nodeid", "").startswith("tests/contract/") and hasattr(report, "duration")
    )
    terminalreporter.section(f"contract: seed {SEED}")
    for line in table(parts(reports)):
        terminalreporter.write_line(line)
