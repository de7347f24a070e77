"""docs/contract: it names the parts there are, and the two languages say the same."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/contract.md", "docs/contract.zh-CN.md")
_BLOCK = re.compile(r"^```\w+\n.*?^```$", re.DOTALL | re.MULTILINE)


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_part_has_its_row(page: str) -> None:
    """Each file of contract tests is told of in the table, and no other."""
    rows = re.findall(r"^\| (`.+?`) \|", text(page), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(path.stem.removeprefix("test_") for path in (ROOT / "tests/contract").glob("test_*"))


def test_both_languages_show_the_same() -> None:
    """The same headings in number, and the same figures."""
    english, chinese = (text(page) for page in PAGES)
    assert english.count("\n## ") == chinese.count("\n## ")
    assert _BLOCK.findall(english)[1:] == _BLOCK.findall(chinese)[1:]


@pytest.mark.parametrize("page", PAGES)
def test_tests_that_are_named_exist(page: str) -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "contract").glob("*.py"))
    names = set(re.findall(r"`(test_\w+)\[", text(page)))
    assert len(names) == 4
    assert all(f"def {name}(" in sources for name in names)
