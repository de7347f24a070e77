"""The outbox: order, plans, and how much of it is kept."""

from datetime import datetime, timedelta

import pytest

from tests.mock_server.support import NOW
from wechatpay_auth import Scheme
from wechatpay_mock import _outbox
from wechatpay_mock._outbox import Notification, Outbox
from wechatpay_mock._state import Owner, Store

NOON = datetime.fromisoformat(NOW)
OWNER = Owner(Scheme.BRAND, "120344", "120344")


def notification(name: str, seconds: float | None = 0) -> Notification:
    next_at = None if seconds is None else NOON + timedelta(seconds=seconds)
    return Notification(name, OWNER, "PRODUCT_COUPON.SEND", NOON, "https://a/", {}, "", next_try_at=next_at)


def test_order() -> None:
    """Shown in the order in which they were made, and sent in the order of their plans."""
    outbox = Outbox()
    for name, seconds in (("a", 20), ("b", 10), ("c", 10)):
        outbox.add(notification(name, seconds))
    assert [one.id for one in outbox] == ["a", "b", "c"]
    assert [one.number for one in outbox] == [1, 2, 3]
    assert outbox.next_at() == NOON + timedelta(seconds=10)
    assert outbox.take_due(NOON) is None
    taken = [outbox.take_due(NOON + timedelta(seconds=20)) for _ in range(4)]
    assert [one and one.id for one in taken] == ["b", "c", "a", None]


def test_plans_change() -> None:
    """Only the last plan counts."""
    outbox, one = Outbox(), notification("a", 10)
    outbox.add(one)
    outbox.plan(one, NOON + timedelta(seconds=5))
    assert outbox.due(NOON + timedelta(seconds=5)) == [one]
    outbox.plan(one, None)
    assert (outbox.next_at(), outbox.take_due(NOON + timedelta(days=1))) == (None, None)


def test_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit those finished first are forgotten, and never one with tries to come."""
    monkeypatch.setattr(_outbox, "KEPT", 3)
    outbox = Outbox()
    outbox.add(notification("pending"))
    for index in range(5):
        outbox.add(notification(f"done {index}", None))
    assert [one.id for one in outbox] == ["pending", "done 3", "done 4"]
    assert outbox.get("done 0") is None
    for index in range(5):
        outbox.add(notification(f"more {index}"))
    assert [one.id for one in outbox] == ["pending", *(f"more {index}" for index in range(5))]


def test_forgotten_ones_are_not_planned() -> None:
    """A try that ends after a reset plans nothing."""
    outbox = Outbox()
    outbox.plan(notification("a"), NOON)
    assert outbox.next_at() is None


def test_restored() -> None:
    """One that was kept elsewhere comes back with its number, and the next one follows it."""
    outbox, kept = Outbox(), notification("a", None)
    kept.number = 7
    outbox.add(kept)
    assert outbox.next_number == 8


def test_ids() -> None:
    """Ids have 36 characters, as documented at most, and are all different."""
    store = Store()
    ids = {store.new_id() for _ in range(1000)}
    assert {len(one) for one in ids} == {36}
    assert len(ids) == 1000
