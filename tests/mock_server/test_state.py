"""State files: everything comes back."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.mock_server.kept import build, kept, memory, readings
from tests.mock_server.support import APPID, NOW, Side, Ticker, brand_of, coupon, partner_of, refused
from wechatpay_mock import Rules, Simulator, _cli
from wechatpay_mock._clock import Clock
from wechatpay_mock._contract import contract_path
from wechatpay_mock._state_file import StateError, StateFile
from wechatpay_mock.behaviour import table


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The path of a state file."""
    return tmp_path / "state.db"


def _writes(file: Path) -> int:
    opened = StateFile(file)
    try:
        return len(opened)
    finally:
        opened.close()


def test_all_comes_back(home: Path, file: Path) -> None:
    """After a restart every answer and all of the memory is as it was, more than once."""
    first = kept(home, file)
    build(first)
    answers, held = readings(first), memory(first)
    assert len(answers) > 200
    first.close()
    again = kept(home, file)
    assert again.restored is not None
    assert again.restored.writes > 200
    assert again.restored.notes == ()
    assert memory(again) == held
    assert readings(again) == answers
    again.close()
    third = kept(home, file)
    assert memory(third) == held
    third.close()


def test_life_goes_on(home: Path, file: Path) -> None:
    """Repeats get their first answers, new things get ids and codes of their own, tokens are still worth a coupon."""
    first = kept(home, file)
    stocked = brand_of(first).stocked(coupon(number="first_001"))
    sent = stocked.send("send_0001").json()
    token = stocked.pre_send("send_0002").json()["token"]
    first.close()

    again = kept(home, file)
    stocked.side = side = brand_of(again)
    assert stocked.send("send_0001").json() == sent
    assert side.happen("/receive-component/tap", {"token": token}).status_code == 200
    codes = {stocked.sent(f"send_000{number}") for number in range(1, 6)}
    assert len(codes) == 5
    other = side.stocked(coupon(number="second_01"))
    assert other.product_coupon_id > stocked.product_coupon_id
    again.close()


def test_ids_of_refused_requests(home: Path, file: Path) -> None:
    """A refused request may have used up an id: the ids after it are the same again."""
    first = kept(home, file)
    side = brand_of(first)
    assert side.create(coupon(period={"available_end_time": "2025-08-01T00:00:00+08:00"})).status_code == 400
    made = side.create().json()["product_coupon_id"]
    first.close()
    again = kept(home, file)
    assert brand_of(again).coupon(made).status_code == 200
    again.close()


