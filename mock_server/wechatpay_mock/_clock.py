"""The business clock: what the platform takes for now, apart from the clock of signatures."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

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
    """A clock that can be set and then runs on, in whole seconds."""

    def __init__(self, now: datetime | None = None, *, source: Callable[[], float] = time.time) -> None:
        """Start at `now`, or at the time of `source` when left out.

        Args:
            now: The moment to start from, with its offset.
            source: Gives the Unix seconds of a clock that runs.
        """
        self._source = source
        self._offset = 0.0
        self._watchers: list[Callable[[], None]] = []
        if now is not None:
            self.set(now)
        self._first_offset = self._offset

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` whenever the clock was set, moved or reset."""
        self._watchers.append(watcher)

    def _moved(self) -> None:
        for watcher in self._watchers:
            watcher()

    def now(self) -> datetime:
        """The current second, in Beijing time."""
        return datetime.fromtimestamp(int(self._source() + self._offset), BEIJING)

    def set(self, now: datetime) -> None:
        """Make it `now`; time runs on from there."""
        self._offset = now.timestamp() - self._source()
        self._moved()

    def advance(self, seconds: float) -> None:
        """Move forward, or back with a negative number.

        Raises:
            ValueError: The clock would leave the years 1971 to 8999.
        """
        try:
            target = self.now() + timedelta(seconds=seconds)
        except OverflowError:
            target = None
        if target is None or target.year not in _YEARS:
            raise ValueError("the clock would leave the years 1971 to 8999")
        self._offset += seconds
        self._moved()

    def reset(self) -> None:
        """Go back to the offset of the start."""
        self._offset = self._first_offset
        self._moved()
