"""What `make dist` builds, and that its checks can fail."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools import dist
from tools.contract import Contract

pytestmark = pytest.mark.long


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_distributions_hold_what_they_should(distributions: list[Path]) -> None:
    """Both are built, carry the version of the contract, and have no findings."""
    version = Contract.load().version
    assert [path.name for path in distributions] == [
        f"wechatpay_product_coupon-{version}-py3-none-any.whl",
        f"wechatpay_product_coupon-{version}.tar.gz",
    ]
    assert dist.findings(distributions) == []


def test_the_wheel_holds_the_contract_of_the_repository(wheel: Path) -> None:
    """`openapi.json` in the wheel says what `openapi.yaml` says."""
    text = contents(wheel)["wechatpay_product_coupon/openapi.json"]
    assert text == (dist.ROOT / "generated" / "wechatpay_product_coupon" / "openapi.json").read_bytes()


def test_the_source_distribution_builds_the_same_wheel(
    wheel: Path, sdist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unpacked far from any git, with no git on the search path: the same files, byte for byte."""
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (top,) = (tmp_path / "source").iterdir()
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    (rebuilt,) = dist.build(tmp_path / "built", top, target="wheel")
    assert contents(rebuilt) == contents(wheel)


def test_building_twice_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Nothing of the moment or the machine gets in."""
    (again,) = dist.build(tmp_path / "again", target="wheel")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize(
    "stray",
    ["tests/test_x.py", "wechatpay_mock/tests/test_x.py", "wechatpay_auth/notes.md", "brand.env", "tools/dist.py"],
)
def test_a_stray_file_in_the_wheel_is_found(wheel: Path, tmp_path: Path, stray: str) -> None:
    """The list is explicit: what it does not name does not belong there."""
    spoilt = tmp_path / wheel.name
    spoilt.write_bytes(wheel.read_bytes())
    with zipfile.ZipFile(spoilt, "a") as archive:
        archive.writestr(stray, "")
    assert dist.findings([spoilt]) == [f"{wheel.name}: {stray} does not belong there"]


@pytest.mark.parametrize("lost", ["wechatpay_mock/py.typed", "wechatpay_product_coupon/openapi.json", "METADATA"])
def test_a_file_lost_from_the_wheel_is_found(wheel: Path, tmp_path: Path, lost: str) -> None:
    """A package without `py.typed` would be untyped for its users, and nobody would notice."""
    spoilt = tmp_path / wheel.name
    with zipfile.ZipFile(spoilt, "w") as archive:
        for name, data in contents(wheel).items():
            if not name.endswith(lost):
                archive.writestr(name, data)
    assert dist.findings([spoilt]) == [f"{wheel.name}: {lost} is missing"]


def test_a_stray_file_in_the_source_distribution_is_found(sdist: Path, tmp_path: Path) -> None:
    """Caches, keys and environments stay where they are."""
    spoilt = tmp_path / "spoilt.tar.gz"
    with tarfile.open(sdist) as before, tarfile.open(spoilt, "w:gz") as after:
        for member in before.getmembers():
            after.addfile(member, before.extractfile(member))
        for name in ("top/simulator/brand.env", "top/tools/__pycache__/dist.pyc"):
            after.addfile(tarfile.TarInfo(name), io.BytesIO())
    assert len(dist.findings([spoilt])) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Metadata-Version: ", b"Metadata-Version: 99"),
        (b"License-Expression: MIT", b"License-Expression: Nonsense"),
        (b"\nVersion: ", b"\nVersion: 9"),
        (b"text/markdown", b"text/plain"),
        (b"License-File: LICENSE\n", b""),
    ],
)
def test_wrong_metadata_is_found(wheel: Path, old: bytes, new: bytes) -> None:
    """An index would refuse it, or show it wrongly."""
    text = next(data for name, data in contents(wheel).items() if name.endswith("METADATA"))
    assert old in text
    assert list(dist.check_metadata(text)) == []
    assert list(dist.check_metadata(text.replace(old, new, 1)))
