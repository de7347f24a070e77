"""The public names of the package."""

import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import wechatpay_auth


def test_all_is_what_is_there() -> None:
    """`__all__` lists the public names, sorted, and each exists."""
    listed = list(wechatpay_auth.__all__)

    assert sorted(set(listed)) == dir(wechatpay_auth)
    assert len(listed) == len(set(listed))
    assert all(hasattr(wechatpay_auth, name) for name in listed)


def test_modules_are_private() -> None:
    """Nothing is public but the package itself."""
    assert [info.name for info in pkgutil.iter_modules(wechatpay_auth.__path__) if not info.name.startswith("_")] == []


def test_modules_stay_small() -> None:
    """No module has over 300 lines."""
    folder = Path(wechatpay_auth.__file__).parent

    assert [path.name for path in folder.glob("*.py") if len(path.read_text("utf-8").splitlines()) > 300] == []


def test_package_is_typed() -> None:
    """Type checkers find the marker of a typed package."""
    assert Path(wechatpay_auth.__file__).with_name("py.typed").exists()


def test_functions_over_bytes_know_no_httpx() -> None:
    """Modules that a simulator or another client builds on do not import httpx at run time."""
    names = (
        "_certificates",
        "_credentials",
        "_echo",
        "_errors",
        "_explain",
        "_keyring",
        "_keys",
        "_keystore",
        "_message",
        "_sealed",
        "_sensitive",
        "_signed",
        "_signer",
        "_verifier",
        "_callback",
        "_json",
        "_notification",
        "_proof",
        "_seal",
        "_throwaway",
    )
    for name in names:
        module = importlib.import_module(f"wechatpay_auth.{name}")

        assert not hasattr(module, "httpx")


def test_every_public_object_is_documented() -> None:
    """Each public class and function says what it does."""
    callables = [
        getattr(wechatpay_auth, name) for name in wechatpay_auth.__all__ if name[1:].islower() or name[0].isupper()
    ]

    assert [item for item in callables if callable(item) and not item.__doc__] == []


# Costly to import, and of no use to a synchronous caller with a public key.
LAZY = ["cryptography.x509", "cryptography.hazmat.primitives.ciphers.aead", "asyncio", "concurrent.futures", "argparse"]
USES = {
    "nothing": "",
    "a brand's credentials": """
from tests.auth.support import brand, fixed_auth
fixed_auth(brand())
""",
}


@pytest.mark.parametrize("use", [pytest.param(code, id=name) for name, code in USES.items()])
def test_import_is_cheap(use: str) -> None:
    """What only platform certificates and asynchronous callers need is not imported by others."""
    code = f"import json, sys, wechatpay_auth\n{use}\nprint(json.dumps([m for m in {LAZY} if m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=Path(__file__).parents[2]
    )

    assert json.loads(done.stdout) == []
