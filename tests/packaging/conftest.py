"""The distributions, built once, and a clean environment of each Python, made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.support import Clean, clean_environment
from tools import dist


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return dist.build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def wheel(distributions: list[Path]) -> Path:
    return next(path for path in distributions if path.suffix == ".whl")


@pytest.fixture(scope="session")
def sdist(distributions: list[Path]) -> Path:
    return next(path for path in distributions if path.suffix == ".gz")


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Clean]:
    """Gives the environment of a Python version."""
    made: dict[str, Clean] = {}

    def environment(version: str) -> Clean:
        if version not in made:
            made[version] = clean_environment(tmp_path_factory.mktemp("clean") / "env", version, wheel)
        return made[version]

    return environment
