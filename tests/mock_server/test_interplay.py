"""Parts of the simulator that meet: threads, resets, closing, the courier and the state file."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from tests.mock_server.kept import kept
from tests.mock_server.receiving import Shop
from tests.mock_server.support import NOW, Json, Side, brand_of, partner_of, refused, simulator
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._state_file import Row, StateError
from wechatpay_mock.faults import Accepted, Cut, ServerError, ServerSkew


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The path of a state file."""
    return tmp_path / "state.db"


def _shown(mock: Simulator) -> list[Json]:
    return [one.to_json() for one in mock.callbacks]


class Busy:
    """A receiver that answers when it is told to."""

    def __init__(self) -> None:
        self.called, self.may_answer = threading.Event(), threading.Event()

    def __call__(self, headers: dict[str, str], body: bytes) -> int:
        self.called.set()
        assert self.may_answer.wait(10)
        return 204


def test_reset_during_a_try(brand: Side) -> None:
    """A callback that is under way during a reset is none of the new beginning."""
    mock = brand.simulator
    Shop(brand)
    busy = Busy()
    mock.callbacks.deliver_to(busy)
    brand.stocked().sent()
    assert busy.called.wait(10)
    mock.reset()
    busy.may_answer.set()
    mock.callbacks.settle()
    assert mock.callbacks.received == []
    assert len(mock.callbacks) == 0
    shop = Shop(brand)
    brand.stocked().sent()
    assert [one.event_type for one in mock.callbacks.wait_for()] == [shop.event_type]


def test_reset_by_a_receiver(brand: Side) -> None:
    """A receiver may reset the simulator that calls it."""
    mock = brand.simulator
    Shop(brand)

    def reset(_: dict[str, str], __: bytes) -> int:
        mock.reset()
        return 204

    mock.callbacks.deliver_to(reset)
    brand.stocked().sent()
    mock.callbacks.settle()
    assert (len(mock.callbacks), mock.callbacks.received) == (0, [])


def test_receivers_cannot_wait(brand: Side) -> None:
    """A receiver that waits for callbacks would wait for itself: it is told so at once."""
    mock = brand.simulator
    Shop(brand)
    errors: list[str] = []

    def wait(_: dict[str, str], __: bytes) -> int:
        for waiting in (mock.callbacks.settle, mock.callbacks.wait_for):
            try:
                waiting()
            except RuntimeError as error:
                errors.append(str(error))
        return 204

    mock.callbacks.deliver_to(wait)
    brand.stocked().sent()
    mock.callbacks.settle()
    assert errors == ["a receiver cannot wait for callbacks: they come one after the other"] * 2


def test_closed_by_a_receiver(brand: Side) -> None:
    """A receiver may close the simulator that calls it: nothing is sent after that."""
    mock = brand.simulator
    Shop(brand)
    calls: list[int] = []

    def close(_: dict[str, str], __: bytes) -> int:
        calls.append(1)
        mock.close()
        return 500

    stocked = brand.stocked()
    for number in range(3):
        mock.callbacks.deliver_to(None)
        stocked.send(f"send_{number:04d}")
    mock.callbacks.settle()
    mock.callbacks.deliver_to(close)
    thread = mock.gateway.courier._thread
    mock.clock.advance(10)
    assert thread is not None
    thread.join(10)
    assert not thread.is_alive()
    assert calls == [1]


def test_no_callbacks_while_nothing_can_be_written(home: Path, file: Path) -> None:
    """While the state file cannot be written no callback goes out, whoever asks for whatever meanwhile."""
    mock = kept(home, file)
    brand, state = brand_of(mock), mock._state
    assert state is not None
    shop = Shop(brand, *[500] * 20)
    stocked = brand.stocked()
    for number in range(5):
        stocked.send(f"send_{number:04d}")
    mock.callbacks.settle()
    assert len(shop.opened) == 5
    insert = state._insert

    def fail(row: Row) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    state._insert = fail  # type: ignore[method-assign]
    with pytest.raises(StateError, match="disk I/O error"):
        mock.clock.advance(3600)
    for _ in range(5):
        assert refused(brand.read("/notify-configs"))[:2] == (500, "SYSTEM_ERROR")
    for waiting in (mock.callbacks.settle, lambda: mock.callbacks.wait_for(count=1)):
        with pytest.raises(StateError, match="disk I/O error"):
            waiting()
    assert len(shop.opened) == 5
    state._insert = insert  # type: ignore[method-assign]
    mock.reset()
    shop = Shop(brand)
    brand.stocked().sent()
    assert shop.content()
    mock.close()


def test_try_that_cannot_be_written(home: Path, file: Path) -> None:
    """A try whose outcome cannot be kept is made again after a restart; the call before it is answered."""
    rules = Rules(callback_before_answer=True)
    mock = kept(home, file, rules=rules)
    brand, state = brand_of(mock), mock._state
    assert state is not None
    shop, stocked, insert = Shop(brand), brand.stocked(), state._insert

    def fail(row: Row) -> None:
        if row.name == "tried":
            raise sqlite3.OperationalError("disk I/O error")
        insert(row)

    state._insert = fail  # type: ignore[method-assign]
    code = stocked.sent()
    assert len(shop.opened) == 1
    mock.close()

    again = kept(home, file, rules=rules)
    shop = Shop(brand_of(again))
    assert shop.content()["coupon_code"] == code
    again.close()


