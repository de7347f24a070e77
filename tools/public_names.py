"""`make public-names`: every public name with its parameters, in `tests/data/public_names.txt`.

Public is what the listed modules export, and the members of those classes without a leading underscore.
Types are left to the type checkers, defaults to the documentation: a parameter shows its name, its kind and whether it
may be left out. A test compares the file with the code, so that no name changes by accident.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from .contract import ROOT

RECORD = ROOT / "tests" / "data" / "public_names.txt"
PACKAGES = ("wechatpay_auth", "wechatpay_runtime", "wechatpay_product_coupon", "wechatpay_mock", "wechatpay_testing")
MODULES = (
    "wechatpay_auth",
    "wechatpay_runtime",
    "wechatpay_runtime.errors",
    "wechatpay_runtime.testing",
    "wechatpay_product_coupon",
    "wechatpay_product_coupon.callbacks",
    "wechatpay_product_coupon.errors",
    "wechatpay_product_coupon.models",
    "wechatpay_product_coupon.testing",
    "wechatpay_mock",
    "wechatpay_mock.faults",
    "wechatpay_testing",
)
RESOURCES = "wechatpay_product_coupon.api"


def public_names() -> str:
    """The text of the record."""
    lines = ["# Public names and parameters; `make public-names` renews this file. A `?` may be left out."]
    for name in (*MODULES, *_resources()):
        module = importlib.import_module(name)
        lines += ["", f"[{name}]", *_module(module)]
    return "\n".join(lines) + "\n"


def _resources() -> Iterator[str]:
    package = importlib.import_module(RESOURCES)
    for found in pkgutil.iter_modules(package.__path__):
        yield f"{RESOURCES}.{found.name}"


def _module(module: ModuleType) -> Iterator[str]:
    for name in sorted(_exported(module)):
        value: object = getattr(module, name)
        if inspect.isclass(value):
            yield from _class(name, value)
        elif inspect.ismodule(value):
            yield f"{name}: module"
        elif inspect.isfunction(value):
            yield f"{name}{_parameters(value)}"
        else:
            yield f"{name}: {type(value).__name__ if _ours(type(value)) else 'value'}"


def _exported(module: ModuleType) -> list[str]:
    """`__all__`, or without one what the module itself defines."""
    own = [name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__]
    return list(getattr(module, "__all__", [name for name in own if not name.startswith("_")]))


@cache
def _listed() -> frozenset[type]:
    """Classes that have an entry of their own."""
    modules = [importlib.import_module(name) for name in MODULES]
    values = [getattr(module, name) for module in modules for name in _exported(module)]
    return frozenset(value for value in values if inspect.isclass(value))


def _class(name: str, cls: type[Any]) -> Iterator[str]:
    bases = ", ".join(base.__name__ for base in cls.__bases__ if _ours(base) or issubclass(base, BaseException))
    yield f"class {name}{f'({bases})' if bases else ''}"
    if issubclass(cls, Enum):
        yield from (f"  {member} = {value.value!r}" for member, value in cls.__members__.items())
    elif not issubclass(cls, BaseException):
        yield f"  {name}{_parameters(cls)}"
    yield from _members(cls)


def _members(cls: type[Any]) -> Iterator[str]:
    values: Mapping[str, object] = cls.__members__ if issubclass(cls, Enum) else {}
    annotated = {
        name for base in cls.__mro__ if base.__module__.startswith("wechatpay_runtime") for name in _annotations(base)
    }
    for member in sorted({*dir(cls), *annotated}):
        owner = next((base for base in cls.__mro__ if member in vars(base) or member in _annotations(base)), None)
        if member.startswith("_") or owner is None or not _ours(owner):
            continue
        if owner is not cls and owner in _listed():
            continue  # shown with the base class
        value = inspect.getattr_static(cls, member, None)
        if member not in values:
            yield f"  .{member}{_member(value)}"


def _annotations(cls: type[Any]) -> Mapping[str, object]:
    annotations: Mapping[str, object] = vars(cls).get("__annotations__", {})
    return annotations


def _member(value: Any) -> str:
    if isinstance(value, (staticmethod, classmethod)):
        kind = "static" if isinstance(value, staticmethod) else "class"
        return f"{_parameters(value.__func__, bound=isinstance(value, classmethod))} ({kind})"  # pyright: ignore[reportUnknownMemberType,reportUnknownArgumentType]
    return _parameters(value, bound=True) if inspect.isfunction(value) else ""


def _parameters(value: Any, *, bound: bool = False) -> str:
    try:
        parameters = list(inspect.signature(value).parameters.values())[1 if bound else 0 :]
    except (TypeError, ValueError):
        return "(...)"
    words: list[str] = []
    starred = False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            words.append("*")
        starred = starred or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        stars = (
            "*"
            if parameter.kind is parameter.VAR_POSITIONAL
            else "**"
            if parameter.kind is parameter.VAR_KEYWORD
            else ""
        )
        words.append(f"{stars}{parameter.name}{'' if parameter.default is parameter.empty else '?'}")
    return f"({', '.join(words)})"


def _ours(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in PACKAGES


def main(path: Path = RECORD) -> int:
    path.write_text(public_names(), encoding="utf-8")
    print(f"{path.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
