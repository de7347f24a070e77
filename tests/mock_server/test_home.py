"""The folder with keys and env files."""

import json
import stat
import subprocess
from pathlib import Path

import pytest

from tests.mock_server.support import Side, simulator
from wechatpay_auth import BrandCredentials, PartnerCredentials
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._home import Home, HomeError

URL = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after its first start."""
    made = tmp_path_factory.mktemp("fresh") / "deep" / "home"
    Home(made).write_env(URL)
    return made


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _shell(file: Path) -> dict[str, str]:
    """The variables as `sh` reads them from an env file."""
    script = 'set -a; . "$0"; set +a; env -0'
    done = subprocess.run(["sh", "-c", script, str(file)], capture_output=True, text=True, check=True, env={})
    pairs = (line.partition("=") for line in done.stdout.split("\0"))
    return {name: value for name, _, value in pairs if name.startswith("WECHATPAY_")}


def test_files(folder: Path) -> None:
    """The folder is for its owner alone, and so are its three files."""
    assert _mode(folder) == 0o700
    files = {"brand.env", "partner.env", "platform.json"}
    assert files == {path.name for path in folder.iterdir()}
    assert {_mode(folder / name) for name in files} == {0o600}


def test_env_files_say_what_they_are(folder: Path) -> None:
    """The first line says that the keys are throw-away."""
    for name in ("brand.env", "partner.env"):
        first = (folder / name).read_text("utf-8").splitlines()[0]
        assert first.startswith("# Throw-away credentials")


@pytest.mark.parametrize(("name", "identity"), [("brand", "WECHATPAY_BRAND_ID"), ("partner", "WECHATPAY_MCHID")])
def test_variables(folder: Path, name: str, identity: str) -> None:
    """The variables are those that the SDK reads."""
    assert list(_shell(folder / f"{name}.env").items()) != []
    assert set(_shell(folder / f"{name}.env")) == {
        identity,
        "WECHATPAY_SERIAL_NO",
        "WECHATPAY_PRIVATE_KEY",
        "WECHATPAY_PUBLIC_KEY_ID",
        "WECHATPAY_PUBLIC_KEY",
        "WECHATPAY_API_KEY",
        "WECHATPAY_BASE_URL",
    }


def test_read_by_the_shell(folder: Path) -> None:
    """After `set -a; . brand.env` the credentials load, and the simulator knows them."""
    made = simulator(folder)
    brand = BrandCredentials.from_env(_shell(folder / "brand.env"))
    partner = PartnerCredentials.from_env(_shell(folder / "partner.env"))
    assert (brand.identity, partner.identity) == ("120344", "1900000109")
    assert brand.api_key is not None
    for credentials in (brand, partner):
        assert Side(made, credentials).create().status_code == 200


def test_read_by_dotenv(folder: Path) -> None:
    """Readers of .env files turn the spelled-out line breaks into real ones; the credentials load all the same."""
    dotenv = pytest.importorskip("dotenv")
    values = dotenv.dotenv_values(folder / "partner.env")
    assert values["WECHATPAY_PRIVATE_KEY"].startswith("-----BEGIN PRIVATE KEY-----\n")
    assert values["WECHATPAY_BASE_URL"] == URL
    assert Side(simulator(folder), PartnerCredentials.from_env(values)).create().status_code == 200


def test_keys_survive(folder: Path) -> None:
    """A second start has the same keys."""
    one, other = Home(folder), Home(folder)
    assert one.brand.serial_no == other.brand.serial_no
    assert one.partner.public_key.id == other.partner.public_key.id
    assert one.brand.private_key.private_numbers() == other.brand.private_key.private_numbers()


def test_only_the_base_url_is_rewritten(folder: Path) -> None:
    """On a later start nothing but WECHATPAY_BASE_URL changes, so that additions of the user stay."""
    file = folder / "brand.env"
    before = file.read_text("utf-8") + "MINE=1 # kept\n"
    file.write_text(before, "utf-8")
    Home(folder).write_env("http://127.0.0.1:9999")
    assert before.replace(URL, "http://127.0.0.1:9999") == file.read_text("utf-8")
    assert _mode(file) == 0o600
    Home(folder).write_env(URL)
    assert before == file.read_text("utf-8")


def test_same_base_url_writes_nothing(folder: Path) -> None:
    """With the same port the files are left alone."""
    file = folder / "partner.env"
    Home(folder).write_env(URL)
    before = file.stat().st_mtime_ns, file.stat().st_ino
    Home(folder).write_env(URL)
    assert before == (file.stat().st_mtime_ns, file.stat().st_ino)


def test_removed_base_url_and_removed_file(tmp_path: Path, home: Path) -> None:
    """A variable that was removed is added again, a file that was removed is written again."""
    (tmp_path / "platform.json").write_bytes((home / "platform.json").read_bytes())
    Home(tmp_path).write_env(URL)
    file = tmp_path / "brand.env"
    lines = [line for line in file.read_text("utf-8").splitlines() if "BASE_URL" not in line]
    file.write_text("\n".join(lines), "utf-8")
    (tmp_path / "partner.env").unlink()
    Home(tmp_path).write_env(URL)
    assert {_shell(tmp_path / name)["WECHATPAY_BASE_URL"] for name in ("brand.env", "partner.env")} == {URL}


def test_platform_certificate_survives(tmp_path: Path, home: Path) -> None:
    """A platform certificate is made when the rules need one, and kept."""
    (tmp_path / "platform.json").write_bytes((home / "platform.json").read_bytes())
    rules = Rules(partner_keys="certificate")
    one, other = simulator(tmp_path, rules=rules), simulator(tmp_path, rules=rules)
    assert one.partner.keys.ids == other.partner.keys.ids


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"brand": {"identity": 1}}'])
def test_damaged(tmp_path: Path, content: str) -> None:
    """A damaged platform.json is an error that says what to do."""
    (tmp_path / "platform.json").write_text(content, "utf-8")
    with pytest.raises(HomeError, match="remove the folder"):
        Home(tmp_path)


def test_damaged_key(tmp_path: Path, home: Path) -> None:
    """So is one with a key that is none."""
    content = json.loads((home / "platform.json").read_text("utf-8"))
    content["brand"]["private_key"] = "no key"
    (tmp_path / "platform.json").write_text(json.dumps(content), "utf-8")
    with pytest.raises(HomeError, match="remove the folder"):
        Home(tmp_path)


def test_not_a_folder(tmp_path: Path) -> None:
    """A file in place of the folder is an error too."""
    (tmp_path / "file").touch()
    with pytest.raises(HomeError, match="cannot be used"):
        Home(tmp_path / "file")


def test_without_home() -> None:
    """Without a home a simulator has keys of its own and writes nothing."""
    made = Simulator()
    assert Side(made, made.brand).create().status_code == 200
