"""The contract: its operations by path, its errors and its callbacks."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from ._document import Document
from ._json import Json
from ._operation import Operation
from ._refusals import Catalogue
from ._routes import Match, Routes
from ._strict import strict as made_strict
from ._webhooks import read_webhooks

PACKAGE = "wechatpay_product_coupon"
_METHODS = ("get", "put", "post", "delete", "patch")


class ContractError(Exception):
    """The contract cannot be read; the text says what to do."""


class Contract:
    """The operations, errors and callbacks of `openapi.json`."""

    def __init__(self, root: Json) -> None:
        self.document = Document(root)
        self.errors = Catalogue(root["x-errors"])
        self.version: str = root["info"]["version"]
        self.operations: dict[str, Operation] = {}
        self.webhooks = read_webhooks(self.document)
        self._routes: Routes[Operation] = Routes()
        for path, item in root["paths"].items():
            for method in _METHODS:
                if method in item:
                    operation = Operation(self.document, path, method)
                    self.operations[operation.id] = operation
                    self._routes.add(method.upper(), path, operation)

    def match(self, method: str, path: bytes) -> Match[Operation]:
        """The operation that serves a path as it came in.

        Raises:
            Refusal: 404 or 405.
        """
        return self._routes.match(method, path)


def contract_path() -> Path:
    """Where `openapi.json` lies in the client package, which is found without being imported.

    Raises:
        ContractError: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ContractError(f"The package {PACKAGE} is not installed: install it, or name a contract file.")
    return Path(spec.origin).with_name("openapi.json")


@lru_cache(maxsize=4)
def load_contract(path: Path | None = None, *, strict: bool = False) -> Contract:
    """Read the contract from the client package, or from `path`.

    Args:
        path: A JSON file to read instead.
        strict: Make `x-forbidden-when` a rule.

    Raises:
        ContractError: There is no such file, or it is no contract.
    """
    source = path or contract_path()
    try:
        root: Json = json.loads(source.read_bytes())
        return Contract(made_strict(root) if strict else root)
    except OSError as error:
        raise ContractError(f"The contract {source} cannot be read: {error.strerror}.") from error
    except (ValueError, LookupError, TypeError) as error:
        raise ContractError(f"{source} is no contract that this simulator understands: {error!r}") from error
