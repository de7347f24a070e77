"""The tests can fail: mistakes planted one at a time in templates, signing, runtime and simulator turn them red.

The table of what was planted and what noticed it is written to `build/mutations.md`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.mutants import MUTANTS, SURVIVORS, Mutant
from tools.contract import SPEC
from tools.generate import PACKAGE, generate

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
PACKAGES = ("generated", "runtime", "auth_plugin", "mock_server", "testing")
_FAILED = re.compile(r"^FAILED (\S+)", re.MULTILINE)


def planted(tree: Path, mutant: Mutant | None) -> None:
    """A copy of the part of the sources that a mutant is in, spoiled; the client is generated anew if a template is."""
    part = "templates" if mutant is None else mutant.file.partition("/")[0]
    shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    if mutant is not None:
        path = tree / mutant.file
        text = path.read_text("utf-8")
        assert mutant.old in text, f"{mutant.file} no longer holds what this mutant replaces"
        path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    if part == "templates":
        generate(tree / "generated" / PACKAGE, SPEC, tree / "templates")


def run(tree: Path, mutant: Mutant) -> subprocess.CompletedProcess[str]:
    """The tests of a mutant, with what `tree` holds in place of the repository's own."""
    roots = [str((tree if (tree / name).exists() else ROOT) / name) for name in PACKAGES]
    selected = ("-k", mutant.select) if mutant.select else ()
    # Plugins that the mutant may be loaded by before PYTHONPATH is looked at are left out.
    quiet = ("-q", "-x", "--tb=line", "-p", "no:cacheprovider", "-p", "no:wechatpay", "-p", "no:xdist")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *quiet, *selected, *mutant.tests],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(roots), "CONTRACT_EXAMPLES": "3", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def note(name: str, mutant: Mutant, noticed_by: str) -> None:
    """A line of the table."""
    folder = ROOT / "build" / "mutations"
    folder.mkdir(parents=True, exist_ok=True)
    file = re.sub(r"\W+", "-", name)
    (folder / f"{file}.md").write_text(f"| {name} | `{mutant.file}` | {noticed_by} |\n", "utf-8")
    rows = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))
    (ROOT / "build" / "mutations.md").write_text(f"| planted | in | noticed by |\n|---|---|---|\n{rows}", "utf-8")


def test_without_a_mutation_they_pass(tmp_path: Path) -> None:
    """The set-up itself does not turn them red: for templates, the slowest and most intricate one."""
    planted(tmp_path, None)
    done = run(tmp_path, next(iter(MUTANTS.values())))
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutation_is_noticed(name: str, tmp_path: Path) -> None:
    """Tests fail; they do not merely break at import. Survivors are on a list, with their reasons."""
    mutant = MUTANTS[name]
    planted(tmp_path, mutant)
    done = run(tmp_path, mutant)
    if name in SURVIVORS:
        note(name, mutant, f"nothing: {SURVIVORS[name]}")
        assert done.returncode == 0, f"{name} is noticed by now: take it off the list of survivors"
        return
    assert done.returncode == 1, done.stdout[-2000:]
    failed = _FAILED.search(done.stdout)
    assert failed is not None, done.stdout[-2000:]
    note(name, mutant, f"`{failed[1].rpartition('/')[2]}`")


def test_there_are_enough() -> None:
    """In each of the four parts, and 30 in all."""
    parts = {part: sum(m.file.startswith(part) for m in MUTANTS.values()) for part in ("templates", *PACKAGES[1:4])}
    assert len(MUTANTS) >= 30
    assert min(parts.values()) >= 10, parts
