"""The table of a model, made into code: one straight function per model and direction.

Walking a table costs more than what it does with each field. So the functions are written out once per class, when
they are used often, the way attrs writes `__init__`. Only names out of the class's own table get into the text, as
literals or checked identifiers; all else is reached through the namespace. Every value that is not of the plain
expected type goes to the field's codec, which alone converts and refuses.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ._errors import FieldError
from ._time import write_time
from ._unset import UNSET
from ._walk import check_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ._model import Field, Model

    Table = tuple[Field, ...]

_NAMESPACE: Final[dict[str, Any]] = {
    "FieldError": FieldError,
    "UNSET": UNSET,
    "check_names": check_names,
    "datetime": datetime,
    "new": object.__new__,
    "write_time": write_time,
}


def encoder(cls: type[Model], table: Table) -> Callable[[Model], dict[str, Any]]:
    """`to_dict` of a model class."""
    text = ["def to_dict(self):"]
    fields = list(table)
    needed: list[str] = []
    while fields and fields[0].required:
        field = fields.pop(0)
        needed.append(f"{field.wire!r}: {_written(field, f'self.{_name(field)}')}")
    text.append(f"    result = {{{', '.join(needed)}}}")
    for field in fields:
        text += [
            f"    value = self.{_name(field)}",
            "    if value is not UNSET:",
            f"        result[{field.wire!r}] = {_written(field, 'value')}",
        ]
    text += [
        "    if self.additional_properties:",
        "        result.update(self.additional_properties)",
        "    return result",
    ]
    made: Callable[[Model], dict[str, Any]] = _function(
        cls, "to_dict", text, {f"encode_{_name(f)}": f.codec.encode for f in table}
    )
    return made


def decoder(cls: type[Model], table: Table) -> Callable[[type[Model], dict[str, Any]], Model]:
    """`decode` of a model class: a verified answer, leniently."""
    text = ["def decode(cls, data):", "    self = new(cls)", "    at = None", "    try:"]
    for field in table:
        text += [
            f"        value = data[{field.wire!r}] if {field.wire!r} in data else None",
            "        if value is not None:",
            *_indented(12, _read(field, "decode")),
            f"            put_{_name(field)}(self, value)",
            "        else:",
            f"            at = {field.wire!r}; raise FieldError('is required but was not answered')"
            if field.required
            else f"            put_{_name(field)}(self, UNSET)",
        ]
    made: Callable[[type[Model], dict[str, Any]], Model] = _reader(cls, table, "decode", text)
    return made


def builder(cls: type[Model], table: Table) -> Callable[[type[Model], Mapping[str, Any]], Model]:
    """`from_dict` of a model class: what a caller wrote, as strictly as the constructor."""
    required = [field.wire for field in table if field.required]
    text = ["def from_dict(cls, data):", "    self = new(cls)", "    at = None", "    try:"]
    if required:
        text += [
            f"        if not ({' and '.join(f'{wire!r} in data' for wire in required)}):",
            f"            at = next(wire for wire in {tuple(required)!r} if wire not in data)",
            "            raise FieldError('is required')",
        ]
    for field in table:
        text += _taken(field, field.wire)
    made: Callable[[type[Model], Mapping[str, Any]], Model] = _reader(cls, table, "from_dict", text)
    return made


def constructor(cls: type[Model], table: Table) -> Callable[..., None]:
    """`__init__` of a model class."""
    required = [repr(field.attribute) for field in table if field.required]
    complete = " and ".join(["names.issuperset(data)", *(f"{name} in data" for name in required)])
    text = [
        "def __init__(self, /, **data):",
        "    rest = data.pop('additional_properties', ())",
        f"    if not ({complete}):",
        "        check_names(type(self), table, data)",
        "    at = None",
        "    try:",
    ]
    for field in table:
        text += _taken(field, field.attribute)
    text += [
        "        pass",
        "    except FieldError as error:",
        "        raise error.below(at) from None",
        "    put_rest(self, dict(rest))",
        "    put_answer(self, None)",
    ]
    made: Callable[..., None] = _function(
        cls,
        "__init__",
        text,
        _names(cls, table) | {"names": frozenset(field.attribute for field in table), "table": table},
    )
    return made


def _taken(field: Field, key: str) -> list[str]:
    """The statements that take what a caller wrote for a field."""
    absent = [f"            put_{_name(field)}(self, UNSET)"]
    if field.required:
        absent = [
            f"            at = {field.wire!r}",
            "            raise FieldError('is required' if value is UNSET else 'is required, got None')",
        ]
    return [
        f"        value = data[{key!r}] if {key!r} in data else UNSET",
        "        if value is not UNSET and value is not None:",
        *_indented(12, _read(field, "accept")),
        f"            put_{_name(field)}(self, value)",
        "        else:",
        *absent,
    ]


def _reader(cls: type[Model], table: Table, name: str, text: list[str]) -> Any:
    text += [
        "    except FieldError as error:",
        "        raise error.below(at) from None",
        "    put_rest(self, {} if wires.issuperset(data) else {k: v for k, v in data.items() if k not in wires})",
        "    put_answer(self, None)",
        "    return self",
    ]
    return _function(cls, name, text, _names(cls, table) | {"wires": frozenset(field.wire for field in table)})


def _names(cls: type[Model], table: Table) -> dict[str, Any]:
    """What the functions that fill a model use."""
    namespace: dict[str, Any] = {}
    for attribute, key in (("additional_properties", "put_rest"), ("_answer", "put_answer")):
        namespace[key] = getattr(cls, attribute).__set__
    for field in table:
        key = _name(field)
        # The slot itself: attribute assignment would convert once more.
        namespace[f"put_{key}"] = getattr(cls, key).__set__
        namespace[f"codec_{key}"] = field.codec
        namespace[f"plain_{key}"] = field.codec.plain
        namespace[f"members_{key}"] = field.codec.members
    return namespace


def _written(field: Field, value: str) -> str:
    """The expression that encodes a value."""
    codec = field.codec
    return (
        value
        if codec.encode is None
        else (codec.written or "encode_{name}({value})").format(name=_name(field), value=value)
    )


def _read(field: Field, direction: str) -> list[str]:
    """The statements that turn `value` into what the model holds."""
    name, codec = _name(field), field.codec
    slow = f"value = codec_{name}.{direction}(value)"
    if codec.plain:
        return [f"if type(value) is not plain_{name}:", f"    at = {field.wire!r}", f"    {slow}"]
    if codec.members is not None:
        return [
            f"if type(value) is str and value in members_{name}:",
            f"    value = members_{name}[value]",
            "else:",
            f"    at = {field.wire!r}",
            f"    {slow}",
        ]
    if codec.reads_objects:
        fast = "read" if direction == "decode" else "build"
        return [
            f"at = {field.wire!r}",
            "if type(value) is dict:",
            f"    value = codec_{name}.{fast}(value)",
            "else:",
            f"    {slow}",
        ]
    return [f"at = {field.wire!r}", slow]


def _indented(blanks: int, lines: Iterable[str]) -> list[str]:
    return [" " * blanks + line for line in lines]


def _name(field: Field) -> str:
    if not field.attribute.isidentifier():
        raise ValueError(f"{field.attribute!r} is no attribute name")
    return field.attribute


def _function(cls: type[Model], name: str, text: list[str], names: dict[str, Any]) -> Any:
    namespace = _NAMESPACE | names
    code = compile("\n".join(text), f"<{name} of {cls.__qualname__}>", "exec")
    exec(code, namespace)  # noqa: S102  # text of this module and names of a table, see above
    return namespace[name]


BUILDERS: Final[dict[str, Callable[[type[Model], Table], Callable[..., Any]]]] = {
    "__init__": constructor,
    "decode": decoder,
    "from_dict": builder,
    "to_dict": encoder,
}
"""What makes which method of a model."""
