"""`make spec-diff`: what changed between two versions of the contract, and what it means for callers.

The base is a git reference or a file; without one it is the contract as last released, `tools/released.json.xz`.
"""

import argparse
import json
import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from .contract import ROOT, SPEC, Contract, Schema
from .spec_diff_change import Change, Effect, Side, highest
from .spec_diff_names import callbacks, document, errors, models
from .spec_diff_nodes import Flattener
from .spec_diff_operations import OperationsDiff
from .spec_diff_report import as_json, changelog_lines, terminal, with_entry
from .spec_diff_schemas import SchemaDiff
from .spec_diff_versions import Version

RELEASED = ROOT / "tools" / "released.json.xz"
CHANGELOG = ROOT / "CHANGELOG.md"


def compare(old: Contract, new: Contract) -> list[Change]:
    """Every change, in the order of the contract; empty only if both say the same, apart from the version."""
    changes = list(_compare(old, new))
    if not changes and _without_version(old) != _without_version(new):
        changes.append(Change(Effect.NOTICE, Side.CALL, "something changed that is not judged: compare the files"))
    return changes


def _compare(old: Contract, new: Contract) -> Iterator[Change]:
    schemas = SchemaDiff(Flattener(old), Flattener(new))
    yield from OperationsDiff(old, new, schemas).changes()
    yield from callbacks(old, new, schemas)
    yield from models(old, new)
    yield from errors(old, new)
    yield from document(old, new)


def _without_version(contract: Contract) -> Schema:
    info = {key: value for key, value in contract.document["info"].items() if key != "version"}
    return {**contract.document, "info": info}


def released(path: Path = RELEASED) -> Contract | None:
    """The contract as last released, None before the first release."""
    return Contract(json.loads(lzma.decompress(path.read_bytes()))) if path.is_file() else None


def record(contract: Contract, path: Path = RELEASED) -> None:
    """Keep the contract as the released one; the same contract gives the same bytes."""
    text = json.dumps(contract.document, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def base_contract(base: str | None) -> Contract:
    """The contract that `base` names.

    Raises:
        ValueError: there is no such file, reference or released contract; the text says what to do.
    """
    if not base:
        contract = released()
        if contract is None:
            raise ValueError("nothing has been released yet: give BASE, a git reference or a file")
        return contract
    path = Path(base)
    if path.is_file():
        return Contract(json.loads(lzma.decompress(path.read_bytes()))) if path.suffix == ".xz" else Contract.load(path)
    command = ["git", "show", f"{base}:{SPEC.name}"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603  # no shell
    except FileNotFoundError:
        raise ValueError(f"{base} is no file, and git is not installed") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip()
        raise ValueError(f"{base} is neither a file nor a git reference with {SPEC.name}: {reason}") from None
    return Contract.parse(done.stdout.decode("utf-8"))


def main(arguments: list[str] | None = None) -> int:
    """Print the report; 0 done, 1 breaking changes and `--fail-on-breaking`, 2 the base could not be read."""
    parser = argparse.ArgumentParser(prog="python -m tools.spec_diff", description=__doc__)
    parser.add_argument("base", nargs="?", help="git reference or file; default: the contract as last released")
    parser.add_argument("--spec", type=Path, default=SPEC, help="the newer contract; default: openapi.yaml")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.add_argument("--write", action="store_true", help="put the drafted entry into CHANGELOG.md")
    parser.add_argument("--changelog", type=Path, default=CHANGELOG, help="where --write writes")
    parser.add_argument("--fail-on-breaking", action="store_true", help="end with 1 if a change breaks callers")
    parser.add_argument("--record", action="store_true", help="after a release: keep the contract as the released one")
    options = parser.parse_args(arguments)
    if options.record:
        record(Contract.load(options.spec))
        return 0
    try:
        old, new = base_contract(options.base), Contract.load(options.spec)
        before, after = Version.parse(old.version), Version.parse(new.version)
    except (ValueError, OSError, yaml.YAMLError) as error:
        print(f"spec-diff: {error}", file=sys.stderr)
        return 2
    changes = compare(old, new)
    draft = changelog_lines(changes)
    if options.json:
        print(json.dumps(as_json(changes, before, after), ensure_ascii=False, indent=2))
    else:
        print(terminal(changes, before, after))
        if draft:
            print("\nDraft for CHANGELOG.md:\n", *draft, sep="\n")
    if options.write and draft:
        heading = str(after) if after > before else "Unreleased"
        options.changelog.write_text(with_entry(options.changelog.read_text("utf-8"), draft, heading), encoding="utf-8")
        print(f"\n{options.changelog.name}: written below {heading!r}; now put it into your own words", file=sys.stderr)
    return 1 if options.fail_on_breaking and highest(changes) is Effect.BREAKING else 0


if __name__ == "__main__":
    sys.exit(main())
