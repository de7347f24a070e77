"""Codecs: how one field's value is accepted from the caller, read from an answer, and written to a request.

A codec has three directions. `accept` takes what a caller may reasonably write (a string for an enum, a dict for a
model) and refuses the rest with the field's name. `decode` takes what an answer holds and is lenient where that loses
nothing. `encode` is None where the value already is what JSON wants.

The rest of a codec is for `_compile`, which writes the usual case out and leaves everything else to these methods.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeGuard, cast

from ._enums import OpenEnum
from ._errors import FieldError
from ._time import is_canonical, parse_time, write_time

if TYPE_CHECKING:
    from ._model import Model

_JSON_NAMES: Final[dict[str, str]] = {
    "NoneType": "null",
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "str": "string",
    "list": "array",
    "dict": "object",
}
_TIME_EXPECTED: Final = "expected a time such as 2025-08-01T00:00:00+08:00"


def found(value: Any) -> str:
    """Name of a value's type in JSON terms; the value itself may be confidential."""
    name = type(value).__name__
    return _JSON_NAMES.get(name, name)


class Codec(ABC):
    """How the values of a field travel."""

    encode: Callable[[Any], Any] | None = None
    written: str | None = None
    """`encode` as an expression of `{value}`."""
    plain: type | None = None
    """Values of exactly this type are taken as they are, in both directions."""
    members: Mapping[str, Any] | None = None
    """What texts stand for; filled with the first one that is read."""
    reads_objects: ClassVar[bool] = False
    """Whether there are `read` and `build`, for objects."""

    @abstractmethod
    def accept(self, value: Any) -> Any:
        """The value for the model, from what a caller wrote.

        Raises:
            FieldError: it is of a type that cannot be meant.
        """

    def decode(self, value: Any) -> Any:
        """The value for the model, from an answer.

        Raises:
            FieldError: it is not of the documented type.
        """
        return self.accept(value)


class _Text(Codec):
    plain = str

    def accept(self, value: Any) -> str:
        if type(value) is str:
            return value
        if isinstance(value, str):
            return str(value)
        raise FieldError(f"expected a string, got {found(value)}")


class _Integer(Codec):
    plain = int

    def accept(self, value: Any) -> int:
        if type(value) is int:
            return value
        if isinstance(value, float) and value.is_integer():
            return int(value)
        raise FieldError(f"expected an integer, got {found(value)}")


class _Number(Codec):
    plain = float

    def accept(self, value: Any) -> float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise FieldError(f"expected a number, got {found(value)}")


