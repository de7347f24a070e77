"""The wheel where nothing else is: every Python found, no extras, a simulator in another process and environment."""

import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.packaging.support import CONSUMER, VERSIONS, Clean

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
NOW = "2025-08-15T12:00:00+08:00"
Environments = Callable[[str], Clean]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A simulator of the development environment in a process of its own; gives its home."""
    home = tmp_path_factory.mktemp("simulator")
    command = [sys.executable, "-m", "wechatpay_mock", "serve", "--port", "0", "--home", str(home), "--now", NOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=os.environ) as server:
        assert server.stdout
        try:
            assert any(line.startswith("ready ") for line in server.stdout), "the simulator did not start"
            yield home
        finally:
            server.terminate()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("side", ["brand", "partner"])
def test_a_coupon_is_created_from_a_clean_environment(
    version: str, side: str, clean: Environments, simulator: Path, tmp_path: Path
) -> None:
    """Installed from the wheel, without extras, against the simulator of another environment."""
    settings = runpy.run_path(str(ROOT / "examples" / "demo.py"))["settings"](simulator / f"{side}.env")
    body = ROOT / "examples" / f"{side}-coupon.json"
    done = clean(version).run(CONSUMER / "smoke.py", side, body, cwd=tmp_path, **settings)
    assert done.returncode == 0, done.stderr
    assert f"{side}: created" in done.stdout
    assert f"Python {version}." in done.stdout
    assert str(ROOT) not in done.stdout.splitlines()[1], "the code under test must be the installed one"


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_installed_fits_together(version: str, clean: Environments, tmp_path: Path) -> None:
    """`pip check` is content, and no library of an extra came along."""
    environment = clean(version)
    done = environment.run("-m", "pip", "check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    listed = environment.run("-m", "pip", "list", "--format", "freeze", cwd=tmp_path).stdout.lower()
    assert "wechatpay-product-coupon==" in listed
    for name in ("starlette", "uvicorn", "jsonschema", "redis", "pytest"):
        assert name not in listed


@pytest.mark.parametrize(
    "arguments", [("-c", "import wechatpay_mock"), ("-m", "wechatpay_mock", "serve")], ids=["import", "command"]
)
def test_the_simulator_says_which_extra_it_needs(
    arguments: tuple[str, ...], clean: Environments, tmp_path: Path
) -> None:
    """The last line tells what to install."""
    done = clean("3.11" if sys.version_info[:2] == (3, 11) else VERSIONS[-1]).run(*arguments, cwd=tmp_path)
    assert done.returncode != 0
    assert done.stderr.strip().endswith("pip install wechatpay-product-coupon[mock]")


def test_the_check_says_which_extra_it_needs(clean: Environments, tmp_path: Path) -> None:
    """`check()` stands on the extra `check`."""
    code = (
        "from wechatpay_product_coupon import models\n"
        "models.SetNotifyConfigRequest(notify_url='https://example.com').check()"
    )
    done = clean(f"{sys.version_info.major}.{sys.version_info.minor}").run("-c", code, cwd=tmp_path)
    assert done.returncode != 0
    assert "wechatpay-product-coupon[check]" in done.stderr
