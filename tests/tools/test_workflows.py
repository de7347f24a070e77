"""The workflow files run commands that exist, with no more rights than they need."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # `on` stays text
    return content


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


def targets(text: str) -> set[str]:
    return {name for line in text.splitlines() for name in re.findall(r"(?:^|&& |run: )make ([a-z-]+)", line)}


def test_there_are_two_workflows() -> None:
    """Tests, and releases."""
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_make_targets_exist(path: Path) -> None:
    """Every `make` command names a target of the Makefile."""
    named = {name for step in steps(path) for name in targets(step.get("run", ""))}
    assert {"install", "lint", "test", "contract", "packaging"} <= named
    assert named <= TARGETS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_few_rights_and_pinned_actions(path: Path) -> None:
    """Reading is the default; a job asks for what it needs; actions and systems have a version; jobs end."""
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 90
        assert not job["runs-on"].endswith("latest")
        assert set(job.get("permissions", {})) <= {"id-token"}
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|release/v\d+)", step["uses"])
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"


def test_every_supported_python_is_tested() -> None:
    """The matrix and the clean environments hold the versions that the metadata names."""
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["classifiers"]
    supported = [name.rpartition(" ")[2] for name in classifiers if re.search(r":: 3\.\d+$", name)]
    jobs = load(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]
    assert jobs["test"]["strategy"]["matrix"]["python"] == supported
    setup = next(step for step in jobs["packaging"]["steps"] if "setup-python" in step.get("uses", ""))
    assert sorted(setup["with"]["python-version"].split()) == supported


def test_ci_on_the_spot_runs_the_same_targets() -> None:
    """`.ci/run` leaves out nothing that the workflow of pull requests demands."""
    here = targets((ROOT / ".ci" / "run").read_text("utf-8"))
    assert here <= TARGETS
    hosted = {
        name for step in steps(ROOT / ".github" / "workflows" / "ci.yml") for name in targets(step.get("run", ""))
    }
    assert hosted - {"install", "spec-diff", "check-version"} <= here  # `lint` holds check-version
