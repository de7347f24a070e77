"""Checking a body before it is sent, against the rules of the contract itself.

The contract travels with the client package as `openapi.json`; its schemas, conditions and exclusions are evaluated by
jsonschema-rs (extra `check`). Nothing here repeats a rule.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeGuard

from ._record import Record

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

_URI = "urn:contract"
_EXCLUSION = "x-exclusion"

_SENTENCES = {
    "required": "is required",
    "type": "must be of type {}",
    "enum": "must be one of {}",
    "const": "must be {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} entries",
    "maxItems": "must have at most {} entries",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "multipleOf": "must be a multiple of {}",
    "pattern": "must match {}",
    "format": "must be a time with seconds and offset, such as 2025-08-01T00:00:00+08:00",
}


class Violation(Record):
    """One thing that is wrong with a body."""

    pointer: str
    """JSON pointer to the field; for a missing one, to where it should stand."""
    title: str
    """Chinese title of the field, as on the official page; empty where the contract has none."""
    issue: str
    """What is wrong, in a sentence. Never the value."""
    rule: str | None = None
    """Name of the `x-rule` that is broken, None for a limit of the field itself."""

    def __str__(self) -> str:
        label = f"{self.pointer or '(the body)'} ({self.title})" if self.title else self.pointer or "(the body)"
        return f"{label}: {self.issue}"


class Rules:
    """The contract of one client package; validators are compiled when first needed."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._rs = import_module("jsonschema_rs")  # an extra, and slow to load: only who checks pays for it
        self._documents = {False: document, True: _with_exclusions(document)}
        self._registries = {
            strict: self._rs.Registry([(_URI, content)], draft=self._rs.Draft202012)
            for strict, content in self._documents.items()
        }
        self._validators: dict[tuple[str, bool], Draft202012Validator] = {}

    def check(self, schema: str, body: Mapping[str, Any], *, strict: bool) -> list[Violation]:
        """Everything that is wrong with a body, in the order of its fields."""
        key = (schema, strict)
        validator = self._validators.get(key)
        if validator is None:
            validator = self._validators[key] = self._rs.Draft202012Validator(
                {"$ref": f"{_URI}#/components/schemas/{schema}"},
                registry=self._registries[strict],
                validate_formats=True,
            )
        plain = dict(body)
        if validator.is_valid(plain):
            return []
        root = self._documents[strict]
        found = [self._violation(root, schema, error) for error in validator.iter_errors(plain)]
        return sorted(dict.fromkeys(found), key=lambda violation: violation.pointer)

    def _violation(self, root: dict[str, Any], schema: str, error: "ValidationError") -> Violation:
        path: list[str | int] = [*error.instance_path]
        missing = _named(error.kind)
        if missing is not None:
            path.append(missing)
        rule = _rule_at(root, [*error.schema_path])
        keyword = error.kind.name
        if rule is None:
            value: Any = getattr(error.kind, "value", "")
            shown = ", ".join(map(str, value)) if keyword == "enum" else str(value)
            issue = _SENTENCES.get(keyword, f"does not fit the keyword {keyword}").format(shown)
        else:
            issue = " ".join(str(rule["description"]).split())
        pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
        return Violation(pointer, _title(root, schema, path), issue, None if rule is None else str(rule["x-rule"]))


def _named(kind: Any) -> str | None:
    """The field that a failed keyword asks for; the first of several."""
    if kind.name == "required":
        return str(kind.value)
    if kind.name not in ("anyOf", "oneOf"):
        return None
    nested = (error for alternative in kind.value for error in alternative)
    first = next(nested, None)
    return None if first is None else _named(first.kind)


def _rule_at(root: dict[str, Any], path: list[str | int]) -> dict[str, Any] | None:
    """The rule a failed keyword belongs to."""
    found: dict[str, Any] | None = None
    node: Any = root
    for part in path:
        node = node[part]
        rule = _rule(node)
        found = rule or found
    return found


def _rule(node: Any) -> dict[str, Any] | None:
    return node if _is_object(node) and "x-rule" in node else None


def _is_object(node: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(node, dict)


def _with_exclusions(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its `x-forbidden-when` entries made rules."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    return {**document, "components": {"schemas": {name: _excluding(schema) for name, schema in schemas.items()}}}


def _excluding(schema: dict[str, Any]) -> dict[str, Any]:
    entries: list[dict[str, Any]] = schema.get("x-forbidden-when", [])
    return {**schema, "allOf": [*schema.get("allOf", []), *map(_exclusion, entries)]} if entries else schema


def _exclusion(entry: dict[str, Any]) -> dict[str, Any]:
    *parents, name = str(entry["field"]).strip("/").split("/")
    absent: dict[str, Any] = {"properties": {name: False}}
    for parent in reversed(parents):
        absent = {"properties": {parent: absent}}
    return {
        "x-rule": f"{name}-forbidden",
        "description": entry["description"],
        "if": entry["when"],
        "then": absent,
        _EXCLUSION: True,
    }


def _title(root: dict[str, Any], schema: str, path: list[str | int]) -> str:
    """Chinese title of the field a path leads to."""
    nowhere: dict[str, Any] = {}
    node: dict[str, Any] = {"$ref": f"#/components/schemas/{schema}"}
    for part in path:
        node = next(_step(root, node, part), nowhere)
    return str(node.get("title") or next((n.get("title") for n in _parts(root, node) if n.get("title")), ""))


def _step(root: dict[str, Any], node: dict[str, Any], part: str | int) -> Iterator[dict[str, Any]]:
    for candidate in _parts(root, node):
        if isinstance(part, int) and "items" in candidate:
            yield candidate["items"]
        elif isinstance(part, str) and isinstance(candidate.get("properties", {}).get(part), dict):
            yield candidate["properties"][part]


def _parts(root: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema with all it refers to and is joined from, last part first as the last one wins; rules aside."""
    if "$ref" in node:
        yield from _parts(root, root["components"]["schemas"][str(node["$ref"]).rpartition("/")[2]])
    yield node
    for part in reversed(node.get("allOf", [])):
        if "if" not in part:
            yield from _parts(root, part)


@cache
def contract_rules(package: str) -> Rules:
    """The contract of a client package, read once per process.

    Raises:
        ImportError: the extra `check` is not installed.
    """
    try:
        import_module("jsonschema_rs")
    except ImportError as error:
        raise ImportError(
            'checking needs the extra "check": pip install "wechatpay-product-coupon[check]"', name=error.name
        ) from error
    from importlib.resources import files  # noqa: PLC0415  # slow to load, like the rest of this

    return Rules(json.loads(files(package).joinpath("openapi.json").read_bytes()))
