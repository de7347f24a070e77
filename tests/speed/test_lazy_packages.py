"""Packages that load their modules when names are used: to their users they look like any other."""

import ast
import importlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import wechatpay_product_coupon
from wechatpay_product_coupon import models

PACKAGES = ["wechatpay_auth", "wechatpay_runtime", "wechatpay_product_coupon", "wechatpay_product_coupon.models"]
packages = pytest.mark.parametrize("name", PACKAGES)


@packages
def test_every_name_is_there(name: str) -> None:
    """And is what type checkers take it for: the object that the import in the source names."""
    package = importlib.import_module(name)
    tree = ast.parse(Path(str(package.__file__)).read_text("utf-8"))
    stated: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("wechatpay_")):
            module = f"{'.' * node.level}{node.module or ''}"
            stated |= {alias.name: module for alias in node.names}
    assert set(package.__all__) - {"__version__"} == set(stated)
    for public, module in stated.items():
        source = importlib.import_module(module, name)
        assert getattr(package, public) is getattr(source, public), public


@packages
def test_other_names_are_not(name: str) -> None:
    """A slip is an AttributeError that names it, and an ImportError in an import."""
    package = importlib.import_module(name)
    with pytest.raises(AttributeError, match="NoSuchName"):
        _ = package.NoSuchName
    with pytest.raises(ImportError, match="NoSuchName"):
        exec(f"from {name} import NoSuchName")


@packages
def test_dir_lists_the_names_before_they_are_used(name: str) -> None:
    """As completion in a console needs."""
    code = f"import {name} as package; print(set(package.__all__) <= set(dir(package)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@packages
def test_star_imports(name: str) -> None:
    """They bring every public name."""
    namespace: dict[str, object] = {}
    exec(f"from {name} import *", namespace)
    assert set(importlib.import_module(name).__all__) <= set(namespace)


def test_modules_are_attributes() -> None:
    """Without an import of their own."""
    code = (
        "import wechatpay_product_coupon as w; print(w.models.UsageMode.SINGLE, w.errors.NotSent.__name__,"
        " w.callbacks.OK.status, w.BrandClient.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["SINGLE", "NotSent", "204", "BrandClient"]


@pytest.mark.parametrize("compiled", [True, False])
def test_models_can_be_pickled(compiled: bool) -> None:
    """Before and after their functions were compiled, also into a process that has loaded nothing yet."""
    thing = models.NotifyConfigSetting(notify_url="https://a.example/b", update_time="2025-08-01T00:00:00+08:00")
    if compiled:
        thing = models.NotifyConfigSetting.from_dict(thing.to_dict())
    assert thing == pickle.loads(pickle.dumps(thing))
    code = "import pickle, sys; print(pickle.loads(sys.stdin.buffer.read()).to_dict()['notify_url'])"
    done = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(thing), capture_output=True, check=True)
    assert done.stdout.strip() == b"https://a.example/b"


def test_compiled_functions_keep_their_names_and_texts() -> None:
    """For `help`, tracebacks and subclasses of your own."""
    given = {"notify_url": "https://a.example/b", "update_time": "2025-08-01T00:00:00+08:00"}
    models.NotifyConfigSetting.from_dict(given).to_dict()
    assert "as it is sent" in str(models.NotifyConfigSetting.to_dict.__doc__)
    assert models.NotifyConfigSetting.to_dict.__name__ == "to_dict"

    class Mine(models.NotifyConfigSetting):
        def to_dict(self) -> dict[str, object]:
            return {"mine": True} | super().to_dict()

    made = Mine(**given)
    assert {"mine": True} | given == made.to_dict() == made.to_dict()
    assert isinstance(Mine.from_dict(given), Mine)
    assert wechatpay_product_coupon.__version__
