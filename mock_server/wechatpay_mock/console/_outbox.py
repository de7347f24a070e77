"""Callbacks and their tries, as far as the simulator sends any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from .._gateway import Gateway
from .._json import Json
from .._state import Owner


class Try(Protocol):
    """One attempt to deliver a callback."""

    number: int
    at: datetime
    status: int | None
    outcome: str
    probe: bool


class Notification(Protocol):
    """A callback: whose it is, what it says, and what became of it."""

    id: str
    owner: Owner
    event_type: str
    created_at: datetime
    url: str
    payload: Any
    summary: str
    tries: Sequence[Try]
    next_try_at: datetime | None
    state: str


def notifications(gateway: Gateway) -> list[Notification] | None:
    """The callbacks, newest first; None if this simulator sends none."""
    outbox: Iterable[Notification] | None = getattr(gateway.store, "outbox", None)
    return None if outbox is None else list(outbox)[::-1]


def row(notification: Notification) -> Json:
    """A callback as the console shows it."""
    return {
        "id": notification.id,
        "side": notification.owner.scheme.name,
        "caller": notification.owner.caller,
        "brand_id": notification.owner.brand_id,
        "event_type": notification.event_type,
        "summary": notification.summary,
        "created_at": notification.created_at.isoformat(),
        "url": notification.url,
        "state": notification.state,
        "next_try_at": None if notification.next_try_at is None else notification.next_try_at.isoformat(),
        "payload": notification.payload,
        "tries": [
            {
                "number": attempt.number,
                "at": attempt.at.isoformat(),
                "status": attempt.status,
                "outcome": attempt.outcome,
                "probe": attempt.probe,
            }
            for attempt in notification.tries
        ],
    }
