"""docs/faults: the snippets do what they say, the tables name what there is, and the two languages say the same."""

import re
import runpy
import shlex
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx
import pytest

from wechatpay_mock import Simulator, faults
from wechatpay_mock.faults.form import KINDS

ROOT = Path(__file__).parents[2]
PAGES = ("docs/faults.md", "docs/faults.zh-CN.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def snippet(page: str, kind: str) -> str:
    [code] = [code for found, code in _BLOCK.findall(text(page)) if found == kind]
    return str(code)


@pytest.mark.parametrize("page", PAGES)
def test_python(page: str, tmp_path: Path) -> None:
    """The Python runs as printed."""
    path = tmp_path / "snippet.py"
    path.write_text(snippet(page, "python"), "utf-8")
    assert runpy.run_path(str(path), run_name="__main__")["outage"].hits == 0


@pytest.mark.parametrize("page", PAGES)
def test_shell(page: str, tmp_path: Path) -> None:
    """What curl sends is understood."""
    add, read, delete = (shlex.split(line, comments=True) for line in snippet(page, "sh").splitlines())
    simulator = Simulator(home=tmp_path / "home")
    with simulator.run() as base_url:
        post, get, gone = (words[-1].replace("http://127.0.0.1:8080", base_url) for words in (add, read, delete))
        assert httpx.post(post, content=add[add.index("-d") + 1]).status_code == 201
        assert len(httpx.get(get).json()["faults"]) == 1
        assert httpx.delete(gone).status_code == 204
    assert len(simulator.faults) == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_kind_is_listed(page: str) -> None:
    """With its class, its options and their defaults."""
    calls = dict[str, str]()
    for call, kind in re.findall(r"^\| `(\w+\(.*?\))` \| `(\w+)` \|", text(page), re.MULTILINE):
        calls[kind] = call
    assert list(calls) == list(KINDS)
    for kind, call in calls.items():
        made: Any = eval(call.replace("(seconds,", "(seconds=1,"), vars(faults))
        assert made.kind == kind
        assert all(field.name in call for field in fields(made))
        assert made == (type(made)(1) if kind == "latency" else type(made)())


def test_the_languages_agree() -> None:
    """The same code, the same tables but for their words."""
    rows = [[re.findall(r"`([^`]+)`", line) for line in text(page).splitlines() if line[:1] == "|"] for page in PAGES]
    assert [sorted(row) for row in rows[0]] == [sorted(row) for row in rows[1]]
    code = [re.sub(r"\s+#.*", "", snippet(page, kind)) for kind in ("python", "sh") for page in PAGES]
    assert code[0] == code[1]
    assert code[2] == code[3]
