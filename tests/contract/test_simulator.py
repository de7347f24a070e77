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
from tests.contract.unfolded import exemplary, relaxed, unfolded
from tests.contract.world import World
from tools.contract import Schema
from tools.spec_schemas import subschemas
from wechatpay_mock import Rules, Simulator

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("CONTRACT_SEED", "20250815"))


def variables(file: Path) -> dict[str, str]:
    words = (word.partition("=") for word in shlex.split(file.read_text("utf-8"), comments=True))
    return {name: value for name, _, value in words}


def rules() -> list[str]:
    """What the contract's rules say."""
    nodes = (node for name, schema in contract().schemas.items() for _, node in subschemas(schema, name))
    return [" ".join(node["description"].split()) for node in nodes if "x-rule" in node]


def run(phase: str, schema: Schema, folder: Path, *options: str, seed: int = SEED) -> Schema:
    """What one run of the schemathesis command saw; it has to end without a failure and without a warning."""
    document, answers = folder / "openapi.json", folder / "answers.json"
    document.write_text(json.dumps(schema), "utf-8")
    # Generated addresses may be anybody's: nothing is sent to them.
    nowhere = Rules(callback_hosts=frozenset())
    simulator = Simulator(home=folder / "home", now=datetime.fromisoformat(World.NOW), rules=nowhere)
    with simulator.run() as base_url:
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", "tests/contract/schemathesis.toml"),
            *("run", str(document), "--url", base_url, "--phases", phase, "--seed", str(seed), "--no-color", *options),
        ]
        environment = {
            **os.environ,
            "SCHEMATHESIS_HOOKS": "tests.contract.schemathesis_hooks",
            # The command runs the sources under test, wherever this run found them.
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "PYTHONHASHSEED": "0",  # the order of sets is part of what the seed settles
            "CONTRACT_URL": base_url,
            "CONTRACT_ANSWERS": str(answers),
            "CONTRACT_RULES": json.dumps(rules() if phase == "coverage" else []),
            "CONTRACT_BRAND": json.dumps(variables(folder / "home" / "brand.env")),
            "CONTRACT_PARTNER": json.dumps(variables(folder / "home" / "partner.env")),
        }
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=200
        )
    assert done.returncode == 0, f"CONTRACT_SEED={seed}\n{done.stdout[:6000]}{done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert " passed" in done.stdout, done.stdout[-2000:]
    seen: Schema = json.loads(answers.read_text("utf-8"))
    return seen


@pytest.mark.parametrize(
    "phase", ["examples", *(pytest.param(phase, marks=pytest.mark.long) for phase in ("coverage", "fuzzing"))]
)
def test_every_answer_is_documented(phase: str, tmp_path: Path) -> None:
    """Positive and negative data, every operation, no failure and no warning.

    The coverage phase walks every keyword of every field, which rules would multiply beyond reach: it gets the contract
    without them.
    """
    run(phase, relaxed() if phase == "coverage" else unfolded(), tmp_path, "-n", "10", "--mode", "all")


ROUNDS = 6


@pytest.mark.long
@pytest.mark.parametrize("side", ["brand", "v3"])
def test_links_lead_to_every_operation(side: str, tmp_path: Path) -> None:
    """Walks along the contract's own links, from creating on, succeed at each of the side's 44 operations.

    Chance decides where walks lead, so they go on with the next seed until each operation has succeeded, up to a limit.
    """
    missing = {operation.id for operation in contract().operations() if operation.path.startswith(f"/{side}/")}
    assert len(missing) == 44
    refusals: dict[str, str] = {}
    # Links fill in valid values, so that there is nothing invalid left to refuse.
    options = ("-n", "10", "--mode", "positive", "--include-path-regex", f"^/{side}/")
    for seed in range(SEED, SEED + ROUNDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        seen = run("stateful", exemplary(), folder, *options, seed=seed)
        refusals |= seen["refusals"]
        missing -= {name for name, statuses in seen["answers"].items() if {"200", "204"} & statuses.keys()}
        if not missing:
            return
    told = {name: refusals.get(name, "never called") for name in sorted(missing)}
    pytest.fail(f"CONTRACT_SEED={SEED}: no success of {told}")
