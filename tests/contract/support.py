"""What the contract tests share: the generated client called by operationId, and all that passes the wire."""

import json
import keyword
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.contract.figures import SEED
from tests.contract.unfolded import unfolded
from tools.contract import Contract, Schema, schema_name
from wechatpay_product_coupon import BrandClient, PartnerClient, models

EXAMPLES_PER_OPERATION = int(os.environ.get("CONTRACT_EXAMPLES", "15"))

SETTINGS = settings(
    max_examples=EXAMPLES_PER_OPERATION,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking a whole coupon takes minutes and tells no more
    suppress_health_check=list(HealthCheck),
)


def drawn(cases: SearchStrategy[Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """A decorator: runs a function with cases drawn by the settings and the seed of the run."""

    def over(exercise: Callable[[Any], None]) -> Callable[[], None]:
        run: Callable[[], None] = seed(SEED)(SETTINGS(given(cases)(exercise)))
        return run

    return over


@cache
def contract() -> Contract:
    return Contract.load()


@cache
def operations() -> dict[str, Any]:
    """schemathesis operations by operationId."""
    schema = schemathesis.openapi.from_dict(unfolded())
    found = (result.ok() for result in schema.get_all_operations())
    return {operation.definition.raw["operationId"]: operation for operation in found}


@dataclass
class Wire:
    """The last exchange, as it passed the wire."""

    request: httpx.Request | None = None
    answer: bytes = b""
    hooks: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hooks = {"request": [self._sent], "response": [self._answered]}

    def _sent(self, request: httpx.Request) -> None:
        self.request = request

    def _answered(self, response: httpx.Response) -> None:
        self.answer = response.read()

    @property
    def path(self) -> str:
        assert self.request is not None
        return self.request.url.raw_path.decode("ascii").partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        assert self.request is not None
        pairs = parse_qsl(urlsplit(self.request.url.raw_path.decode("ascii")).query, keep_blank_values=True)
        assert len(pairs) == len(dict(pairs))
        return dict(pairs)

    @property
    def body(self) -> Any:
        assert self.request is not None
        return json.loads(self.request.content) if self.request.content else None


def call(client: BrandClient | PartnerClient, operation_id: str, path: Schema, query: Schema, body: Any) -> Any:
    """Call the generated method of an operation, found by tag and method name of the contract."""
    raw = next(operation.raw for operation in contract().operations() if operation.id == operation_id)
    resource = getattr(client, raw["tags"][0].partition("-")[2].replace("-", "_"))
    name = raw["x-method"]
    method = getattr(resource, f"{name}_" if keyword.iskeyword(name) else name)
    request = contract().request_schema(
        next(operation for operation in contract().operations() if operation.id == operation_id)
    )
    arguments = {"body": getattr(models, schema_name(request)).from_dict(body)} if request is not None else {}
    return method(**path, **query, **arguments)


def expected_path(template: str, values: Schema) -> list[str]:
    """Path segments with the values in place."""
    return [str(values[part[1:-1]]) if part.startswith("{") else part for part in template.split("/")]


def path_segments(path: str) -> list[str]:
    return [unquote(segment) for segment in path.split("/")]


def hidden_fields(model: Any, schema: Schema, place: str = "") -> list[str]:
    """Fields that the contract declares but the model only carries among its additional properties."""
    if not hasattr(model, "to_dict"):
        return []
    properties, _ = contract().object_parts(schema)
    found = [f"{place}/{name}" for name in model.additional_properties if name in properties]
    for wire, node in properties.items():
        value = getattr(model, f"{wire}_" if keyword.iskeyword(wire) else wire)
        resolved = contract().resolve(node)
        for position, item in enumerate(value if isinstance(value, list) else [value]):
            inner = contract().resolve(resolved["items"]) if isinstance(value, list) else resolved
            found += hidden_fields(item, inner, f"{place}/{wire}/{position}")
    return found