class _Boolean(Codec):
    plain = bool

    def accept(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise FieldError(f"expected true or false, got {found(value)}")


class _Anything(Codec):
    def accept(self, value: Any) -> Any:
        return value


class _Time(Codec):
    written = "({value}.isoformat() if type({value}) is datetime else write_time({value}))"

    def __init__(self) -> None:
        self.encode = write_time

    def accept(self, value: Any) -> datetime:
        moment, has_offset = (value, value.utcoffset() is not None) if isinstance(value, datetime) else _read(value)
        if not has_offset:
            raise FieldError(
                "time without an offset: write it with one, for example +08:00 for Beijing time, "
                "or give the datetime a tzinfo"
            )
        return moment

    def decode(self, value: Any) -> datetime:
        if type(value) is str and is_canonical(value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                raise _no_time() from None
        return _read(value)[0]


def _read(value: Any) -> tuple[datetime, bool]:
    if not isinstance(value, str):
        raise FieldError(f"{_TIME_EXPECTED}, got {found(value)}")
    try:
        return parse_time(value)
    except ValueError:
        raise _no_time() from None


def _no_time() -> FieldError:
    return FieldError(f"{_TIME_EXPECTED}, got other text")


TEXT: Final[Codec] = _Text()
INTEGER: Final[Codec] = _Integer()
NUMBER: Final[Codec] = _Number()
BOOLEAN: Final[Codec] = _Boolean()
ANYTHING: Final[Codec] = _Anything()
TIME: Final[Codec] = _Time()


class _Enum(Codec):
    """A member of the named enum, which is loaded when first needed."""

    written = "{value}._value_"

    def __init__(self, package: str, name: str) -> None:
        self._package, self._name = package, name
        self._class: type[OpenEnum] | None = None
        self._members: dict[str, OpenEnum] = {}
        self.members = self._members
        self.encode = _wire_value

    def accept(self, value: Any) -> OpenEnum:
        cls = self._class
        if cls is None:
            cls = self._load()
        if type(value) is cls:
            return value
        if isinstance(value, str):
            return cls(value.value if isinstance(value, OpenEnum) else value)
        raise FieldError(f"expected {cls.__name__} or its text, got {found(value)}")

    def _load(self) -> type[OpenEnum]:
        cls: type[OpenEnum] = getattr(import_module(self._package), self._name)
        self._members.update((str(member.value), member) for member in cls)
        self._class = cls
        return cls


def _wire_value(member: OpenEnum) -> str:
    return str(member.value)


class _Object(Codec):
    """An object of the named model, which is loaded when first needed."""

    written = "{value}.to_dict()"
    reads_objects = True

    def __init__(self, package: str, name: str) -> None:
        self._package, self._name = package, name
        self._class: type[Model] | None = None
        self.encode = _to_dict
        self.read: Callable[[dict[str, Any]], Model] = self._first_read
        self.build: Callable[[Mapping[str, Any]], Model] = self._first_build

    def _model(self) -> "type[Model]":
        cls = self._class
        if cls is None:
            cls = self._class = getattr(import_module(self._package), self._name)
        return cls

    # When the class has compiled them, its own functions are called, without a detour.
    def _first_read(self, value: dict[str, Any]) -> "Model":
        cls = self._model()
        done = cls.decode(value)
        if "decode" in vars(cls):
            self.read = cls.decode
        return done

    def _first_build(self, value: Mapping[str, Any]) -> "Model":
        cls = self._model()
        done = cls.from_dict(value)
        if "from_dict" in vars(cls):
            self.build = cls.from_dict
        return done

    def accept(self, value: Any) -> "Model":
        cls = self._model()
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            return self.build(cast("Mapping[str, Any]", value))
        raise FieldError(f"expected {cls.__name__} or a dict, got {found(value)}")

    def decode(self, value: Any) -> "Model":
        if not isinstance(value, dict):
            raise FieldError(f"expected an object, got {found(value)}")
        return self.read(cast("dict[str, Any]", value))


def _to_dict(model: "Model") -> dict[str, Any]:
    return model.to_dict()


class _Array(Codec):
    """A list of values that share a codec."""

    def __init__(self, item: Codec) -> None:
        self._item = item
        encode = item.encode
        self.encode = list if encode is None else lambda values: [encode(value) for value in values]
        if encode is None:
            self.written = "[*{value}]"
        elif item.written is not None:
            self.written = f"[{item.written.format(value='item')} for item in {{value}}]"

    def accept(self, value: Any) -> list[Any]:
        if not _is_sequence(value):
            raise FieldError(f"expected a list, got {found(value)}")
        return _each(self._item.accept, value)

    def decode(self, value: Any) -> list[Any]:
        if not _is_list(value):
            raise FieldError(f"expected an array, got {found(value)}")
        return _each(self._item.decode, value)


def _is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _each(convert: Callable[[Any], Any], values: Sequence[Any]) -> list[Any]:
    done: list[Any] = []
    try:
        for value in values:
            done.append(convert(value))
    except FieldError as error:
        raise error.below(len(done)) from None
    return done


def enum(package: str, name: str) -> Codec:
    """Codec of the enum `name` of a generated `models` package."""
    return _Enum(package, name)


def model(package: str, name: str) -> Codec:
    """Codec of the model `name` of a generated `models` package."""
    return _Object(package, name)


def array(item: Codec) -> Codec:
    """Codec of a list."""
    return _Array(item)
