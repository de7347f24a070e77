"""Showing the changes: for a terminal, as JSON, and as lines of `CHANGELOG.md`."""

import textwrap
from typing import Any

from .spec_diff_change import Change, Effect, Group, Side, grouped, highest
from .spec_diff_versions import Version, proposed

_HEADS = {
    Effect.BREAKING: "Breaking for callers",
    Effect.NOTICE: "To know",
    Effect.COMPATIBLE: "Compatible",
    Effect.TEXT: "Texts only",
}
_SHOWN = 3


def terminal(changes: list[Change], old: Version, new: Version, *, width: int = 110) -> str:
    """The whole report, breaking changes first."""
    groups = grouped(changes)
    lines: list[str] = []
    for effect, head in _HEADS.items():
        mine = [group for group in groups if group.change.effect is effect]
        if not mine:
            continue
        lines += [f"{head} ({len(mine)})", ""]
        for group in mine:
            lines += textwrap.wrap(_line(group), width, initial_indent="  - ", subsequent_indent="    ")
            lines += textwrap.wrap(_where(group), width, initial_indent="      ", subsequent_indent="      ")
            if group.change.advice:
                lines.append(f"      => {group.change.advice}")
        lines.append("")
    if not groups:
        lines += ["No changes.", ""]
    counts = ", ".join(f"{sum(g.change.effect is e for g in groups)} {e.word}" for e in _HEADS)
    lines.append(f"{len(groups)} changes: {counts}")
    return "\n".join([*lines, verdict(changes, old, new)])


def verdict(changes: list[Change], old: Version, new: Version) -> str:
    """What the version rule makes of it, one line."""
    wanted = proposed(old, highest(changes))
    if new < wanted:
        return f"Version: {old} -> {wanted} (info.version is {new}: raise it)"
    return f"Version: {old} -> {wanted}" + (f" (info.version is {new} already)" if new != old else "")


def _line(group: Group) -> str:
    change = group.change
    field = " ".join(filter(None, [_path(group), change.title and f"({change.title})"]))
    return f"[{change.side}] {field}{': ' if field else ''}{change.message}"


def _path(group: Group) -> str:
    if not group.paths:
        return "" if group.change.operation or not group.change.place else group.change.place
    more = len(group.paths) - 1
    return f"{group.paths[0]}{f' and {more} more places' if more > 1 else ' and 1 more place' if more else ''}"


def _where(group: Group, quote: str = "") -> str:
    names = [f"{quote}{name}{quote}" for name in group.operations]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}" if names else ""


def as_json(changes: list[Change], old: Version, new: Version) -> dict[str, Any]:
    """The same for programs; one entry for each change, with every operation and path that meets it."""
    effect = highest(changes)
    return {
        "base_version": str(old),
        "version": str(new),
        "proposed_version": str(proposed(old, effect)),
        "effect": effect.word if effect is not None else "none",
        "changes": [
            {
                "effect": group.change.effect.word,
                "side": str(group.change.side),
                "place": group.change.place,
                "operations": list(group.operations),
                "paths": list(group.paths),
                "title": group.change.title,
                "message": group.change.message,
                "advice": group.change.advice,
            }
            for group in grouped(changes)
        ],
    }


def changelog_lines(changes: list[Change], *, width: int = 140) -> list[str]:
    """A draft of the entry: what users must do first, breaking changes on top; texts become one line."""
    lines: list[str] = []
    groups = grouped(changes)
    for group in (group for group in groups if group.change.effect is not Effect.TEXT):
        mark = "**breaking**: " if group.change.effect is Effect.BREAKING else ""
        advice = f"{group.change.advice} " if group.change.advice else ""
        where = f" ({_where(group, '`')})" if group.operations else ""
        said = f"{_sides(group)}{_field(group)}{group.change.message}{where}."
        text = f"{mark}{advice}{said[0].upper()}{said[1:]}"
        lines += textwrap.wrap(text, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    if not lines and groups:
        lines.append("- Texts of the contract only; nothing behaves differently.")
    return lines


def _sides(group: Group) -> str:
    named = {Side.REQUEST: "Requests, ", Side.ANSWER: "Answers, ", Side.CALLBACK: "Callbacks, "}
    return named.get(group.change.side, "") if group.paths else ""


def _field(group: Group) -> str:
    if not group.paths:
        return ""
    title = f" ({group.change.title})" if group.change.title else ""
    return f"`{group.paths[0]}`{title}: "


def with_entry(text: str, lines: list[str], heading: str) -> str:
    """The change log with the lines on top of the section `heading`, which is made above the others if missing.

    Lines that stand there already are not added again.
    """
    rows = text.splitlines()
    heads = [number for number, row in enumerate(rows) if row.startswith("## ")]
    start = next((number for number in heads if rows[number].split()[1:2] == [heading]), None)
    if start is None:
        first = heads[0] if heads else len(rows)
        if heads and rows[first].strip() == "## Unreleased":
            first = heads[1] if len(heads) > 1 else len(rows)
        section = [*([""] if first == len(rows) else []), f"## {heading}", "", *lines, ""]
        return "\n".join([*rows[:first], *section, *rows[first:]]).rstrip("\n") + "\n"
    end = next((number for number in heads if number > start), len(rows))
    entries = _entries(lines)
    there = set(_entries(rows[start + 1 : end]))
    fresh = [row for entry in entries if entry not in there for row in entry.split("\n")]
    return "\n".join([*rows[: start + 2], *fresh, *rows[start + 2 :]]) + "\n"


def _entries(rows: list[str]) -> list[str]:
    entries: list[str] = []
    for row in rows:
        if row.startswith("- "):
            entries.append(row)
        elif row.startswith("  ") and entries:
            entries[-1] += f"\n{row}"
    return entries
