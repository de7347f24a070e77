"""A browser, a simulator with something in it, and pages that are watched."""

from collections.abc import Generator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.console.support import Desk
from tools import console_world
from tools.browser import chromium, launched
from wechatpay_mock import Simulator


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """Headless Chromium.

    One for each module: while playwright runs, its event loop is that of this thread, and other tests need theirs.
    """
    if chromium() is None:
        pytest.skip("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with launched() as running:
        yield running


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with keys in it, as making them is slow."""
    folder = tmp_path_factory.mktemp("console_home")
    Simulator(home=folder)
    return folder


@pytest.fixture
def simulator(keys: Path) -> Simulator:
    """An empty simulator."""
    return Simulator(home=keys, now=datetime.fromisoformat(console_world.NOW))


@pytest.fixture
def desk(simulator: Simulator, browser: Browser) -> Generator[Desk]:
    """A running simulator with coupons of both sides, and pages to look at it; nothing may go wrong in them."""
    with simulator.run() as base_url:
        console_world.build(simulator, base_url)
        made = Desk(simulator, base_url, browser)
        yield made
        made.close()
        assert not made.troubles
        assert not made.strangers
