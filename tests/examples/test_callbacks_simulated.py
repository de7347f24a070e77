"""The recipes for callbacks against the simulator, over sockets: a coupon is sent, told, confirmed and usable."""

import importlib.util
import runpy
import threading
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.mock_server.receiving import URL
from tests.mock_server.support import NOW, Side
from wechatpay_mock import Simulator
from wechatpay_mock._serving import Server, base_url_of, listen
from wechatpay_product_coupon import AsyncBrandClient, BrandClient
from wechatpay_product_coupon.callbacks import CallbackReader

EXAMPLES = Path(__file__).parents[2] / "examples"


@contextmanager
def fastapi_program(simulator: Simulator, base_url: str) -> Generator[str]:
    """The FastAPI recipe, listening."""
    client = AsyncBrandClient(simulator.brand, base_url=base_url)
    app = recipe("fastapi")["create_app"](CallbackReader(simulator.brand), client)
    with listen("127.0.0.1", 0) as listener:
        server = Server(app)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        server.wait_until_ready()
        yield base_url_of(listener)
        server.should_exit = True
        thread.join()


@contextmanager
def flask_program(simulator: Simulator, base_url: str) -> Generator[str]:
    """The Flask recipe, listening."""
    from werkzeug.serving import make_server

    with BrandClient(simulator.brand, base_url=base_url) as client, ThreadPoolExecutor(2) as work:
        app = recipe("flask")["create_app"](CallbackReader(simulator.brand), client, work)
        server = make_server("127.0.0.1", 0, app)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def recipe(framework: str) -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLES / f"callbacks_{framework}.py"))


def _missing(framework: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        importlib.util.find_spec(framework) is None,
        reason=f"{framework} is not installed, so its recipe is NOT tested: it belongs to the extra 'dev'",
    )


PROGRAMS = [
    pytest.param(fastapi_program, id="fastapi", marks=_missing("fastapi")),
    pytest.param(flask_program, id="flask", marks=_missing("flask")),
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_recipe(program: Any) -> None:
    """A probe is refused, the true callback accepted, and the coupon confirmed by the recipe's own call."""
    simulator = Simulator(now=datetime.fromisoformat(NOW))
    side = Side(simulator, simulator.brand)
    assert side.post("/notify-configs", {"notify_url": URL}).status_code == 200
    stocked = side.stocked()
    with simulator.run() as base_url, program(simulator, base_url) as receiver:
        simulator.callbacks.redirect(receiver)
        assert "rightly refused with 401" in simulator.callbacks.send_probe(URL).outcome
        code = stocked.sent()
        [delivery] = simulator.callbacks.wait_for("PRODUCT_COUPON.SEND", timeout=30)
        deadline = time.monotonic() + 30  # only a bound: the confirmation follows at once
        while stocked.state(code) == "CONFIRMING" and time.monotonic() < deadline:
            time.sleep(0.01)
    assert delivery.status == 204
    assert stocked.state(code) == "EFFECTIVE"
