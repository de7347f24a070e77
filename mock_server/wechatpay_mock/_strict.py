"""The contract with its `x-forbidden-when` entries made rules, for the strict mode."""

from __future__ import annotations

from typing import Any

from ._json import Json

FORBIDDEN = "x-forbidden"
"""Marks the rules that only the strict mode has."""


def strict(document: Json) -> Json:
    """A copy in which every schema also refuses, by its `allOf`, what its `x-forbidden-when` lists."""
    components: Json = document["components"]
    schemas = {name: _with_rules(schema) for name, schema in components["schemas"].items()}
    return {**document, "components": {**components, "schemas": schemas}}


def _with_rules(schema: Json) -> Json:
    forbidden: list[Json] = schema.get("x-forbidden-when", [])
    if not forbidden:
        return schema
    return {**schema, "allOf": [*schema.get("allOf", []), *map(_rule, forbidden)]}


def _rule(entry: Json) -> Json:
    *parents, name = str(entry["field"]).removeprefix("/").split("/")
    absent: Any = {"not": {"required": [name]}}
    for parent in reversed(parents):
        absent = {"properties": {parent: absent}}
    return {
        "x-rule": f"{entry['field']} forbidden",
        FORBIDDEN: True,
        "description": entry["description"],
        "if": entry["when"],
        "then": absent,
    }
