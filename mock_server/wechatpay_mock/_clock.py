"""The business clock: what the platform takes for now, apart from the clock of signatures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from ._json import Json

BEIJING = timezone(timedelta(hours=8))
"""Calendar days are Beijing days (P8)."""

# Beyond these years adding a validity could leave what `datetime` holds.
_YEARS = range(1971, 9000)


def parse_time(text: str) -> datetime:
    """An RFC 3339 time, in Beijing time.

    Raises:
        ValueError: It is none, lacks its offset, or lies outside the years 1971 to 8999.
    """
    try:
        moment = datetime.fromisoformat(text.upper())
        if moment.tzinfo is None:
            raise ValueError
        moment = moment.astimezone(BEIJING)
    except (ValueError, OverflowError):
        raise ValueError(f"{text[:40]!r} is no RFC 3339 time with an offset") from None
    if moment.year not in _YEARS:
        raise ValueError(f"{text[:40]!r} is not between 1971 and 8999")
    return moment


class Clock:
    """A clock that can be set and then runs on, in whole seconds, or stands still while it is frozen.

    Attributes:
        lock: Whoever moves it holds this, and so does whoever wants it unmoved for a while; `Commands` does
            everything under it.
    """

    def __init__(self, now: datetime | None = None, *, source: Callable[[], float] = time.time) -> None:
        """Start at `now`, or at the time of `source` when left out.

        Args:
            now: The moment to start from, with its offset.
            source: Gives the Unix seconds of a clock that runs.
        """
        self.lock = threading.RLock()
        self._source = source
        self._held: datetime | None = None
        self._frozen_at: float | None = None
        self._offset = 0.0 if now is None else now.timestamp() - source()
        self._first_offset = self._offset
        self._watchers: list[Callable[[], None]] = []

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` whenever the clock was set, moved or reset."""
        self._watchers.append(watcher)

    def _moved(self) -> None:
        for watcher in self._watchers:
            watcher()

    def now(self) -> datetime:
        """The current second, in Beijing time."""
        return self._held or self._at(self._reading() + self._offset)

    def _reading(self) -> float:
        return self._source() if self._frozen_at is None else self._frozen_at

    @property
    def frozen(self) -> bool:
        """Whether it was frozen."""
        return self._frozen_at is not None

    def freeze(self) -> None:
        """Stand still from now on, until `unfreeze` or `reset`; it can be set and advanced meanwhile."""
        with self.lock:
            if self._frozen_at is None:
                self._frozen_at = self._source()
                self._moved()

    def unfreeze(self) -> None:
        """Run on from what it shows."""
        with self.lock:
            if self._frozen_at is not None:
                self._offset += self._frozen_at - self._source()
                self._frozen_at = None
                self._moved()

    @staticmethod
    def _at(seconds: float) -> datetime:
        return datetime.fromtimestamp(int(seconds), BEIJING)

    def set(self, now: datetime) -> None:
        """Make it `now`; time runs on from there."""
        with self.lock:
            self._offset = now.timestamp() - self._reading()
            self._moved()

    def advance(self, seconds: float) -> None:
        """Move forward, or back with a negative number.

        Raises:
            ValueError: The clock would leave the years 1971 to 8999.
        """
        with self.lock:
            try:
                target = self.now() + timedelta(seconds=seconds)
            except OverflowError:
                target = None
            if target is None or target.year not in _YEARS:
                raise ValueError("the clock would leave the years 1971 to 8999")
            self._offset += seconds
            self._moved()

    def reset(self) -> None:
        """Run, with the offset of the start."""
        with self.lock:
            self._offset, self._frozen_at = self._first_offset, None
            self._moved()

    def hold(self, seconds: int | None = None) -> datetime:
        """Stand still until `release`, at what it shows or at a moment in Unix seconds; the moment."""
        self._held = None
        self._held = self.now() if seconds is None else self._at(seconds)
        return self._held

    def release(self) -> None:
        """Run on as though it had not been held."""
        self._held = None

    @property
    def is_held(self) -> bool:
        """Whether it stands still."""
        return self._held is not None

    @property
    def state(self) -> Json:
        """How it stands to its source, for `restore`."""
        return {"offset": self._offset, "frozen_at": self._frozen_at}

    def restore(self, state: Json) -> None:
        """Stand to the source as another clock did."""
        frozen_at = state.get("frozen_at")
        self._offset, self._frozen_at = float(state["offset"]), None if frozen_at is None else float(frozen_at)
