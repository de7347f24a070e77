"""What users hold: coupons, and the bundles of multi-use coupons.

Nobody has to call for time to pass: states are computed from the clock when they are read (U33).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ._entities import Deactivation, Stock, StockBundle
from ._json import Json
from .behaviour.validity import Validity


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That a caller has confirmed a coupon."""

    request_no: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """A change of a coupon, for people to read.

    Attributes:
        kind: RECEIVED, CONFIRMED, USED, RETURNED, DELETED or DEACTIVATED.
        time: When it happened, by the business clock.
        note: The request number, or the reason.
    """

    kind: str
    time: datetime
    note: str = ""


@dataclass(slots=True)
class UserCoupon:
    """A coupon in the hands of a user.

    Attributes:
        coupon_code: Its code.
        stock: The stock it was taken from.
        person: Whoever holds it, see `People`.
        channel: How it came to them.
        received_at: When it was issued.
        validity: When it can be used, fixed at that moment (U5).
        told: What the send request says of it: number, attached text, labels.
        coupon_content: The content of the product coupon at that moment (U32).
        stock_content: The content of the stock at that moment (U32).
        bundle: The bundle it is a round of, None outside of bundles.
        usable_from: Before this moment the interval between two rounds refuses its use (B12).
        confirmation: The confirmation, None before it.
        usage: What is told of its last use and return; empty before them.
        used_at: The moment of its last use, None before it.
        is_used: Whether the last use still counts, that is, was not returned.
        is_deleted: Whether the user has deleted it (U28).
        deactivation: Its end by the caller, None before it.
        history: What has become of it, oldest first; what time alone does is not part of it.
    """

    coupon_code: str
    stock: Stock
    person: str
    channel: str
    received_at: datetime
    validity: Validity
    told: Json
    coupon_content: Json
    stock_content: Json
    bundle: UserBundle | None = None
    usable_from: datetime | None = None
    confirmation: Confirmation | None = None
    usage: Json = field(default_factory=dict[str, object])
    used_at: datetime | None = None
    is_used: bool = False
    is_deleted: bool = False
    deactivation: Deactivation | None = None
    history: list[Event] = field(default_factory=list[Event])

    def note(self, kind: str, time: datetime, note: str = "") -> None:
        """Write a change down, see `Event`."""
        self.history.append(Event(kind, time, note))

    def state(self, now: datetime) -> str:
        """U1, U4, U7, U19, U22, U25: the state at `now`; deactivated stocks and coupons do not matter (U31)."""
        if self.deactivation is not None:
            return "DEACTIVATED"
        if self.is_deleted:
            return "DELETED"
        if self.is_used:
            return "USED"
        if now > self.validity.end:
            return "EXPIRED"
        if self.confirmation is None:
            return "CONFIRMING"
        return "PENDING" if now < self.validity.begin else "EFFECTIVE"


@dataclass(slots=True)
class UserBundle:
    """The rounds of a multi-use coupon that one user received together.

    Attributes:
        user_coupon_bundle_id: Its id.
        stock_bundle: The stocks that the rounds come from.
        person: Whoever holds it.
        validity: The validity of every round, counted from receiving the bundle (B11).
        coupons: The rounds issued so far, in their order (B8).
        deactivation: Its end by the caller, None before it.
    """

    user_coupon_bundle_id: str
    stock_bundle: StockBundle
    person: str
    validity: Validity
    coupons: list[UserCoupon] = field(default_factory=list[UserCoupon])
    deactivation: Deactivation | None = None

    @property
    def total_count(self) -> int:
        """The rounds that there are to use."""
        return len(self.stock_bundle.stocks)

    @property
    def used_count(self) -> int:
        """The rounds used; a return takes its round back (B22)."""
        return sum(coupon.is_used for coupon in self.coupons)
