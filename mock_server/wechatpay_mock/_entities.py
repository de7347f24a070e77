"""What the platform keeps: coupons, stocks, and coupons in users' hands.

Contents that callers told are kept as they came and are never changed in place: an update replaces
them, so whoever holds an old one holds a snapshot (U32). States that depend on time are computed
from the clock when they are read (U33).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ._json import Json
from .behaviour.validity import Period, Validity


@dataclass(slots=True)
class ProductCoupon:
    """A template of coupons (O1).

    Attributes:
        product_coupon_id: Its id.
        content: What the caller told of it.
        audited_at: The end of the audit, None if it took no time.
        stock_count: How many stocks it has had.
    """

    product_coupon_id: str
    content: Json
    audited_at: datetime | None
    stock_count: int = 0

    def state(self, now: datetime) -> str:
        """C1, C2: the audit is automatic and always passed."""
        return "AUDITING" if self.audited_at is not None and now < self.audited_at else "EFFECTIVE"

    @property
    def usage_mode(self) -> str:
        """SINGLE, PROGRESSIVE_BUNDLE or SEQUENTIAL."""
        return str(self.content["usage_mode"])

    def next_stock_id(self) -> str:
        """An id for another stock: unique over all brands, as the coupon's own id is part of it (O2)."""
        self.stock_count += 1
        return f"{self.product_coupon_id}{self.stock_count:03d}"


@dataclass(frozen=True, slots=True)
class BundlePlace:
    """The place of a stock in its bundle."""

    stock_bundle_id: str
    index: int


class CodePool:
    """The uploaded codes of a stock."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._free: list[str] = []

    def __contains__(self, code: object) -> bool:
        return code in self._known

    def add(self, codes: Iterable[str]) -> None:
        """Take in codes that are new here."""
        for code in codes:
            self._known.add(code)
            self._free.append(code)

    def take(self) -> str:
        """Draw a code at random; it never comes back (K9)."""
        index = secrets.randbelow(len(self._free))
        self._free[index], self._free[-1] = self._free[-1], self._free[index]
        return self._free.pop()

    @property
    def total(self) -> int:
        """All codes ever uploaded."""
        return len(self._known)

    @property
    def available(self) -> int:
        """The codes not given out."""
        return len(self._free)


@dataclass(slots=True)
class Stock:
    """What users get coupons from.

    Attributes:
        stock_id: Its id.
        coupon: The coupon it belongs to.
        content: What the caller told of it.
        period: When its coupons can be used.
        created_at: When it was made.
        audited_at: The end of the audit, None if it took no time.
        place: Its place in a bundle, None outside of bundles.
        codes: The uploaded codes, None in the other code modes (K7).
        sent: Coupons given out, ever.
        sent_on: Coupons given out, by Beijing day (Q2).
        sent_to: Coupons given out, by person (Q3).
    """

    stock_id: str
    coupon: ProductCoupon
    content: Json
    period: Period
    created_at: datetime
    audited_at: datetime | None
    place: BundlePlace | None = None
    codes: CodePool | None = None
    sent: int = 0
    sent_on: Counter[date] = field(default_factory=Counter[date])
    sent_to: Counter[str] = field(default_factory=Counter[str])

    def state(self, now: datetime) -> str:
        """S1 to S3, S9: SENDING from the audit, also before its begin, until its end is reached."""
        if now >= self.period.end:
            return "STOPPED"
        return "AUDITING" if self.audited_at is not None and now < self.audited_at else "SENDING"

    @property
    def code_mode(self) -> str:
        """WECHATPAY, UPLOAD or API_ASSIGN."""
        return str(self.content["coupon_code_mode"])

    def count(self, person: str, now: datetime) -> None:
        """Count a coupon given out; nothing ever takes it back (Q7, Q8)."""
        self.sent += 1
        self.sent_on[now.date()] += 1
        self.sent_to[person] += 1


@dataclass(frozen=True, slots=True)
class StockBundle:
    """The stocks of a multi-use coupon, one for each round."""

    stock_bundle_id: str
    stocks: tuple[Stock, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That a caller has confirmed a coupon."""

    request_no: str
    time: datetime


@dataclass(slots=True)
class UserCoupon:
    """A coupon in the hands of a user.

    Attributes:
        coupon_code: Its code.
        stock: The stock it was taken from.
        person: Whoever holds it, see `People`.
        received_at: When it was issued.
        validity: When it can be used, fixed at that moment (U5).
        told: What the send request says of it: number, attached text, labels.
        coupon_content: The content of the product coupon at that moment (U32).
        stock_content: The content of the stock at that moment (U32).
        confirmation: The confirmation, None before it.
        use: The `single_usage_detail` of the use, None before it.
    """

    coupon_code: str
    stock: Stock
    person: str
    received_at: datetime
    validity: Validity
    told: Json
    coupon_content: Json
    stock_content: Json
    confirmation: Confirmation | None = None
    use: Json | None = None

    def state(self, now: datetime) -> str:
        """U1, U4, U7, U19: the state at `now`; deactivated stocks and coupons do not matter (U31)."""
        if self.use is not None:
            return "USED"
        if now > self.validity.end:
            return "EXPIRED"
        if self.confirmation is None:
            return "CONFIRMING"
        return "PENDING" if now < self.validity.begin else "EFFECTIVE"


def end_of_audit(now: datetime, seconds: float) -> datetime | None:
    """When the audit of something made now is over; None if it is over at once, whatever becomes of the clock."""
    return now + timedelta(seconds=seconds) if seconds else None
