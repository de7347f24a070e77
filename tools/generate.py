"""`make generate`: the client package from `openapi.yaml`, through openapi-python-client and our templates."""

import argparse
import filecmp
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jinja2
import yaml

from .contract import ROOT, Contract
from .generator_input import generator_document
from .template_data import jinja_source, template_data

PACKAGE = "wechatpay_product_coupon"
OUTPUT = ROOT / "generated" / PACKAGE
SETTINGS = ROOT / "generator-config.yml"
MODULES = ("callbacks", "testing")
"""Modules with templates of ours alone: the generator knows no such files."""


def generate(output: Path, spec: Path, templates: Path) -> None:
    """Write the package to `output`, replacing what is there.

    Raises:
        subprocess.CalledProcessError: the generator or the formatter failed; its output has been printed.
    """
    contract = Contract.load(spec)
    with tempfile.TemporaryDirectory(prefix="generate-") as folder:
        work = Path(folder)
        document, prepared = work / "openapi.json", work / "templates"
        document.write_text(json.dumps(generator_document(contract), ensure_ascii=False), encoding="utf-8")
        shutil.copytree(templates, prepared)
        (prepared / "_contract.jinja").write_text(jinja_source(template_data(contract)), encoding="utf-8")
        made = work / "out" / PACKAGE
        made.parent.mkdir()
        command = [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--path", str(document)),
            *("--config", str(SETTINGS), "--custom-template-path", str(prepared)),
            *("--meta", "none", "--output-path", str(made), "--overwrite", "--fail-on-warning"),
        ]
        _run(command, work)
        add_modules(made, prepared)
        (made / "py.typed").touch()
        # The contract travels with the package: the simulator and the client's own check read it.
        text = json.dumps(contract.document, ensure_ascii=False, separators=(",", ":"))
        (made / "openapi.json").write_text(text + "\n", encoding="utf-8")
        if output.exists():
            shutil.rmtree(output)
        shutil.copytree(made, output)


def _run(command: list[str], folder: Path) -> None:
    # The generator finds ruff, its post hook, on PATH.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603  # fixed commands
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()


def add_modules(package: Path, templates: Path) -> None:
    """Render what the generator does not, the way it renders the rest, its post hooks included."""
    environment = jinja2.Environment(  # noqa: S701  # Python is made, not HTML
        loader=jinja2.FileSystemLoader(templates), trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    for name in MODULES:
        text = environment.get_template(f"{name}.py.jinja").render(package_name=PACKAGE)
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    for hook in yaml.safe_load(SETTINGS.read_text("utf-8"))["post_hooks"]:
        _run(shlex.split(hook), package)


def differences(left: Path, right: Path) -> list[str]:
    """Files that are not the same, byte for byte, in both folders."""
    names = {
        str(path.relative_to(side))
        for side in (left, right)
        for path in side.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sorted(
        name
        for name in names
        if not ((left / name).is_file() and (right / name).is_file())
        or not filecmp.cmp(left / name, right / name, shallow=False)
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the committed client differs")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi.yaml")
    parser.add_argument("--templates", type=Path, default=ROOT / "templates")
    arguments = parser.parse_args()
    if not arguments.check:
        generate(arguments.output, arguments.spec, arguments.templates)
        return 0
    with tempfile.TemporaryDirectory(prefix="check-generated-") as folder:
        fresh = Path(folder) / PACKAGE
        generate(fresh, arguments.spec, arguments.templates)
        changed = differences(fresh, arguments.output)
    if changed:
        print("The committed client differs from a fresh one; run `make generate` and commit:", file=sys.stderr)
        print(*(f"  {name}" for name in changed[:20]), sep="\n", file=sys.stderr)
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
