"""The house rules of `README.md`: who may import whom, names that are public, files that must not be there."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = {
    "wechatpay_auth": ROOT / "auth_plugin",
    "wechatpay_runtime": ROOT / "runtime",
    "wechatpay_product_coupon": ROOT / "generated",
    "wechatpay_mock": ROOT / "mock_server",
    "wechatpay_testing": ROOT / "testing",
}
ALLOWED = {
    "wechatpay_auth": {"httpx", "cryptography"},
    # The last ones are the extras `check` and `fast`; yarl is aiohttp's own type of URLs.
    "wechatpay_runtime": {"wechatpay_auth", "httpx", "attrs", "jsonschema_rs", "aiohttp", "yarl"},
    "wechatpay_product_coupon": {"wechatpay_runtime", "wechatpay_auth"},
    "wechatpay_mock": {
        "wechatpay_auth",
        "httpx",  # its errors are what cut connections look like in-process
        "starlette",
        "uvicorn",
        "h11",
        "jsonschema_rs",
        "python_multipart",
        "cryptography",
        "segno",
    },
    "wechatpay_testing": {
        *("wechatpay_product_coupon", "wechatpay_runtime", "wechatpay_auth", "wechatpay_mock", "httpx", "pytest"),
    },
}


def imports(package: str) -> set[str]:
    """Top-level names of everything a package imports from outside the standard library."""
    import sys

    found: set[str] = set()
    for path in (SOURCES[package] / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {package}


@pytest.mark.parametrize("package", SOURCES)
def test_nothing_imports_upwards(package: str) -> None:
    """Each package stands only on those below it and on the few libraries it is allowed."""
    assert imports(package) <= ALLOWED[package]


def test_the_core_depends_on_three_libraries() -> None:
    """httpx, attrs and cryptography, and what httpcore looks for; the rest are extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {"httpx", "attrs", "cryptography", "sniffio"} == {
        re.split(r"[<>=]", text)[0] for text in project["dependencies"]
    }


@pytest.mark.parametrize("package", SOURCES)
def test_packages_are_typed(package: str) -> None:
    """`py.typed` is there."""
    assert (SOURCES[package] / package / "py.typed").is_file()


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_machine_and_no_registry_is_named() -> None:
    """No path of one machine and no package registry host stands in the repository."""
    words = ("/wo" + "rk/", "/ro" + "ot/", "pypi." + "org", "pythonhosted" + ".org", "registry.npm" + "js.org")
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        assert not [word for word in words if word in text], path


def test_modules_stay_small() -> None:
    """One module, one noun: under 350 lines of hand-written code."""
    for package in ("wechatpay_auth", "wechatpay_runtime", "wechatpay_mock", "wechatpay_testing"):
        for path in (SOURCES[package] / package).rglob("*.py"):
            assert len(path.read_text("utf-8").splitlines()) <= 350, path
