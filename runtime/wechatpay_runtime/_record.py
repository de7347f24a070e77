"""Small immutable values with named fields.

As with models, one constructor and one comparison serve all of them: making methods per class, as `attrs` and
`dataclasses` do, would be a good part of what a process costs before its first call.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature

_NONE: Final = object()


class _ForInspect:
    """The signature of a record's constructor, worked out for whoever asks (`help`, notebooks)."""

    def __get__(self, instance: object, cls: "type[Record]") -> "Signature":
        if instance is not None:
            raise AttributeError("__signature__")
        from inspect import Parameter, Signature  # noqa: PLC0415  # nothing else needs it

        kind = Parameter.POSITIONAL_OR_KEYWORD if cls.__match_args__ else Parameter.KEYWORD_ONLY
        fields = cls._defaults  # pyright: ignore[reportPrivateUsage]
        return Signature(
            [
                Parameter(name, kind, default=Parameter.empty if default is _NONE else default)
                for name, default in fields.items()
            ]
        )


@dataclass_transform(frozen_default=True)
class Record:
    """An immutable value whose fields are the annotations of its class.

    Fields without a default come first, or all are given by name (`class X(Record, kw_only=True)`).
    """

    __match_args__ = ()
    __signature__ = _ForInspect()

    _defaults: ClassVar[dict[str, Any]] = {}
    """By name, in order; `_NONE` where there is none."""
    _by_name_only: ClassVar[bool] = False
    _unshown: ClassVar[frozenset[str]] = frozenset()
    """Fields left out of `repr`."""

    def __init_subclass__(cls, *, kw_only: bool = False, **more: Any) -> None:
        super().__init_subclass__(**more)
        own = {
            name: vars(cls).get(name, _NONE)
            for name, annotation in vars(cls).get("__annotations__", {}).items()
            if "ClassVar" not in str(annotation)
        }
        cls._defaults = cls._defaults | own
        cls._by_name_only = kw_only
        type.__setattr__(cls, "__match_args__", () if kw_only else tuple(cls._defaults))

    def __init__(self, *values: Any, **named: Any) -> None:
        fields, state = self._defaults, self.__dict__
        if values:
            if self._by_name_only or len(values) > len(fields):
                raise TypeError(f"{type(self).__name__} takes fewer arguments that are not named")
            for name, value in zip(fields, values, strict=False):
                if name in named:
                    raise TypeError(f"{type(self).__name__} got two values for {name!r}")
                named[name] = value
        for name, default in fields.items():
            value = named.pop(name, default)
            if value is _NONE:
                raise TypeError(f"{type(self).__name__} needs the argument {name!r}")
            state[name] = value
        if named:
            raise TypeError(f"{type(self).__name__} has no argument {next(iter(named))!r}")
        self._complete()

    def _complete(self) -> None:
        """Work out what follows from the fields; into `__dict__`."""

    def _values(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self._defaults}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: make a new one in place of setting {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name!r} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        assert isinstance(other, Record)
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values().values()))

    def __replace__(self, **changes: Any) -> Self:
        return type(self)(**(self._values() | changes))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self._values().items() if name not in self._unshown)
        return f"{type(self).__name__}({shown})"
