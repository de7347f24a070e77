"""The base of every generated model: one table per class says how its fields travel.

A model is a plain attrs class. Its constructor accepts what `wechatpay_runtime._codec` accepts, its `to_dict` gives
exactly what is sent, and what an answer holds beyond the contract stays in `additional_properties`.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

import attrs

from ._answer import Answer
from ._check import Violation, rules_of
from ._codec import Codec
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


class _Plan(NamedTuple):
    """The table of a class, worked out once."""

    encoders: tuple[tuple[str, str, Callable[[Any], Any] | None], ...]
    decoders: tuple[tuple[str, Callable[[Any, Any], None], Callable[[Any], Any], bool], ...]
    wires: frozenset[str]


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
    return attrs.define(cls, kw_only=True, repr=False, field_transformer=_accepted_fields)


def _own_copy(given: Mapping[str, Any]) -> dict[str, Any]:
    return dict(given)


@attrs.define(kw_only=True, repr=False, slots=True)
class Model:
    """A JSON object of the contract."""

    _fields: ClassVar[tuple[Field, ...]] = ()
    _plan_of_class: ClassVar[_Plan | None] = None

    additional_properties: dict[str, Any] = attrs.field(factory=dict[str, Any], converter=_own_copy)
    """Fields that this version of the contract does not list; they are sent and answered like the others."""

    _answer: Answer | None = attrs.field(default=None, init=False, eq=False)

    @property
    def answer(self) -> Answer | None:
        """The answer this object came in (status, headers, request id); None for everything else."""
        return self._answer

    @classmethod
    def _plan(cls) -> _Plan:
        plan = cls.__dict__.get("_plan_of_class")
        if plan is None:
            plan = _Plan(
                tuple((f.attribute, f.wire, f.codec.encode) for f in cls._fields),
                tuple((f.wire, getattr(cls, f.attribute).__set__, f.codec.decode, f.required) for f in cls._fields),
                frozenset(f.wire for f in cls._fields),
            )
            cls._plan_of_class = plan
        return plan

    def to_dict(self) -> dict[str, Any]:
        """The object as it is sent: JSON names, enum values as text, times as RFC 3339; absent fields left out."""
        result: dict[str, Any] = {}
        for attribute, wire, encode in self._plan().encoders:
            value = getattr(self, attribute)
            if value is not UNSET:
                result[wire] = value if encode is None else encode(value)
        if self.additional_properties:
            result.update(self.additional_properties)
        return result

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON names, as strictly as the constructor does; other names are kept as they are.

        Raises:
            FieldError: a required field is missing or a value has the wrong type; the message names the field.
        """
        given: dict[str, Any] = {f.attribute: data[f.wire] for f in cls._fields if f.wire in data}
        missing = [f.wire for f in cls._fields if f.required and f.wire not in data]
        if missing:
            raise FieldError("is required").below(missing[0])
        wires = cls._plan().wires
        return cls(**given, additional_properties={k: v for k, v in data.items() if k not in wires})

    @classmethod
    def decode(cls, data: dict[str, Any]) -> Self:
        """Build the model from a verified answer: `null` counts as absent, unknown enum values and fields are kept.

        Raises:
            FieldError: a required field is missing, or a value does not have the documented type.
        """
        self = cls.__new__(cls)
        rest = dict(data)
        wire = ""
        try:
            for wire, put, decode, required in cls._plan().decoders:
                value = rest.pop(wire, None)
                if value is not None:
                    put(self, decode(value))
                elif required:
                    raise FieldError("is required but was not answered")
                else:
                    put(self, UNSET)
        except FieldError as error:
            raise error.below(wire) from None
        self.additional_properties = rest
        self._answer = None
        return self

    def check(self, *, strict: bool = False) -> list[Violation]:
        """Everything that is wrong with the object by the rules of the contract; an empty list if nothing is.

        Args:
            strict: also report fields that exclude each other, which WeChat Pay's own samples send together.

        Raises:
            ImportError: the extra `check` is not installed.
        """
        package = type(self).__module__.partition(".")[0]
        return rules_of(package).check(type(self).__name__, self.to_dict(), strict=strict)

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