def test_mistakes_of_the_simulator(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a behaviour changed before it broke is changed again; once it is mended, it does all of its work."""
    whole = table.BEHAVIOURS["createProductCoupon"]

    def broken(call: object) -> None:
        whole(call)  # type: ignore[arg-type]
        raise ZeroDivisionError

    first = kept(home, file)
    side = brand_of(first)
    with monkeypatch.context() as patched:
        patched.setitem(table.BEHAVIOURS, "createProductCoupon", broken)  # type: ignore[misc]
        assert side.create().status_code == 500
        held = memory(first)
        first.close()
        again = kept(home, file)
        assert memory(again) == held
        again.close()
    mended = kept(home, file)
    assert mended.restored is not None
    assert brand_of(mended).create().status_code == 200
    mended.close()


def test_clock(home: Path, file: Path) -> None:
    """The clock goes on as though the simulator had not been away; the start it was given counts for a reset only."""
    ticker = Ticker()

    def start(now: str | None) -> Simulator:
        begin = None if now is None else datetime.fromisoformat(now)
        return Simulator(home=home, state=file, now=begin, wall_clock=ticker)

    first = start(NOW)
    first.close()
    ticker.now += 60
    again = start("2031-01-01T00:00:00+08:00")
    assert again.clock.now().isoformat() == "2025-08-15T12:01:00+08:00"
    again.clock.advance(86400)
    again.clock.set(datetime.fromisoformat("2025-10-01T00:00:00+08:00"))
    again.close()
    ticker.now += 60
    third = start(None)
    assert third.clock.now().isoformat() == "2025-10-01T00:01:00+08:00"
    third.clock.reset()
    third.close()
    fourth = start(NOW)
    assert fourth.clock.now() == Clock(source=ticker).now()
    fourth.reset()
    assert fourth.clock.now().isoformat() == NOW
    fourth.close()


def test_callers_that_were_let_in(home: Path, file: Path) -> None:
    """They come back with their keys, with platform certificates too, and after a reset as well."""
    rules = Rules(partner_keys="switching")
    first = kept(home, file, rules=rules)
    brand, partner = Side(first, first.add_brand("120345")), first.add_partner("1900000108")
    assert brand.create().status_code == 200
    first.reset()
    made = brand.create().json()["product_coupon_id"]
    first.close()
    again = kept(home, file, rules=rules)
    same = Side(again, brand.credentials)
    assert same.coupon(made).status_code == 200
    assert again.add_brand("120345").serial_no == brand.credentials.serial_no
    assert again.add_partner("1900000108").keys.ids == partner.keys.ids
    assert Side(again, partner).create().status_code == 200
    again.close()


def test_reset(home: Path, file: Path) -> None:
    """A reset empties the file as well."""
    first = kept(home, file)
    made = brand_of(first).create().json()["product_coupon_id"]
    first.clock.advance(3600)
    first.reset()
    assert brand_of(first).coupon(made).status_code == 404
    first.close()
    again = kept(home, file)
    assert again.restored is not None
    assert again.restored.writes == 2  # rules and clock
    assert brand_of(again).coupon(made).status_code == 404
    assert again.clock.now().isoformat() == NOW
    again.close()


def test_other_rules(home: Path, file: Path) -> None:
    """What was done under other rules stays; the new ones hold from now on, and the user is told once."""
    first = kept(home, file)
    stocked = brand_of(first).stocked()
    stocked.sent("send_0001")
    first.close()

    rules = Rules(second_send_refused=True, audit_seconds=60, bound_appids=frozenset({APPID}))
    second = kept(home, file, rules=rules)
    assert second.restored is not None
    (note,) = second.restored.notes
    assert "audit_seconds from 0 to 60" in note
    assert "hold from now on" in note
    stocked.side = brand_of(second)
    assert stocked.read()["state"] == "SENDING"
    assert stocked.send("send_0002").status_code == 400
    assert stocked.side.create(coupon(number="second_01")).json()["state"] == "AUDITING"
    held = memory(second)
    second.close()

    third = kept(home, file, rules=rules)
    assert third.restored is not None
    assert third.restored.notes == ()
    assert memory(third) == held
    third.close()


def test_every_rule_is_kept(home: Path, file: Path) -> None:
    """Rules of every kind are the same after a restart."""
    rules = Rules(
        strict=True,
        audit_seconds=1.5,
        late_return="refused",
        authorised_brands=frozenset({"1", "2"}),
        bound_appids=None,
    )
    kept(home, file, rules=rules).close()
    again = kept(home, file, rules=rules)
    assert again.restored is not None
    assert again.restored.notes == ()
    again.close()


def test_other_contract(home: Path, file: Path, tmp_path: Path) -> None:
    """Another version of the contract is told, once."""
    kept(home, file).close()
    root = json.loads(contract_path().read_text("utf-8"))
    version, root["info"]["version"] = root["info"]["version"], "9.9.9"
    other = tmp_path / "openapi.json"
    other.write_text(json.dumps(root), "utf-8")
    for notes in ([f"The contract is 9.9.9 now and was {version} then."], []):
        made = Simulator(home=home, state=file, contract=other)
        assert made.restored is not None
        assert list(made.restored.notes) == notes
        made.close()


def test_uploads(home: Path, file: Path) -> None:
    """Pictures are kept as well."""
    made = kept(home, file)
    side, picture = brand_of(made), bytes(range(256)) * 10
    meta = json.dumps({"filename": "a.png", "sha256": hashlib.sha256(picture).hexdigest()})
    answer = side.client.post(
        f"{side.prefix}/media/upload-image",
        files={"meta": (None, meta, "application/json"), "file": ("a.png", picture, "image/png")},
        extensions={"wechatpay_signed_body": meta.encode()},
    )
    assert answer.status_code == 200
    held = memory(made)
    made.close()
    assert _writes(file) == 3  # rules, clock, the picture
    opened = StateFile(file)
    assert [row.body for row in opened][-1] == picture
    opened.close()
    again = kept(home, file)
    assert memory(again) == held
    again.close()


def test_gets_keep_nothing(home: Path, file: Path) -> None:
    """Reading writes nothing."""
    made = kept(home, file)
    stocked = brand_of(made).stocked()
    before = memory(made)
    stocked.read()
    assert stocked.side.coupon("1").status_code == 404
    assert memory(made) == before
    made.close()
    assert _writes(file) == 3


def test_progress(home: Path, file: Path) -> None:
    """Whoever waits for a long state is told how far it is."""
    first = kept(home, file)
    for _ in range(2000):
        first.clock.advance(1)
    first.close()
    told: list[tuple[int, int]] = []
    again = Simulator(home=home, state=file, progress=lambda done, total: told.append((done, total)))
    again.close()
    assert told == [(1000, 2002), (2000, 2002)]


def test_progress_on_the_command_line(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command tells it on standard error, once in a while."""
    told = _cli.progress(file)
    monkeypatch.setattr(_cli, "_PROGRESS_SECONDS", 1e9)
    told(1000, 3000)
    monkeypatch.setattr(_cli, "_PROGRESS_SECONDS", 0)
    told(2000, 3000)
    assert capsys.readouterr().err == f"{file}: 2000 of 3000 writes restored\n"


def test_closed(home: Path, file: Path) -> None:
    """A simulator that was closed answers no more, rather than forget what it answers; another one takes over."""
    first = kept(home, file)
    side = brand_of(first)
    assert side.create().status_code == 200
    first.close()
    first.close()
    answer = side.create(coupon(number="create_0002"))
    assert refused(answer)[:2] == (500, "SYSTEM_ERROR")
    assert "was closed" in answer.json()["message"]
    with pytest.raises(StateError, match="was closed"):
        first.clock.advance(1)
    again = kept(home, file)
    assert brand_of(again).create(coupon(number="create_0002")).status_code == 200
    again.close()


def test_without_state(home: Path) -> None:
    """Without a file there is nothing restored, and closing changes nothing."""
    made = Simulator(home=home, now=datetime.fromisoformat(NOW))
    assert made.restored is None
    made.close()
    assert partner_of(made).create().status_code == 200
