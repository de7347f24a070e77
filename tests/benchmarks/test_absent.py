"""Packages that are hidden look as if they were not installed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_hidden_package_cannot_be_imported_or_found() -> None:
    """`import` raises what it raises for a missing package, `find_spec` gives None, and others are still found."""
    code = """
from importlib import metadata
from importlib.util import find_spec
from benchmarks.absent import hide
hide(["attrs"])
assert find_spec("attrs") is None
assert find_spec("httpx") is not None
assert metadata.version("httpx")
try:
    import attrs
except ModuleNotFoundError as error:
    print(error.name)
"""
    assert run(code) == "attrs"


def test_hiding_what_is_loaded_is_refused() -> None:
    """It would have no effect, and the figures would be wrong."""
    code = """
import json
from benchmarks.absent import hide
try:
    hide(["json"])
except RuntimeError as error:
    print(error)
"""
    assert run(code) == "too late to hide json"
