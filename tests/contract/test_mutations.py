"""The tests can fail: mistakes planted one at a time, in templates, hand-written code and tools, turn them red.

What noticed each is told in `build/mutations.md`; `make mutations` renews docs/mutations.md from it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract import mutation_table
from tests.contract.mutant import Mutant
from tests.contract.mutants import MUTANTS, SURVIVORS
from tools.contract import SPEC
from tools.generate import PACKAGE, generate

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
PACKAGES = ("generated", "runtime", "auth_plugin", "mock_server", "testing")
_FAILED = re.compile(r"^FAILED (\S+)", re.MULTILINE)
_SECONDS = 60
"""No test of a mutant takes as long unless the mutant makes it wait for ever, which is a failure."""


def planted(tree: Path, mutant: Mutant | None) -> None:
    """A copy of the part of the sources that a mutant is in, spoiled; the client is generated anew if a template is."""
    part = "templates" if mutant is None else mutant.part
    shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    if mutant is not None:
        path = tree / mutant.file
        text = path.read_text("utf-8")
        assert text.count(mutant.old) == 1, f"{mutant.file} holds what this mutant replaces {text.count(mutant.old)}x"
        path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    if part == "templates":
        generate(tree / "generated" / PACKAGE, SPEC, tree / "templates")
    if part == "tools":
        for entry in ROOT.iterdir():  # tools look for the contract and the change log beside their folder
            if entry.is_file():
                (tree / entry.name).symlink_to(entry)


def run(tree: Path, mutant: Mutant) -> subprocess.CompletedProcess[str]:
    """The tests of a mutant, with what `tree` holds in place of the repository's own."""
    roots = [str((tree if (tree / name).exists() else ROOT) / name) for name in PACKAGES]
    selected = ("-k", mutant.select) if mutant.select else ()
    # Only the plugins that are needed: they take longer to load than most of these tests to run, and ours would
    # import what is to be spoiled before the copy is found.
    plugins = ("-p", "pytest_timeout", "-p", "anyio", "-p", "no:cacheprovider")
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "--tb=line", *plugins, "--timeout", str(_SECONDS)),
            *("-o", f"pythonpath={tree}", *selected, *mutant.tests),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(roots),
            "CONTRACT_EXAMPLES": "3",
            "PYTEST_ADDOPTS": "",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("part", ["templates", "tools"])
def test_without_a_mutation_they_pass(part: str, tmp_path: Path) -> None:
    """The set-up itself does not turn them red: for the two parts that are copied in a way of their own."""
    mutants = [mutant for mutant in MUTANTS.values() if mutant.part == part]
    if part == "templates":
        planted(tmp_path, None)
    else:
        planted(tmp_path, mutants[0]._replace(new=mutants[0].old))
    done = run(tmp_path, mutants[0])
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutation_is_noticed(name: str, tmp_path: Path) -> None:
    """Tests fail; they do not merely break at import. Survivors are on a list, with their reasons."""
    mutant = MUTANTS[name]
    planted(tmp_path, mutant)
    done = run(tmp_path, mutant)
    if name in SURVIVORS:
        mutation_table.note(name, "")
        assert done.returncode == 0, f"{name} is noticed by now: take it off the list of survivors"
        return
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-1000:]
    failed = _FAILED.search(done.stdout)
    assert failed is not None, done.stdout[-2000:]
    mutation_table.note(name, failed[1].partition("[")[0].rpartition("/")[2])


def test_there_are_enough() -> None:
    """In each of the four parts, and 30 in all."""
    parts = {part: sum(m.part == part for m in MUTANTS.values()) for part in ("templates", *PACKAGES[1:4])}
    assert len(MUTANTS) >= 30
    assert min(parts.values()) >= 10, parts


def test_survivors_are_mutants() -> None:
    """No reason is kept for a mutant that is gone."""
    assert set(SURVIVORS) <= set(MUTANTS)


def test_the_page_lists_them_all() -> None:
    """`docs/mutations.md` names exactly these mutants, in their order, each with its file."""
    listed = mutation_table.listed(mutation_table.PAGE.read_text("utf-8"))
    assert listed == [(name, mutant.file) for name, mutant in MUTANTS.items()], "renew it: make mutations"


def test_the_page_names_tests_that_exist() -> None:
    """A test that was renamed since is no proof."""
    named = re.findall(r"`(test_\w+\.py)::(\w+)`", mutation_table.PAGE.read_text("utf-8"))
    assert len(named) == len(MUTANTS) - len(SURVIVORS)
    for file, name in set(named):
        sources = [path.read_text("utf-8") for path in (ROOT / "tests").glob(f"*/{file}")]
        assert any(f"def {name}(" in source for source in sources), f"{file}::{name} is gone: make mutations"
