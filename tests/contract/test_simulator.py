"""The simulator directly: schemathesis sends valid and invalid requests and follows the contract's links.

Every answer has to be one the contract documents, body and headers included; warnings fail the run.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.contract.figures import SEED, Note, tell
from tests.contract.links import towards
from tests.contract.support import contract
from tests.contract.unfolded import exemplary, relaxed, unfolded
from tests.contract.world import World
from tools.contract import Schema
from tools.spec_schemas import subschemas
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._journal import Visit

ROOT = Path(__file__).parents[2]
SIDES = ("brand", "v3")
CONFIG = ROOT / "tests" / "contract" / "schemathesis.toml"


_DONE = {"200", "204"}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of a simulator that nobody talks to."""
    folder = tmp_path_factory.mktemp("home")
    with Simulator(home=folder).run():  # which writes them
        return folder


def variables(file: Path) -> dict[str, str]:
    words = (word.partition("=") for word in shlex.split(file.read_text("utf-8"), comments=True))
    return {name: value for name, _, value in words}


def rules() -> list[str]:
    """What the contract's rules say."""
    nodes = (node for name, schema in contract().schemas.items() for _, node in subschemas(schema, name))
    return [" ".join(node["description"].split()) for node in nodes if "x-rule" in node]


class Ran(NamedTuple):
    """One run of the schemathesis command.

    Attributes:
        done: The process: how it ended and what it said.
        seen: The answers by operation and status, and the last refusals; empty if no request was sent.
        requests: What the simulator received.
    """

    done: subprocess.CompletedProcess[str]
    seen: Schema
    requests: list[Visit]


def command(
    phase: str,
    schema: Schema,
    folder: Path,
    *options: str,
    seed: int = SEED,
    config: Path = CONFIG,
    keys: Path | None = None,
) -> Ran:
    """Run the schemathesis command against a simulator of its own.

    Args:
        phase: Which phase of it.
        schema: What it is told of the interface.
        folder: An empty one.
        options: More of the command's options.
        seed: What its data starts from.
        config: Its settings.
        keys: The home whose keys it signs with, if not the simulator's.
    """
    document, answers = folder / "openapi.json", folder / "answers.json"
    document.write_text(json.dumps(schema), "utf-8")
    # Generated addresses may be anybody's: nothing is sent to them.
    nowhere = Rules(callback_hosts=frozenset())
    home = folder / "home"
    simulator = Simulator(home=home, now=datetime.fromisoformat(World.NOW), rules=nowhere)
    with simulator.run() as base_url:
        words = [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
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
            "CONTRACT_BRAND": json.dumps(variables((keys or home) / "brand.env")),
            "CONTRACT_PARTNER": json.dumps(variables((keys or home) / "partner.env")),
        }
        done = subprocess.run(
            words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=200
        )
        requests = list(simulator.requests)
    return Ran(done, json.loads(answers.read_text("utf-8")) if answers.exists() else {}, requests)


def run(phase: str, schema: Schema, folder: Path, *options: str, seed: int = SEED) -> Schema:
    """What one run of the schemathesis command saw; it has to end without a failure and without a warning."""
    done, seen, _ = command(phase, schema, folder, *options, seed=seed)
    assert done.returncode == 0, f"CONTRACT_SEED={seed}\n{done.stdout[:6000]}{done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert " passed" in done.stdout, done.stdout[-2000:]
    return seen


def figures(note: Note, runs: Iterable[Schema]) -> None:
    """Tell what runs saw: schemathesis holds every answer against the contract."""
    seen = [(name, statuses) for run in runs for name, statuses in run["answers"].items()]
    cases = sum(count for _, statuses in seen for count in statuses.values())
    tell(note, operations={name for name, statuses in seen if _DONE & statuses.keys()}, cases=cases, answers=cases)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    "phase", ["examples", *(pytest.param(phase, marks=pytest.mark.long) for phase in ("coverage", "fuzzing"))]
)
def test_every_answer_is_documented(phase: str, side: str, tmp_path: Path, record_property: Note) -> None:
    """Positive and negative data, every operation, no failure and no warning.

    The coverage phase walks every keyword of every field, which rules would multiply beyond reach: it gets the contract
    without them.
    """
    schema = relaxed() if phase == "coverage" else unfolded()
    seen = run(phase, schema, tmp_path, "-n", "10", "--mode", "all", "--include-path-regex", f"^/{side}/")
    figures(record_property, [seen])


def test_warnings_fail_the_run(home: Path, tmp_path: Path) -> None:
    """Calls are all refused, in the documented way: nothing is wrong with that but the warnings, and the run fails."""
    listed = ("-n", "3", "--include-operation-id", "brandListStores")
    for name, config in (("strict", CONFIG), ("lenient", tmp_path / "lenient.toml")):
        text = CONFIG.read_text("utf-8")
        assert text.count("fail-on = true") == 1
        (tmp_path / "lenient.toml").write_text(text.replace("fail-on = true", "fail-on = false"), "utf-8")
        folder = tmp_path / name
        folder.mkdir()
        done, seen, _ = command("fuzzing", unfolded(), folder, *listed, "--mode", "positive", config=config, keys=home)
        assert seen["answers"]["brandListStores"].keys() == {"401"}
        assert "Authentication failed" in done.stdout
        assert "FAILURES" not in done.stdout
        assert done.returncode == (1 if name == "strict" else 0), done.stdout[-2000:]


def test_the_seed_settles_what_is_sent(tmp_path: Path) -> None:
    """The same seed sends the same requests, another one others."""
    sent = []
    for number, seed in enumerate((SEED, SEED, SEED + 1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = ("-n", "5", "--mode", "all", "--include-operation-id", "brandCreateStore")
        done, _, requests = command("fuzzing", unfolded(), folder, *one, seed=seed)
        assert done.returncode == 0, done.stdout[-2000:]
        sent.append([(visit.method, visit.target, visit.content) for visit in requests])
    assert sent[0]
    assert sent[0] == sent[1] != sent[2]


ROUNDS = 6


@pytest.mark.long
@pytest.mark.parametrize("side", SIDES)
def test_links_lead_to_every_operation(side: str, tmp_path: Path, record_property: Note) -> None:
    """Walks along the contract's own links, from creating on, succeed at each of the side's 44 operations.

    Chance decides where walks lead. So they go on with the next seed, along the links that lead to what has not yet
    succeeded, up to a limit of rounds.
    """
    missing = {operation.id for operation in contract().operations() if operation.path.startswith(f"/{side}/")}
    assert len(missing) == 44
    refusals: dict[str, str] = {}
    runs: list[Schema] = []
    # Links fill in valid values, so that there is nothing invalid left to refuse.
    options = ("-n", "10", "--mode", "positive", "--include-path-regex", f"^/{side}/")
    for seed in range(SEED, SEED + ROUNDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        # Later rounds go straight for what is left.
        schema = towards(exemplary(), missing) if runs else exemplary()
        seen = run("stateful", schema, folder, *options, seed=seed)
        runs.append(seen)
        refusals |= seen["refusals"]
        missing -= {name for name, statuses in seen["answers"].items() if _DONE & statuses.keys()}
        if not missing:
            figures(record_property, runs)
            return
    told = {name: refusals.get(name, "never called") for name in sorted(missing)}
    pytest.fail(f"CONTRACT_SEED={SEED}: no success of {told}")
