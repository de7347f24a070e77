"""Whether one condition is stricter than another, and whether it can touch what was sent before at all.

Only what can be proved is claimed: two conditions that cannot be compared count as stricter and looser at once, so that
a change of a rule is called breaking on both sides rather than on none.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from .contract import Schema, as_list, as_object
from .spec_diff_nodes import LOWER, UPPER, Field, Flat, canonical


class Relation(NamedTuple):
    """How what is allowed has changed."""

    narrower: bool
    wider: bool

    def turned(self) -> "Relation":
        return Relation(self.wider, self.narrower)


SAME = Relation(narrower=False, wider=False)
NARROWER = Relation(narrower=True, wider=False)
WIDER = Relation(narrower=False, wider=True)
UNCLEAR = Relation(narrower=True, wider=True)


def joined(*relations: Relation) -> Relation:
    return Relation(any(r.narrower for r in relations), any(r.wider for r in relations))


def rule_relation(old: Schema, new: Schema) -> Relation:
    """Of two rules: a stricter `then` is stricter, a stricter `if` is looser."""
    if "if" not in old or "if" not in new:
        return relation(old, new)
    return joined(
        relation(as_object(old["if"]), as_object(new["if"])).turned(),
        relation(as_object(old.get("then")), as_object(new.get("then"))),
        relation(as_object(old.get("else")), as_object(new.get("else"))),
    )


def relation(old: Schema, new: Schema) -> Relation:
    """Of two conditions on the same value."""
    if canonical(old) == canonical(new):
        return SAME
    return joined(*(_keyword(key, old.get(key), new.get(key)) for key in {*old, *new} - {"description", "x-rule"}))


def _keyword(key: str, old: Any, new: Any) -> Relation:
    if canonical(old) == canonical(new):
        return SAME
    if key == "properties":
        before, after = as_object(old), as_object(new)
        return joined(*(relation(before.get(name, {}), after.get(name, {})) for name in {*before, *after}))
    if old is None or new is None:
        return NARROWER if old is None else WIDER
    if key in ("not", "items", "contains"):
        inner = relation(old, new)
        return inner.turned() if key == "not" else inner
    return _values(key, old, new)


def _values(key: str, old: Any, new: Any) -> Relation:
    if key in LOWER or key in UPPER:
        return NARROWER if (new > old) == (key in LOWER) else WIDER
    if key in ("required", "allOf", "enum", "anyOf"):
        before, after = ({canonical(value) for value in as_list(side)} for side in (old, new))
        more = NARROWER if key in ("required", "allOf") else WIDER  # more alternatives allow more
        return more if before < after else more.turned() if after < before else UNCLEAR
    return UNCLEAR


def only_new(condition: Schema, old: Flat, new: Flat, flats: tuple[Callable[[Field], Flat], ...]) -> bool:
    """Whether the condition can hold only where a field or a value is sent that the old contract did not have."""
    names = as_list(condition.get("required"))
    if any(name in new.fields and name not in old.fields for name in names):
        return True
    for name, child in as_object(condition.get("properties")).items():
        if name in names and name in old.fields and name in new.fields:
            before, after = flats[0](old.fields[name]), flats[1](new.fields[name])
            inner = child
            if "contains" in child and before.items and after.items:
                before, after, inner = flats[0](before.items), flats[1](after.items), child["contains"]
            if _new_value(inner, before, after) or only_new(inner, before, after, flats):
                return True
    if any(only_new(part, old, new, flats) for part in as_list(condition.get("allOf"))):
        return True
    return any(
        bool(parts) and all(only_new(part, old, new, flats) for part in parts)
        for parts in (as_list(condition.get(key)) for key in ("anyOf", "oneOf"))
    )


def _new_value(condition: Schema, old: Flat, new: Flat) -> bool:
    values = [condition["const"]] if "const" in condition else as_list(condition.get("enum"))
    if not values or old.enum is None or new.enum is None:
        return False
    return all(canonical(value) not in old.enum and canonical(value) in new.enum for value in values)
