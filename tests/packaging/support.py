"""Clean environments: an interpreter, the wheel as `pip` installs it, and nothing of this checkout."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CONSUMER = Path(__file__).parent / "consumer"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
THIS = f"{sys.version_info.major}.{sys.version_info.minor}"
_NO_INDEX = re.compile(
    r"NewConnectionError|ConnectionError|Temporary failure|Name or service not known|Could not fetch URL|ProxyError"
    r"|ReadTimeoutError|No matching distribution found for (?!wechatpay)|Network is unreachable"
)


@dataclass(frozen=True, slots=True)
class Clean:
    """A virtual environment of its own."""

    python: Path

    def run(self, *arguments: object, cwd: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run its Python, isolated from this checkout and from the variables of the user."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "WECHATPAY_", "VIRTUAL_ENV"))}
        command = [str(self.python), "-P", *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env={**env, **variables}, capture_output=True, text=True, check=False, timeout=500
        )


def interpreter(version: str) -> Path | None:
    """A Python of that version on this machine: this one, on the search path, from uv or from pyenv."""
    if version == THIS:
        return Path(sys.executable)
    return next((path for path in _candidates(version) if _answers(path, version)), None)


def _candidates(version: str) -> Iterator[Path]:
    if found := shutil.which(f"python{version}"):
        yield Path(found)
    homes = (Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions").glob(f"{version}.*/bin/python")
    yield from sorted(homes)
    if uv := shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])):
        command = [uv, "python", "find", "--no-python-downloads", "--no-project", version]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            yield Path(done.stdout.strip())


def _answers(path: Path, version: str) -> bool:
    """A shim of a version manager may lead nowhere."""
    code = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([str(path), "-c", code], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == version


def clean_environment(folder: Path, version: str, wheel: Path) -> Clean:
    """An environment of that Python with the wheel and its dependencies, no extras; skips when there is no way to."""
    python = interpreter(version)
    if python is None:
        pytest.skip(f"not run: no Python {version} on this machine")
    subprocess.run([str(python), "-m", "venv", str(folder)], check=True, capture_output=True)
    clean = Clean(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    done = clean.run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    if done.returncode and _NO_INDEX.search(done.stderr):
        pytest.skip(f"not run: pip found no index to install the dependencies from: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    return clean
