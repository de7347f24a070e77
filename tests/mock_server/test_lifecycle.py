"""Every rule of the life cycle is shown by a test that names it in its docstring, or stands on a list with the reason.

A docstring names rules by their numbers in `tests/data/lifecycle/rules.json`, alone (`C4`) or as a range (`B7 to B10`).
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
RULES: dict[str, dict[str, object]] = json.loads(
    (TESTS / "data" / "lifecycle" / "rules.json").read_text(encoding="utf-8")
)

_PLANS = "delivery plans are calls beside the 88 operations; what they issue comes as by shaking (N14)"
NOT_SHOWN = {
    "O3": "about the merchants' console, a web site that is not simulated; no control route changes a coupon's content",
    "V10": "the contract lists the ten names, and a body outside the contract is refused, so that the slip is seen",
    "Q18": _PLANS,
    "N15": "member cards are calls beside the 88 operations, and their event is another one",
    "L2": "no page has the mode any more: it can be created, as the example of the time does, but not be sent",
    "L3": "no page has the mode any more: it can be created, as the example of the time does, but not be sent",
    "X2": _PLANS,
    "X3": _PLANS,
    "X4": _PLANS,
    "X5": _PLANS,
    "X6": _PLANS,
}
"""The rules that no test shows, with the reason."""

_NAMED = re.compile(r"\b([OCVSTQKUPNBLX])(\d{1,2})\b(?: to \1(\d{1,2})\b)?")
_LEFT_OUT = {"skip", "skipif", "xfail"}


def named(text: str) -> Iterator[str]:
    """The rules that a text names."""
    for letter, first, last in _NAMED.findall(text):
        for number in range(int(first), int(last or first) + 1):
            yield f"{letter}{number}"


def docstrings(source: str) -> Iterator[tuple[str, str]]:
    """Name and docstring of each test that always runs."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not node.name.startswith("test_"):
            continue
        parts = (part for decorator in node.decorator_list for part in ast.walk(decorator))
        if not any(isinstance(part, ast.Attribute) and part.attr in _LEFT_OUT for part in parts):
            yield node.name, ast.get_docstring(node) or ""


@cache
def shown() -> dict[str, list[str]]:
    """The tests that name each rule."""
    found: dict[str, list[str]] = {}
    for file in sorted((TESTS / "mock_server").glob("test_*.py")):
        if file == Path(__file__):
            continue
        for name, text in docstrings(file.read_text("utf-8")):
            for rule in named(text):
                found.setdefault(rule, []).append(f"{file.name}::{name}")
    return found


def test_every_rule_is_shown() -> None:
    """A rule without a test is on the list."""
    assert sorted(RULES.keys() - shown().keys() - NOT_SHOWN.keys()) == []


def test_the_list_is_short() -> None:
    """What a test shows is on the list no more."""
    assert {rule: shown()[rule] for rule in NOT_SHOWN if rule in shown()} == {}


def test_only_rules_are_named() -> None:
    """Neither tests nor the list name what is no rule."""
    assert sorted((shown().keys() | NOT_SHOWN.keys()) - RULES.keys()) == []


def test_numbers_have_no_gaps() -> None:
    """The rules of each letter are numbered from 1."""
    for letter in {rule[0] for rule in RULES}:
        numbers = [int(rule[1:]) for rule in RULES if rule[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1)), letter


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("C4 is off by default.", ["C4"]),
        ("B7 to B9, U1: each", ["B7", "B8", "B9", "U1"]),
        ("APIv3 over RSA2048 and X509", []),
        ("C6 to S8", ["C6", "S8"]),
    ],
)
def test_names_in_a_text(text: str, rules: list[str]) -> None:
    """Single rules and ranges of one letter."""
    assert list(named(text)) == rules


def test_tests_that_may_not_run_show_nothing() -> None:
    """A mark that leaves a test out takes its rules with it."""
    source = '@pytest.mark.skipif(True, reason="")\ndef test_a():\n    "C1"\n\n\ndef test_b():\n    "C2"\n'
    assert list(docstrings(source)) == [("test_b", "C2")]
