"""Cold starts and imports, each in a process of its own, in turn."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from .catalogue import ENVIRONMENTS, PEER
from .child import ROOT, ChildError, environment
from .first import CALLS, CLI
from .plan import Plan
from .stage import PATHS, Stage

IMPORTS = ("httpx", "wechatpay_product_coupon", "wechatpay_product_coupon.client", "wechatpayv3.core")
"""Of the SDK the package and its clients: a package that loads things when they are first used shows nothing alone."""
_LIMIT_SECONDS = 60


@dataclass
class Started:
    """What the tries of one start gave.

    Attributes:
        cpu: Seconds of processor time; for calls from the start of the process to the answer.
        wall: Seconds until the process had ended.
        modules: How many modules were loaded.
    """

    cpu: list[float] = field(default_factory=list[float])
    wall: list[float] = field(default_factory=list[float])
    modules: int = 0


@dataclass
class Starts:
    """First calls by candidate, imports by module."""

    calls: dict[str, Started]
    imports: dict[str, Started]


def run_starts(stage: Stage, plan: Plan, tell: Callable[[str], None]) -> Starts:
    """Measure, in turn; if more than one start is wanted, after one try each that only writes byte code.

    Raises:
        ChildError: a process failed.
    """
    with_peer = all(find_spec(name) for name in PEER)
    calls = {name: Started() for name in CALLS if with_peer or name != "peer"}
    imports = {name: Started() for name in IMPORTS if with_peer or not name.startswith("wechatpayv3")}
    file = Path(stage.folder) / "call.json"
    content = {
        "environ": stage.environ["partner"],
        "base_url": stage.tls_url,
        "path": PATHS["partner"],
        "body": stage.body,
    }
    file.write_text(json.dumps(content), "utf-8")
    warm_up = plan.starts > 1
    for number in range(plan.starts + warm_up):
        for name, started in calls.items():
            _start(stage, started, ["call", name, str(file)], keep=number >= warm_up)
        for name, started in imports.items():
            _start(stage, started, ["import", name], keep=number >= warm_up)
    tell(f"{plan.starts} cold starts of each")
    return Starts(calls, imports)


def _start(stage: Stage, started: Started, arguments: list[str], *, keep: bool) -> None:
    hidden = ",".join((*ENVIRONMENTS["core"].hidden, *CLI))
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.first", hidden, *arguments],
        cwd=ROOT,
        env=environment(stage),
        capture_output=True,
        text=True,
        timeout=_LIMIT_SECONDS,
        check=False,
    )
    if done.returncode:
        raise ChildError(f"benchmarks.first {' '.join(arguments[:2])}: {done.stderr.strip()[-500:]}")
    if keep:
        cpu, modules = done.stdout.split()
        started.cpu.append(float(cpu))
        started.wall.append(time.perf_counter() - begun)
        started.modules = int(modules)
