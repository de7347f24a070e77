"""`make dist`: wheel and source distribution, checked before anyone uploads them.

Each check is a function from a distribution to findings; a finding says what should not be there, or what is missing.
"""

import argparse
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.metadata import Metadata

from .contract import ROOT, Contract

PACKAGES = ("wechatpay_auth", "wechatpay_mock", "wechatpay_product_coupon", "wechatpay_runtime", "wechatpay_testing")
_INFO = r"wechatpay_product_coupon-[\d.]+\.dist-info"
_IN_WHEEL = re.compile(
    rf"(({'|'.join(PACKAGES)})/(?!(.*/)?tests?/)[\w/]+\.py|({'|'.join(PACKAGES)})/py\.typed"
    r"|wechatpay_product_coupon/openapi\.json|wechatpay_mock/console/static/\w+\.(css|html|js|svg)"
    rf"|{_INFO}/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE))"
)
_WANTED = (
    *(f"{package}/{name}" for package in PACKAGES for name in ("__init__.py", "py.typed")),
    "wechatpay_auth/__main__.py",
    "wechatpay_mock/__main__.py",
    "wechatpay_mock/console/static/index.html",
    "wechatpay_product_coupon/openapi.json",
    "wechatpay_testing/__main__.py",
)
_WANTED_SOURCES = (
    *("PKG-INFO", "LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md", "pyproject.toml", "openapi.yaml"),
    *("requirements.lock", "generator-config.yml", "Makefile", "tests/test_architecture.py", "tools/generate.py"),
    *("generated/wechatpay_product_coupon/openapi.json", "templates/model.py.jinja", "tools/released.json.xz"),
)
_NOT_IN_SOURCES = re.compile(r"(^|/)(__pycache__|\.git|\.venv|build|dist|\.env|[\w.-]+\.(pyc|egg-info|env))(/|$)")


def build(folder: Path, source: Path = ROOT, target: str | None = None) -> list[Path]:
    """Build both distributions, or one target, of the tree `source` into `folder`.

    Raises:
        subprocess.CalledProcessError: the build failed; its output has been printed.
    """
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    command += ["--target", target] if target else []
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()
    return sorted(folder.iterdir())


def wheel_names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return [name for name in archive.namelist() if not name.endswith("/")]


def source_names(sdist: Path) -> list[str]:
    """Files of a source distribution, without its top folder."""
    with tarfile.open(sdist) as archive:
        return [member.name.partition("/")[2] for member in archive.getmembers() if not member.isdir()]


def check_wheel(wheel: Path) -> Iterator[str]:
    """The packages, typed, with the contract, and nothing else."""
    names = wheel_names(wheel)
    for name in names:
        if not _IN_WHEEL.fullmatch(name):
            yield f"{name} does not belong there"
    for name in _WANTED:
        if name not in names:
            yield f"{name} is missing"
    with zipfile.ZipFile(wheel) as archive:
        metadata = next((name for name in names if name.endswith(".dist-info/METADATA")), None)
        if metadata is None:
            yield "METADATA is missing"
        else:
            yield from check_metadata(archive.read(metadata))


def check_source(sdist: Path) -> Iterator[str]:
    """All that a build, the generator and the tests need, and nothing that lay about."""
    names = source_names(sdist)
    for name in names:
        if _NOT_IN_SOURCES.search(name):
            yield f"{name} does not belong there"
    for name in _WANTED_SOURCES:
        if name not in names:
            yield f"{name} is missing"


def check_metadata(text: bytes) -> Iterator[str]:
    """Valid for an index, with the version of the contract, licence and README."""
    try:
        metadata = Metadata.from_email(text, validate=True)
    except ExceptionGroup as group:
        yield f"METADATA is not valid: {', '.join(map(str, group.exceptions))}"
        return
    if str(metadata.version) != Contract.load().version:
        yield f"METADATA has version {metadata.version}, the contract {Contract.load().version}"
    if metadata.license_expression != "MIT" or "LICENSE" not in (metadata.license_files or []):
        yield "METADATA does not name the licence and its file"
    if metadata.description_content_type != "text/markdown" or "# WeChat Pay" not in (metadata.description or ""):
        yield "METADATA does not hold the README"
    if not metadata.summary or not metadata.requires_python or not metadata.classifiers:
        yield "METADATA lacks summary, Python versions or classifiers"


def findings(distributions: list[Path]) -> list[str]:
    """Everything that is wrong with a wheel and a source distribution."""
    found: list[str] = []
    for path in distributions:
        checked = check_wheel(path) if path.suffix == ".whl" else check_source(path)
        found += [f"{path.name}: {finding}" for finding in checked]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.dist", description=__doc__)
    parser.add_argument("--directory", type=Path, default=ROOT / "dist")
    built = build(parser.parse_args().directory)
    wrong = findings(built)
    for path in built:
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    for finding in wrong:
        print(finding, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
