"""The pictures of the console in `docs/images`: `make screenshots`, or `python -m tools.screenshots [FOLDER]`."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser

from tools import console_world
from tools.browser import launched
from wechatpay_mock import Simulator

FOLDER = Path(__file__).parents[1] / "docs" / "images"


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, in which language."""

    name: str
    place: str
    width: int = 1280
    height: int = 860
    language: str = "zh-CN"
    dark: bool = False
    wait: str = "main h1"


SHOTS = (
    Shot("console-1280", "/#/coupons"),
    Shot("console-390", "/#/coupons", width=390),
    Shot("console-overview", "/#/", height=980),
    Shot("console-stocks", "/#/stocks", dark=True),
    Shot("console-user-coupon", "/#/user-coupons/{stock}/{code}", height=820),
    Shot("console-request", "/#/requests/{last}", height=980),
    Shot("console-request-390", "/#/requests/{last}", width=390, language="en-US"),
    Shot("console-callbacks", "/#/callbacks", height=900),
    Shot("docs-1280", "/docs#brandSendUserCoupon"),
)


def take(browser: Browser, base_url: str, shot: Shot, names: dict[str, str], folder: Path) -> Path:
    """Draw one page into a file."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale=shot.language,
        color_scheme="dark" if shot.dark else "light",
    )
    page = context.new_page()
    page.goto(base_url + shot.place.format(**names))
    page.wait_for_selector(shot.wait)
    page.wait_for_load_state("networkidle")
    file = folder / f"{shot.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


@contextmanager
def _elsewhere() -> Generator[None]:
    # The console shows where the keys are: not on this machine, for a picture.
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def main() -> int:
    """Draw all of them."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with _elsewhere():
        simulator = Simulator(home=Path("build/simulator"), now=datetime.fromisoformat(console_world.NOW))
        with simulator.run() as base_url, launched() as browser:
            simulator.callbacks.deliver_to(_receiver())
            console_world.build(simulator, base_url)
            simulator.callbacks.settle()
            for notification in list(simulator.callbacks)[-1:]:
                simulator.callbacks.send_probe(notification.id)
            names = {"last": str(len(simulator.requests)), **_used(simulator)}
            for shot in SHOTS:
                file = take(browser, base_url, shot, names, folder)
                print(f"{file}  {file.stat().st_size // 1024} kB")
    return 0


def _receiver() -> Callable[[dict[str, str], bytes], int]:
    """A receiver that refuses probes, and fails at every third callback."""
    numbers = itertools.count(1)

    def receive(headers: dict[str, str], _: bytes) -> int:
        if headers["Wechatpay-Signature"].startswith("WECHATPAY/SIGNTEST/"):
            return 401
        return 500 if next(numbers) % 3 == 0 else 204

    return receive


def _used(simulator: Simulator) -> dict[str, str]:
    """The coupon with the longest history."""
    spaces = (space for _, space in simulator.gateway.store.spaces())
    coupons = [coupon for space in spaces for coupon in space.user_coupons.values()]
    longest = max(coupons, key=lambda coupon: len(coupon.history))
    return {"stock": longest.stock.stock_id, "code": longest.coupon_code}


if __name__ == "__main__":
    sys.exit(main())
