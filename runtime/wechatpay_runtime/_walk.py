"""The table of a model, walked field by field: what a model does the first few times, see `_compile` for the rest.

Both have to agree in all they accept, refuse and give; they differ in speed alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ._errors import FieldError
from ._unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._model import Field, Model

    Table = tuple[Field, ...]

M = TypeVar("M", bound="Model")
_put = object.__setattr__  # that of models would convert once more


def accepted(field: Field, value: object) -> object:
    """The value for a field, from what a caller gave for it.

    Raises:
        FieldError: it is of the wrong type, or required and not there.
    """
    if value is UNSET:
        if field.required:
            raise FieldError("is required").below(field.wire)
        return value
    if value is None:
        if field.required:
            raise FieldError("is required, got None").below(field.wire)
        return UNSET  # JSON null is not allowed in requests; an absent field says the same
    try:
        return field.codec.accept(value)
    except FieldError as error:
        raise error.below(field.wire) from None


def construct(made: Model, table: Table, given: dict[str, Any]) -> None:
    """`__init__` of a model; `given` is used up."""
    rest: Mapping[str, Any] = given.pop("additional_properties", {})
    check_names(type(made), table, given)
    for field in table:
        attribute = field.attribute
        _put(made, attribute, accepted(field, given.get(attribute, UNSET)))
    _put(made, "additional_properties", dict(rest))
    _put(made, "_answer", None)


def check_names(cls: type[Model], table: Table, given: Mapping[str, Any]) -> None:
    """Refuse arguments there is no field for, and too few.

    Raises:
        TypeError: as Python does it for a signature.
    """
    missing = [repr(field.attribute) for field in table if field.required and field.attribute not in given]
    if missing:
        plural = "s" if len(missing) > 1 else ""
        raise TypeError(
            f"{cls.__name__}.__init__() missing {len(missing)} required keyword-only argument{plural}: "
            + ", ".join(missing)
        )
    known = {field.attribute for field in table}
    for name in given:
        if name not in known:
            raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument {name!r}")


def write(model: Model, table: Table) -> dict[str, Any]:
    """`to_dict` of a model."""
    result: dict[str, Any] = {}
    for attribute, wire, codec, _, _ in table:
        value = getattr(model, attribute)
        if value is not UNSET:
            result[wire] = value if codec.encode is None else codec.encode(value)
    result.update(model.additional_properties)
    return result


def read(cls: type[M], table: Table, data: dict[str, Any]) -> M:
    """`decode` of a model class: a verified answer, leniently."""
    made = object.__new__(cls)
    for attribute, wire, codec, required, _ in table:
        value = data.get(wire)
        if value is not None:
            try:
                value = codec.decode(value)
            except FieldError as error:
                raise error.below(wire) from None
        elif required:
            raise FieldError("is required but was not answered").below(wire)
        else:
            value = UNSET
        _put(made, attribute, value)
    _finish(made, table, data)
    return made


def build(cls: type[M], table: Table, data: Mapping[str, Any]) -> M:
    """`from_dict` of a model class: what a caller wrote, as strictly as the constructor."""
    made = object.__new__(cls)
    for field in table:
        if field.required and field.wire not in data:
            raise FieldError("is required").below(field.wire)
    for field in table:
        wire = field.wire
        _put(made, field.attribute, accepted(field, data.get(wire, UNSET)))
    _finish(made, table, data)
    return made


def _finish(made: Model, table: Table, data: Mapping[str, Any]) -> None:
    wires = {field.wire for field in table}
    _put(made, "additional_properties", {name: value for name, value in data.items() if name not in wires})
    _put(made, "_answer", None)
