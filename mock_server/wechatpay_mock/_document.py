"""The contract as a JSON document: pointers into it, references, compiled validators."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jsonschema_rs

from ._json import Json, is_object

Pointer = tuple[str | int, ...]
"""The keys and indexes that lead from the root to a node."""

_URI = "urn:openapi"


def pointer_text(pointer: Pointer) -> str:
    """RFC 6901: `/a~1b/0`, and nothing for the root."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


def _parsed(reference: str) -> Pointer:
    parts = reference.removeprefix("#/").split("/")
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


class Document:
    """The document. It is never changed; validators are compiled when they are asked for."""

    def __init__(self, root: Json) -> None:
        self.root = root
        self._registry = jsonschema_rs.Registry([(_URI, root)], draft=jsonschema_rs.Draft202012)

    def at(self, pointer: Pointer) -> Any:
        """The node at `pointer`.

        Raises:
            LookupError: There is none.
        """
        node: Any = self.root
        for part in pointer:
            # Status codes are keys that look like indexes, and indexes in references are text.
            node = node[str(part) if is_object(node) else int(part)]
        return node

    def resolve(self, pointer: Pointer) -> Pointer:
        """`pointer`, or where the reference at that node leads in the end."""
        node = self.at(pointer)
        while is_object(node) and "$ref" in node:
            pointer = _parsed(node["$ref"])
            node = self.at(pointer)
        return pointer

    def validator(self, pointer: Pointer) -> jsonschema_rs.Validator:
        """The compiled schema at `pointer`; formats are checked too."""
        fragment = quote(pointer_text(pointer), safe="/~")
        return jsonschema_rs.Draft202012Validator(
            {"$ref": f"{_URI}#{fragment}"}, registry=self._registry, validate_formats=True
        )

    def rule(self, schema_path: Pointer) -> Json | None:
        """The nearest schema with an `x-rule` around a keyword, None outside of one."""
        nodes = (self.at(schema_path[:length]) for length in range(len(schema_path), 0, -1))
        return next((node for node in nodes if is_object(node) and "x-rule" in node), None)
