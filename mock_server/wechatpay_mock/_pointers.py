"""From a failed JSON Schema keyword to the field at fault and a sentence about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import ValidationError

from ._document import Document, Pointer
from ._json import Json, is_array, is_object
from ._strict import FORBIDDEN

_INVALID = 268435461
_TOO_LONG = 268435462
_TOO_SHORT = 268435463
_OUT_OF_RANGE = 268435464
_SUB_CODES = {
    "maxLength": _TOO_LONG,
    "maxItems": _TOO_LONG,
    "minLength": _TOO_SHORT,
    "minItems": _TOO_SHORT,
    "minimum": _OUT_OF_RANGE,
    "maximum": _OUT_OF_RANGE,
    "multipleOf": _OUT_OF_RANGE,
}
_SENTENCES = {
    "required": "is required",
    "type": "must be of type {}",
    "enum": "must be one of {}",
    "const": "must be {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} items",
    "maxItems": "must have at most {} items",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "multipleOf": "must be a multiple of {}",
    "pattern": "must match {}",
    "uniqueItems": "must not hold an item twice",
}
_FORMATS = {"date-time": "must be a time as in RFC 3339, with seconds and offset"}

_SHOWN_CHARACTERS = 200
_SHOWN_STRUCTURE = 4000


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with a value.

    Attributes:
        pointer: The field at fault; for a missing one, where it should be.
        value: What stands there, None if nothing does; long texts are cut.
        issue: Why it is refused.
        sub_code: The number for `Request-ID`.
        forbidden: It breaks an `x-forbidden-when`, which only the strict mode checks.
    """

    pointer: Pointer
    value: Any
    issue: str
    sub_code: int
    forbidden: bool


def first_violation(errors: Iterable[ValidationError], document: Document) -> Violation | None:
    """The fault to report: the first that a field has by itself, else the first between fields."""
    between: tuple[ValidationError, Json] | None = None
    for error in errors:
        rule = document.rule(tuple(error.schema_path))
        if rule is None:
            return _violation(error, document, None)
        between = between or (error, rule)
    return None if between is None else _violation(between[0], document, between[1])


def _violation(error: ValidationError, document: Document, rule: Json | None) -> Violation:
    pointer: Pointer = tuple(error.instance_path)
    value: Any = error.instance
    missing, extra = _missing_field(error), _extra_field(error, document)
    if missing is not None:
        pointer, value = (*pointer, missing), None
    elif extra is not None:
        pointer, value = (*pointer, extra), value.get(extra)
    return Violation(
        pointer=pointer,
        value=_shown(value),
        issue=_sentence(error) if rule is None else str(rule["description"]),
        sub_code=_SUB_CODES.get(error.kind.name, _INVALID),
        forbidden=rule is not None and rule.get(FORBIDDEN, False),
    )


def _missing_field(error: ValidationError) -> str | None:
    kind = error.kind
    if kind.name == "required":
        return str(kind.value)
    if kind.name not in ("anyOf", "oneOf"):
        return None
    # A rule that asks for one of several fields is reported at the first of them.
    alternatives: list[list[ValidationError]] = kind.value
    first = next((nested for alternative in alternatives for nested in alternative), None)
    if first is None or first.instance_path != error.instance_path:
        return None
    return _missing_field(first)


def _extra_field(error: ValidationError, document: Document) -> str | None:
    schema: Any = document.at(tuple(error.schema_path))
    if error.kind.name == "oneOf":  # more than one of the fields is there: the last one is too much
        schema = schema[-1]
    elif error.kind.name != "not":
        return None
    required: list[str] = schema.get("required", [])
    return required[0] if required and is_object(error.instance) else None


def _sentence(error: ValidationError) -> str:
    keyword, value = error.kind.name, error.kind.value
    if keyword == "format":
        return _FORMATS.get(value, f"must be a {value}")
    sentence = _SENTENCES.get(keyword)
    if sentence is None:
        return error.message[:_SHOWN_CHARACTERS]
    return sentence.format(_listed(value))


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if is_array(value) else str(value)


def _shown(value: Any) -> Any:
    # An answer repeats the value, but not megabytes of it.
    if isinstance(value, str):
        return value[:_SHOWN_CHARACTERS]
    return None if len(repr(value)) > _SHOWN_STRUCTURE else value
