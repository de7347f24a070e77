"""Checks of links: each leads somewhere with values that exist, and every id leads wherever it is taken."""

from collections.abc import Iterator
from typing import Any

from .contract import Contract, OperationEntry, Schema, as_object
from .spec_operations import side_of

_OF_THE_CALLER = frozenset({"openid"})
"""Ids that no answer tells."""


def check_links(contract: Contract) -> Iterator[str]:
    """Every link leads to an operation of the same side, fills what it has, from fields that exist, and all its ids."""
    operations = {operation.id: operation for operation in contract.operations()}
    for operation, where, link in _links(contract):
        target = operations.get(link.get("operationId", ""))
        if target is None:
            yield f"{where}: no operation {link.get('operationId')!r}"
            continue
        if side_of(target) != side_of(operation):
            yield f"{where}: leads to the other side"
        known = {p["name"] for p in target.parameters}
        filled = {parameter.rpartition(".")[2]: value for parameter, value in link.get("parameters", {}).items()}
        for parameter, expression in filled.items():
            if parameter not in known:
                yield f"{where}: {target.id} has no parameter {parameter!r}"
            yield from _expression(contract, operation, where, str(expression))
        ids = _path_ids(target)
        if filled.keys() & ids and (missing := ids - filled.keys()):
            yield f"{where}: {', '.join(sorted(missing))} of the path stays open"
        fields = contract.request_schema(target)
        yield from _body(contract, operation, where, link.get("requestBody", {}), fields or {})


def check_reach(contract: Contract) -> Iterator[str]:
    """Every operation that takes an id is the end of a link that brings it from the answer of a post."""
    reached: dict[str, set[str]] = {}
    for operation, _, link in _links(contract):
        if operation.method == "post":
            brought = {*link.get("parameters", {}), *link.get("requestBody", {})}
            reached.setdefault(link.get("operationId", ""), set()).update(brought)
    for operation in contract.operations():
        if missing := _ids(contract, operation) - reached.get(operation.id, set()):
            yield f"{operation.id}: no link of a post brings {', '.join(sorted(missing))}"


def _links(contract: Contract) -> Iterator[tuple[OperationEntry, str, Schema]]:
    for operation in contract.operations():
        for status, node in operation.raw["responses"].items():
            for name, link in contract.resolve(node).get("links", {}).items():
                yield operation, f"{operation.id} {status} link {name}", link


def _path_ids(operation: OperationEntry) -> set[str]:
    return {p["name"] for p in operation.parameters if p["in"] == "path"} - _OF_THE_CALLER


def _ids(contract: Contract, operation: OperationEntry) -> set[str]:
    # In the path, and those of the body that name what the call is about.
    schema = contract.request_schema(operation)
    fields: set[str] = set(contract.object_parts(schema)[0]) if schema is not None else set()
    return _path_ids(operation) | fields & {"product_coupon_id", "stock_id", "stock_bundle_id"}


def _body(contract: Contract, operation: OperationEntry, where: str, value: Any, schema: Schema) -> Iterator[str]:
    if not isinstance(value, dict):
        yield from _expression(contract, operation, where, str(value))
        return
    properties, _ = contract.object_parts(contract.resolve(schema))
    for name, inner in as_object(value).items():
        if name not in properties:
            yield f"{where}: the body has no field {name!r}"
        else:
            yield from _body(contract, operation, where, inner, contract.resolve(properties[name]))


def _expression(contract: Contract, operation: OperationEntry, where: str, expression: str) -> Iterator[str]:
    source, _, pointer = expression.partition("#/")
    schema = {
        "$response.body": contract.answer_schema(operation),
        "$request.body": contract.request_schema(operation),
    }.get(source)
    if pointer:
        node = contract.resolve(schema) if schema else {}
        for part in pointer.split("/"):
            properties = contract.object_parts(node)[0]
            if part.isdigit() and "items" in node:
                node = contract.resolve(node["items"])
            elif part in properties:
                node = contract.resolve(properties[part])
            else:
                yield f"{where}: {expression} points at nothing"
                return
    elif source.startswith(("$request.path.", "$request.query.")):
        name = source.rpartition(".")[2]
        if name not in {p["name"] for p in operation.parameters}:
            yield f"{where}: {expression} names no parameter"
