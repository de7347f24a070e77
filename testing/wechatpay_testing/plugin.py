"""Fixtures for pytest: a simulator, credentials and clients for it, and WeChat Pay's end of callbacks.

Fixtures that need the simulator need the extra `mock`. One simulator runs per test process, on a free port, and is
reset for every test that asks for it, so tests stay apart from each other also when they run in parallel.
Nothing is imported before a fixture is used.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    import httpx

    from wechatpay_auth import BrandCredentials, PartnerCredentials
    from wechatpay_mock import Callbacks, Clock, Simulator
    from wechatpay_mock.faults import Faults
    from wechatpay_product_coupon import AsyncBrandClient, AsyncPartnerClient, BrandClient, PartnerClient
    from wechatpay_product_coupon.testing import FakeWechatPay
    from wechatpay_runtime import Side

    from ._callbacks import CallbackReport, Post

_IN_PROCESS = "http://127.0.0.1"


class _Running(NamedTuple):
    simulator: Simulator
    base_url: str


@pytest.fixture(scope="session")
def wechatpay_simulator_options() -> dict[str, Any]:
    """The arguments of `wechatpay_mock.Simulator`; override this fixture to set `now`, `rules` and others."""
    return {}


@pytest.fixture(scope="session")
def _wechatpay_running(wechatpay_simulator_options: dict[str, Any]) -> Generator[_Running]:
    try:
        from wechatpay_mock import Simulator
    except ImportError as error:
        pytest.fail(f'the simulator needs the extra "mock": pip install "wechatpay-product-coupon[mock]" ({error})')
    with closing(Simulator(**wechatpay_simulator_options)) as simulator, simulator.run() as base_url:
        yield _Running(simulator, base_url)


@pytest.fixture
def wechatpay_simulator(_wechatpay_running: _Running) -> Simulator:
    """The simulator, with an empty memory, without faults, its clock as at the start; callbacks are accepted here."""
    simulator = _wechatpay_running.simulator
    simulator.reset()
    # Addresses in tests may be real ones: nothing is sent there unless the test asks for it.
    simulator.callbacks.deliver_to(lambda headers, body: 204)
    return simulator


@pytest.fixture
def wechatpay_base_url(wechatpay_simulator: Simulator, _wechatpay_running: _Running) -> str:
    """Where the simulator answers."""
    assert wechatpay_simulator is _wechatpay_running.simulator
    return _wechatpay_running.base_url


@pytest.fixture
def wechatpay_clock(wechatpay_simulator: Simulator) -> Clock:
    """The simulator's business clock: set, advance or freeze it to see coupons begin and expire."""
    return wechatpay_simulator.clock


@pytest.fixture
def wechatpay_faults(wechatpay_simulator: Simulator) -> Faults:
    """What goes wrong on demand: add kinds of `wechatpay_mock.faults`; all are gone after the test."""
    return wechatpay_simulator.faults


@pytest.fixture
def wechatpay_callbacks(wechatpay_simulator: Simulator) -> Callbacks:
    """The callbacks of the simulator: `deliver_to` hands them to your program, `redirect` sends them to it."""
    return wechatpay_simulator.callbacks


@pytest.fixture
def wechatpay_brand(wechatpay_simulator: Simulator) -> BrandCredentials:
    """Credentials of the brand (品牌) that the simulator knows."""
    return wechatpay_simulator.brand


@pytest.fixture
def wechatpay_partner(wechatpay_simulator: Simulator) -> PartnerCredentials:
    """Credentials of the service provider (服务商) that the simulator knows."""
    return wechatpay_simulator.partner


@pytest.fixture
def wechatpay_brand_environ(
    wechatpay_simulator: Simulator, wechatpay_base_url: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The variables that `BrandCredentials.from_env` reads, set for this test and pointing at the simulator."""
    return _set(wechatpay_simulator.environ("brand", wechatpay_base_url), monkeypatch)


@pytest.fixture
def wechatpay_partner_environ(
    wechatpay_simulator: Simulator, wechatpay_base_url: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The variables that `PartnerCredentials.from_env` reads, set for this test and pointing at the simulator."""
    return _set(wechatpay_simulator.environ("partner", wechatpay_base_url), monkeypatch)


def _set(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.fixture
def wechatpay_brand_client(wechatpay_brand: BrandCredentials, wechatpay_base_url: str) -> Generator[BrandClient]:
    """A client of the brand, connected to the simulator."""
    from wechatpay_product_coupon import BrandClient

    with BrandClient(wechatpay_brand, base_url=wechatpay_base_url) as client:
        yield client


@pytest.fixture
def wechatpay_partner_client(
    wechatpay_partner: PartnerCredentials, wechatpay_base_url: str
) -> Generator[PartnerClient]:
    """A client of the service provider, connected to the simulator."""
    from wechatpay_product_coupon import PartnerClient

    with PartnerClient(wechatpay_partner, base_url=wechatpay_base_url) as client:
        yield client


@pytest.fixture
def wechatpay_transport(wechatpay_simulator: Simulator) -> httpx.ASGITransport:
    """The simulator in this very process, without a socket, for async clients of httpx."""
    import httpx

    return httpx.ASGITransport(app=wechatpay_simulator.app)


@pytest.fixture
def wechatpay_async_brand_client(
    wechatpay_brand: BrandCredentials, wechatpay_transport: httpx.ASGITransport
) -> AsyncBrandClient:
    """An async client of the brand, in process; `async with` it in the test."""
    from wechatpay_product_coupon import AsyncBrandClient

    return AsyncBrandClient(wechatpay_brand, base_url=_IN_PROCESS, transport=wechatpay_transport)


@pytest.fixture
def wechatpay_async_partner_client(
    wechatpay_partner: PartnerCredentials, wechatpay_transport: httpx.ASGITransport
) -> AsyncPartnerClient:
    """An async client of the service provider, in process; `async with` it in the test."""
    from wechatpay_product_coupon import AsyncPartnerClient

    return AsyncPartnerClient(wechatpay_partner, base_url=_IN_PROCESS, transport=wechatpay_transport)


@pytest.fixture
def wechatpay_fake_brand() -> FakeWechatPay:
    """WeChat Pay's end for a brand: signed answers and callbacks, genuine and forged; needs no simulator."""
    return _fake("brand")


@pytest.fixture
def wechatpay_fake_partner() -> FakeWechatPay:
    """WeChat Pay's end for a service provider."""
    return _fake("partner")


def _fake(side: Side) -> FakeWechatPay:
    from wechatpay_product_coupon.testing import FakeWechatPay

    return FakeWechatPay(side)


@pytest.fixture
def wechatpay_check_callbacks() -> Callable[[FakeWechatPay, Post], CallbackReport]:
    """`check_callbacks`, failing the test with its report if anything went wrong."""
    from ._callbacks import check_callbacks

    def check(fake: FakeWechatPay, post: Post) -> CallbackReport:
        report = check_callbacks(fake, post)
        report.raise_for_problems()
        return report

    return check
