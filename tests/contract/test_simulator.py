"""The simulator directly: schemathesis sends valid and invalid requests and follows the contract's links.

Every answer has to be one the contract documents, body and headers included; warnings fail the run.
"""

import json
import os
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.contract.support import contract
from tests.contract.unfolded import relaxed, unfolded
from tests.contract.world import World
from tools.spec_schemas import subschemas
from wechatpay_mock import Rules, Simulator

ROOT = Path(__file__).parents[2]
SEED = "20250815"


def variables(file: Path) -> dict[str, str]:
    words = (word.partition("=") for word in shlex.split(file.read_text("utf-8"), comments=True))
    return {name: value for name, _, value in words}


def rules() -> list[str]:
    """What the contract's rules say."""
    nodes = (node for name, schema in contract().schemas.items() for _, node in subschemas(schema, name))
    return [" ".join(node["description"].split()) for node in nodes if "x-rule" in node]


LONG = ("coverage", "fuzzing")


@pytest.mark.parametrize(
    "phase", ["examples", "stateful", *(pytest.param(phase, marks=pytest.mark.long) for phase in LONG)]
)
def test_every_answer_is_documented(phase: str, tmp_path: Path) -> None:
    """Positive and negative data, every operation, no failure and no warning.

    The coverage phase walks every keyword of every field, which rules would multiply beyond reach: it gets the contract
    without them.
    """
    schema = tmp_path / "openapi.json"
    schema.write_text(json.dumps(relaxed() if phase == "coverage" else unfolded()), "utf-8")
    # Generated addresses may be anybody's: nothing is sent to them.
    nowhere = Rules(callback_hosts=frozenset())
    simulator = Simulator(home=tmp_path / "home", now=datetime.fromisoformat(World.NOW), rules=nowhere)
    with simulator.run() as base_url:
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", "tests/contract/schemathesis.toml"),
            *("run", str(schema), "--url", base_url, "--phases", phase, "-n", "10", "--seed", SEED),
            # Links fill in valid values, so that there is nothing invalid left to refuse.
            *("--mode", "positive" if phase == "stateful" else "all", "--no-color"),
        ]
        environment = {
            **os.environ,
            "SCHEMATHESIS_HOOKS": "tests.contract.schemathesis_hooks",
            # The command runs the sources under test, wherever this run found them.
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "CONTRACT_URL": base_url,
            "CONTRACT_RULES": json.dumps(rules() if phase == "coverage" else []),
            "CONTRACT_BRAND": json.dumps(variables(tmp_path / "home" / "brand.env")),
            "CONTRACT_PARTNER": json.dumps(variables(tmp_path / "home" / "partner.env")),
        }
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=200
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout, done.stdout[-2000:]
