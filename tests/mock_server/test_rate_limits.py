"""Rate limits, which `Rules(rate_limits=True)` switches on."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.mock_server.support import NOW, InProcess, Side, Ticker, coupon, partner_of, simulator
from wechatpay_auth import Scheme
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._contract import load_contract
from wechatpay_mock._rate_limit import Meter
from wechatpay_mock._refusals import Refusal
from wechatpay_product_coupon import BrandClient, LocalLimiter, errors


@pytest.fixture
def mock(home: Path) -> Simulator:
    """A simulator that limits rates."""
    return simulator(home, rules=Rules(rate_limits=True))


def _tick(mock: Simulator, seconds: float) -> None:
    ticker = mock.gateway.wall_clock
    assert isinstance(ticker, Ticker)
    ticker.now += seconds


def _asked(side: Side, count: int) -> list[int]:
    return [side.client.get(f"{side.prefix}/notify-configs").status_code for _ in range(count)]


def _reads(side: Side, count: int) -> list[int]:
    """Statuses of reads that are right: 20 a second are allowed."""
    return [side.coupon("1").status_code for _ in range(count)]


def _operations() -> Iterable[Any]:
    return load_contract().operations.values()


def test_the_contract_counts_per_caller() -> None:
    """Brands are limited per brand, partners per merchant number: per caller, for every operation."""
    for operation in _operations():
        pointer = next(
            item
            for path in operation.document.at(("paths",)).values()
            for item in path.values()
            if isinstance(item, dict) and item.get("operationId") == operation.id
        )
        scopes = {limit["scope"] for limit in pointer["x-rate-limit"]}
        assert scopes == ({"brand"} if operation.scheme is Scheme.BRAND else {"mchid"})
        assert operation.rate_limits


def test_off_by_default(home: Path) -> None:
    """Nobody is held up unless asked to."""
    made = simulator(home)
    assert _reads(Side(made, made.brand), 30) == [404] * 30


def test_the_21st_of_a_second(mock: Simulator, side: Side) -> None:
    """The 21st request of a second is refused as documented, and admitted once the second has passed."""
    assert _reads(side, 22) == [404] * 20 + [429] * 2
    refused = side.coupon("1")
    assert refused.json() == {"code": "RATELIMIT_EXCEEDED", "message": refused.json()["message"]}
    assert refused.headers["request-id"].endswith("-270924289")
    assert "retry-after" not in refused.headers
    english = side.client.get(
        f"{side.prefix}/product-coupons/1", params=side.named({}), headers={"Accept-Language": "en"}
    )
    assert english.json()["message"] == "Too many requests; this one was not accepted"
    _tick(mock, 1)
    assert _reads(side, 21) == [404] * 20 + [429]


def test_nothing_was_done(mock: Simulator, brand: Side) -> None:
    """A request that is refused has no effect, and its number is as good as new."""
    for number in range(20):
        assert brand.create(coupon(number=f"create_{number:04}") | {"out_product_no": str(number)}).status_code == 200
    body = coupon(number="create_last") | {"out_product_no": "last"}
    assert brand.create(body).status_code == 429
    _tick(mock, 1)
    changed = body | {"out_product_no": "other"}
    assert brand.create(changed).status_code == 200


def test_the_window_slides(mock: Simulator, brand: Side) -> None:
    """In no second are there more, wherever it begins; those refused do not count."""
    _reads(brand, 10)
    _tick(mock, 0.75)
    assert _reads(brand, 11) == [404] * 10 + [429]
    _tick(mock, 0.25)
    assert _reads(brand, 11) == [404] * 10 + [429]


def test_per_minute(mock: Simulator) -> None:
    """Two limits of an operation hold together: 20 per second, and 1000 per minute for partners."""
    ticker = Ticker()
    meter = Meter(ticker)
    account = mock.gateway.accounts.get(Scheme.PARTNER, mock.partner.identity)
    assert account is not None
    limits = load_contract().operations["partnerCreateProductCoupon"].rate_limits

    def admitted() -> bool:
        try:
            meter.admit(account, "partnerCreateProductCoupon", limits)
        except Refusal:
            return False
        return True

    answers: list[bool] = []
    for _ in range(51):
        answers += [admitted() for _ in range(20)]
        ticker.now += 1
    assert answers == [True] * 1000 + [False] * 20
    with pytest.raises(Refusal) as raised:
        meter.admit(account, "partnerCreateProductCoupon", limits)
    assert raised.value.error == "RATELIMIT_EXCEEDED"
    ticker.now += 9
    assert admitted()


def test_apart(mock: Simulator, brand: Side, partner: Side) -> None:
    """Operations and callers have limits of their own; brands of one partner share the partner's."""
    _reads(brand, 20)
    assert _reads(brand, 1) == [429]
    assert _asked(brand, 1) == [404]
    assert _reads(Side(mock, mock.add_brand("999")), 1) == [404]
    assert _reads(partner, 20) == [404] * 20
    assert _reads(partner_of(mock, brand_id="999"), 1) == [429]


def test_not_by_the_business_clock(mock: Simulator, brand: Side) -> None:
    """A business clock that jumps does not open the gate."""
    _reads(brand, 20)
    mock.clock.advance(86400)
    assert _reads(brand, 1) == [429]
    _tick(mock, -3600)
    assert _reads(brand, 1) == [404]  # nor does a wall clock that was put back close it for an hour


def test_reset(mock: Simulator, brand: Side) -> None:
    """A reset forgets the count."""
    _reads(brand, 20)
    mock.reset()
    assert _reads(brand, 1) == [404]


def test_strangers_do_not_count(mock: Simulator, brand: Side) -> None:
    """Whoever cannot sign cannot use up the limit of another."""
    plain = httpx.Client(transport=InProcess(mock.app), base_url="http://simulator")
    for _ in range(30):
        assert plain.get(f"{brand.prefix}/product-coupons/1").status_code == 401
    assert _reads(brand, 1) == [404]


def test_our_client(mock: Simulator) -> None:
    """Our client raises `RateLimited`; with a limiter it never gets there."""
    wall_clock = mock.gateway.wall_clock
    options: dict[str, Any] = {
        "base_url": "http://127.0.0.1",
        "transport": InProcess(mock.app),
        "clock": wall_clock,
        "retry": None,
    }
    with BrandClient(mock.brand, **options) as client:
        made = client.product_coupons.create(coupon())
        assert made.stock
        for _ in range(20):
            client.product_coupons.get(made.product_coupon_id)
        with pytest.raises(errors.RateLimited):
            client.product_coupons.get(made.product_coupon_id)
    limiter = LocalLimiter(clock=wall_clock, sleep=lambda seconds: _tick(mock, seconds), margin=0.001)
    mock.gateway.reset()
    with BrandClient(mock.brand, limiter=limiter, **options) as client:
        made = client.product_coupons.create(coupon())
        for _ in range(100):
            client.product_coupons.get(made.product_coupon_id)
    assert {visit.answer.status for visit in mock.requests} == {200}
    assert mock.clock.now().isoformat() > NOW
