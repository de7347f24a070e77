"""The two pages about the simulator: twins, whose pictures and routes exist."""

import re
from pathlib import Path

import pytest

from wechatpay_mock import Simulator
from wechatpay_mock._admin import control_routes

ROOT = Path(__file__).parents[2]
PAGES = ("docs/simulator.md", "docs/simulator.zh-CN.md")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize(
    "mark", [r"^#+ ", r"^\|", r"!\[[^\]]*\]\(([^)]+)\)", r"^```\w+\n(.*?)^```$", r"`(\w+ [\w/{}-]+)`"]
)
def test_the_twins_say_the_same(mark: str) -> None:
    """As many headings and rows, the same pictures, commands and routes."""
    english, chinese = (re.findall(mark, text(name), re.DOTALL | re.MULTILINE) for name in PAGES)
    assert english
    assert english == chinese


def test_pictures_exist_and_are_small() -> None:
    """Each picture that a page names is there, and none is heavy."""
    named = set(re.findall(r"\((images/[^)]+)\)", text(PAGES[0])))
    assert named
    for name in named:
        assert 1000 < (ROOT / "docs" / name).stat().st_size < 300_000, name


def test_routes_exist() -> None:
    """The table names control routes that there are."""
    served = {
        f"{method} {route.path.removeprefix('/')}"
        for route in control_routes(Simulator().gateway)
        for method in route.methods or ()
    }
    told = re.findall(r"^\| `((?:GET|PUT|POST) [^`]+)`", text(PAGES[0]), re.MULTILINE)
    assert len(told) >= 8
    assert set(told) <= served
