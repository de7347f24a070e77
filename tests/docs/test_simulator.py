"""The two pages about the simulator: twins, whose pictures, routes, options and commands exist."""

import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import httpx
import pytest

from wechatpay_mock import Simulator
from wechatpay_mock._admin import control_routes
from wechatpay_mock._cli import _parser

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


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), re.DOTALL | re.MULTILINE)


def commands(name: str) -> list[list[str]]:
    """The words of each line of shell."""
    return [shlex.split(line, comments=True) for block in blocks(name, "sh") for line in block.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_every_control_route_is_told(page: str) -> None:
    """The table names the control routes that there are, and no others."""
    served = {
        f"{method} {route.path.removeprefix('/')}"
        for route in control_routes(Simulator().gateway)
        for method in (route.methods or set[str]()) - {"HEAD"}
    }
    told = re.findall(r"^\| `((?:GET|PUT|POST|DELETE) [^`]+)`", text(page), re.MULTILINE)
    assert sorted(told) == sorted(served)


@pytest.mark.parametrize("page", PAGES)
def test_every_option_is_told(page: str) -> None:
    """The table names the options of `serve` that there are, and no others."""
    there = set(re.findall(r"--[a-z-]+", _usage_of_serve()))
    rows = [line.split("|")[1] for line in text(page).splitlines() if line.startswith("| `--")]
    assert {option for row in rows for option in re.findall(r"`(--[a-z-]+)", row)} == there


def _usage_of_serve() -> str:
    with pytest.raises(SystemExit), redirect_stdout(io.StringIO()) as told:
        _parser().parse_args(["serve", "--help"])
    return told.getvalue().partition("\n\n")[0]


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_serve_are_understood(page: str) -> None:
    """With their options and values."""
    serving = [words for words in commands(page) if "serve" in words]
    assert len(serving) >= 3
    for words in serving:
        assert words[:3] == ["python", "-m", "wechatpay_mock"]
        assert _parser().parse_args(words[3:]).home == Path("simulator")


@pytest.mark.parametrize("page", PAGES)
def test_requests_by_curl_are_accepted(page: str) -> None:
    """Each does what it says: none is refused."""
    requests = [words for words in commands(page) if words[:1] == ["curl"]]
    assert len(requests) >= 2
    with Simulator().run() as base_url:
        for words in requests:
            method = words[words.index("-X") + 1] if "-X" in words else "POST"
            [url] = [word for word in words if word.startswith("http://127.0.0.1:8080")]
            answer = httpx.request(
                method, url.replace("http://127.0.0.1:8080", base_url), content=words[words.index("-d") + 1]
            )
            assert answer.is_success, answer.text


@pytest.mark.parametrize("page", PAGES)
def test_the_test_passes(page: str, tmp_path: Path) -> None:
    """What is printed under pytest, in a suite of its own."""
    [code] = blocks(page, "python")
    (tmp_path / "test_snippet.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "wechatpay_testing.plugin", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "1 passed" in done.stdout


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    "page", sorted(str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    """To a file of the repository, and to a heading that it has."""
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text(page)):
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in map(_anchor, headings), (target, anchor)
