"""One run, from throw-away keys to the document with its results."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from . import prism
from .child import ROOT, ChildError
from .control import Server
from .machine import machine
from .plan import Plan
from .results import document
from .rounds import run_rounds
from .simulators import run_simulators
from .stage import Stage
from .starts import run_starts

Tell = Callable[[str], None]
_GENERATION_SECONDS = 300


def run(plan: Plan, tell: Tell) -> dict[str, Any]:
    """Measure everything the plan has, and give the document; all it started has ended then.

    Raises:
        ChildError: something that was measured failed.
        Miscounted: a candidate did not do what it should.
    """
    if plan.prism:
        _install_prism(tell)
    begun, started, about = time.monotonic(), datetime.now(UTC), machine()

    def timed(text: str) -> None:
        tell(f"[{time.monotonic() - begun:3.0f} s] {text}")

    timed(f"{about['cpu']}, {about['cores']} cores, load {about['load_at_start']}")
    if not about["quiet"]:
        timed("something else is running: the figures will be disturbed")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, Server(Stage.make(Path(folder))) as server:
        starts = run_starts(server.stage, plan, timed)
        simulators = run_simulators(server.stage, plan, timed)
        generation = _regenerate() if plan.regenerate else None
        # Last, so that they take what is left of the time: more rounds only make the figures steadier.
        rounds = run_rounds(server, plan, timed, until=begun + plan.seconds)
    return document(
        about, rounds, starts, simulators, generation, started=started, seconds=time.monotonic() - begun, plan=plan
    )


def _install_prism(tell: Tell) -> None:
    """Before the clock starts; if it fails, `run_simulators` tells why."""
    with suppress(prism.PrismMissing):
        if prism.install():
            tell(f"Prism {prism.VERSION} installed")


def _regenerate() -> float:
    """Seconds that `make generate` takes, into a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "tools.generate", "--output", str(Path(folder) / "wechatpay_product_coupon")],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            },
            stdout=subprocess.DEVNULL,
            timeout=_GENERATION_SECONDS,
            check=False,
        )
        if done.returncode:
            raise ChildError("tools.generate failed; its message is above")
        return time.perf_counter() - begun
