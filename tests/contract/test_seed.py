"""The seed of a run settles its data, in every process."""

import os
import subprocess
import sys
from pathlib import Path

from tests.contract.figures import SEED

ROOT = Path(__file__).parents[2]
_DRAW = """
import json
from tests.contract.support import drawn, operations

@drawn(operations()["partnerCreateStock"].as_strategy())
def show(case):
    print(json.dumps([case.path_parameters, case.body], sort_keys=True))

show()
"""


def cases(seed: int, hash_seed: int) -> list[str]:
    """What the tests of the client would draw in a new process."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    changes = {"PYTHONPATH": path, "PYTHONHASHSEED": str(hash_seed), "CONTRACT_SEED": str(seed)}
    done = subprocess.run(
        [sys.executable, "-c", _DRAW],
        cwd=ROOT,
        env={**os.environ, **changes, "CONTRACT_EXAMPLES": "10"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_seed_settles_the_cases() -> None:
    """The same seed draws the same, whatever the order of sets in a process; another one draws something else."""
    first = cases(SEED, 1)
    assert len(set(first)) > 1
    assert first == cases(SEED, 2)
    assert first != cases(SEED + 1, 1)


def test_the_header_tells_the_seed() -> None:
    """Also in a green run, so that it can be had again."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/contract/test_facts.py",
        "--collect-only",
        "-p",
        "no:cacheprovider",
    ]
    environment = {**os.environ, "CONTRACT_SEED": "4711"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert "make contract SEED=4711" in done.stdout
