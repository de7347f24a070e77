"""Prism, the mock server that people know: installed from npm on demand, under `build/`."""

import shutil
import subprocess
from pathlib import Path

from .child import ROOT

VERSION = "5.16.0"
FOLDER = ROOT / "build" / "bench" / "npm"
_INSTALL_SECONDS = 600


class PrismMissing(Exception):
    """Why it cannot be measured."""


def command(port: int, host: str) -> list[str]:
    """What starts it on the contract.

    Raises:
        PrismMissing: Node.js is not there.
    """
    node = shutil.which("node")
    if node is None:
        raise PrismMissing("node is not installed")
    program = str(_program(FOLDER))
    return [node, program, "mock", "-h", host, "-p", str(port), "-v", "silent", str(ROOT / "openapi.yaml")]


def install() -> bool:
    """Install it unless it is there already; whether it had to be installed.

    Raises:
        PrismMissing: npm is missing, or failed.
    """
    if _program(FOLDER).exists():
        return False
    npm = shutil.which("npm")
    if npm is None:
        raise PrismMissing("npm is not installed")
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ["--prefix", str(FOLDER), "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
    try:
        done = subprocess.run(
            [npm, "install", *options, f"@stoplight/prism-cli@{VERSION}"],
            cwd=FOLDER,
            capture_output=True,
            text=True,
            timeout=_INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PrismMissing(f"npm did not install it within {_INSTALL_SECONDS} s") from None
    if done.returncode or not _program(FOLDER).exists():
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise PrismMissing(f"npm could not install it: {lines[0][:200] if lines else 'no message'}")
    return True


def _program(folder: Path) -> Path:
    return folder / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
