"""The server, seen from the process that leads the run."""

import http.client
import json
from types import TracebackType
from typing import Self

from .child import Child
from .server import Counts
from .stage import HOST, Stage


class Server:
    """A running server; `stage` has its addresses."""

    def __init__(self, stage: Stage) -> None:
        """Start it.

        Raises:
            ChildError: it did not start.
        """
        self._child = Child(stage, ["benchmarks.server", str(stage.save())])
        ports = self._child.read()
        self.stage = stage.at(f"https://{HOST}:{ports['tls']}", f"http://{HOST}:{ports['plain']}")
        self.stage.save()
        self._side = http.client.HTTPConnection(HOST, ports["plain"], timeout=10)

    def counts(self) -> Counts:
        """What it has seen so far."""
        return self._ask("counts")

    def check(self) -> Counts:
        """Begin to verify the signature of every request."""
        return self._ask("check")

    def trust(self) -> Counts:
        """Verify no more, which would cost time."""
        return self._ask("trust")

    def _ask(self, what: str) -> Counts:
        self._side.request("GET", f"/bench/{what}")
        return Counts(**json.loads(self._side.getresponse().read()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._side.close()
        self._child.__exit__(kind, error, traceback)
