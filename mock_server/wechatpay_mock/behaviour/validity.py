"""When a coupon can be used: `coupon_available_period`, in Beijing time (P8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from .._clock import BEIJING, parse_time
from .._json import Json

_MAX_SPAN = timedelta(days=365)
_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")

_T = TypeVar("_T", int, datetime)


class InvalidPeriod(ValueError):
    """A period that the platform refuses.

    Attributes:
        field: JSON pointer below the period.
        issue: What is wrong.
    """

    def __init__(self, field: str, issue: str) -> None:
        super().__init__(f"{field} {issue}")
        self.field = field
        self.issue = issue


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when one coupon is valid, both ends included."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Period:
    """The conditions under which the coupons of a stock can be used; all of them hold at once (P6).

    Attributes:
        begin: Begin of the stock.
        end: End of the stock.
        wait_days: Days from receiving until a coupon takes effect.
        days: Calendar days of validity.
        seconds: Seconds of validity.
        weekdays: The days of the week, Monday 0; None for all.
        day_spans: Seconds of those days, both ends included; none for the whole day.
        spans: Spans of time, both ends included; none for always.
    """

    begin: datetime
    end: datetime
    wait_days: int | None
    days: int | None
    seconds: int | None
    weekdays: frozenset[int] | None
    day_spans: tuple[tuple[int, int], ...]
    spans: tuple[tuple[datetime, datetime], ...]

    @classmethod
    def read(cls, content: Json, *, days: int | None = None) -> Period:
        """Read and check a `coupon_available_period`.

        Args:
            content: The object, as the contract has it.
            days: The days of validity where the object does not tell them itself.

        Raises:
            InvalidPeriod: P1, P4, P5 or P7 is broken.
        """
        begin = _time(content["available_begin_time"], "/available_begin_time")
        end = _time(content["available_end_time"], "/available_end_time")
        if begin >= end:
            raise InvalidPeriod("/available_end_time", "must be later than available_begin_time")
        if end - begin > _MAX_SPAN:  # P1
            raise InvalidPeriod("/available_end_time", "must be at most 365 days after available_begin_time")
        weekly: Json = content.get("weekly_available_period", {})
        period = cls(
            begin=begin,
            end=end,
            wait_days=content.get("wait_days_after_receive"),
            days=content.get("available_days", days),
            seconds=content.get("available_seconds"),
            weekdays=frozenset(map(_DAYS.index, weekly["day_list"])) if weekly else None,
            day_spans=_spans(weekly.get("day_period_list", ()), "/weekly_available_period/day_period_list", _second),
            spans=_spans(content.get("irregular_available_period_list", ()), "/irregular_available_period_list", _time),
        )
        for index, (first, last) in enumerate(period.spans):
            if first < begin or last > end:  # P7
                field = f"/irregular_available_period_list/{index}"
                raise InvalidPeriod(field, "must lie between available_begin_time and available_end_time")
        return period

    def validity(self, received: datetime) -> Validity | None:
        """The validity of a coupon received at this moment, None if it would begin after the end of the stock.

        Days are calendar days, so that one day ends at midnight; seconds count from the begin;
        the end of the stock cuts everything off.
        """
        begin = max(received, self.begin)
        if self.wait_days:
            begin = _midnight(begin.date() + timedelta(days=self.wait_days))
        if begin > self.end:
            return None
        end = self.end
        if self.days is not None:
            end = min(end, _midnight(begin.date() + timedelta(days=self.days)) - timedelta(seconds=1))
        if self.seconds is not None:
            end = min(end, begin + timedelta(seconds=self.seconds))
        return Validity(begin, end)

    def is_open(self, now: datetime) -> bool:
        """Whether the weekly and irregular conditions allow a use now (U11)."""
        if self.weekdays is not None and now.weekday() not in self.weekdays:
            return False
        second = int((now - _midnight(now.date())).total_seconds())
        if self.day_spans and not _inside(second, self.day_spans):
            return False
        return not self.spans or _inside(now, self.spans)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING)


def _inside(value: _T, spans: Sequence[tuple[_T, _T]]) -> bool:
    return any(first <= value <= last for first, last in spans)


def _time(text: str, field: str) -> datetime:
    try:
        return parse_time(text)
    except ValueError as error:
        raise InvalidPeriod(field, str(error)) from None


def _second(value: int, _: str) -> int:
    return value


def _spans(items: Sequence[Json], field: str, read: Callable[..., _T]) -> tuple[tuple[_T, _T], ...]:
    # P4 and P5: every span runs forward, and no two of them touch.
    spans: list[tuple[_T, _T]] = []
    for index, item in enumerate(items):
        where = f"{field}/{index}"
        first, last = (read(item[name], f"{where}/{name}") for name in ("begin_time", "end_time"))
        if first >= last:
            raise InvalidPeriod(f"{where}/end_time", "must be later than begin_time")
        if any(first <= other_last and other_first <= last for other_first, other_last in spans):
            raise InvalidPeriod(where, "must not overlap another period")
        spans.append((first, last))
    return tuple(spans)
