"""State files that cannot be used, and writes that fail: said clearly, and nothing is lost or made up."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mock_server.kept import kept
from tests.mock_server.support import brand_of, coupon, refused
from wechatpay_mock._cli import main
from wechatpay_mock._state_file import StateError, StateFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The path of a state file."""
    return tmp_path / "state.db"


@pytest.fixture
def written(home: Path, file: Path) -> Path:
    """A state file of a brand that has made ten coupons."""
    made = kept(home, file)
    for number in range(10):
        assert brand_of(made).create(coupon(number=f"create_{number:04d}")).status_code == 200
    made.close()
    return file


def _change(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_for_its_owner_alone(written: Path) -> None:
    """Nobody else can read it; after a clean end it is one file."""
    assert written.stat().st_mode & 0o777 == 0o600
    assert [written] == list(written.parent.iterdir())


def test_folders_are_made(home: Path, tmp_path: Path) -> None:
    """The folders of its path are made."""
    file = tmp_path / "deep" / "down" / "state.db"
    kept(home, file).close()
    assert file.is_file()


def test_one_simulator_at_a_time(home: Path, written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two simulators never share a file; the second one says so, and the first one goes on."""
    first = kept(home, written)
    with pytest.raises(StateError, match="in use by another simulator"):
        kept(home, written)
    assert main(["serve", "--port", "0", "--home", str(home), "--state", str(written)]) == 1
    assert "in use by another simulator" in capsys.readouterr().err
    assert brand_of(first).create(coupon(number="create_later")).status_code == 200
    first.close()
    kept(home, written).close()


def test_no_file(home: Path, tmp_path: Path) -> None:
    """A folder is no state file, and a file is no folder for one."""
    with pytest.raises(StateError, match="is no file"):
        kept(home, tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be used"):
        kept(home, tmp_path / "file" / "state.db")


def test_text(home: Path, file: Path) -> None:
    """Neither is a file with something else in it, which stays as it is."""
    file.write_bytes(b"my notes\n" * 1000)
    with pytest.raises(StateError, match="is no state file"):
        kept(home, file)
    assert file.read_bytes() == b"my notes\n" * 1000


def test_database_of_another_program(home: Path, file: Path) -> None:
    """Nor another program's database, which stays as it is."""
    _change(file, "CREATE TABLE mine (x)", "INSERT INTO mine VALUES (1)")
    before = file.read_bytes()
    with pytest.raises(StateError, match="database of another program"):
        kept(home, file)
    assert file.read_bytes() == before


def test_empty_file(home: Path, file: Path) -> None:
    """An empty file is a new one."""
    file.touch()
    made = kept(home, file)
    assert made.restored is not None
    assert made.restored.writes == 0
    made.close()


def test_newer_format(home: Path, written: Path) -> None:
    """The file of a newer simulator is left alone."""
    _change(written, "UPDATE meta SET value = '2' WHERE name = 'format'")
    with pytest.raises(StateError, match="has format 2, this simulator knows 1"):
        kept(home, written)


def test_rules_of_a_newer_simulator(home: Path, written: Path) -> None:
    """So are rules that are not known here."""
    _change(written, """UPDATE writes SET data = '{"gravity":9.81}' WHERE name = 'rules'""")
    with pytest.raises(StateError, match="not known here: gravity"):
        kept(home, written)


def test_damaged_pages(home: Path, written: Path) -> None:
    """Damage inside the file is found before anything is done with it."""
    content = bytearray(written.read_bytes())
    content[8192 : len(content) - 4096] = b"\xff" * (len(content) - 4096 - 8192)
    written.write_bytes(content)
    with pytest.raises(StateError, match="damaged"):
        kept(home, written)


def test_cut_off(home: Path, written: Path) -> None:
    """So is a file whose end is missing."""
    content = written.read_bytes()
    written.write_bytes(content[: len(content) // 2])
    with pytest.raises(StateError, match="damaged"):
        kept(home, written)


DAMAGE: dict[str, tuple[str, str]] = {
    "missing": ("DELETE FROM writes WHERE number = 7", "write 7 is missing"),
    "first": ("DELETE FROM writes WHERE number = 1", "write 1 is missing"),
    "no JSON": ("UPDATE writes SET data = '{' WHERE number = 7", "write 7 is damaged"),
    "no object": ("UPDATE writes SET data = '[]' WHERE number = 7", "write 7 is damaged"),
    "no text": ("UPDATE writes SET data = x'ff' WHERE number = 7", "write 7 is damaged"),
    "no number": ("UPDATE writes SET time = 'noon' WHERE number = 7", "write 7 is damaged"),
    "other outcome": (
        "UPDATE writes SET outcome = 'abc' WHERE number = 7",
        "write 7 of 12, brandCreate",
    ),
    "other time": ("UPDATE writes SET time = time + 1000000000 WHERE number = 7", "write 7 of 12"),
    "other body": ("UPDATE writes SET body = x'7b7d' WHERE number = 7", "write 7 of 12"),
    "other operation": ("UPDATE writes SET name = 'brandInvented' WHERE number = 7", "write 7 of 12, brandInvented"),
}


@pytest.mark.parametrize(("statement", "text"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_writes(home: Path, written: Path, statement: str, text: str) -> None:
    """A write that is not what it was stops the start: the text names it, and the file stays as it is."""
    _change(written, statement)
    with pytest.raises(StateError, match=text) as raised:
        kept(home, written)
    assert "to begin anew" in str(raised.value)
    with pytest.raises(StateError, match=text):
        kept(home, written)


def test_disk_full(home: Path, written: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A write that cannot be kept is answered with 500, and so is everything after it, until a restart undoes it."""
    first = kept(home, written)
    side, state = brand_of(first), first._state
    assert state is not None
    made = side.create(coupon(number="create_0000")).json()["product_coupon_id"]
    with state._lock:
        (pages,) = state._db.execute("PRAGMA page_count").fetchone()
        state._db.execute(f"PRAGMA max_page_count = {pages + 20}")
    number = 0
    while True:
        answer = side.create(coupon(number=f"fill_{number:04d}"))
        if answer.status_code != 200:
            break
        number += 1
    assert number > 1
    assert refused(answer)[:2] == (500, "SYSTEM_ERROR")
    for later in (side.create(coupon(number="later_0001")), side.coupon(made), side.happen("/stocks/1/pause")):
        assert later.status_code == 500
        assert "cannot be written (database or disk is full)" in later.json()["message"]
    assert len(caplog.records) == 1  # once, however often it is asked
    first.close()

    again = kept(home, written)
    side = brand_of(again)
    assert side.coupon(made).status_code == 200
    coupons = next(iter(again.gateway.store._spaces.values())).coupons
    assert len(coupons) == 10 + number
    assert side.create(coupon(number=f"fill_{number:04d}")).status_code == 200
    again.close()


def test_reset_after_a_failed_write(home: Path, written: Path) -> None:
    """A reset mends it as well, once there is room."""
    made = kept(home, written)
    side, state = brand_of(made), made._state
    assert state is not None
    append = state._insert
    state._insert = _failing(sqlite3.OperationalError("disk I/O error"))  # type: ignore[method-assign]
    assert side.create(coupon(number="create_1000")).status_code == 500
    with pytest.raises(StateError, match="disk I/O error"):
        made.reset()
    state._insert = append  # type: ignore[method-assign]
    assert side.create(coupon(number="create_1000")).status_code == 500
    made.reset()
    assert side.create(coupon(number="create_1000")).status_code == 200
    made.close()
    again = kept(home, written)
    assert len(next(iter(again.gateway.store._spaces.values())).coupons) == 1
    again.close()


def _failing(error: Exception) -> Callable[[object], None]:
    def fail(_: object) -> None:
        raise error

    return fail


def test_file_of_its_own(file: Path) -> None:
    """Notes and rows of a file; a missing note is None."""
    opened = StateFile(file)
    opened.set_note("contract", "1")
    opened.set_note("contract", "2")
    assert (opened.note("contract"), opened.note("other"), len(opened), list(opened)) == ("2", None, 0, [])
    opened.close()
    with pytest.raises(StateError, match="cannot be written"):
        opened.set_note("contract", "3")
