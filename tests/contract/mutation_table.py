"""The table of planted mistakes; run as a program it renews docs/mutations.md from the last run."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.contract.mutants import MUTANTS, SURVIVORS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mutations.md"
BUILD = ROOT / "build"
_NOTES = BUILD / "mutations"
_ROW = re.compile(r"^\| (?!planted|-)(.+?) \| `(.+?)` \| .+ \|$", re.MULTILINE)
_HEAD = """\
# Planted mistakes

Each mistake is planted alone in a copy of the sources, and then the tests have to fail: `make mutations` does this and
renews this page, `make contract` does it too. The third column is the test that noticed it first.

"""


def note(name: str, noticed_by: str) -> None:
    """Keep what noticed a mutant, and renew build/mutations.md; workers may do so at the same time."""
    _NOTES.mkdir(parents=True, exist_ok=True)
    _written(_file(name), noticed_by)
    _written(BUILD / "mutations.md", "\n".join(_table()) + "\n")


def listed(page: str) -> list[tuple[str, str]]:
    """Names and files of the mutants on a page."""
    return _ROW.findall(page)


def _file(name: str) -> Path:
    return _NOTES / (re.sub(r"\W+", "-", name) + ".txt")


def _table() -> Iterator[str]:
    yield "| planted | in | noticed by |"
    yield "|---|---|---|"
    for name, mutant in MUTANTS.items():
        if _file(name).is_file():
            told = f"nothing: {SURVIVORS[name]}" if name in SURVIVORS else f"`{_file(name).read_text('utf-8')}`"
            yield f"| {name} | `{mutant.file}` | {told} |"


def _written(path: Path, text: str) -> None:
    """Write a file in one go."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def main() -> None:
    missing = [name for name in MUTANTS if not _file(name).is_file()]
    if missing:
        sys.exit("\n  ".join(("Not noticed, or not run; the page is left as it was:", *missing)))
    noticed = len(MUTANTS) - len(SURVIVORS)
    count = f"{len(MUTANTS)} mistakes, {noticed} noticed, {len(SURVIVORS)} not.\n\n"
    _written(PAGE, _HEAD + count + "\n".join(_table()) + "\n")


if __name__ == "__main__":
    main()
