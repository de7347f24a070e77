"""A schema as a validator sees it: `$ref` followed, all `allOf` parts joined, each keyword at its strictest."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from .contract import Contract, Schema, as_list, schema_name

TEXTS = ("title", "description", "examples", "x-enum-descriptions", "x-conflict", "x-since", "x-superseded")
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
SETS = ("pattern", "format", "multipleOf", "contentMediaType", "contentEncoding")
_STRUCTURE = ("$ref", "allOf", "type", "enum", "const", "properties", "required", "items")
_STRICTEST: dict[str, Callable[[Any, Any], Any]] = {**dict.fromkeys(LOWER, max), **dict.fromkeys(UPPER, min)}


def canonical(node: object) -> str:
    """Text that is the same for equal nodes; sentences left out."""
    return json.dumps(_bare(node), sort_keys=True, ensure_ascii=False)


def _bare(node: object) -> object:
    if isinstance(node, dict):
        mapping = cast("dict[str, object]", node)
        return {key: _bare(value) for key, value in mapping.items() if key not in ("description", "x-rule")}
    return [_bare(value) for value in as_list(node)] if isinstance(node, list) else node


@dataclass(frozen=True, slots=True)
class Field:
    """A property or the items of a list: the nodes that all hold for it, and where the contract writes them."""

    nodes: tuple[Schema, ...]
    place: str


NOTHING: Schema = {}
"""The schema that allows everything: one object, as nodes are told apart by identity."""


@dataclass(slots=True)
class Flat:
    """Everything that holds for one value."""

    place: str
    model: str | None = None
    types: frozenset[str] | None = None
    enum: dict[str, Any] | None = None
    bounds: dict[str, Any] = field(default_factory=dict[str, Any])
    sets: dict[str, frozenset[Any]] = field(default_factory=dict[str, frozenset[Any]])
    fields: dict[str, Field] = field(default_factory=dict[str, Field])
    required: dict[str, None] = field(default_factory=dict[str, None])
    items: Field | None = None
    rules: dict[str, Schema] = field(default_factory=dict[str, Schema])
    exclusions: dict[str, Schema] = field(default_factory=dict[str, Schema])
    unit: str | None = None
    sensitive: bool = False
    texts: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def title(self) -> str:
        return str(self.texts.get("title", ""))


class Flattener:
    """Joins the nodes of one contract, each combination once."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._siblings: dict[int, Schema] = {}
        self._made: dict[tuple[int, ...], Flat] = {}

    def flat(self, value: Field) -> Flat:
        key = tuple(id(node) for node in value.nodes)
        if key not in self._made:
            made = self._made[key] = Flat(value.place)
            for node in value.nodes:
                self._add(made, node, value.place)
        return self._made[key]

    def _add(self, flat: Flat, node: Schema, place: str) -> None:
        if "$ref" in node:
            name = schema_name(node)
            target = self._contract.resolve({"$ref": node["$ref"]})
            flat.place = name
            self._add(flat, target, name)
            if self._contract.is_object(target) or "enum" in target:
                flat.model = name  # the generator makes classes of these alone
            self._add(flat, self._beside(node), place)
            return
        for part in as_list(node.get("allOf")):
            if "if" in part or "x-rule" in part:
                flat.rules[str(part.get("x-rule") or canonical(part))] = part
            else:
                model = flat.model
                self._add(flat, part, place)
                flat.model = model  # parts are not what Python code names
        self._add_values(flat, node)
        self._add_members(flat, node, flat.place if flat.place == place else place)

    def _beside(self, node: Schema) -> Schema:
        if id(node) not in self._siblings:
            self._siblings[id(node)] = {key: value for key, value in node.items() if key != "$ref"}
        return self._siblings[id(node)]

    def _add_values(self, flat: Flat, node: Schema) -> None:
        if "type" in node:
            types = frozenset(str(name) for name in as_list(node["type"]) or [node["type"]])
            flat.types = types if flat.types is None else flat.types & types
        values = [node["const"]] if "const" in node else node.get("enum")
        if values is not None:
            mine = {canonical(value): value for value in values}
            flat.enum = mine if flat.enum is None else {key: mine[key] for key in flat.enum if key in mine}
        for key, strictest in _STRICTEST.items():
            if key in node:
                flat.bounds[key] = strictest(flat.bounds.get(key, node[key]), node[key])
        for key in SETS:
            if key in node:
                flat.sets[key] = flat.sets.get(key, frozenset()) | {node[key]}
        flat.unit = node.get("x-unit", flat.unit)
        flat.sensitive = flat.sensitive or bool(node.get("x-sensitive"))
        flat.texts |= {key: node[key] for key in TEXTS if key in node}

    def _add_members(self, flat: Flat, node: Schema, place: str) -> None:
        for name, child in node.get("properties", {}).items():
            earlier = flat.fields[name].nodes if name in flat.fields else ()
            flat.fields[name] = Field((*earlier, child), f"{place}.{name}")
        flat.required |= dict.fromkeys(node.get("required", []))
        if "items" in node:
            flat.items = Field((*(flat.items.nodes if flat.items else ()), node["items"]), f"{place}[]")
        for exclusion in as_list(node.get("x-forbidden-when")):
            flat.exclusions[canonical(exclusion)] = exclusion
        known = (*TEXTS, *LOWER, *UPPER, *SETS, *_STRUCTURE, "x-unit", "x-sensitive", "x-forbidden-when")
        other = {key: value for key, value in node.items() if key not in known}
        for key in ("if", "then", "else"):
            if key in other and key != "if":
                other.setdefault("if", {})
        if "if" in other:
            rule: Schema = {key: other.pop(key) for key in ("if", "then", "else") if key in other}
            flat.rules[str(other.pop("x-rule", None) or canonical(rule))] = rule
        for key, value in other.items():
            flat.rules[canonical({key: value})] = {key: value}
