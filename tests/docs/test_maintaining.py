"""docs/maintaining: its commands exist, its example is what the diff prints, and the two languages say the same."""

import json
import re
from pathlib import Path

import pytest

from tools.contract import Contract
from tools.spec_diff import RELEASED, compare
from tools.spec_diff_report import terminal
from tools.spec_diff_versions import Version

ROOT = Path(__file__).parents[2]
PAGES = ("docs/maintaining.md", "docs/maintaining.zh-CN.md")


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_commands_and_files_exist(name: str) -> None:
    """Every make target, module, file and link of the page."""
    targets = set(re.findall(r"^([a-z-]+):.*## ", page("Makefile"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z-]+)", page(name)))
    assert {"spec-diff", "check-version", "packaging", "dist", "release-record", "public-names"} <= named <= targets
    for module in re.findall(r"python -m ([\w.]+)", page(name)):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
    for path in re.findall(r"`((?:tools|tests|mock_server)/[\w./]+)`", page(name)):
        assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\(([^)#]+)\)", page(name)):
        assert link.startswith("https://") or (ROOT / "docs" / link).is_file(), link
    assert RELEASED.relative_to(ROOT).as_posix() in page(name)


def test_the_languages_have_the_same_commands_and_tables() -> None:
    """Code blocks without their comments, and as many rows of tables and headings."""
    english, chinese = PAGES
    for language in ("sh", "text"):
        left, right = ([re.sub(r"\s+#.*", "", b) for b in blocks(name, language)] for name in (english, chinese))
        assert left == right
        assert left
    for start in ("|", "## ", "- ", "1. "):
        assert page(english).count(f"\n{start}") == page(chinese).count(f"\n{start}"), start


def test_the_example_is_what_the_diff_prints() -> None:
    """The newest dated change: two values of SendChannel, taken out of a copy and put back."""
    new = Contract.load()
    document = json.loads(json.dumps(new.document))
    channel = document["components"]["schemas"]["SendChannel"]
    for value in channel.pop("x-since"):
        channel["enum"].remove(value)
        del channel["x-enum-descriptions"][value]
    changes = compare(Contract(document), new)
    shown = terminal(changes, Version(0, 1, 0), Version(0, 1, 1))
    (printed,) = blocks(PAGES[0], "text")
    assert shown.startswith(printed)
    assert shown.endswith("Version: 0.1.0 -> 0.1.1 (info.version is 0.1.1 already)")
