"""The fixtures, used as somebody else's test suite uses them."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITE = """
import asyncio

import httpx
import pytest

from wechatpay_auth import BrandCredentials, PartnerCredentials, WechatPayAuth

NOTIFY = {"notify_url": "https://brand.example.com/wechatpay"}


def test_clients(wechatpay_brand_client, wechatpay_partner_client):
    wechatpay_brand_client.notify_config.set(NOTIFY)
    bound = wechatpay_partner_client.for_brand("120344")
    bound.notify_config.set(NOTIFY)
    assert bound.notify_config.get().notify_url == NOTIFY["notify_url"]


def test_the_memory_is_empty_again(wechatpay_brand_client):
    from wechatpay_product_coupon import errors

    with pytest.raises(errors.NotFound):
        wechatpay_brand_client.notify_config.get()


def test_without_the_client(wechatpay_simulator, wechatpay_base_url, wechatpay_brand):
    with httpx.Client(base_url=wechatpay_base_url, auth=WechatPayAuth(wechatpay_brand)) as http:
        answer = http.get("/brand/marketing/product-coupon/notify-configs")
    assert answer.status_code == 404
    assert len(wechatpay_simulator.requests) == 1


def test_time_faults_and_callbacks(wechatpay_brand_client, wechatpay_clock, wechatpay_faults, wechatpay_callbacks):
    from wechatpay_mock.faults import TooManyRequests
    from wechatpay_product_coupon import errors

    wechatpay_clock.freeze()
    before = wechatpay_clock.now()
    wechatpay_clock.advance(3600)
    assert (wechatpay_clock.now() - before).total_seconds() == 3600
    with wechatpay_faults.add(TooManyRequests(), times=None), pytest.raises(errors.RateLimited):
        wechatpay_brand_client.notify_config.set(NOTIFY, retry=None)
    wechatpay_brand_client.notify_config.set(NOTIFY)
    wechatpay_callbacks.settle()
    assert wechatpay_callbacks.received == []


def test_nothing_is_sent_to_the_registered_address(wechatpay_brand_client, wechatpay_callbacks):
    wechatpay_brand_client.notify_config.set({"notify_url": "https://callbacks.brand.cn/wechatpay"})
    task = {
        "task_id": "image_0001",
        "image_generation_type": "CUT_OUT",
        "cut_out": {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b"},
    }
    wechatpay_brand_client.images.create_generation_task(task)
    [received] = wechatpay_callbacks.wait_for()
    assert received.status == 204


def test_environment(wechatpay_brand_environ, wechatpay_partner_environ):
    assert BrandCredentials.from_env().identity == wechatpay_brand_environ["WECHATPAY_BRAND_ID"]
    assert PartnerCredentials.from_env().identity == wechatpay_partner_environ["WECHATPAY_MCHID"]


def test_in_process(wechatpay_async_brand_client, wechatpay_async_partner_client):
    async def run():
        async with wechatpay_async_brand_client as brand, wechatpay_async_partner_client as partner:
            await brand.notify_config.set(NOTIFY)
            await partner.for_brand("120344").notify_config.set(NOTIFY)
            return (await brand.notify_config.get()).notify_url

    assert asyncio.run(run()) == NOTIFY["notify_url"]


def test_endpoint(wechatpay_fake_brand, wechatpay_fake_partner, wechatpay_check_callbacks):
    from wechatpay_product_coupon.callbacks import OK, CallbackReader, error_reply
    from wechatpay_product_coupon.errors import WechatPayError

    for fake in (wechatpay_fake_brand, wechatpay_fake_partner):
        reader = CallbackReader(fake.credentials)

        def post(headers, body):
            try:
                reader.read(headers, body)
            except WechatPayError as error:
                return error_reply(error).status
            return OK.status

        assert wechatpay_check_callbacks(fake, post).exchanges
        with pytest.raises(AssertionError, match="went wrong"):
            wechatpay_check_callbacks(fake, lambda headers, body: 200)
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "wechatpay_testing.plugin", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    return subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_fixtures_work_in_somebody_elses_suite(tmp_path: Path) -> None:
    """Each of them is used."""
    (tmp_path / "test_suite.py").write_text(SUITE, "utf-8")
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "8 passed" in done.stdout


def test_options_of_the_simulator_can_be_set(tmp_path: Path) -> None:
    """By overriding one fixture."""
    (tmp_path / "conftest.py").write_text(
        "from datetime import datetime, timezone\n\nimport pytest\n\n"
        '@pytest.fixture(scope="session")\ndef wechatpay_simulator_options():\n'
        '    return {"now": datetime(2025, 8, 15, tzinfo=timezone.utc)}\n',
        "utf-8",
    )
    (tmp_path / "test_now.py").write_text(
        "def test_now(wechatpay_simulator):\n    assert wechatpay_simulator.clock.now().year == 2025\n", "utf-8"
    )
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_fixture_is_shown_with_its_meaning(tmp_path: Path) -> None:
    """`pytest --fixtures` is where people look."""
    done = run(tmp_path, "--fixtures")
    shown = [line for line in done.stdout.splitlines() if line.startswith("wechatpay_")]
    assert len(shown) >= 15
    assert "no docstring" not in "".join(shown)


def test_loading_the_plugin_costs_nothing() -> None:
    """pytest loads it for everybody who has the package installed, used or not."""
    code = (
        "import sys, pytest, wechatpay_testing.plugin;"
        "print(sorted({n.partition('.')[0] for n in sys.modules} & "
        "{'httpx', 'attrs', 'cryptography', 'starlette', 'wechatpay_mock', 'wechatpay_auth', 'jsonschema_rs'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_plugin_is_announced_to_pytest() -> None:
    """Under the entry point that pytest reads."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"wechatpay": "wechatpay_testing.plugin"}


@pytest.mark.parametrize("name", ["check_calls", "Recorder", "check_callbacks"])
def test_public_names_are_loaded_when_used(name: str) -> None:
    """And an unknown one is an AttributeError."""
    import wechatpay_testing

    assert name in wechatpay_testing.__all__
    assert getattr(wechatpay_testing, name).__module__.startswith("wechatpay_testing.")
    with pytest.raises(AttributeError):
        wechatpay_testing.nothing_of_this_name  # noqa: B018
