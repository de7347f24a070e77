"""What coupons come from: product coupons, their stocks, and the bundles of these.

Contents that callers told are kept as they came and are never changed in place: an update replaces
them, so whoever holds an old one holds a snapshot (U32). States that depend on time are computed
from the clock when they are read (U33).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ._codes import CodePool
from ._json import Json
from .behaviour.validity import Period


@dataclass(frozen=True, slots=True)
class Deactivation:
    """That a caller has ended something for good."""

    request_no: str
    time: datetime
    reason: str

    @property
    def shown(self) -> Json:
        """The fields that appear in the state DEACTIVATED only (C9)."""
        return {
            "deactivate_request_no": self.request_no,
            "deactivate_time": self.time.isoformat(),
            "deactivate_reason": self.reason,
        }


@dataclass(slots=True)
class ProductCoupon:
    """A template of coupons (O1).

    Attributes:
        product_coupon_id: Its id.
        content: What the caller told of it.
        audited_at: The end of the audit, None if it took no time.
        stock_count: How many stocks it has had.
        deactivation: Its end, None before it.
    """

    product_coupon_id: str
    content: Json
    audited_at: datetime | None
    stock_count: int = 0
    deactivation: Deactivation | None = None

    def state(self, now: datetime) -> str:
        """C1, C2: the audit is automatic and always passed."""
        if self.deactivation is not None:
            return "DEACTIVATED"
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
        paused: Whether it is held for the time being (S4).
        deactivation: Its end, None before it.
        changing_until: The end of the audit of the last change, None if that took no time (S15).
        former_budget: When `max_count` was raised last and what it was before (K5).
        stores: The stores ever associated, and whether they still are; kept whatever `store_scope` says (T5).
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
    paused: bool = False
    deactivation: Deactivation | None = None
    changing_until: datetime | None = None
    former_budget: tuple[datetime, int] | None = None
    stores: dict[str, bool] = field(default_factory=dict[str, bool])
    sent: int = 0
    sent_on: Counter[date] = field(default_factory=Counter[date])
    sent_to: Counter[str] = field(default_factory=Counter[str])

    def state(self, now: datetime) -> str:
        """S1 to S4, S7, S9: SENDING from the audit, also before its begin, until its end is reached."""
        if self.deactivation is not None:
            return "DEACTIVATED"
        if now >= self.period.end:
            return "STOPPED"
        if self.audited_at is not None and now < self.audited_at:
            return "AUDITING"
        return "PAUSED" if self.paused else "SENDING"

    def is_over(self, now: datetime) -> bool:
        """Whether it is deactivated or its end is reached: neither ever changes again."""
        return self.state(now) in ("STOPPED", "DEACTIVATED")

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

    @property
    def coupon(self) -> ProductCoupon:
        """The coupon it belongs to."""
        return self.stocks[0].coupon


def end_of_audit(now: datetime, seconds: float) -> datetime | None:
    """When the audit of something made now is over; None if it is over at once, whatever becomes of the clock."""
    return now + timedelta(seconds=seconds) if seconds else None
