"""Simulators with keys that are made once per run, as making keys is slow."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mock_server.support import Side, brand_of, partner_of, simulator
from wechatpay_mock import Rules, Simulator


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with keys in it."""
    folder = tmp_path_factory.mktemp("home")
    simulator(folder)
    return folder


@pytest.fixture
def mock(home: Path) -> Simulator:
    """A simulator with the default rules and an empty memory."""
    return simulator(home)


@pytest.fixture
def brand(mock: Simulator) -> Side:
    """The brand's client."""
    return brand_of(mock)


@pytest.fixture
def partner(mock: Simulator) -> Side:
    """The partner's client, for brand 120344."""
    return partner_of(mock)


SIDES = {"brand": brand_of, "partner": partner_of}


@pytest.fixture(params=SIDES)
def side(request: pytest.FixtureRequest, mock: Simulator) -> Side:
    """Either client: the test runs for both."""
    return SIDES[request.param](mock)


@pytest.fixture(params=SIDES)
def side_with(request: pytest.FixtureRequest, home: Path) -> Callable[[Rules], Side]:
    """Either client of a simulator with rules of the test's own."""
    return lambda rules: SIDES[request.param](simulator(home, rules=rules))
