"""Both READMEs: every Python snippet runs against the simulator, and the twins hold the same snippets and tables."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

from wechatpay_mock import Simulator

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(name: str, language: str) -> list[str]:
    return [text for kind, text in _BLOCK.findall((ROOT / name).read_text("utf-8")) if kind == language]


def code_of(block: str) -> str:
    """A snippet without its comments, which are translated."""
    return re.sub(r"\s+#.*", "", block)


SNIPPETS = [(name, number) for name in READMES for number in range(len(blocks(name, "python")))]


@pytest.mark.parametrize(("name", "number"), SNIPPETS)
def test_snippets_run(name: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each snippet runs as printed, with the variables of the side it is for."""
    snippet = tmp_path / "snippet.py"
    snippet.write_text(blocks(name, "python")[number], "utf-8")
    side = "partner.env" if "Partner" in snippet.read_text("utf-8") else "brand.env"
    with Simulator(home=tmp_path / "home").run():
        for word in shlex.split((tmp_path / "home" / side).read_text("utf-8"), comments=True):
            variable, _, value = word.partition("=")
            monkeypatch.setenv(variable, value)
        runpy.run_path(str(snippet), run_name="__main__")


def test_there_are_snippets() -> None:
    """The test above does not pass by finding nothing."""
    assert len(blocks("README.md", "python")) >= 4


@pytest.mark.parametrize("language", ["python", "sh"])
def test_the_twins_hold_the_same_snippets(language: str) -> None:
    """Only comments are translated."""
    english, chinese = (blocks(name, language) for name in READMES)
    assert list(map(code_of, english)) == list(map(code_of, chinese))


def test_the_twins_have_the_same_shape() -> None:
    """As many headings and table rows in both."""
    counts = [
        tuple(
            len(re.findall(mark, (ROOT / name).read_text("utf-8"), re.MULTILINE))
            for mark in (r"^#+ ", r"^\|", r"^\d\. ")
        )
        for name in READMES
    ]
    assert counts[0] == counts[1]


def test_the_first_call_is_short() -> None:
    """Under 20 lines, as promised."""
    assert len(blocks("README.md", "python")[0].splitlines()) < 20


def test_the_table_of_methods_is_complete() -> None:
    """Every resource and method the client has stands in the README."""
    from tools.contract import Contract

    rows = dict(
        re.findall(r"^\| `(\w+)` \([^)]*\) \| (.*?) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    listed = {f"{resource}.{method}" for resource, row in rows.items() for method in re.findall(r"`(\w+)`", row)}
    there = {
        f"{operation.raw['tags'][0].partition('-')[2].replace('-', '_')}.{operation.raw['x-method']}"
        for operation in Contract.load().operations()
    }
    assert there == listed
