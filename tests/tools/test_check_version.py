"""The version rule: raised at least as far as the changes demand, with an entry in the change log."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tools.check_version import findings, main, sections
from tools.contract import Contract
from tools.spec_diff import CHANGELOG, record, released

LOG = "# Changelog\n\n## Unreleased\n\n## {0}\n\n- Something.\n"


@cache
def text() -> str:
    return json.dumps(Contract.load().document)


def contract(version: str, edit: Callable[[Any], object] = id) -> Contract:
    """The contract of the repository with another version and an edit."""
    document = json.loads(text())
    document["info"]["version"] = version
    edit(document)
    return Contract(document)


def breaks(document: Any) -> None:
    document["components"]["schemas"]["SendUserCouponRequest"]["required"].append("attach")


def adds(document: Any) -> None:
    document["components"]["schemas"]["SendUserCouponRequest"]["properties"]["scene"] = {"type": "string"}


def says(document: Any) -> None:
    document["components"]["schemas"]["SendUserCouponRequest"]["description"] = "Other words."


@pytest.mark.parametrize(
    ("before", "edit", "enough", "too_low"),
    [
        ("0.1.0", breaks, "0.2.0", "0.1.1"),
        ("0.1.0", adds, "0.1.1", "0.1.0"),
        ("0.1.0", says, "0.1.1", "0.1.0"),
        ("1.2.3", breaks, "2.0.0", "1.9.9"),
        ("1.2.3", adds, "1.3.0", "1.2.9"),
        ("1.2.3", says, "1.2.4", "1.2.3"),
        ("0.1.0", id, "0.1.0", "0.0.9"),
    ],
)
def test_the_version_is_as_high_as_the_changes(
    before: str, edit: Callable[[Any], object], enough: str, too_low: str
) -> None:
    """Enough passes, one step less is refused with the version that is needed."""
    base = contract(before)
    assert findings(contract(enough, edit), base, LOG.format(enough)) == []
    (refused,) = findings(contract(too_low, edit), base, LOG.format(too_low))
    assert f"raise it to {enough}" in refused


def test_a_version_needs_an_entry() -> None:
    """Its own heading with at least one line; `Unreleased` will do before the first release only."""
    base, newer = contract("0.1.0"), contract("0.1.1", adds)
    assert "no entry below '## 0.1.1'" in findings(newer, base, LOG.format("0.1.0"))[0]
    assert "no entry" in findings(newer, base, "## 0.1.1\n\n## 0.1.0\n\n- Something.\n")[0]
    assert findings(newer, None, "## Unreleased\n\n- Something.\n") == []
    assert "no entry" in findings(newer, None, "# Changelog\n")[0]
    assert "three numbers" in findings(contract("1.0"), None, LOG)[0]


def test_headings_may_carry_a_date() -> None:
    """The first word counts."""
    assert sections("## 0.1.0 (2026-01-01)\n\n- One.\n- Two.\n") == {"0.1.0": ["- One.", "- Two."]}


def test_the_repository_keeps_the_rule(tmp_path: Path, capsys: Any) -> None:
    """As `make check-version` says; a base of another release is refused by the command too."""
    assert main() == 0
    assert released() is not None
    newer = tmp_path / "released.json.xz"
    record(contract("99.0.0"), newer)
    assert main(base=newer) == 1
    assert "info.version is" in capsys.readouterr().err
    assert main(base=tmp_path / "missing.json.xz", changelog=CHANGELOG) == 0
