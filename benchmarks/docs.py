"""`docs/performance.md` and its chart, made from the document of a run."""

from pathlib import Path
from typing import Any

from .chart import svg
from .child import ROOT
from .table import markdown

PAGE, CHART = Path("docs/performance.md"), Path("docs/images/performance.svg")
BEGIN, END = "<!-- figures: begin, written by `make bench-docs` -->", "<!-- figures: end -->"


class MarkersMissing(Exception):
    """The page does not say where the figures go."""


def write(document: dict[str, Any], root: Path = ROOT) -> list[Path]:
    """Put the figures into the page, and draw the chart; what was written.

    Raises:
        MarkersMissing: the page has no place for them.
    """
    page, chart = root / PAGE, root / CHART
    text = between(page.read_text("utf-8"), markdown(document))
    chart.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, "utf-8")
    chart.write_text(svg(document), "utf-8")
    return [page, chart]


def between(text: str, figures: str) -> str:
    """The page with these figures in place of those it has.

    Raises:
        MarkersMissing: a marker is missing.
    """
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise MarkersMissing(f"{PAGE} needs the lines {BEGIN!r} and {END!r}")
    return f"{head}{BEGIN}\n\n{figures.strip()}\n\n{END}{tail}"
