"""The public names of the package."""

import importlib
import pkgutil
from pathlib import Path

import wechatpay_auth


def test_all_is_what_is_there() -> None:
    """`__all__` lists the public names, sorted, and each exists."""
    public = {name for name in vars(wechatpay_auth) if not name.startswith("_")}

    assert set(wechatpay_auth.__all__) == public
    assert len(wechatpay_auth.__all__) == len(public)


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
    names = ("_errors", "_keys", "_keyring", "_message", "_signer", "_verifier", "_credentials")
    for name in (*names, "_callback", "_json", "_notification", "_proof", "_seal", "_sealed", "_throwaway"):
        module = importlib.import_module(f"wechatpay_auth.{name}")

        assert not hasattr(module, "httpx")


def test_every_public_object_is_documented() -> None:
    """Each public class and function says what it does."""
    callables = [
        getattr(wechatpay_auth, name) for name in wechatpay_auth.__all__ if name[1:].islower() or name[0].isupper()
    ]

    assert [item for item in callables if callable(item) and not item.__doc__] == []
