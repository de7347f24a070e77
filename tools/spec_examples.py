"""Checks of examples: each validates, formats and rules included, and requests and answers come in pairs."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from .contract import Contract, Schema, as_list, as_object, schema_name
from .spec_schemas import subschemas

_URN = "urn:contract"


class Validators:
    """Compiled validators for the component schemas of a contract, made when first asked for."""

    def __init__(self, contract: Contract) -> None:
        resource = {"components": {"schemas": contract.schemas}}
        self._registry = jsonschema_rs.Registry([(_URN, resource)], draft=jsonschema_rs.Draft202012)
        self._made: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def of(self, name: str) -> jsonschema_rs.Draft202012Validator:
        if name not in self._made:
            self._made[name] = self.at({"$ref": f"#/components/schemas/{name}"})
        return self._made[name]

    def at(self, schema: Schema) -> jsonschema_rs.Draft202012Validator:
        return jsonschema_rs.Draft202012Validator(_anchored(schema), registry=self._registry, validate_formats=True)


def _anchored(node: Any) -> Any:
    """The schema with its references made absolute."""
    if isinstance(node, dict):
        return {
            key: f"{_URN}{value}" if key == "$ref" and str(value).startswith("#") else _anchored(value)
            for key, value in as_object(node).items()
        }
    return [_anchored(value) for value in as_list(node)] if isinstance(node, list) else node


def check_examples(contract: Contract) -> Iterator[str]:
    """Component examples, `examples` of schemas, and their use in operations."""
    validators = Validators(contract)
    for key, example in contract.document["components"].get("examples", {}).items():
        name = key.partition(".")[0]
        if name not in contract.schemas:
            yield f"{key}: the part before the dot must be a schema"
            continue
        for error in validators.of(name).iter_errors(example["value"]):
            yield f"{key} at /{'/'.join(map(str, error.instance_path))}: {error.message[:160]}"
    for name, schema in contract.schemas.items():
        for place, node in subschemas(schema, name):
            bare = {key: value for key, value in node.items() if key not in ("examples", "title", "description")}
            for value in node.get("examples", []):
                if not validators.at(bare).is_valid(value):
                    yield f"{place}: its own example {value!r} is not valid"
    yield from _uses(contract)


def _uses(contract: Contract) -> Iterator[str]:
    for operation in contract.operations():
        names: dict[str, set[str]] = {}
        bodies = [("request", contract.resolve(operation.raw.get("requestBody", {})))]
        bodies += [("answer", contract.resolve(n)) for s, n in operation.raw["responses"].items() if s.startswith("2")]
        for kind, body in bodies:
            for media in body.get("content", {}).values():
                names[kind] = set(media.get("examples", {}))
                if not names[kind]:
                    yield f"{operation.id}: its {kind} has no example"
                for scenario, example in media.get("examples", {}).items():
                    expected = f"{schema_name(media['schema'])}.{scenario}"
                    if schema_name(example) != expected:
                        yield f"{operation.id}: {kind} example {scenario} should be {expected}"
        if "request" in names and "answer" in names:
            for lonely in sorted(names["request"] - names["answer"]):
                yield f"{operation.id}: request example {lonely} has no answer of that name"
