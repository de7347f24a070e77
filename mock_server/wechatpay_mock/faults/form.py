"""Faults as JSON, for those who are not in the same process."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from .._json import is_array
from ._cut import Cut, Truncated
from ._fault import Fault
from ._faults import Faults
from ._latency import Latency
from ._page import GatewayPage
from ._planned import PlannedFault
from ._sign_error import SignError
from ._signature import BadSignature, Unsigned
from ._skew import AnswerSkew, ServerSkew
from ._status import Accepted, ServerError, TooManyRequests

_CLASSES: dict[str, Any] = {
    each.kind: each
    for each in (
        Latency,
        TooManyRequests,
        ServerError,
        Accepted,
        Cut,
        Truncated,
        Unsigned,
        BadSignature,
        GatewayPage,
        AnswerSkew,
        ServerSkew,
        SignError,
    )
}
_NAMES = {int: "a whole number", float: "a number", bool: "true or false", types.NoneType: "null"}


def _expected(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Literal:
        return " or ".join(str(value) for value in get_args(hint))
    if origin in (Union, types.UnionType):
        return " or ".join(_expected(part) for part in get_args(hint))
    return _NAMES[hint]


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin is Literal:
        return any(value == known and type(value) is type(known) for known in get_args(hint))
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if hint is float:
        return type(value) in (int, float)
    return type(value) is hint


def _options(each: Any) -> dict[str, tuple[Any, Field[Any]]]:
    hints = get_type_hints(each)
    return {field.name: (hints[field.name], field) for field in fields(each)}


KINDS: dict[str, dict[str, str]] = {
    kind: {name: _expected(hint) for name, (hint, _) in _options(each).items()} for kind, each in _CLASSES.items()
}
"""The kinds with their options, and what is expected of each."""

_PLAN: dict[str, Any] = {"times": int | None, "rate": float, "seed": int}


def add_fault(faults: Faults, wish: Mapping[str, Any]) -> PlannedFault:
    """Put in force what an object describes: `kind`, the options of the kind, and those of `Faults.add`.

    Raises:
        ValueError: It is not understood; the text says what is.
    """
    rest = dict(wish)
    fault = _fault(rest)
    plan: dict[str, Any] = {}
    for name in (*_PLAN, "operation"):
        if name in rest:
            plan[name] = rest.pop(name)
            _check_plan(name, plan[name])
    if rest:
        known = ", ".join((*KINDS[fault.kind], "operation", *_PLAN))
        raise ValueError(f"{fault.kind} has no option {next(iter(rest))[:80]!r}; it has {known}")
    return faults.add(fault, **plan)


def _fault(rest: dict[str, Any]) -> Fault:
    """The fault of an object, whose kind and options are taken out of it."""
    kind = rest.pop("kind", None)
    each = _CLASSES.get(kind) if isinstance(kind, str) else None
    if each is None:
        raise ValueError(f"kind has to be one of {', '.join(KINDS)}")
    chosen: dict[str, Any] = {}
    for name, (hint, field) in _options(each).items():
        if name in rest:
            chosen[name] = rest.pop(name)
            if not _fits(chosen[name], hint):
                raise ValueError(f"{name} has to be {_expected(hint)}")
        elif field.default is MISSING:
            raise ValueError(f"{name} is missing: {_expected(hint)}")
    fault: Fault = each(**chosen)
    return fault


def _check_plan(name: str, value: Any) -> None:
    if name != "operation":
        if not _fits(value, _PLAN[name]):
            raise ValueError(f"{name} has to be {_expected(_PLAN[name])}")
        return
    names: list[Any] = value if is_array(value) else [value]
    if not (value is None or all(isinstance(each, str) for each in names)):
        raise ValueError("operation has to be a name, several names, or null for every request")
