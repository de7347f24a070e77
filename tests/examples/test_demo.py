"""The demo runs to its end, and the table of examples names every one of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_demo() -> None:
    """Both coupons are created and one is used, whatever address the caller's own settings name."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "demo.py")],
        env={**os.environ, "WECHATPAY_BASE_URL": "http://127.0.0.1:1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [
        "simulator", "partner", "brand", "upload", "send", "confirm", "use", "done",
    ]  # fmt: skip
    assert "USED" in done.stdout


def test_the_table_is_complete() -> None:
    """Every file, and none that is not there."""
    told = set(re.findall(r"\]\(([^)]+)\)", (EXAMPLES / "README.md").read_text("utf-8")))
    assert told == {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
