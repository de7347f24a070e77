"""A user's project against the installed wheel: strict type checks pass, and mistakes are reported."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.support import CONSUMER, THIS, Clean

pytestmark = pytest.mark.long

Checker = Callable[[str, Clean, Path], list[tuple[int, str]]]


def run(*command: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done


def mypy(name: str, clean: Clean, folder: Path) -> list[tuple[int, str]]:
    """Lines that mypy --strict reports, without any settings of this repository."""
    options = ("--strict", "--warn-unreachable", "--config-file", "", "--no-error-summary", "--hide-error-context")
    done = run(sys.executable, "-P", "-m", "mypy", *options, "--python-executable", clean.python, name, cwd=folder)
    found = re.findall(rf"^{re.escape(name)}:(\d+): (error: .*)$", done.stdout, re.MULTILINE)
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return [(int(line), text) for line, text in found]


def pyright(name: str, clean: Clean, folder: Path) -> list[tuple[int, str]]:
    """Lines that pyright reports in strict mode."""
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict", "include": [name]}))
    done = run(sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", clean.python, "-p", folder, cwd=folder)
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == 1, done.stdout
    return [(entry["range"]["start"]["line"] + 1, entry["message"]) for entry in report["generalDiagnostics"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The user's files, copied out of this checkout."""
    for path in CONSUMER.glob("*.py"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def here(clean: Callable[[str], Clean]) -> Clean:
    return clean(THIS)


@pytest.mark.parametrize("checker", [mypy, pyright])
@pytest.mark.parametrize("name", ["shop.py", "smoke.py"])
def test_a_user_s_program_passes_strict_checks(checker: Checker, name: str, here: Clean, project: Path) -> None:
    """Nothing is reported, so types come with the wheel."""
    assert checker(name, here, project) == []


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_mistakes_are_reported(checker: Checker, here: Clean, project: Path) -> None:
    """Each marked line and no other: types that accept everything would pass the test above as well."""
    rows = (project / "mistakes.py").read_text("utf-8").splitlines()
    marked = {number for number, row in enumerate(rows, 1) if "# MISTAKE" in row}
    assert len(marked) == 14
    found = checker("mistakes.py", here, project)
    assert {line for line, _ in found} == marked, found
