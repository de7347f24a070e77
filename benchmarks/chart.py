"""The chart of the docs: bars of processor time per call, each group against its own unit; light and dark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from .figures import look_up

WIDTH, LABELS, BAR, STEP, TOP = 860, 270, 18, 26, 64
_LONGEST = 2.0
"""Longer bars are cut, and say so."""
_SPAN = WIDTH - LABELS - 90
_STYLE = """
  .ground { fill: #ffffff } text { fill: #1f2328; font: 13px system-ui, -apple-system, "Segoe UI", sans-serif }
  .title { font-size: 17px; font-weight: 600 } .group { font-weight: 600 } .note { fill: #59636e; font-size: 12px }
  .value { paint-order: stroke; stroke: #ffffff; stroke-width: 4px }
  .unit { stroke: #8c959f; stroke-dasharray: 3 3 } .cut { stroke: #ffffff; stroke-width: 3 }
  .ours { fill: #1a7f37 } .other { fill: #8c959f }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #e6edf3 } .note { fill: #9198a1 }
    .value { paint-order: stroke; stroke: #ffffff; stroke-width: 4px }
  .unit { stroke: #6e7681 } .cut, .value { stroke: #0d1117 } .ours { fill: #3fb950 } .other { fill: #6e7681 }
  }"""


@dataclass(frozen=True)
class Group:
    """Bars with one unit.

    Attributes:
        unit: The ratio that the bars show.
        one: The series that is 1 by definition, if it has no ratio of its own.
    """

    title: str
    unit: str
    series: tuple[str, ...]
    one: str | None = None


GROUPS = (
    Group("Synchronous, TLS: 1 = floor", "floor", ("hand-tls", "sdk-tls", "sdk-tls-fast", "peer-tls")),
    Group("Synchronous, plain HTTP: 1 = floor", "floor", ("hand-plain", "sdk-plain", "sdk-plain-fast", "peer-plain")),
    Group(
        "asyncio, TLS, one call at a time: 1 = wechatpayv3",
        "peer",
        ("hand-async-1", "sdk-async-1", "sdk-async-1-fast", "peer-async-1"),
        "peer-async-1",
    ),
    Group(
        "asyncio, TLS, 32 calls at once: 1 = wechatpayv3",
        "peer",
        ("hand-async-32", "sdk-async-32", "sdk-async-32-fast", "peer-async-32"),
        "peer-async-32",
    ),
)


def svg(document: dict[str, Any]) -> str:
    """The chart, whole."""
    lines: list[str] = []
    y = TOP
    for group in GROUPS:
        y += 22
        lines.append(_text(20, y, group.title, "group"))
        y += 10
        bars = list(_bars(document, group))
        x = LABELS + _SPAN / _LONGEST
        bottom = y + STEP * len(bars)
        lines.append(f'<line class="unit" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 4}" y2="{bottom - 4}"/>')
        lines += [line for number, bar in enumerate(bars) for line in _bar(bar, y + number * STEP)]
        y = bottom
    machine = document["machine"]
    notes = [
        "floor = one RSA signature + one verification + one bare httpx exchange, measured in the same rounds",
        f"{machine['cpu']}, {machine['cores']} cores, {machine['python']}, {document['started'][:10]}"
        + ("" if machine["quiet"] else "; the machine was not quiet"),
    ]
    for note in notes:
        y += 20
        lines.append(_text(20, y, note, "note"))
    height = y + 20
    title = "Processor time of the client per signed create: shorter is better"
    summary = "; ".join(_summary(document))
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" '
                f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
            ),
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="desc">{escape(summary)}</desc>',
            f"<style>{_STYLE}\n</style>",
            f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>',
            _text(20, 34, title, "title"),
            _text(20, 56, "green: this SDK; median of the ratios of all rounds; the dashed line is 1", "note"),
            *lines,
            "</svg>",
            "",
        ]
    )


@dataclass(frozen=True)
class _Bar:
    title: str
    ours: bool
    value: float | None


def _bars(document: dict[str, Any], group: Group) -> Iterator[_Bar]:
    for id_ in group.series:
        series = document["series"][id_]
        value = look_up(document, ("series", id_, "ratios", group.unit, "median"))
        if value is None and id_ == group.one and "not_run" not in series:
            value = 1.0
        yield _Bar(str(series["title"]).replace("`", ""), id_.startswith("sdk"), value)


def _bar(bar: _Bar, y: float) -> Sequence[str]:
    label = _text(LABELS - 12, y + 14, bar.title, anchor="end")
    if bar.value is None:
        return label, _text(LABELS + 6, y + 14, "not run", "note")
    width = min(bar.value, _LONGEST) / _LONGEST * _SPAN
    kind = "ours" if bar.ours else "other"
    drawn = [label, f'<rect class="{kind}" x="{LABELS}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>']
    if bar.value > _LONGEST:
        x = LABELS + width - 26
        drawn.append(f'<line class="cut" x1="{x:.1f}" x2="{x + 8:.1f}" y1="{y + BAR + 2}" y2="{y - 2}"/>')
    drawn.append(_text(LABELS + width + 8, y + 14, _value(bar.value), "value"))
    return drawn


def _value(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _summary(document: dict[str, Any]) -> Iterator[str]:
    for group in GROUPS:
        bars = (
            f"{bar.title} {'not run' if bar.value is None else _value(bar.value)}" for bar in _bars(document, group)
        )
        yield f"{group.title}: {', '.join(bars)}"


def _text(x: float, y: float, text: str, kind: str = "", *, anchor: str = "") -> str:
    attributes = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{attributes}>{escape(text)}</text>'
