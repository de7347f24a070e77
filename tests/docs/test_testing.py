"""docs/testing: the snippets run as printed, in a test suite of their own, and the two languages say the same."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/testing.md", "docs/testing.zh-CN.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: str, language: str) -> list[str]:
    return [code for kind, code in _BLOCK.findall((ROOT / page).read_text("utf-8")) if kind == language]


@pytest.mark.parametrize("page", PAGES)
def test_the_snippets_run(page: str, tmp_path: Path) -> None:
    """Those with tests in them as tests, the others at import."""
    snippets = blocks(page, "python")
    for number, code in enumerate(snippets):
        (tmp_path / f"test_snippet_{number}.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "wechatpay_testing.plugin", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    tests = sum(code.count("\ndef test_") for code in snippets)
    assert tests >= 4
    assert f"{tests} passed" in done.stdout


def test_the_twins_hold_the_same_snippets() -> None:
    """Only comments are translated."""
    for language in ("python", "sh", "text"):
        english, chinese = ([re.sub(r"\s+#.*", "", code) for code in blocks(page, language)] for page in PAGES)
        assert english == chinese


def test_the_twins_have_the_same_shape() -> None:
    """As many headings and table rows in both."""
    counts = [
        [len(re.findall(mark, (ROOT / page).read_text("utf-8"), re.MULTILINE)) for mark in (r"^#+ ", r"^\|")]
        for page in PAGES
    ]
    assert counts[0] == counts[1]


def test_every_fixture_is_in_the_table() -> None:
    """And none that is not there."""
    source = (ROOT / "testing/wechatpay_testing/plugin.py").read_text("utf-8")
    there = set(re.findall(r"^def (wechatpay_\w+)\(", source, re.MULTILINE))
    for page in PAGES:
        rows = [line for line in (ROOT / page).read_text("utf-8").splitlines() if line.startswith("| `")]
        assert {name for row in rows for name in re.findall(r"`(wechatpay_\w+)`", row)} == there
