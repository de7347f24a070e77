"""The base of every generated model: one table per class says how its fields travel.

A model is a plain class with slots. Its constructor accepts what `wechatpay_runtime._codec` accepts, its `to_dict`
gives exactly what is sent, and what an answer holds beyond the contract stays in `additional_properties`.

Constructor, comparison and the rest are shared and walk the table: most programs use few of the models, and methods
made for each of them cost more time at the start than all else a process does before its first call. What is used
often is compiled then, see `_compile`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Self, TypeVar, cast

from . import _walk
from ._answer import Answer
from ._check import Violation, contract_rules
from ._codec import Codec
from ._compile import BUILDERS
from ._time import write_time
from ._unset import UNSET

if TYPE_CHECKING:
    from inspect import Signature

M = TypeVar("M", bound="Model")

_REPR_TEXT_LIMIT = 60
_OF_CLASSES: Final = frozenset({"decode", "from_dict"})
_WALKS: Final = 8
"""How often a table is walked before it is compiled, which takes as long as some twenty walks."""


class Field(NamedTuple):
    """How one attribute travels: its name in Python, its name in JSON, its codec."""

    attribute: str
    wire: str
    codec: Codec
    required: bool = False
    sensitive: bool = False
    """Personal data: never shown by `repr`."""


def wire_model(cls: type[M]) -> type[M]:
    """Give a generated model a slot for each field, in place of the defaults in its body.

    Typed as returning the class unchanged: each model spells out, for type checkers, what its constructor takes.
    """
    fields = cls._fields  # pyright: ignore[reportPrivateUsage]  # a class variable of this module's own base
    names = tuple(field.attribute for field in fields)
    body = {name: value for name, value in vars(cls).items() if name not in names}
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    body |= {"__slots__": names, "_by_name": {field.attribute: field for field in fields}, "_walked": {}}
    made = cast("Any", type(cls))
    return cast("type[M]", made(cls.__name__, cls.__bases__, body))


def _often(cls: "type[Model]", name: str) -> Any:
    """The compiled method of a class that is used often, which is then in the place of this module's; else None."""
    count = cls._walked[name] = cls._walked.get(name, 0) + 1  # pyright: ignore[reportPrivateUsage]
    if count < _WALKS:
        return None
    owner: type[Model] = next(base for base in cls.__mro__ if "_walked" in vars(base))
    if name in vars(owner):  # a method of its own, which has called this one
        return None
    made = BUILDERS[name](owner, owner._fields)  # pyright: ignore[reportPrivateUsage]
    made = wraps(getattr(Model, name))(made)
    setattr(owner, name, classmethod(made) if name in _OF_CLASSES else made)
    return made


class _ForInspect:
    """The signature of a model's constructor, worked out for whoever asks (`help`, notebooks)."""

    def __get__(self, instance: object, cls: "type[Model]") -> "Signature":
        if instance is not None:
            raise AttributeError("__signature__")
        from inspect import Parameter, Signature  # noqa: PLC0415  # nothing else needs it

        kind, types = Parameter.KEYWORD_ONLY, cls.__annotations__
        fields = cls._fields  # pyright: ignore[reportPrivateUsage]
        return Signature(
            [Parameter("additional_properties", kind, default={}, annotation="Mapping[str, Any]")]
            + [
                Parameter(
                    field.attribute,
                    kind,
                    default=Parameter.empty if field.required else UNSET,
                    annotation=types.get(field.attribute, Parameter.empty),
                )
                for field in fields
            ]
        )


class _ForAttrs:
    """What `attrs.fields`, `attrs.evolve` and `attrs.asdict` go by, made for whoever uses them."""

    def __get__(self, instance: object, cls: "type[Model]") -> tuple[Any, ...]:
        import attrs  # noqa: PLC0415  # models do without it

        fields: dict[str, Any] = {
            field.attribute: attrs.field(kw_only=True) if field.required else attrs.field(kw_only=True, default=UNSET)
            for field in cls._fields  # pyright: ignore[reportPrivateUsage]
        }
        fields["additional_properties"] = attrs.field(kw_only=True, factory=dict)
        return tuple(attrs.fields(attrs.make_class(cls.__name__, fields)))


class Model:  # noqa: PLW1641  # mutable, so without a hash
    """A JSON object of the contract."""

    __slots__ = ("__weakref__", "_answer", "additional_properties")
    __match_args__ = ()
    __signature__ = _ForInspect()
    __attrs_attrs__ = _ForAttrs()

    _fields: ClassVar[tuple[Field, ...]] = ()
    _by_name: ClassVar[dict[str, Field]] = {}
    _walked: ClassVar[dict[str, int]] = {}

    additional_properties: dict[str, Any]
    """Fields that this version of the contract does not list; they are sent and answered like the others."""

    _answer: Answer | None

    def __init__(self, **given: Any) -> None:
        """Take each field by name, and `additional_properties`.

        Raises:
            FieldError: a value has the wrong type; the message names the field.
            TypeError: a required field is missing, or there is no field of a name.
        """
        compiled = _often(type(self), "__init__")
        if compiled is None:
            _walk.construct(self, self._fields, given)
        else:
            compiled(self, **given)

    def __setattr__(self, name: str, value: object) -> None:
        field = self._by_name.get(name)
        if field is not None:
            value = _walk.accepted(field, value)
        elif name == "additional_properties":
            value = dict(cast("Mapping[str, Any]", value))
        object.__setattr__(self, name, value)

    @property
    def answer(self) -> Answer | None:
        """The answer this object came in (status, headers, request id); None for everything else."""
        return self._answer

    def to_dict(self) -> dict[str, Any]:
        """The object as it is sent: JSON names, enum values as text, times as RFC 3339; absent fields left out."""
        compiled = _often(type(self), "to_dict")
        return _walk.write(self, self._fields) if compiled is None else compiled(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON names, as strictly as the constructor does; other names are kept as they are.

        Raises:
            FieldError: a required field is missing or a value has the wrong type; the message names the field.
        """
        compiled = _often(cls, "from_dict")
        return _walk.build(cls, cls._fields, data) if compiled is None else compiled(cls, data)

    @classmethod
    def decode(cls, data: dict[str, Any]) -> Self:
        """Build the model from a verified answer: `null` counts as absent, unknown enum values and fields are kept.

        Raises:
            FieldError: a required field is missing, or a value does not have the documented type.
        """
        compiled = _often(cls, "decode")
        return _walk.read(cls, cls._fields, data) if compiled is None else compiled(cls, data)

    def check(self, *, strict: bool = False) -> list[Violation]:
        """Everything that is wrong with the object by the rules of the contract; an empty list if nothing is.

        Args:
            strict: also report fields that exclude each other, which WeChat Pay's own samples send together.

        Raises:
            ImportError: the extra `check` is not installed.
        """
        package = type(self).__module__.partition(".")[0]
        return contract_rules(package).check(type(self).__name__, self.to_dict(), strict=strict)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def _values(self) -> dict[str, Any]:
        """What a constructor would take to make the same object."""
        values = {field.attribute: getattr(self, field.attribute) for field in self._fields}
        values["additional_properties"] = self.additional_properties
        return values

    def __replace__(self, **changes: Any) -> Self:
        return type(self)(**(self._values() | changes))

    def __getstate__(self) -> dict[str, Any]:
        return {**getattr(self, "__dict__", {}), **self._values(), "_answer": self._answer}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)

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
