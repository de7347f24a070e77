"""The command line: `python -m benchmarks`, or `make bench`."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from . import docs
from .child import ROOT, ChildError
from .plan import FULL, QUICK
from .rounds import Miscounted
from .run import run
from .table import markdown

OUTPUT = ROOT / "build" / "bench.json"


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Returns:
        0 whether or not targets are reached; 1 if something that was measured failed, 130 after Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    if options.read is not None:
        document: dict[str, Any] = json.loads(options.read.read_text("utf-8"))
    else:
        try:
            document = run(QUICK if options.quick else FULL, _tell)
        except (ChildError, Miscounted, OSError, subprocess.TimeoutExpired) as error:
            _tell(f"stopped: {error}")
            return 1
        except KeyboardInterrupt:
            _tell("stopped")
            return 130
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")
        _tell(f"written: {options.output}")
    print(markdown(document), end="")
    if options.write_docs:
        for path in docs.write(document):
            _tell(f"written: {path}")
    return 0


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="some 15 s, for trying: too few rounds to quote")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="FILE", help="default build/bench.json")
    parser.add_argument("--read", type=Path, metavar="FILE", help="measure nothing, take the results of an earlier run")
    parser.add_argument("--write-docs", action="store_true", help=f"renew {docs.PAGE} and {docs.CHART}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
