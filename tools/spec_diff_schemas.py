"""Comparing what two contracts say about one value, for the side that writes it.

A request may be widened: callers who send what they always sent are still understood. An answer may be narrowed:
callers who understand everything that could come still do. Enums of answers are open in this SDK, so a new value there
is worth a notice and breaks nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from .contract import Schema, as_list
from .spec_diff_change import Change, Effect, Side, directed
from .spec_diff_logic import NARROWER, WIDER, Relation, only_new, rule_relation
from .spec_diff_nodes import LOWER, TEXTS, UPPER, Field, Flat, Flattener, canonical

_WIDENS = {"integer": "number"}


class SchemaDiff:
    """Differences between two contracts, value by value; each pair of nodes is compared once for each side."""

    def __init__(self, old: Flattener, new: Flattener) -> None:
        self._old, self._new = old, new
        self._known: dict[tuple[Side, tuple[int, ...], tuple[int, ...]], list[Change]] = {}

    def changes(self, old: Field, new: Field, side: Side) -> list[Change]:
        """Everything that differs in and below one value, paths relative to it."""
        key = (side, tuple(map(id, old.nodes)), tuple(map(id, new.nodes)))
        if key not in self._known:
            self._known[key] = []  # a schema that holds itself ends here
            self._known[key] = list(self._value(self._old.flat(old), self._new.flat(new), side))
        return self._known[key]

    def _value(self, old: Flat, new: Flat, side: Side) -> Iterator[Change]:
        base = Change(Effect.TEXT, side, "", place=new.place, title=new.title or old.title)
        yield from (*_kinds(old, new, base), *_values(old, new, base), *_limits(old, new, base))
        yield from self._fields(old, new, base)
        yield from self._rules(old, new, base)
        yield from _exclusions(old, new, base)
        yield from _texts(old, new, base)
        if old.items and new.items:
            for change in self.changes(old.items, new.items, side):
                yield change.below("[]")
        elif old.items or new.items:
            relation = WIDER if old.items else NARROWER
            yield _judged(base, relation, f"the type of the items is {'no longer' if old.items else 'now'} described")

    def _fields(self, old: Flat, new: Flat, base: Change) -> Iterator[Change]:
        asked = base.side is Side.REQUEST
        for name in {**old.fields, **new.fields}:
            before, after = old.fields.get(name), new.fields.get(name)
            if before and after:
                for change in self.changes(before, after, base.side):
                    yield change.below(name)
                yield from _requiredness(name, old, new, replace(base, title=self._new.flat(after).title), after.place)
            elif after:
                flat, required = self._new.flat(after), name in new.required
                effect = Effect.BREAKING if asked and required else Effect.COMPATIBLE
                yield replace(
                    base,
                    effect=effect,
                    place=after.place,
                    path=name,
                    title=flat.title,
                    message=f"new {'required' if required else 'optional'} field" if asked else "new field",
                    advice="Send it with every request." if asked and required else "",
                )
            elif before:
                yield replace(
                    base,
                    effect=Effect.BREAKING,
                    place=before.place,
                    path=name,
                    title=self._old.flat(before).title,
                    message="field is gone",
                    advice="Stop sending it." if asked else "Do without it.",
                )

    def _rules(self, old: Flat, new: Flat, base: Change) -> Iterator[Change]:
        for name in {**old.rules, **new.rules}:
            before, after = old.rules.get(name), new.rules.get(name)
            place = f"{base.place} rule {name}"
            if before is not None and after is not None:
                if canonical(before) != canonical(after):
                    relation = rule_relation(before, after)
                    yield _judged(replace(base, place=place), relation, f"rule has changed: {_sentence(name, after)}")
                elif before.get("description") != after.get("description"):
                    yield replace(base, place=place, message=f"text of the rule {name}")
            elif after is not None:
                harmless = only_new(after.get("if", {}), old, new, (self._old.flat, self._new.flat))
                advice = "" if harmless or base.side is not Side.REQUEST else "Keep to it."
                message = f"new rule{', for what is new only' if harmless else ''}: {_sentence(name, after)}"
                if harmless:
                    yield replace(base, effect=Effect.COMPATIBLE, place=place, message=message)
                else:
                    yield replace(_judged(replace(base, place=place), NARROWER, message), advice=advice)
            elif before is not None:
                message = f"rule is gone: {_sentence(name, before)}"
                yield _judged(replace(base, place=place), WIDER, message)


def _sentence(name: str, rule: Schema) -> str:
    sentence = str(rule.get("description") or "").strip()
    return f"{name} ({sentence})" if sentence else name


def _judged(base: Change, relation: Relation, message: str) -> Change:
    narrower, wider = relation
    effect = directed(base.side, narrower=narrower, wider=wider) if narrower or wider else Effect.TEXT
    advice = "" if effect is not Effect.BREAKING else _ADVICE[base.side is Side.REQUEST]
    return replace(base, effect=effect, message=message, advice=advice)


_ADVICE = {True: "Check what you send against it.", False: "Be ready for what may come now."}


def _kinds(old: Flat, new: Flat, base: Change) -> Iterator[Change]:
    """JSON type, model, unit."""
    before, after = old.types, new.types
    if before != after:
        narrower = after is not None and (before is None or any(not _covered(name, after) for name in before))
        wider = before is not None and (after is None or any(not _covered(name, before) for name in after))
        yield _judged(base, Relation(narrower, wider), f"type is {_types(after)}, was {_types(before)}")
    if old.model != new.model and old.model:
        now = f"models.{new.model}" if new.model else "no model of its own"
        yield replace(
            base,
            effect=Effect.BREAKING,
            place=f"{new.place} for {old.model}",
            message=f"its Python type is {now}, was models.{old.model}",
            advice=f"Write {now} in place of models.{old.model}." if new.model else "Send and read a plain value.",
        )
    if old.unit != new.unit:
        message = f"unit is {new.unit or 'not named'}, was {old.unit or 'not named'}"
        yield replace(base, effect=Effect.BREAKING, message=message, advice="Convert the value.")
    if old.sensitive != new.sensitive:
        message = f"is {'now personal data, hidden' if new.sensitive else 'no longer personal data, shown'} in logs"
        yield replace(base, effect=Effect.NOTICE, message=message)


def _covered(name: str, types: frozenset[str]) -> bool:
    return name in types or _WIDENS.get(name) in types


def _types(types: frozenset[str] | None) -> str:
    return " or ".join(sorted(types)) if types else "free"


def _values(old: Flat, new: Flat, base: Change) -> Iterator[Change]:
    """Enums and constants."""
    asked = base.side is Side.REQUEST
    if old.enum is None or new.enum is None:
        if old.enum is not new.enum:
            message = f"is {'no longer' if old.enum else 'now'} limited to {_listed(old.enum or new.enum)}"
            yield _judged(base, WIDER if old.enum else NARROWER, message)
        return
    for key in [key for key in new.enum if key not in old.enum]:
        effect = Effect.COMPATIBLE if asked else Effect.NOTICE
        advice = "" if asked else "Code that tells all values apart needs a branch for it."
        yield replace(base, effect=effect, message=f"new value {new.enum[key]}", advice=advice)
    for key in [key for key in old.enum if key not in new.enum]:
        value = old.enum[key]
        advice = f"Stop sending {value}." if asked else f"Take {value} out of your code: its Python name is gone."
        yield replace(base, effect=Effect.BREAKING, message=f"value {value} is gone", advice=advice)


def _listed(values: dict[str, object] | None) -> str:
    return ", ".join(map(str, (values or {}).values()))


def _limits(old: Flat, new: Flat, base: Change) -> Iterator[Change]:
    """Lengths, ranges, patterns, formats."""
    for key in (*LOWER, *UPPER):
        before, after = old.bounds.get(key), new.bounds.get(key)
        if before != after:
            raised = before is None or (after is not None and after > before)
            stricter = after is not None and (before is None or raised == (key in LOWER))
            yield _judged(base, NARROWER if stricter else WIDER, f"{key} is {_shown(after)}, was {_shown(before)}")
    for key in {**old.sets, **new.sets}:
        before, after = old.sets.get(key, frozenset()), new.sets.get(key, frozenset())
        if before != after:
            relation = Relation(bool(after - before), bool(before - after))
            if key == "multipleOf" and len(before) == len(after) == 1:
                relation = Relation(max(after) % max(before) == 0, max(before) % max(after) == 0)
                relation = relation if relation.narrower or relation.wider else Relation(True, True)
            message = f"{key} is {_shown(*sorted(after))}, was {_shown(*sorted(before))}"
            found = _judged(base, relation, message)
            if key == "format" and found.effect is not Effect.BREAKING:  # its Python type follows the format
                found = replace(found, effect=Effect.BREAKING, advice="Its Python type follows the format.")
            yield found


def _shown(*values: object) -> str:
    return " and ".join(map(str, values)) if values and values != (None,) else "unset"


def _requiredness(name: str, old: Flat, new: Flat, base: Change, place: str) -> Iterator[Change]:
    before, after = name in old.required, name in new.required
    if before != after:
        message = "is now required" if after else "is no longer required"
        found = _judged(replace(base, place=f"{place} required", path=name), NARROWER if after else WIDER, message)
        if found.effect is Effect.BREAKING:
            advice = "Send it with every request." if after else "Be ready for answers without it."
            found = replace(found, advice=advice)
        yield found


def _exclusions(old: Flat, new: Flat, base: Change) -> Iterator[Change]:
    """`x-forbidden-when`, which strict checks alone refuse, and which answers keep to."""
    asked = base.side is Side.REQUEST
    for key in {**old.exclusions, **new.exclusions}:
        exclusion = new.exclusions.get(key) or old.exclusions[key]
        path = str(exclusion.get("field", "")).strip("/").replace("/", ".")
        sentence = str(exclusion.get("description", ""))
        found = replace(base, place=f"{base.place} exclusion {key}", path=path)
        if key in old.exclusions and key in new.exclusions:
            if old.exclusions[key] != new.exclusions[key]:
                yield replace(found, message="text of an exclusion")
        elif key in old.exclusions:
            effect = Effect.COMPATIBLE if asked else Effect.NOTICE
            yield replace(found, effect=effect, message=f"exclusion is gone: {sentence}")
        elif not asked or path.partition(".")[0] not in old.fields:
            yield replace(found, effect=Effect.COMPATIBLE, message=f"new exclusion: {sentence}")
        else:
            advice = "Leave the field out in that case."
            yield replace(found, effect=Effect.BREAKING, message=f"new exclusion: {sentence}", advice=advice)


def _texts(old: Flat, new: Flat, base: Change) -> Iterator[Change]:
    for key in TEXTS:
        before, after = old.texts.get(key), new.texts.get(key)
        if before == after:
            continue
        if key == "x-superseded" and after:
            reason = after if isinstance(after, str) else ", ".join(map(str, as_list(after) or [after]))
            yield replace(base, effect=Effect.NOTICE, message=f"is superseded: {reason}")
        else:
            yield replace(base, message=f"text: {key}")
