"""The stores of a brand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ._json import Json


@dataclass(slots=True)
class BrandStore:
    """A store, whoever of the brand and its partners has entered it (T7).

    Attributes:
        store_id: Its id.
        content: What was told of it.
        created_until: The end of its first review, None if that took no time.
        reviewed_until: The end of its last review, None if that took no time.
        is_closed: Whether it is closed for the time being.
        recipients: The names of the merchants that receive its payments, by merchant number.
    """

    store_id: str
    content: Json
    created_until: datetime | None
    reviewed_until: datetime | None
    is_closed: bool = False
    recipients: dict[str, str] = field(default_factory=dict[str, str])

    def state(self, now: datetime) -> str:
        """X1: CREATING until its first review is passed, then OPEN or CLOSED."""
        if self.created_until is not None and now < self.created_until:
            return "CREATING"
        return "CLOSED" if self.is_closed else "OPEN"

    def audit_state(self, now: datetime) -> str:
        """X1: reviews are always passed."""
        return "PROCESSING" if self.reviewed_until is not None and now < self.reviewed_until else "SUCCESS"
