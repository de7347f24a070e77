"""Commands: everything that changes what the simulator keeps, done in one place so that it can be done again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from ._clock import Clock
from ._json import Json, encode
from ._refusals import ErrorEntry, Refusal
from ._state import Store
from ._state_file import Row, StateError

_log = logging.getLogger("wechatpay_mock")


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be done.

    Attributes:
        name: What it is; there is an act of this name.
        data: What the act needs to know.
        body: The body of a request, as it came.
    """

    name: str
    data: Json
    body: bytes = b""


Act = Callable[[Command], Json | None]
"""Does a command: the same again whenever state, clock and random numbers are the same."""


class Declined(Exception):
    """A command cannot be done now, and nothing is wrong with the simulator: part of the game, like a `Refusal`."""


class Log(Protocol):
    """Where commands are kept."""

    def append(self, row: Row) -> None:
        """Keep a row for good before returning."""
        ...

    def begin_anew(self, rows: Iterable[Row]) -> None:
        """Forget all rows; keep these."""
        ...


class Commands:
    """Does commands one after the other and, where there is a log, keeps each before anybody hears of its outcome.

    A command that fails is kept as well: it may have used up an id on its way, and later commands
    have to find that again.
    """

    def __init__(self, clock: Clock, store: Store) -> None:
        self.lock = clock.lock
        self._clock = clock
        self._store = store
        self._acts: dict[str, Act] = {}
        self._log: Log | None = None
        self._basis: Callable[[], Iterable[Command]] = tuple
        self._count = 0
        self._fault: StateError | None = None
        clock.watch(self._clock_changed)
        self.register("clock", lambda command: clock.restore(command.data))

    def register(self, name: str, act: Act) -> None:
        """Tell how commands of a name are done."""
        self._acts[name] = act

    def perform(self, command: Command, act: Callable[[], Json | None] | None = None) -> Json | None:
        """Do a command and keep it.

        While it is done the business clock stands still.

        Args:
            command: The command.
            act: Does it, where there is a shorter way than by the registered act; it must change the same.

        Returns:
            What the act returns.

        Raises:
            StateError: The command could not be kept; nothing is done any more.
            Exception: What the act raises.
        """
        with self.lock:
            self.check()
            # A command within a command would be done twice when both are done again.
            assert not self._clock.is_held, f"{command.name} within another command"
            time = int(self._clock.hold().timestamp())
            self._store.random.begin()
            try:
                answer = self._acts[command.name](command) if act is None else act()
            except Exception as error:
                self._keep(command, time, failure(error))
                raise
            finally:
                self._clock.release()
            if self._log is not None:
                self._keep(command, time, digest(answer))
            return answer

    def record(self, command: Command) -> None:
        """Keep a command that has been done already, without an answer and without anything random.

        Raises:
            StateError: It could not be kept.
        """
        with self.lock:
            self.check()
            self._store.random.begin()
            self._keep(command, int(self._clock.now().timestamp()), digest(None))

    def check(self) -> None:
        """Make sure that memory and log tell the same.

        Raises:
            StateError: They do not, since a command could not be kept, or the log is closed.
        """
        if self._fault is not None:
            raise self._fault

    @property
    def is_broken(self) -> bool:
        """Whether `check` would raise."""
        return self._fault is not None

    def repeat(self, row: Row) -> str:
        """Do again what a row of the log tells.

        Returns:
            What came of it, to be held against `row.outcome`.
        """
        self._clock.hold(row.time)
        self._store.random.begin(row.seed)
        try:
            outcome = digest(self._acts[row.name](Command(row.name, row.data, row.body)))
        except StateError:
            raise
        except Exception as error:  # what failed then fails again
            outcome = failure(error)
        finally:
            self._clock.release()
        self._count = row.number
        return outcome

    def keep_in(self, log: Log, basis: Callable[[], Iterable[Command]]) -> None:
        """From now on keep commands.

        Args:
            log: Where.
            basis: Tells what a log begins with.

        Raises:
            StateError: The log is empty, and its beginning could not be written.
        """
        with self.lock:
            self._log, self._basis = log, basis
            if not self._count:
                self.begin_anew(lambda: None)

    def begin_anew(self, forget: Callable[[], None]) -> None:
        """Forget everything, in memory and in the log. It also mends a log that could not be written.

        Args:
            forget: Forgets what is in memory.

        Raises:
            StateError: The log could not be written; nothing is done any more.
        """
        with self.lock:
            log, self._log, self._fault = self._log, None, None
            forget()
            self._log = log
            if log is None:
                return
            time = int(self._clock.now().timestamp())
            rows = [
                Row(number, command.name, time, None, command.data, command.body, digest(None))
                for number, command in enumerate(self._basis(), 1)
            ]
            with self._noticed():
                log.begin_anew(rows)
            self._count = len(rows)

    def stop(self, reason: StateError) -> None:
        """Do and keep nothing any more."""
        with self.lock:
            self._fault = reason

    def _clock_changed(self) -> None:
        self.record(Command("clock", self._clock.state))

    def _keep(self, command: Command, time: int, outcome: str) -> None:
        if self._log is None:
            return
        seed = self._store.random.drawn
        with self._noticed():
            self._log.append(Row(self._count + 1, command.name, time, seed, command.data, command.body, outcome))
        self._count += 1

    @contextmanager
    def _noticed(self) -> Generator[None]:
        try:
            yield
        except StateError as error:
            # Memory is ahead of the log now: whoever read it would see what is gone after a restart.
            self._fault = error
            _log.error("%s", error)
            raise
        except Exception as error:
            self._fault = StateError(f"A write could not be kept ({error!r}): restart the simulator.")
            raise


def digest(answer: Json | None) -> str:
    """A short text by which an answer is known again."""
    if answer is None:
        return ""
    try:
        return sha256(encode(answer)).hexdigest()[:32]
    except (ValueError, RecursionError) as error:  # it will not be answered either
        return failure(error)


def failure(error: Exception) -> str:
    """A short text by which a failure is known again; it begins with ? if it is a mistake of the simulator."""
    if isinstance(error, Refusal):
        return f"!{error.error.code if isinstance(error.error, ErrorEntry) else error.error}"
    return f"{'!' if isinstance(error, Declined) else '?'}{type(error).__name__}"
