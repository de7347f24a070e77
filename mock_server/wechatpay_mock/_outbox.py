"""The notifications that WeChat Pay has made, and what became of each try to deliver them."""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ._json import Json

if TYPE_CHECKING:
    from ._state import Owner

KEPT = 10_000

State = Literal["PENDING", "DELIVERED", "FAILED"]


@dataclass(frozen=True, slots=True)
class Try:
    """One request to a receiver.

    Attributes:
        number: Counts the tries of one notification, from 1.
        at: When, by the business clock.
        status: The HTTP status of the answer, None without one.
        outcome: What came of it, as a sentence.
        probe: Whether its signature was wrong on purpose, so that it counts for nothing.
    """

    number: int
    at: datetime
    status: int | None
    outcome: str
    probe: bool = False

    def to_json(self) -> Json:
        """What the control routes show."""
        shown: Json = {"number": self.number, "at": self.at.isoformat(), "status": self.status}
        return {**shown, "outcome": self.outcome, "probe": self.probe}


@dataclass(slots=True, eq=False)
class Notification:
    """Something that a receiver is to be told.

    Attributes:
        id: Its id, the same over all repeats.
        owner: Whose matter it is; `caller` receives it.
        event_type: What has happened.
        created_at: When it happened, by the business clock.
        url: The registered address.
        payload: The content before its encryption; not shown by `repr`, since it names a user.
        summary: The Chinese name of the event.
        tries: What has been tried.
        next_try_at: When it will be tried next, by the business clock; None for never.
        state: PENDING until a try is accepted or the last one has failed.
        number: Counts the notifications since the start, from 1.
    """

    id: str
    owner: Owner
    event_type: str
    created_at: datetime
    url: str
    payload: Json = field(repr=False)
    summary: str
    tries: list[Try] = field(default_factory=list[Try])
    next_try_at: datetime | None = None
    state: State = "PENDING"
    number: int = 0

    def is_each(self, every: int) -> bool:
        """Whether it is one of those that `every` divides, see `Rules`; 0 divides none."""
        return every > 0 and self.number % every == 0

    def to_json(self) -> Json:
        """What the control routes show."""
        return {
            "id": self.id,
            "caller": self.owner.caller,
            "brand_id": self.owner.brand_id,
            "event_type": self.event_type,
            "created_at": self.created_at.isoformat(),
            "url": self.url,
            "payload": self.payload,
            "summary": self.summary,
            "state": self.state,
            "next_try_at": None if self.next_try_at is None else self.next_try_at.isoformat(),
            "tries": [one.to_json() for one in self.tries],
        }


class Outbox:
    """The notifications, oldest first. Beyond `KEPT` those that were finished first are forgotten."""

    def __init__(self) -> None:
        self._all: dict[str, Notification] = {}
        self._plan: list[tuple[datetime, int, int, Notification]] = []
        self._order = itertools.count()
        self._finished: deque[Notification] = deque()
        self._count = 0

    def add(self, notification: Notification) -> None:
        """Take a notification in, with the next try that it has planned; it is numbered here if it has no number."""
        self._count = notification.number = notification.number or self.next_number
        self._all[notification.id] = notification
        self.plan(notification, notification.next_try_at)
        while len(self._all) > KEPT and self._finished:
            self._all.pop(self._finished.popleft().id, None)

    def plan(self, notification: Notification, at: datetime | None) -> None:
        """Plan the next try of a notification, None for no more; nothing is planned for one that was forgotten."""
        notification.next_try_at = at
        if self._all.get(notification.id) is not notification:
            return
        if at is None:
            self._finished.append(notification)
        else:
            heapq.heappush(self._plan, (at, notification.number, next(self._order), notification))

    def take_due(self, now: datetime) -> Notification | None:
        """The notification whose planned try comes first, if that is due; the try counts as begun."""
        at = self.next_at()
        return heapq.heappop(self._plan)[-1] if at is not None and at <= now else None

    def next_at(self) -> datetime | None:
        """When the next try is planned that has not begun, None if there is none."""
        while self._plan and not self._is_planned(self._plan[0][0], self._plan[0][-1]):
            heapq.heappop(self._plan)
        return self._plan[0][0] if self._plan else None

    def due(self, now: datetime) -> list[Notification]:
        """The notifications whose next try is due and has not begun, in no order."""
        return [entry[-1] for entry in self._plan if entry[0] <= now and self._is_planned(entry[0], entry[-1])]

    @property
    def next_number(self) -> int:
        """The number of the notification to come."""
        return self._count + 1

    @property
    def has_plans(self) -> bool:
        """Whether there may be tries to come; cheap, and never wrong in saying no."""
        return bool(self._plan)

    def get(self, notification_id: str) -> Notification | None:
        """The notification with this id, None if it is unknown or forgotten."""
        return self._all.get(notification_id)

    def _is_planned(self, at: datetime, notification: Notification) -> bool:
        return notification.next_try_at == at and self._all.get(notification.id) is notification

    def __iter__(self) -> Iterator[Notification]:
        return iter(list(self._all.values()))

    def __len__(self) -> int:
        return len(self._all)
