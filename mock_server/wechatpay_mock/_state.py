"""The memory of the simulator: what each caller has made, and for whom."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from wechatpay_auth import Scheme

from ._chance import Chance
from ._entities import ProductCoupon, Stock, StockBundle
from ._json import Json
from ._ledger import Ledger
from ._outbox import Outbox
from ._people import People
from ._pictures import Pictures
from ._stores import BrandStore
from ._user_coupons import UserBundle, UserCoupon

_FIRST_COUPON_ID = 1000000001
_FIRST_BUNDLE_ID = 712315129419284901
_FIRST_USER_BUNDLE_ID = 7123912547109241212489
_FIRST_STORE_ID = 1000000000000001


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose things they are: a brand's own, or those that a partner made for a brand (O4).

    Attributes:
        scheme: The side.
        caller: Brand id or merchant number.
        brand_id: The brand; empty where a partner names none.
    """

    scheme: Scheme
    caller: str
    brand_id: str

    @property
    def shown(self) -> dict[str, str]:
        """The `brand_id` that answers to partners carry; brands are not told their own."""
        return {"brand_id": self.brand_id} if self.scheme is Scheme.PARTNER else {}


@dataclass(slots=True)
class Space:
    """Everything of one owner.

    Attributes:
        coupons: Product coupons by id.
        stocks: Stocks by id, those of bundles too.
        bundles: Stock bundles by id.
        user_coupons: Coupons of users, by stock and code, in the order in which they were issued.
        user_bundles: Bundles of users by id.
        image_tasks: When each image generation task was taken on, by its id, with what was asked.
        codes: All codes that are taken, in the scope in which they are unique.
        ledger: The request numbers that are taken.
    """

    coupons: dict[str, ProductCoupon] = field(default_factory=dict[str, ProductCoupon])
    stocks: dict[str, Stock] = field(default_factory=dict[str, Stock])
    bundles: dict[str, StockBundle] = field(default_factory=dict[str, StockBundle])
    user_coupons: dict[tuple[str, str], UserCoupon] = field(default_factory=dict[tuple[str, str], UserCoupon])
    user_bundles: dict[str, UserBundle] = field(default_factory=dict[str, UserBundle])
    image_tasks: dict[str, tuple[datetime, Json]] = field(default_factory=dict[str, tuple[datetime, Json]])
    codes: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    ledger: Ledger = field(default_factory=Ledger)


@dataclass(frozen=True, slots=True)
class NotifyConfig:
    """Where a caller receives callbacks."""

    notify_url: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class PreSend:
    """What a token of the receive component stands for (N11).

    Attributes:
        operation: The name of the operation that would have issued the coupon.
        owner: Whose coupon it is.
        path: The path parameters of the pre-send.
        body: The body of the pre-send.
        expires_at: From then on the token is worth nothing.
    """

    operation: str
    owner: Owner
    path: Json
    body: Json
    expires_at: datetime


class Store:
    """All spaces, and what is above them.

    Attributes:
        random: Where everything random comes from that is kept.
    """

    def __init__(self) -> None:
        self.random = Chance()
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.people = People()
        self.pictures = Pictures()
        self._spaces: dict[Owner, Space] = {}
        self.notify_configs: dict[tuple[Scheme, str], NotifyConfig] = {}
        self.pre_sends: dict[str, PreSend] = {}
        self.outbox = Outbox()
        self.image_urls: set[str] = set()
        self._stores: dict[str, dict[str, BrandStore]] = {}
        self._coupons = 0
        self._bundles = 0
        self._user_bundles = 0
        self._store_count = 0

    def space(self, owner: Owner) -> Space:
        """What belongs to one owner."""
        space = self._spaces.get(owner)
        if space is None:
            space = self._spaces[owner] = Space()
        return space

    def holder(self, stock_id: str) -> tuple[Owner, Space] | None:
        """Who owns a stock, None for an unknown one: stock ids are unique over all brands (O2)."""
        found = ((owner, space) for owner, space in self._spaces.items() if stock_id in space.stocks)
        return next(found, None)

    def spaces(self) -> list[tuple[Owner, Space]]:
        """All spaces with their owners, in the order in which they came to be."""
        return list(self._spaces.items())

    def stores(self, brand_id: str) -> dict[str, BrandStore]:
        """The stores of a brand by id: they are the brand's own, whoever has entered them (T7)."""
        return self._stores.setdefault(brand_id, {})

    def new_coupon_id(self) -> str:
        """An id that no other coupon has, of whatever brand (O2)."""
        self._coupons += 1
        return str(_FIRST_COUPON_ID + self._coupons - 1)

    def new_bundle_id(self) -> str:
        """An id that no other stock bundle has."""
        self._bundles += 1
        return str(_FIRST_BUNDLE_ID + self._bundles - 1)

    def new_user_bundle_id(self) -> str:
        """An id that no other bundle of a user has."""
        self._user_bundles += 1
        return str(_FIRST_USER_BUNDLE_ID + self._user_bundles - 1)

    def new_store_id(self) -> str:
        """An id that no other store has."""
        self._store_count += 1
        return str(_FIRST_STORE_ID + self._store_count - 1)

    def new_id(self) -> str:
        """A random id of 36 characters, for notifications."""
        return str(uuid.UUID(bytes=self.random.randbytes(16), version=4))

    def new_code(self) -> str:
        """A random code of 20 digits, for the code mode WECHATPAY."""
        return f"{self.random.randrange(10**20):020d}"
