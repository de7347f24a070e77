"""The document handed to openapi-python-client.

It joins `allOf` itself where a later part refines a property (a partner answer holds `PartnerStock` where the brand's
holds `Stock`), which the generator would refuse, and it leaves out what the generator would misread: Chinese titles
(taken for class names), rules, error answers (raised, not returned) and headers the auth plugin sets.
"""

from typing import Any

from .contract import Contract, Schema, schema_name

_KEPT = ("type", "format", "enum", "items", "$ref", "properties", "required", "const", "additionalProperties")


def generator_document(contract: Contract) -> Schema:
    return {
        "openapi": contract.document["openapi"],
        "info": {"title": contract.document["info"]["title"], "version": contract.version},
        "paths": _paths(contract),
        "components": {
            "schemas": {
                name: _component(contract, schema)
                for name, schema in contract.schemas.items()
                if contract.is_object(schema) or "enum" in schema
            }
        },
    }


def _component(contract: Contract, schema: Schema) -> Schema:
    if not contract.is_object(schema):
        return _node(contract, schema)
    properties, required = contract.object_parts(schema)
    joined: Schema = {"type": "object", "properties": {k: _node(contract, v) for k, v in properties.items()}}
    return {**joined, "required": required} if required else joined


def _node(contract: Contract, node: Schema) -> Schema:
    if "$ref" in node:
        target = contract.schemas[schema_name(node)]
        if contract.is_object(target) or "enum" in target:
            return {"$ref": node["$ref"]}
        node = target  # a shared scalar: written in place
    kept: Schema = {key: node[key] for key in _KEPT if key in node}
    if "items" in kept:
        kept["items"] = _node(contract, kept["items"])
    if "properties" in kept:
        kept["properties"] = {name: _node(contract, child) for name, child in kept["properties"].items()}
    return kept


def _paths(contract: Contract) -> Schema:
    paths: dict[str, Any] = {}
    for operation in contract.operations():
        raw = operation.raw
        entry: Schema = {
            "operationId": raw["operationId"],
            "tags": raw["tags"],
            "parameters": [
                {
                    "name": parameter["name"],
                    "in": parameter["in"],
                    "required": parameter.get("required", False),
                    "schema": _node(contract, parameter["schema"]),
                }
                for parameter in operation.parameters
                if parameter["in"] in ("path", "query")
            ],
            "responses": {},
        }
        body = contract.resolve(raw.get("requestBody", {}))
        if body:
            entry["requestBody"] = {
                "required": body.get("required", False),
                "content": {kind: {"schema": _node(contract, m["schema"])} for kind, m in body["content"].items()},
            }
        for status, node in raw["responses"].items():
            if status.startswith("2"):
                answer: Schema = {"description": "success"}
                content = contract.resolve(node).get("content", {})
                if content:
                    answer["content"] = {
                        kind: {"schema": _node(contract, media["schema"])} for kind, media in content.items()
                    }
                entry["responses"][status] = answer
        paths.setdefault(operation.path, {})[operation.method] = entry
    return paths
