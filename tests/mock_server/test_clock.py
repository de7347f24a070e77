"""The business clock."""

from datetime import datetime, timedelta

import pytest

from tests.mock_server.support import NOW, Ticker
from wechatpay_mock._clock import BEIJING, Clock, parse_time


def test_runs_on() -> None:
    """A clock that was set runs on with its source, in whole seconds of Beijing."""
    ticker = Ticker(1000.25)
    clock = Clock(datetime.fromisoformat(NOW), source=ticker)
    assert clock.now().isoformat() == NOW
    ticker.now += 61.5
    assert clock.now().isoformat() == "2025-08-15T12:01:01+08:00"


def test_real_time_by_default() -> None:
    """Without a start it shows the time of its source."""
    assert Clock(source=Ticker(0)).now() == datetime(1970, 1, 1, 8, tzinfo=BEIJING)


def test_set_advance_reset() -> None:
    """It can be set, moved, and brought back to where it would be without."""
    clock = Clock(datetime.fromisoformat(NOW), source=Ticker())
    clock.advance(3600)
    clock.advance(-60)
    assert clock.now() == datetime.fromisoformat(NOW) + timedelta(minutes=59)
    clock.set(datetime.fromisoformat("2030-01-01T00:00:00Z"))
    assert clock.now().isoformat() == "2030-01-01T08:00:00+08:00"
    clock.reset()
    assert clock.now().isoformat() == NOW


def test_hold() -> None:
    """While it is held it stands still; afterwards it is where it would be without. It tells who watches it."""
    ticker, told = Ticker(1000.25), list[str]()
    clock = Clock(datetime.fromisoformat(NOW), source=ticker)
    clock.watch(lambda: told.append(clock.now().isoformat()))
    assert clock.hold().isoformat() == NOW
    ticker.now += 61.5
    assert clock.is_held
    assert clock.now().isoformat() == NOW
    assert clock.hold(0).isoformat() == "1970-01-01T08:00:00+08:00"
    clock.release()
    assert not clock.is_held
    assert clock.now().isoformat() == "2025-08-15T12:01:01+08:00"
    assert told == []
    clock.advance(60)
    clock.reset()
    assert told == ["2025-08-15T12:02:01+08:00", "2025-08-15T12:01:01+08:00"]


def test_freeze() -> None:
    """A frozen clock stands still, can be set and moved, and runs on from what it shows; a reset lets it run."""
    ticker, told = Ticker(1000.25), list[str]()
    clock = Clock(datetime.fromisoformat(NOW), source=ticker)
    clock.watch(lambda: told.append(clock.now().isoformat()))
    clock.freeze()
    clock.freeze()
    ticker.now += 3600
    assert clock.frozen
    assert clock.now().isoformat() == NOW
    clock.advance(60)
    assert clock.now().isoformat() == "2025-08-15T12:01:00+08:00"
    other = Clock(source=ticker)
    other.restore(clock.state)
    assert other.frozen
    assert other.now() == clock.now()
    clock.set(datetime.fromisoformat("2025-08-16T00:00:00+08:00"))
    ticker.now += 3600
    clock.unfreeze()
    clock.unfreeze()
    ticker.now += 5
    assert not clock.frozen
    assert clock.now().isoformat() == "2025-08-16T00:00:05+08:00"
    assert len(told) == 4
    clock.freeze()
    clock.reset()
    ticker.now += 5
    assert not clock.frozen
    assert clock.now() == datetime.fromisoformat(NOW) + timedelta(seconds=7210)


@pytest.mark.parametrize("seconds", [1e12, -1e12, 1e300, float("inf"), float("nan")])
def test_advance_too_far(seconds: float) -> None:
    """It does not leave the years that dates can be computed in."""
    clock = Clock(datetime.fromisoformat(NOW), source=Ticker())
    with pytest.raises(ValueError, match=r"1971|NaN"):
        clock.advance(seconds)
    assert clock.now().isoformat() == NOW


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08-15T12:00:00+08:00", NOW),
        ("2025-08-15T04:00:00Z", NOW),
        ("2025-08-15t04:00:00z", NOW),
        ("2025-08-15T04:00:00.000Z", NOW),
    ],
)
def test_parse(text: str, expected: str) -> None:
    """RFC 3339 in all its spellings, turned into Beijing time."""
    assert expected == parse_time(text).isoformat()


@pytest.mark.parametrize("text", ["", "now", "2025-08-15T12:00:00", "2025-08-15", "9999-12-31T23:59:59Z", "x" * 1000])
def test_parse_refuses(text: str) -> None:
    """Anything else is refused, in a text of bearable length."""
    with pytest.raises(ValueError, match=r"RFC 3339|1971") as raised:
        parse_time(text)
    assert len(str(raised.value)) < 100
