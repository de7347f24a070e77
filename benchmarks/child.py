"""Child processes: their environment, one line in and one line out, and no way to outlive the benchmark."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .stage import Stage

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT, *(ROOT / name for name in ("auth_plugin", "runtime", "generated", "mock_server"))]
_STOP_SECONDS = 5
_LIFE_SECONDS = 600
"""No child lives longer, even if it hangs."""


class ChildError(Exception):
    """A child process ended, or said that it failed."""


def environment(stage: Stage) -> dict[str, str]:
    """The environment of all children: the throw-away CA, no proxies, byte code written."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy")
        and not name.startswith("WECHATPAY_")
        and name != "PYTHONDONTWRITEBYTECODE"  # imports would compile every time
    }
    bundle = str(stage.ca_bundle)
    path = os.pathsep.join([*map(str, SOURCES), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**kept, "SSL_CERT_FILE": bundle, "REQUESTS_CA_BUNDLE": bundle, "PYTHONPATH": path}


class Child:
    """A process that answers each line of JSON with one."""

    def __init__(self, stage: Stage, arguments: Sequence[str]) -> None:
        """Start ``python -m`` with these arguments."""
        self._name = arguments[0]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(stage),
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the leading process, which ends the others
        )
        self._limit = threading.Timer(_LIFE_SECONDS, self._process.kill)
        self._limit.daemon = True
        self._limit.start()

    def read(self) -> dict[str, Any]:
        """The next line.

        Raises:
            ChildError: there is none, or it tells of a failure.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ChildError(f"{self._name} ended with status {self._process.wait()}; its message is above")
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise ChildError(f"{self._name}: {answer['failed']}")
        return answer

    def ask(self, command: Mapping[str, object]) -> dict[str, Any]:
        """Send a command and wait for its answer.

        Raises:
            ChildError: as `read`.
        """
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # `read` tells how it ended
            self._process.stdin.write(json.dumps(command) + "\n")
            self._process.stdin.flush()
        return self.read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        process = self._process
        self._limit.cancel()
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.close()  # tells it to stop
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
