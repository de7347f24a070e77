"""Checks of `components.schemas`: keywords, references, documentation, rules."""

from collections.abc import Iterator
from typing import Any

from .contract import Contract, Schema, as_list, as_object

KEYWORDS = frozenset(
    {
        "title",
        "description",
        "type",
        "required",
        "properties",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "minLength",
        "maxLength",
        "pattern",
        "minimum",
        "maximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "items",
        "contains",
        "format",
        "enum",
        "const",
        "examples",
        "$ref",
        "contentMediaType",
        "contentEncoding",
    }
)
EXTENSIONS = frozenset(
    {
        "x-rule",
        "x-forbidden-when",
        "x-unit",
        "x-enum-descriptions",
        "x-since",
        "x-superseded",
        "x-conflict",
        "x-sensitive",
    }
)
FORMATS = frozenset({"date-time", "binary"})
UNITS = frozenset({"fen", "seconds", "days", "percent", "bytes"})
_MAPS = ("properties",)
_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("items", "not", "if", "then", "contains")


def subschemas(node: Any, place: str) -> Iterator[tuple[str, Schema]]:
    """Every schema below `node`, itself included, with its place."""
    if not isinstance(node, dict):
        return
    node = as_object(node)
    yield place, node
    for key in _MAPS:
        for name, child in node.get(key, {}).items():
            yield from subschemas(child, f"{place}/{key}/{name}")
    for key in _LISTS:
        for position, child in enumerate(node.get(key, [])):
            yield from subschemas(child, f"{place}/{key}/{position}")
    for key in _SINGLE:
        if key in node:
            yield from subschemas(node[key], f"{place}/{key}")


def _all(contract: Contract) -> Iterator[tuple[str, Schema]]:
    for name, schema in contract.schemas.items():
        yield from subschemas(schema, name)


def check_keywords(contract: Contract) -> Iterator[str]:
    """No keyword is misspelt: a validator would ignore it silently."""
    for place, schema in _all(contract):
        for keyword in schema:
            known = KEYWORDS | EXTENSIONS
            if keyword not in known:
                yield f"{place}: unknown keyword {keyword!r}"
        if schema.get("format", "date-time") not in FORMATS:
            yield f"{place}: format {schema['format']!r} is not one of {sorted(FORMATS)}"
        if schema.get("x-unit", "fen") not in UNITS:
            yield f"{place}: x-unit {schema['x-unit']!r} is not one of {sorted(UNITS)}"
        if "enum" in schema:
            described = set(schema.get("x-enum-descriptions", {}))
            if "x-enum-descriptions" in schema and described != set(schema["enum"]):
                yield f"{place}: x-enum-descriptions and enum name different values"


def references(node: Any) -> Iterator[str]:
    target = as_object(node).get("$ref")
    if isinstance(target, str):
        yield target
    for value in (*as_object(node).values(), *as_list(node)):
        yield from references(value)


def check_references(contract: Contract) -> Iterator[str]:
    """Every `$ref` has a target, and every component is used."""
    used = set(references(contract.document))
    components = contract.document["components"]
    there = {f"#/components/{kind}/{name}" for kind, entries in components.items() for name in entries}
    for missing in sorted(used - there):
        yield f"{missing} does not exist"
    schemes = {f"#/components/securitySchemes/{name}" for name in components.get("securitySchemes", {})}
    for idle in sorted(there - used - schemes):
        yield f"{idle} is not used"


def check_documented(contract: Contract) -> Iterator[str]:
    """Every schema and every property has a Chinese title and an English description; every enum value its meaning."""
    for name, schema in contract.schemas.items():
        nodes = [(name, schema), *((f"{name}.{p}", node) for p, node in contract.object_parts(schema)[0].items())]
        for place, node in nodes:
            whole = contract.resolve(node)
            for keyword in ("title", "description"):
                if not str(whole.get(keyword, "")).strip():
                    yield f"{place}: {keyword} is missing"
        if "enum" in schema and "x-enum-descriptions" not in schema:
            yield f"{name}: x-enum-descriptions is missing"


def check_required_names(contract: Contract) -> Iterator[str]:
    """Every name in `required` is a property; within rules, of the object the rule sits on."""
    for name, schema in contract.schemas.items():
        properties, required = contract.object_parts(schema)
        for wanted in required:
            if wanted not in properties:
                yield f"{name}: required names {wanted!r}, which is no property"
        for place, rule in _rules(contract, name, schema):
            yield from _unknown_names(contract, schema, rule.get("if", {}), f"{place}/if")
            yield from _unknown_names(contract, schema, rule.get("then", {}), f"{place}/then")


def _rules(contract: Contract, name: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    for position, part in enumerate(schema.get("allOf", [])):
        if "if" in part or "x-rule" in part:
            yield f"{name}/allOf/{position}", part
        elif "$ref" not in part:
            yield from _rules(contract, f"{name}/allOf/{position}", part)


def _unknown_names(contract: Contract, owner: Schema, condition: Any, place: str) -> Iterator[str]:
    """Names in a condition that the object it is about does not have."""
    condition = as_object(condition)
    properties = contract.object_parts(owner)[0] if contract.is_object(owner) else {}
    names = [*condition.get("required", []), *condition.get("properties", {})]
    for name in names:
        if name not in properties:
            yield f"{place}: {name!r} is no property there"
    for name, child in condition.get("properties", {}).items():
        if name in properties:
            yield from _unknown_names(contract, contract.resolve(properties[name]), child, f"{place}/{name}")
    for key in _LISTS:
        for child in condition.get(key, []):
            yield from _unknown_names(contract, owner, child, place)
    for key in ("not", "if", "then"):
        if key in condition:
            yield from _unknown_names(contract, owner, condition[key], place)
    for key in ("items", "contains"):
        if key in condition and "items" in owner:
            yield from _unknown_names(contract, contract.resolve(owner["items"]), condition[key], f"{place}/{key}")


def check_rules(contract: Contract) -> Iterator[str]:
    """Rules have a name of their own, a sentence, and both halves; exclusions name a field that exists."""
    for name, schema in contract.schemas.items():
        seen: set[str] = set()
        for place, rule in _rules(contract, name, schema):
            missing = [key for key in ("x-rule", "description", "if", "then") if key not in rule]
            if missing:
                yield f"{place}: {', '.join(missing)} is missing"
            label = str(rule.get("x-rule"))
            if label in seen:
                yield f"{place}: x-rule {label!r} stands twice in {name}"
            seen.add(label)
        for position, exclusion in enumerate(schema.get("x-forbidden-when", [])):
            place = f"{name}/x-forbidden-when/{position}"
            if set(exclusion) != {"field", "description", "when"}:
                yield f"{place}: needs exactly field, description and when"
                continue
            yield from _missing_field(contract, schema, exclusion["field"], place)
            yield from _unknown_names(contract, schema, exclusion["when"], place)


def _missing_field(contract: Contract, schema: Schema, pointer: str, place: str) -> Iterator[str]:
    node = schema
    for part in pointer.removeprefix("/").split("/"):
        properties = contract.object_parts(node)[0]
        if part not in properties:
            yield f"{place}: field {pointer!r} does not exist"
            return
        node = contract.resolve(properties[part])
