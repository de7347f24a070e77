"""Callbacks and their tries."""

from __future__ import annotations

from .._gateway import Gateway
from .._json import Json
from .._outbox import Notification


def notifications(gateway: Gateway) -> list[Notification]:
    """The callbacks, newest first."""
    return list(gateway.store.outbox)[::-1]


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
        "tries": [one.to_json() for one in notification.tries],
    }
