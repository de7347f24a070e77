"""`make check-version`: the version of the contract is as high as its changes demand, and the change log tells of them.

It is compared with `tools/released.json.xz`, the contract as last released, kept in the repository: a clone without
tags or history, and the source distribution, know it too; its hash would tell that something changed, but not whether
the version was raised far enough.
"""

import sys
from pathlib import Path

from .contract import SPEC, Contract
from .spec_diff import CHANGELOG, RELEASED, compare, released
from .spec_diff_change import highest
from .spec_diff_versions import Version, proposed


def findings(contract: Contract, base: Contract | None, changelog: str) -> list[str]:
    """What is wrong, each with what to do; empty if all is well."""
    try:
        version = Version.parse(contract.version)
    except ValueError as error:
        return [f"info.version: {error}"]
    entries = sections(changelog)
    if base is None:
        return [] if entries.get(str(version)) or entries.get("Unreleased") else [_no_entry(version)]
    before, changes = Version.parse(base.version), compare(base, contract)
    wanted = proposed(before, highest(changes))
    if version < wanted:
        effect = highest(changes)
        kind = f"{effect.word} changes since {before}" if effect is not None else f"{before} is released"
        return [f"info.version is {version}, but {kind}: raise it to {wanted} (`make spec-diff` lists the changes)"]
    return [] if entries.get(str(version)) else [_no_entry(version)]


def _no_entry(version: Version) -> str:
    return f"CHANGELOG.md has no entry below '## {version}': `python -m tools.spec_diff --write` drafts it"


def sections(changelog: str) -> dict[str, list[str]]:
    """The entries below each heading, by its first word."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in changelog.splitlines():
        if row.startswith("## "):
            name = row.split()[1]
            found.setdefault(name, [])
        elif name and row.startswith("- "):
            found[name].append(row)
    return found


def main(spec: Path = SPEC, base: Path = RELEASED, changelog: Path = CHANGELOG) -> int:
    contract = Contract.load(spec)
    wrong = findings(contract, released(base), changelog.read_text("utf-8"))
    for finding in wrong:
        print(f"check-version: {finding}", file=sys.stderr)
    if not wrong:
        print(f"{spec.name}: version {contract.version} is as high as its changes demand")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
