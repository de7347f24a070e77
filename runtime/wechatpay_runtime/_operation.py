"""What the contract says about one operation; generated from `openapi.yaml`, one constant per operation."""

from importlib import import_module
from typing import TYPE_CHECKING, Generic, Literal, TypeVar
from urllib.parse import quote

import attrs

from wechatpay_auth import Scheme

from ._paging import Paging

if TYPE_CHECKING:
    from ._model import Model

T = TypeVar("T")


@attrs.frozen
class RateLimit:
    """So many requests per second or minute, counted per brand or per mchid."""

    limit: int
    per: Literal["second", "minute"]
    scope: Literal["brand", "mchid"]


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[T]):
    """One documented call; `T` is the model of its answer, None where the answer has no body."""

    id: str
    """operationId in `openapi.yaml`."""
    method: str
    path: str
    """Path template, as in the contract."""
    scheme: Scheme
    """Which identity may call it."""
    models: str
    """Package in which the names below are found."""
    request: str | None = None
    """Model of the body, None for calls without one."""
    answer: str | None = None
    """Model of the answer."""
    idempotency_field: str | None = None
    """Field of the body that makes a repeated call safe."""
    brand_id_in: Literal["body", "query"] | None = None
    """Where a partner names the brand."""
    signed_part: str | None = None
    """Name of the multipart part whose text is signed in place of the whole body."""
    paging: Paging | None = None
    """How its answers are paged, for lists."""
    rate_limits: tuple[RateLimit, ...] = ()

    def target(self, values: tuple[str, ...], query: str) -> str:
        """Path and query as they are signed and sent.

        Raises:
            ValueError: a path value is empty, which would address another resource.
        """
        names = [part[1:-1] for part in self.path.split("/") if part.startswith("{")]
        target = self.path
        for name, value in zip(names, values, strict=True):
            if not value:
                raise ValueError(f"{self.id}: '{name}' is empty; it is part of the path")
            # A lone dot or two would be resolved as path segments: encode them like the rest.
            encoded = quote(value, safe="") if value.strip(".") else value.replace(".", "%2E")
            target = target.replace("{" + name + "}", encoded)
        return f"{target}?{query}" if query else target

    def model(self, name: str) -> "type[Model]":
        """A model class of the contract, loaded when first used."""
        found: type[Model] = getattr(import_module(self.models), name)
        return found
