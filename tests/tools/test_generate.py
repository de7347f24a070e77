"""Generation: reproducible, and the committed client is what the contract and templates give."""

import subprocess
import sys
from pathlib import Path

from tools.contract import SPEC
from tools.generate import OUTPUT, differences, generate

ROOT = Path(__file__).parents[2]


def test_the_committed_client_is_fresh_and_generation_is_reproducible(tmp_path: Path) -> None:
    """Two runs with other hash seeds give what is committed, byte for byte."""
    for seed in ("1", "2"):
        output = tmp_path / seed
        command = [sys.executable, "-m", "tools.generate", "--output", str(output)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True)
        assert differences(output, OUTPUT) == []


def test_a_difference_is_reported(tmp_path: Path) -> None:
    """Changed, missing and surplus files are all found."""
    left, right = tmp_path / "left", tmp_path / "right"
    for side in (left, right):
        side.mkdir()
        (side / "same.py").write_text("1")
        (side / "changed.py").write_text(side.name)
    (left / "surplus.py").touch()
    assert differences(left, right) == ["changed.py", "surplus.py"]


def test_stale_files_do_not_survive(tmp_path: Path) -> None:
    """What a former contract left behind is removed."""
    output = tmp_path / "package"
    (output / "models").mkdir(parents=True)
    (output / "models" / "gone.py").touch()
    generate(output, SPEC, ROOT / "templates")
    assert not (output / "models" / "gone.py").exists()
