"""One change between two versions of the contract, what it means for callers, and how changes are grouped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum


class Effect(IntEnum):
    """What a change asks of callers; the highest of all changes decides about the next version."""

    TEXT = 0  # descriptions, titles, examples: nothing behaves differently
    COMPATIBLE = 1  # something new that nobody has to use
    NOTICE = 2  # nothing breaks, but callers should know: a new value in answers, a lower rate limit
    BREAKING = 3  # a call that worked may fail, an answer may lack what was there, or a Python name is gone

    @property
    def word(self) -> str:
        return self.name.lower()


class Side(StrEnum):
    """Where callers meet the change. A request may only be widened; an answer may only be narrowed."""

    REQUEST = "request"
    ANSWER = "answer"
    CALLBACK = "callback"  # judged as an answer: WeChat Pay writes it, callers read it
    CALL = "call"  # address, scheme, limits, errors
    NAME = "name"  # what Python code writes


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        place: where it stands in the contract; changes of one place are one change, met by many operations.
        path: the field as a reader of the body knows it, `stock.usage_rule.list[].begin_time`.
        title: Chinese title of the field.
        message: what was, and what is.
        advice: what users must do, a sentence; empty if nothing.
    """

    effect: Effect
    side: Side
    message: str
    place: str = ""
    operation: str = ""
    path: str = ""
    title: str = ""
    advice: str = ""

    def below(self, prefix: str) -> "Change":
        """The same change, seen from the object that holds the field."""
        return replace(self, path=f"{prefix}{'.' if self.path and not self.path.startswith('[') else ''}{self.path}")


@dataclass(frozen=True, slots=True)
class Group:
    """One change with everything that meets it."""

    change: Change
    operations: tuple[str, ...]
    paths: tuple[str, ...]


def grouped(changes: Iterable[Change]) -> list[Group]:
    """Changes of the same place joined, breaking ones first, in the order of the contract otherwise."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        field = "" if change.place else (change.operation, change.path)
        found.setdefault((change.effect, change.side, change.place, change.message, field), []).append(change)
    groups = [
        Group(
            members[0],
            tuple(dict.fromkeys(member.operation for member in members if member.operation)),
            tuple(dict.fromkeys(member.path for member in members if member.path)),
        )
        for members in found.values()
    ]
    return sorted(groups, key=lambda group: -group.change.effect)


def directed(side: Side, *, narrower: bool, wider: bool) -> Effect:
    """The effect of allowing less or more: requests that are refused break callers, and so do answers unheard of."""
    breaks = narrower if side is Side.REQUEST else wider
    return Effect.BREAKING if breaks else Effect.COMPATIBLE


def highest(changes: Iterable[Change]) -> Effect | None:
    """The weightiest effect, None without changes."""
    return max((change.effect for change in changes), default=None)


def placed(changes: Iterable[Change], operation: str) -> Iterator[Change]:
    """The changes as one operation meets them."""
    for change in changes:
        yield replace(change, operation=operation)
