"""The document of a run: `build/bench.json`, from which table and chart are made."""

import statistics
from datetime import datetime
from typing import Any

from .catalogue import ENVIRONMENTS, SERIES, Series
from .figures import Spread
from .peer import MISSING
from .plan import Plan
from .prism import VERSION as PRISM_VERSION
from .rounds import Rounds
from .simulators import Simulated, Simulators
from .starts import Started, Starts
from .targets import judged

FORMAT = 1
"""Raised when the shape of the document changes."""


def document(
    about: dict[str, Any],
    rounds: Rounds,
    starts: Starts,
    simulators: Simulators,
    generation: float | None,
    *,
    started: datetime,
    seconds: float,
    plan: Plan,
) -> dict[str, Any]:
    """Everything that was measured, as JSON holds it.

    Args:
        about: The machine.
        rounds: What was measured in rounds.
        starts: Cold starts and imports.
        simulators: The simulator and Prism.
        generation: Seconds of a new generation, if it was made.
        started: When the run began.
        seconds: How long it took.
        plan: How much was asked for.
    """
    made: dict[str, Any] = {
        "format": FORMAT,
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "rounds": rounds.count,
        "share_of_calls": plan.share,
        "machine": about,
        "environments": {
            one.id: {"title": one.title, "hidden": list(one.hidden), "loaded": rounds.loaded.get(one.id)}
            for one in ENVIRONMENTS.values()
        },
        "gc": "on; start-up frozen, a collection before each block",
        "verified_requests": rounds.verified,
        "series": {one.id: _series(one, rounds) for one in SERIES},
        "peer_does_not": list(MISSING),
        "first_call": _first_calls(starts),
        "import": _imports(starts),
        "simulators": _simulators(simulators),
        "generation_seconds": None if generation is None else round(generation, 2),
    }
    made["targets"] = judged(made)
    return made


def _series(series: Series, rounds: Rounds) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": series.title,
        "environment": series.environment,
        "transport": series.transport,
        "concurrency": series.concurrency,
    }
    if series.id in rounds.not_run:
        return made | {"not_run": rounds.not_run[series.id]}
    measured = rounds.measured[series.id]
    made["cpu_us"] = Spread.of([value * 1e6 for value in measured.cpu]).rounded(1)
    made["per_second"] = Spread.of([1 / value for value in measured.wall]).rounded(1)
    made["ratios"] = {unit: Spread.of(values).rounded(4) for unit, values in rounds.ratios(series)}
    if series.transport != "none":
        made["calls"], made["connections"] = measured.calls, measured.connections
    return made


def _started(started: Started) -> dict[str, Any]:
    return {
        "cpu_ms": Spread.of([value * 1e3 for value in started.cpu]).rounded(1),
        "wall_ms": Spread.of([value * 1e3 for value in started.wall]).rounded(1),
        "modules": started.modules,
    }


def _first_calls(starts: Starts) -> dict[str, Any]:
    peer = starts.calls.get("peer")
    return {
        name: _started(one) | ({"to_peer": _median_ratio(one, peer)} if peer else {})
        for name, one in starts.calls.items()
    }


def _imports(starts: Starts) -> dict[str, Any]:
    base = starts.imports["httpx"]
    return {name: _started(one) | {"to_httpx": _median_ratio(one, base)} for name, one in starts.imports.items()}


def _median_ratio(one: Started, base: Started) -> float:
    return round(statistics.median(cpu / other for cpu, other in zip(one.cpu, base.cpu, strict=True)), 3)


def _simulators(simulators: Simulators) -> dict[str, Any]:
    made: dict[str, Any] = {"ours": _simulated(simulators.ours)}
    if simulators.prism is None:
        made["prism"] = {"not_run": simulators.not_run}
    else:
        made["prism"] = _simulated(simulators.prism) | {"version": PRISM_VERSION}
        pairs = zip(simulators.ours.per_second, simulators.prism.per_second, strict=True)
        made["to_prism"] = round(statistics.median(ours / theirs for ours, theirs in pairs), 2)
    return made


def _simulated(simulated: Simulated) -> dict[str, Any]:
    return {
        "signed": simulated.signed,
        "per_second": Spread.of(simulated.per_second).rounded(1),
        "start_seconds": round(simulated.start, 2),
    }
