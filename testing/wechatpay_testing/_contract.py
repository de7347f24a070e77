"""The installed contract: which operation a call belongs to, what it may carry, and an example of its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

PACKAGE = "wechatpay_product_coupon"
_METHODS = ("get", "put", "post", "delete", "patch")


class Parameter(NamedTuple):
    """A query parameter: its name, whether it is required, its Chinese title."""

    name: str
    required: bool
    title: str


class Operation(NamedTuple):
    """One operation.

    Attributes:
        id: Its operationId, such as `brandCreateProductCoupon`.
        method: Its method, in capitals.
        pattern: What its paths look like.
        body: The name of the schema of its JSON body, None without one.
        body_required: Whether the body has to be there.
        query: Its query parameters by name.
        status: The status of success.
        example: An example of the body of its answer, None for an empty one.
    """

    id: str
    method: str
    pattern: re.Pattern[str]
    body: str | None
    body_required: bool
    query: Mapping[str, Parameter]
    status: int
    example: Any


@cache
def operations() -> Mapping[str, Operation]:
    """Every operation of the installed contract, by its operationId."""
    document: dict[str, Any] = json.loads(files(PACKAGE).joinpath("openapi.json").read_bytes())
    return {operation.id: operation for operation in _operations(document)}


def find(method: str, path: str) -> Operation | None:
    """The operation that serves a path, None for one that the contract does not have."""
    matches = [o for o in operations().values() if o.method == method.upper() and o.pattern.fullmatch(path)]
    # A literal segment goes before a parameter, so the pattern with the fewest parameters is meant.
    return min(matches, key=lambda operation: operation.pattern.groups, default=None)


def _operations(document: dict[str, Any]) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        pattern = re.compile(re.sub(r"\\\{[^}]*\\\}", "([^/]+)", re.escape(path)))
        for method in _METHODS:
            if method in item:
                raw = item[method]
                parameters = [_resolved(document, p) for p in (*item.get("parameters", ()), *raw.get("parameters", ()))]
                body = raw.get("requestBody", {})
                reference = body.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
                status = min(raw["responses"])
                yield Operation(
                    id=raw["operationId"],
                    method=method.upper(),
                    pattern=pattern,
                    body=reference.rpartition("/")[2] or None,
                    body_required=body.get("required", False),
                    query={
                        p["name"]: Parameter(p["name"], p.get("required", False), _title(document, p))
                        for p in parameters
                        if p["in"] == "query"
                    },
                    status=int(status),
                    example=_example(document, raw["responses"][status]),
                )


def _example(document: dict[str, Any], response: dict[str, Any]) -> Any:
    content = _resolved(document, response).get("content", {}).get("application/json", {})
    named = next(iter(content.get("examples", {}).values()), None)
    return None if named is None else _resolved(document, named)["value"]


def _title(document: dict[str, Any], parameter: dict[str, Any]) -> str:
    schema = parameter["schema"]
    return str(schema.get("title") or _resolved(document, schema).get("title", ""))


def _resolved(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = document
        for part in str(node["$ref"]).removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
