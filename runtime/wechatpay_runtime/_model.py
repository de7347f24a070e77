"""The base of every generated model: one table per class says how its fields travel.

A model is a plain attrs class. Its constructor accepts what `wechatpay_runtime._codec` accepts, its `to_dict` gives
exactly what is sent, and what an answer holds beyond the contract stays in `additional_properties`.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, cast

import attrs

from ._answer import Answer
from ._check import Violation, contract_rules
from ._codec import Codec
from ._compile import builder, decoder, encoder
from ._errors import FieldError
from ._time import write_time
from ._unset import UNSET

M = TypeVar("M", bound="Model")

_REPR_TEXT_LIMIT = 60


class Field(NamedTuple):
    """How one attribute travels: its name in Python, its name in JSON, its codec."""

    attribute: str
    wire: str
    codec: Codec
    required: bool = False
    sensitive: bool = False
    """Personal data: never shown by `repr`."""


def _accepting(field: Field) -> Callable[[Any], Any]:
    accept, wire, required = field.codec.accept, field.wire, field.required

    def convert(value: Any) -> Any:
        if value is UNSET:
            if required:
                raise FieldError("is required").below(wire)
            return value
        if value is None:
            if required:
                raise FieldError("is required, got None").below(wire)
            return UNSET  # JSON null is not allowed in requests; an absent field says the same
        try:
            return accept(value)
        except FieldError as error:
            raise error.below(wire) from None

    return convert


def _accepted_fields(cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """attrs hook: give each field the converter of its table entry."""
    table = {field.attribute: field for field in getattr(cls, "_fields", ())}
    return [a.evolve(converter=_accepting(table[a.name])) if a.name in table else a for a in fields]


def wire_model(cls: type[M]) -> type[M]:
    """Make a generated model an attrs class whose constructor accepts what its codecs accept.

    Typed as returning the class unchanged: each model spells out, for type checkers, what its constructor takes.
    """
    made = attrs.define(cls, kw_only=True, repr=False, field_transformer=_accepted_fields)
    for name, method in _uncompiled(made).items():
        if name not in vars(made):
            setattr(made, name, method)
    return made


def _uncompiled(cls: type["Model"]) -> dict[str, Any]:
    """The methods of a class that read and write it; each puts its compiled self in its place when first called."""

    table = cls._fields  # pyright: ignore[reportPrivateUsage]  # a class variable of this module's own base

    def installed(name: str, compiled: Callable[..., Any], wrap: Callable[[Any], Any]) -> Callable[..., Any]:
        compiled = wraps(getattr(Model, name))(compiled)
        setattr(cls, name, wrap(compiled))
        return compiled

    def to_dict(self: Model) -> dict[str, Any]:
        written: dict[str, Any] = installed("to_dict", encoder(cls, table), _itself)(self)
        return written

    def from_dict(called: type[Model], data: Mapping[str, Any]) -> Any:
        return installed("from_dict", builder(cls, table), classmethod)(called, data)

    def decode(called: type[Model], data: dict[str, Any]) -> Any:
        return installed("decode", decoder(cls, table), classmethod)(called, data)

    return {
        "to_dict": wraps(Model.to_dict)(to_dict),
        "from_dict": classmethod(wraps(Model.from_dict)(from_dict)),
        "decode": classmethod(wraps(Model.decode)(decode)),
    }


def _itself(function: Any) -> Any:
    return function


def _own_copy(given: Mapping[str, Any]) -> dict[str, Any]:
    return dict(given)


@attrs.define(kw_only=True, repr=False, slots=True)
class Model:
    """A JSON object of the contract."""

    _fields: ClassVar[tuple[Field, ...]] = ()

    additional_properties: dict[str, Any] = attrs.field(factory=dict[str, Any], converter=_own_copy)
    """Fields that this version of the contract does not list; they are sent and answered like the others."""

    _answer: Answer | None = attrs.field(default=None, init=False, eq=False)

    @property
    def answer(self) -> Answer | None:
        """The answer this object came in (status, headers, request id); None for everything else."""
        return self._answer

    def to_dict(self) -> dict[str, Any]:
        """The object as it is sent: JSON names, enum values as text, times as RFC 3339; absent fields left out."""
        return encoder(type(self), self._fields)(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON names, as strictly as the constructor does; other names are kept as they are.

        Raises:
            FieldError: a required field is missing or a value has the wrong type; the message names the field.
        """
        return cast(Self, builder(cls, cls._fields)(cls, data))

    @classmethod
    def decode(cls, data: dict[str, Any]) -> Self:
        """Build the model from a verified answer: `null` counts as absent, unknown enum values and fields are kept.

        Raises:
            FieldError: a required field is missing, or a value does not have the documented type.
        """
        return cast(Self, decoder(cls, cls._fields)(cls, data))

    def check(self, *, strict: bool = False) -> list[Violation]:
        """Everything that is wrong with the object by the rules of the contract; an empty list if nothing is.

        Args:
            strict: also report fields that exclude each other, which WeChat Pay's own samples send together.

        Raises:
            ImportError: the extra `check` is not installed.
        """
        package = type(self).__module__.partition(".")[0]
        return contract_rules(package).check(type(self).__name__, self.to_dict(), strict=strict)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def _shown(self) -> Iterable[str]:
        for field in self._fields:
            value = getattr(self, field.attribute, UNSET)
            if value is UNSET:
                continue
            if field.sensitive:
                yield f"{field.attribute}=<hidden>"
            elif isinstance(value, str) and len(value) > _REPR_TEXT_LIMIT:
                yield f"{field.attribute}={value[:_REPR_TEXT_LIMIT]!r}..."
            elif isinstance(value, datetime):
                yield f"{field.attribute}=<{write_time(value)}>"
            else:
                yield f"{field.attribute}={value!r}"
        if self.additional_properties:
            # Names only: a field this version does not know may hold anything, personal data included.
            yield f"additional_properties=<{', '.join(sorted(self.additional_properties))}>"
