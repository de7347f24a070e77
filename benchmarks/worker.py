"""A process that measures: it runs blocks of calls when it is told to, one candidate at a time.

Several workers with different packages visible take turns; no two of them ever run at once.
Garbage collection stays on during a block, as in any program. What start-up left behind is frozen before, and each
block begins with a collection, so that no candidate pays for the objects of another.
"""

import asyncio
import gc
import json
import os
import sys
import time
from contextlib import AsyncExitStack, ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from . import absent, cores

if TYPE_CHECKING:
    from .floor import AsyncCall, Call
    from .stage import Stage

EXTRAS = ("sniffio", "orjson", "aiohttp")
"""Packages whose presence changes what a call costs."""


class Worker:
    """The candidates that are open."""

    def __init__(self, stage: "Stage", runner: asyncio.Runner) -> None:
        self._stage, self._runner = stage, runner
        self._sync: dict[tuple[str, str], Call] = {}
        self._async: dict[tuple[str, str], AsyncCall] = {}
        self.stack, self.async_stack = ExitStack(), AsyncExitStack()

    def obey(self, command: dict[str, Any]) -> dict[str, object]:
        """Carry out one command."""
        match command["do"]:
            case "run":
                return self._run(command)
            case "settle":
                gc.collect()
                gc.freeze()
                return {"loaded": [name for name in EXTRAS if name in sys.modules]}
            case unknown:
                raise ValueError(unknown)

    def _run(self, command: dict[str, Any]) -> dict[str, object]:
        key = (command["candidate"], command["base_url"])
        concurrency, calls = command["concurrency"], command["calls"]
        if not concurrency:
            if key not in self._sync:
                self._sync[key] = self.stack.enter_context(_found(key[0])(self._stage, key[1]))
            return _block(self._sync[key], calls)
        return self._runner.run(self._run_async(key, concurrency, calls))

    async def _run_async(self, key: tuple[str, str], concurrency: int, calls: int) -> dict[str, object]:
        if key not in self._async:
            opened = _found(key[0])(self._stage, key[1])
            self._async[key] = await self.async_stack.enter_async_context(opened)
        return await _async_block(self._async[key], concurrency, calls)


def _found(candidate: str) -> Any:
    module, _, name = candidate.partition(".")
    return getattr(import_module(f"benchmarks.{module}"), name)


def _block(call: "Call", calls: int) -> dict[str, object]:
    call()  # opens connections that idleness has closed
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(calls):
        call()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "warm": 1}


async def _async_block(call: "AsyncCall", concurrency: int, calls: int) -> dict[str, object]:
    async def lane(count: int) -> None:
        for _ in range(count):
            await call()

    await asyncio.gather(*(lane(1) for _ in range(concurrency)))
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(lane(calls // concurrency) for _ in range(concurrency)))
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "warm": concurrency}


def _private_output() -> TextIO:
    """Standard output for answers alone; whatever a package prints goes to standard error."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "w", encoding="utf-8")


def main() -> None:
    """Answer the commands on standard input until it is closed."""
    file, names = sys.argv[1], sys.argv[2]
    absent.hide(names.split(",") if names else ())
    from .stage import Stage  # noqa: PLC0415  # it imports packages, and hiding them comes first

    cores.keep_to(cores.CLIENT)
    with _private_output() as output, asyncio.Runner() as runner:
        worker = Worker(Stage.load(Path(file)), runner)
        with worker.stack:
            for line in sys.stdin:
                try:
                    answer = worker.obey(json.loads(line))
                except Exception as error:  # told to the leading process, which ends the run
                    answer = {"failed": f"{line.strip()}: {type(error).__name__}: {error}"}
                print(json.dumps(answer), file=output, flush=True)
        runner.run(worker.async_stack.aclose())


if __name__ == "__main__":
    main()