SWITCHES = Rules(
    callback_copies=2,
    callback_probe_every=2,
    callback_forged_every=3,
    callback_loss_every=5,
    callback_hold_seconds=30,
    partner_keys="switching",
)


@pytest.mark.parametrize("side_of", [brand_of, partner_of])
def test_callbacks_after_a_crash(home: Path, tmp_path: Path, side_of: Callable[[Simulator], Side]) -> None:
    """From a file that nobody closed come the same notifications and tries, and they go on in the same way."""
    made = kept(home, tmp_path / "made.db", rules=SWITCHES)
    side = side_of(made)
    shop = Shop(side, *[500, 204, 500, 500] * 20)
    stocked = side.stocked()
    for number in range(9):
        stocked.send(f"send_{number:04d}")
        made.callbacks.settle()
    made.clock.advance(17)
    made.callbacks.settle()
    first = next(iter(made.callbacks))
    made.callbacks.send_probe(first.id)
    made.callbacks.send_forged(first.id, "api_key")
    made.callbacks.resend(first.id)
    made.clock.freeze()
    made.clock.advance(20)
    assert shop.contents()
    for found in tmp_path.glob("made.db*"):
        shutil.copy(found, found.with_name(found.name.replace("made", "crashed")))

    crashed = kept(home, tmp_path / "crashed.db", rules=SWITCHES, now=None)
    assert _shown(crashed) == _shown(made)
    assert crashed.clock.state == made.clock.state
    outcomes: list[list[Json]] = []
    for mock in (made, crashed):
        mock.callbacks.deliver_to(lambda _, __: 500)
        mock.clock.advance(400)
        mock.callbacks.settle()
        outcomes.append(_shown(mock))
        mock.close()
    assert outcomes[0] == outcomes[1]
    assert sum(len(one["tries"]) for one in outcomes[0]) > 30


def test_faults_and_the_state_file(home: Path, file: Path) -> None:
    """What a fault let happen is in the file, what it kept from happening is not."""
    mock = kept(home, file)
    brand = brand_of(mock)
    stocked = brand.stocked()
    mock.faults.add(Accepted(), operation="sendUserCoupon")
    assert stocked.send("send_0001").status_code == 202
    mock.faults.add(ServerError(502), operation="sendUserCoupon")
    assert stocked.send("send_0002").status_code == 502
    for fault, number in ((Cut(when="before"), "send_0003"), (Cut(when="after"), "send_0004")):
        mock.faults.add(fault, operation="sendUserCoupon")
        with pytest.raises(httpx.TransportError):
            stocked.send(number)
    mock.close()
    again = kept(home, file, now=None)
    found = again.gateway.store.holder(stocked.stock_id)
    assert found is not None
    assert [one.told["send_request_no"] for one in found[1].user_coupons.values()] == ["send_0004"]
    again.close()


def test_skew_of_one_request_only(mock: Simulator) -> None:
    """A fault that sets the clock of one request does not touch those of other threads."""
    mock.faults.add(ServerSkew(3600), times=None, rate=0.5)
    refusals: list[int] = []

    def ask() -> None:
        side = brand_of(mock)
        for _ in range(40):
            refusals.append(side.read("/notify-configs").status_code)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    hit = [visit.answer.status for visit in mock.requests if visit.answer.faults]
    missed = [visit.answer.status for visit in mock.requests if not visit.answer.faults]
    assert len(hit) + len(missed) == len(refusals) == 160
    assert set(hit) == {401}
    assert set(missed) == {404}


def test_clock_of_many_threads(home: Path, file: Path) -> None:
    """Moved by several threads at once, the clock loses no step, and the file has its last word."""
    mock = Simulator(home=home, state=file, now=datetime.fromisoformat(NOW))
    mock.clock.freeze()
    begin = mock.clock.now()

    def move() -> None:
        for _ in range(50):
            mock.clock.advance(1)

    threads = [threading.Thread(target=move) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    end = mock.clock.now()
    assert (end - begin).total_seconds() == 200
    mock.close()
    again = Simulator(home=home, state=file)
    assert again.clock.now() == end
    again.close()


_ABANDONED = """
import sys, threading
from datetime import datetime
from pathlib import Path
from tests.mock_server.receiving import Shop
from tests.mock_server.support import brand_of, simulator

side = brand_of(simulator(Path(sys.argv[1])))
Shop(side, 500)
side.stocked().sent()
side.simulator.callbacks.settle()
called = threading.Event()

def hang(headers, body):
    called.set()
    threading.Event().wait()

if sys.argv[2] == "hanging":
    side.simulator.callbacks.deliver_to(hang)
    side.simulator.clock.advance(10)
    called.wait()
"""


@pytest.mark.parametrize("state", ["planned", "hanging"])
def test_end_of_the_process(home: Path, state: str) -> None:
    """A program that ends with a callback planned, or with a receiver that never answers, ends in silence."""
    ended = subprocess.run(
        [sys.executable, "-c", _ABANDONED, str(home), state], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_many_simulators(home: Path) -> None:
    """Several simulators in one process, each with a server of its own, know nothing of each other."""
    first, second = simulator(home), simulator(home)
    with first.run() as one, second.run() as other, first.run() as again:
        assert len({one, other, again}) == 3
        Shop(brand_of(first))
        brand_of(first).stocked().sent()
        first.callbacks.settle()
    assert (len(first.callbacks), len(second.callbacks)) == (1, 0)
    assert len(second.requests) == 0
