"""What the contract says about one operation; generated from `openapi.yaml`, one constant per operation."""

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar
from urllib.parse import quote

from wechatpay_auth import Scheme

from ._paging import Paging
from ._record import Record

if TYPE_CHECKING:
    from ._model import Model

T = TypeVar("T")

_READS = frozenset({"GET", "HEAD"})
# PATCH and DELETE are left out: a repeated update may meet an audit, a repeated deletion finds nothing.
_SAFE_METHODS = _READS | {"PUT"}


def segment(value: str) -> str:
    """A value as one segment of a path, percent-encoded.

    Raises:
        ValueError: it is empty, which would address another resource.
    """
    if not value:
        raise ValueError("a part of the path is empty")
    # A lone dot or two would be resolved as path segments: encode them like the rest.
    return quote(value, safe="") if value.strip(".") else value.replace(".", "%2E")


class RateLimit(Record):
    """So many requests to one operation per second or minute, counted per brand or per mchid.

    Every page states the limit of its own operation: https://pay.weixin.qq.com/doc/v3/partner/4015781605
    """

    limit: int
    per: Literal["second", "minute"]
    scope: Literal["brand", "mchid"]


class Operation(Record, Generic[T], kw_only=True):
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
    repeatable: bool = False
    """Whether a repeated call is safe although there is no such field: it sets what it is given."""
    brand_id_in: Literal["body", "query"] | None = None
    """Where a partner names the brand."""
    signed_part: str | None = None
    """Name of the multipart part whose text is signed in place of the whole body."""
    paging: Paging | None = None
    """How its answers are paged, for lists."""
    rate_limits: tuple[RateLimit, ...] = ()

    if TYPE_CHECKING:
        _parts: ClassVar[tuple[str, ...]]
        """The path around its values."""
        _names: ClassVar[tuple[str, ...]]
        """The names of the values in the path."""
        _found: ClassVar[dict[str, type[Model]]]

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def _complete(self) -> None:
        pieces = self.path.replace("{", "}").split("}")
        self.__dict__.update(_parts=pieces[::2], _names=pieces[1::2], _found={})

    @property
    def safe_to_repeat(self) -> bool:
        """Whether a call that may have taken effect can be made again without a second effect."""
        return self.method in _SAFE_METHODS or self.repeatable or self.idempotency_field is not None

    @property
    def reads(self) -> bool:
        """Whether the call changes nothing, so that its outcome is of no concern."""
        return self.method in _READS

    def target(self, values: tuple[str, ...], query: str) -> str:
        """Path and query as they are signed and sent.

        Raises:
            ValueError: a path value is empty, which would address another resource.
        """
        target = self._parts[0]
        for name, value, part in zip(self._names, values, self._parts[1:], strict=True):
            if not value:
                raise ValueError(f"{self.id}: '{name}' is empty; it is part of the path")
            target += segment(value) + part
        return f"{target}?{query}" if query else target

    def model(self, name: str) -> "type[Model]":
        """A model class of the contract, loaded when first used."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = getattr(import_module(self.models), name)
        return found
