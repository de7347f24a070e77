"""Callbacks that arrived somewhere, as tests look at them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ._json import Json
from ._receivers import Reply


@dataclass(frozen=True, slots=True)
class Delivery:
    """A callback that a receiver has answered.

    Attributes:
        notification_id: The notification it was a try of.
        event_type: What it told of.
        payload: The content before its encryption.
        headers: As sent.
        body: As sent.
        status: The answer.
        probe: Whether it was wrong on purpose.
    """

    notification_id: str
    event_type: str
    payload: Json = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    status: int
    probe: bool

    @property
    def is_accepted(self) -> bool:
        """Whether it was a genuine one that the receiver took with 200 or 204."""
        return not self.probe and Reply(self.status).is_accepted
