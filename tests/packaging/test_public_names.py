"""Public names are frozen: a change of theirs is made on purpose, and seen in review."""

import subprocess
import sys

from tools.contract import ROOT
from tools.public_names import RECORD


def test_public_names_are_those_on_record() -> None:
    """`make public-names` renews the record; a name that goes, or a parameter that must now be given, is breaking."""
    # In a process of its own: models get methods of their own where they are used often.
    code = "from tools.public_names import public_names; print(public_names(), end='')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    recorded, now = RECORD.read_text("utf-8").splitlines(), done.stdout.splitlines()
    gone = [line for line in recorded if line not in now]
    new = [line for line in now if line not in recorded]
    assert (gone, new) == ([], []), "public names changed: if that is meant, run `make public-names` and commit"
    assert now == recorded


def test_the_record_shows_names_parameters_and_values() -> None:
    """One line of each kind, as a reader expects it."""
    lines = RECORD.read_text("utf-8").splitlines()
    for line in (
        "  .create(body, *, timeout?, retry?)",
        "  H5 = 'H5'",
        "class BrandClient(SyncClient)",
        "  .stocks",
        "class NotFound(ApiError)",
    ):
        assert line in lines
