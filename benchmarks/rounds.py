"""The rounds: every series in turn, each in the process that sees the right packages."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from .catalogue import BY_ID, ENVIRONMENTS, SERIES, Series
from .child import Child
from .control import Server
from .plan import Plan
from .stage import Stage

Tell = Callable[[str], None]


class Miscounted(Exception):
    """A candidate did not send, or not sign, what it says."""


@dataclass
class Measured:
    """What the rounds gave for one series, one value per round.

    Attributes:
        cpu: Seconds of the client's processor per call.
        wall: Seconds per call.
        calls: All calls the server has seen of it, warm-up included.
        connections: All connections the server has accepted of it.
    """

    cpu: list[float] = field(default_factory=list[float])
    wall: list[float] = field(default_factory=list[float])
    calls: int = 0
    connections: int = 0


@dataclass
class Rounds:
    """The outcome.

    Attributes:
        not_run: Why a series was left out, by its id.
        loaded: Per environment, which of the packages that matter were really loaded.
        verified: Signatures that the server found genuine before the rounds.
    """

    measured: dict[str, Measured]
    not_run: dict[str, str]
    loaded: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    verified: int = 0

    @property
    def count(self) -> int:
        return min(len(one.cpu) for one in self.measured.values())

    def ratios(self, series: Series) -> Iterator[tuple[str, list[float]]]:
        """Per unit of comparison that was measured, the ratio of each round."""
        own = self.measured[series.id].cpu
        for unit, parts in series.against:
            if series.id not in parts and all(part in self.measured for part in parts):
                columns = zip(*(self.measured[part].cpu for part in parts), strict=True)
                yield unit, [cpu / sum(column) for cpu, column in zip(own, columns, strict=True)]


class Bench:
    """The workers, and the server that they call."""

    def __init__(self, server: Server, plan: Plan, stack: ExitStack) -> None:
        lacking = {one.id: one.lacking for one in SERIES}
        self._server, self._plan = server, plan
        self._series = [one for one in SERIES if not lacking[one.id]]
        self.rounds = Rounds(
            {one.id: Measured() for one in self._series},
            {id_: f"needs {', '.join(names)}" for id_, names in lacking.items() if names},
        )
        self._workers = {
            id_: stack.enter_context(_worker(server.stage, id_))
            for id_ in sorted({one.environment for one in self._series})
        }

    def prepare(self) -> None:
        """Open every candidate with a few calls whose signatures the server verifies.

        Raises:
            Miscounted: a signature was not genuine, or a call was not made.
        """
        before = self._server.check()
        made = 0
        for one in self._series:
            if "exchange" in one.id:
                continue  # it sends one signature again and again, which is enough for the floor
            made += self._sent(one, self._run(one, max(1, one.concurrency)), max(1, one.concurrency))
        seen = self._server.trust()
        self.rounds.verified = seen.verified - before.verified
        if seen.refused or self.rounds.verified != made:
            raise Miscounted(f"{made} calls, {self.rounds.verified} genuine signatures, {seen.refused} refused")
        for one in self._series:
            if "exchange" in one.id:
                self._run(one, max(1, one.concurrency))
        for id_, worker in self._workers.items():
            self.rounds.loaded[id_] = list(worker.ask({"do": "settle"})["loaded"])

    def round(self, number: int) -> None:
        """Every series once; every second round in the reverse order, so that drift cancels out.

        Raises:
            Miscounted: a call was not made.
        """
        for one in self._series if number % 2 else reversed(self._series):
            calls, measured = self._plan.calls(one.calls, one.concurrency), self.rounds.measured[one.id]
            before = self._server.counts()
            answer = self._run(one, calls)
            after, expected = self._server.counts(), self._sent(one, answer, calls)
            if after.requests - before.requests != expected:
                raise Miscounted(f"{one.id}: {expected} calls, {after.requests - before.requests} seen")
            measured.cpu.append(answer["cpu"] / calls)
            measured.wall.append(answer["wall"] / calls)
            measured.calls += expected
            measured.connections += after.connections - before.connections

    def _run(self, series: Series, calls: int) -> dict[str, float]:
        stage = self._server.stage
        command = {
            "do": "run",
            "candidate": series.candidate,
            "base_url": stage.plain_url if series.transport == "plain" else stage.tls_url,
            "concurrency": series.concurrency,
            "calls": calls,
        }
        return self._workers[series.environment].ask(command)

    @staticmethod
    def _sent(series: Series, answer: dict[str, float], calls: int) -> int:
        return 0 if series.transport == "none" else calls + int(answer["warm"])


def _worker(stage: Stage, environment: str) -> Child:
    return Child(stage, ["benchmarks.worker", str(stage.file), ",".join(ENVIRONMENTS[environment].hidden)])


def run_rounds(server: Server, plan: Plan, tell: Tell, *, until: float) -> Rounds:
    """Measure, and begin no round after the moment `until` of the monotonic clock but for those that have to be.

    Raises:
        ChildError: a candidate failed.
        Miscounted: a candidate did not do what it should.
    """
    with ExitStack() as stack:
        bench = Bench(server, plan, stack)
        for id_, reason in bench.rounds.not_run.items():
            tell(f"not run: {BY_ID[id_].title} ({id_}) {reason}")
        bench.prepare()
        tell(f"{bench.rounds.verified} calls of all candidates: every signature genuine")
        number = 0
        while number < plan.rounds and (number < plan.least_rounds or time.monotonic() < until):
            number += 1
            bench.round(number)
            if number == 1 or number % 5 == 0:
                tell(f"round {number} of at most {plan.rounds}")
    return bench.rounds
