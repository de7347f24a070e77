"""Reading `openapi.yaml`: the document, references, and schemas with their `allOf` parts joined."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard, cast

import yaml

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "openapi.yaml"

Schema = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "patch")


class _Loader(yaml.CSafeLoader):
    """YAML as the 3.1 contract means it: dates stay text, and a key may not stand twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key: Any = self.construct_object(key_node, deep=True)  # pyright: ignore[reportUnknownMemberType]
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key!r}", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class OperationEntry(NamedTuple):
    """One operation of the document, with the parameters of its path item."""

    path: str
    method: str
    raw: Schema
    parameters: list[Schema]

    @property
    def id(self) -> str:
        return str(self.raw["operationId"])


class Contract:
    """The document, and the questions asked of it."""

    def __init__(self, document: Schema) -> None:
        self.document = document
        self.schemas: dict[str, Schema] = document["components"]["schemas"]

    @classmethod
    def load(cls, path: Path = SPEC) -> "Contract":
        return cls.parse(path.read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> "Contract":
        return cls(yaml.load(text, Loader=_Loader))  # noqa: S506  # a safe loader, narrowed further

    @property
    def version(self) -> str:
        return str(self.document["info"]["version"])

    def resolve(self, node: Schema) -> Schema:
        """The node itself, or what its `$ref` points at with the siblings of the `$ref` laid over it."""
        if "$ref" not in node:
            return node
        target: Any = self.document
        for part in str(node["$ref"]).removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        return {**self.resolve(target), **{key: value for key, value in node.items() if key != "$ref"}}

    def operations(self) -> Iterator[OperationEntry]:
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    raw = item[method]
                    nodes = [*item.get("parameters", []), *raw.get("parameters", [])]
                    yield OperationEntry(path, method, raw, [self.resolve(node) for node in nodes])

    def object_parts(self, schema: Schema) -> tuple[dict[str, Schema], list[str]]:
        """Properties and required names of an object, its own and those of its `allOf` parts; the last one wins."""
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for part in schema.get("allOf", []):
            if "if" not in part:
                more, names = self.object_parts(self.resolve(part))
                properties |= more
                required += names
        properties |= schema.get("properties", {})
        required += schema.get("required", [])
        return properties, list(dict.fromkeys(required))

    def is_object(self, schema: Schema) -> bool:
        return schema.get("type") == "object" or "allOf" in schema

    def request_schema(self, operation: OperationEntry) -> Schema | None:
        """The schema node of a JSON or multipart body."""
        content = self.resolve(operation.raw.get("requestBody", {})).get("content", {})
        return next((media["schema"] for media in content.values()), None)

    def answer_schema(self, operation: OperationEntry) -> Schema | None:
        """The schema node of the documented success, None when it has no body."""
        for status, node in operation.raw["responses"].items():
            if status.startswith("2"):
                content = self.resolve(node).get("content", {})
                return next((media["schema"] for media in content.values()), None)
        raise ValueError(f"{operation.id} documents no 2xx answer")


def schema_name(node: Schema) -> str:
    """Name of the component a node refers to."""
    return str(node["$ref"]).rpartition("/")[2]


def as_object(node: Any) -> Schema:
    """The node if it is a mapping, else an empty one."""
    return cast("Schema", node) if isinstance(node, dict) else {}


def as_list(node: Any) -> list[Any]:
    """The node if it is a list, else an empty one."""
    return node if _is_list(node) else []


def _is_list(node: object) -> TypeGuard[list[Any]]:
    return isinstance(node, list)
