"""The contract in a form that generators of test data can follow.

`if`/`then` rules multiply: a generator that expands twenty of them gives up. Rules that depend on enum fields
(usage mode, scope, type ...) are therefore unfolded: the schema becomes `anyOf` over the combinations of these fields,
each with the rules that apply there and without those that do not. It accepts the same documents.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import product
from typing import Any

from tools.contract import Contract, Schema, as_list, as_object, schema_name

_FEW_COMBINATIONS = 40


@cache
def unfolded() -> Schema:
    """The document, its schemas with decidable rules unfolded."""
    contract = Contract.load()
    document = deepcopy(contract.document)
    schemas = document["components"]["schemas"]
    for name, schema in list(schemas.items()):
        branches = list(_branches(contract, contract.schemas[name]))
        if len(branches) > 1:
            schemas[name] = {"title": schema.get("title", name), "anyOf": branches}
    return document


@cache
def relaxed() -> Schema:
    """The document without rules: what is invalid here is invalid by the contract too, not the other way round."""
    document = deepcopy(Contract.load().document)
    for schema in document["components"]["schemas"].values():
        parts = [part for part in schema.pop("allOf", []) if "if" not in part]
        if parts:
            schema["allOf"] = parts
    return document


@cache
def exemplary() -> Schema:
    """The document with the examples as the only request bodies: for long walks, whose point is not the bodies."""
    contract = Contract.load()
    document = deepcopy(contract.document)
    for operation in contract.operations():
        schema = contract.request_schema(operation)
        if schema is None or "x-sign-part" in operation.raw:
            continue
        name = schema_name(schema)
        examples = [
            example["value"]
            for key, example in document["components"]["examples"].items()
            if key.partition(".")[0] == name
        ]
        document["components"]["schemas"][name] = {"enum": examples}
    return document


def _joined(contract: Contract, schema: Schema) -> Schema:
    """One object schema with the rules of all its parts; parts that are references are joined in."""
    properties, required = contract.object_parts(schema)
    rules: list[Schema] = []
    for part in schema.get("allOf", []):
        if "if" in part:
            rules.append(part)
        else:
            rules += _joined(contract, contract.resolve(part)).get("allOf", [])
    joined: Schema = {"type": "object", "properties": properties, "required": required, "allOf": rules}
    return {key: value for key, value in joined.items() if value}


def _branches(contract: Contract, schema: Schema) -> Iterator[Schema]:
    if not contract.is_object(schema):
        return
    joined = _joined(contract, schema)
    fields = {
        name: contract.resolve(joined["properties"][name])["enum"]
        for rule in joined.get("allOf", [])
        for name in as_object(rule["if"]).get("properties", {})
        if "enum" in contract.resolve(joined["properties"][name]) and name in joined.get("required", [])
    }
    combinations = list(product(*fields.values()))
    if not fields or len(combinations) > _FEW_COMBINATIONS:
        return
    for values in combinations:
        known = dict(zip(fields, values, strict=True))
        branch = _decided(joined, known)
        if branch is not None:
            yield branch


def _decided(joined: Schema, known: dict[str, str]) -> Schema | None:
    """The schema with these fields fixed; None where a rule forbids the combination."""
    branch = deepcopy(joined)
    branch["properties"] |= {name: {"const": value} for name, value in known.items()}
    open_rules: list[Schema] = []
    for rule in joined.get("allOf", []):
        verdict = _holds(rule["if"], known)
        if verdict is None:
            open_rules.append(rule)
        elif verdict and _add(branch, rule["then"], known) is False:
            return None
    branch["allOf"] = open_rules + branch.pop("extra", [])
    return {key: value for key, value in branch.items() if value}


def _holds(condition: Any, known: dict[str, str]) -> bool | None:
    """Whether an `if` is true with these fields fixed; None if it depends on others."""
    condition = as_object(condition)
    if set(condition) - {"properties", "required"}:
        return None
    if any(name not in known for name in condition.get("required", [])):
        return None
    verdict: bool | None = True
    for name, test in condition.get("properties", {}).items():
        if name not in known:
            verdict = None
            continue
        fits = known[name] == test["const"] if "const" in test else known[name] in test.get("enum", [known[name]])
        if "not" in test:
            inner = test["not"]
            fits = known[name] != inner["const"] if "const" in inner else known[name] not in inner["enum"]
        if not fits:
            return False
    return verdict


def _add(branch: Schema, then: Schema, known: dict[str, str]) -> bool:
    """Lay a consequence over a branch; False if a fixed field contradicts it."""
    extra: Schema = {}
    for key, value in then.items():
        if key == "required":
            branch["required"] = list(dict.fromkeys([*branch.get("required", []), *value]))
        elif key == "properties":
            rest = {}
            for name, test in value.items():
                if name in known:
                    if ("const" in test and known[name] != test["const"]) or (
                        "enum" in test and known[name] not in as_list(test["enum"])
                    ):
                        return False
                else:
                    rest[name] = test
            if rest:
                extra["properties"] = rest
        else:
            extra[key] = value
    if extra:
        branch.setdefault("extra", []).append(extra)
    return True
