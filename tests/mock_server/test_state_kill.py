"""The process that keeps its state: killed in the middle of its work, restarted, out of room."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.mock_server.support import APPID, NOW, coupon
from wechatpay_auth import BrandCredentials, WechatPayAuth
from wechatpay_mock import Simulator

PREFIX = "/brand/marketing/product-coupon"
WRITES = 1000
THREADS = 4
USERS = 10
KILLED_AFTER = (150, 500, 850)

Json = dict[str, Any]


class Child:
    """`python -m wechatpay_mock serve --state`, on one port however often it is started."""

    def __init__(self, home: Path, state: Path) -> None:
        self._home = home
        self._state = state
        self._port = "0"
        self._process: subprocess.Popen[str] | None = None
        self.base_url = ""

    def start(self, **options: Any) -> str:
        """Start it; what it says about itself."""
        command = [sys.executable, "-m", "wechatpay_mock", "serve", "--port", self._port, "--now", NOW]
        command += ["--home", str(self._home), "--state", str(self._state)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **options
        )
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            said += line
            if line.startswith("ready "):
                self.base_url = line.removeprefix("ready ").strip()
                self._port = self.base_url.rpartition(":")[2]
                return said
        raise AssertionError(f"it did not start: {said}")

    def end(self, number: signal.Signals) -> None:
        """Send it a signal, and wait for its end."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.communicate(timeout=20)
            self._process = None

    def client(self) -> httpx.Client:
        """A client of the brand, with the credentials that the home keeps."""
        lines = (self._home / "brand.env").read_text("utf-8").splitlines()
        values = {name: value.strip('"') for name, _, value in (line.partition("=") for line in lines)}
        return httpx.Client(base_url=self.base_url, auth=WechatPayAuth(BrandCredentials.from_env(values)))


@contextmanager
def _child(home: Path, state: Path) -> Iterator[Child]:
    child = Child(home, state)
    try:
        yield child
    finally:
        child.end(signal.SIGKILL)


def _write(client: httpx.Client, url: str, body: Json, *, give_up: Callable[[], bool]) -> Json:
    # As the client of the SDK does: the same request again, until there is an answer.
    while True:
        try:
            answer = client.post(f"{PREFIX}{url}", json=body)
        except httpx.TransportError:
            assert not give_up()
            time.sleep(0.02)
            continue
        assert answer.status_code == 200, answer.text
        made: Json = answer.json()
        return made


def _jobs(stock: Json) -> list[tuple[str, Json]]:
    """Coupons made and coupons sent, in turn."""
    source = {"product_coupon_id": stock["product_coupon_id"], "stock_id": stock["stock"]["stock_id"], "appid": APPID}
    made = [("/product-coupons", coupon(number=f"create_{number:04d}")) for number in range(0, WRITES, 4)]
    sends = [
        (f"/users/openid-{number % USERS}/coupons", {**source, "send_request_no": f"send_{number:04d}"})
        for number in range(WRITES)
        if number % 4
    ]
    return [job for place in range(len(made)) for job in (made[place], *sends[3 * place : 3 * place + 3])]


@pytest.mark.long
def test_kill(home: Path, tmp_path: Path) -> None:
    """Killed three times during a thousand signed writes from four threads: what was answered is there, once."""
    with _child(home, tmp_path / "state.db") as child:
        assert "new" in child.start()
        with child.client() as client:
            rules = {"max_count": 100000, "max_count_per_user": 100}
            body = coupon(number="the_stock")
            body["stock"]["stock_send_rule"] = rules
            stock = client.post(f"{PREFIX}/product-coupons", json=body).json()
        jobs = _jobs(stock)
        answers = _answers_through_kills(child, jobs)
        assert len(answers) == len(jobs) == WRITES
        child.end(signal.SIGKILL)

        # rules, clock and stock; a write that was killed before its answer came may be there twice, with one effect
        said = child.start()
        writes = int(said.partition(" writes restored in")[0].rpartition(" ")[2])
        assert WRITES + 3 <= writes <= WRITES + 3 + THREADS * len(KILLED_AFTER)
        _check_all(child, stock, jobs, answers)
        child.end(signal.SIGTERM)
    _check_ledger(home, tmp_path / "state.db", jobs, answers)


def _answers_through_kills(child: Child, jobs: list[tuple[str, Json]]) -> dict[int, Json]:
    answers: dict[int, Json] = {}
    waiting = list(enumerate(jobs))[::-1]
    over = threading.Event()
    lock = threading.Lock()

    def work() -> None:
        with child.client() as client:
            while not over.is_set():
                with lock:
                    if not waiting:
                        return
                    number, (url, body) = waiting.pop()
                answers[number] = _write(client, url, body, give_up=over.is_set)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    try:
        for thread in threads:
            thread.start()
        for count in KILLED_AFTER:
            while len(answers) < count:
                assert any(thread.is_alive() for thread in threads)
                time.sleep(0.005)
            child.end(signal.SIGKILL)
            child.start()
    except BaseException:
        over.set()
        raise
    finally:
        for thread in threads:
            thread.join(60)
    return answers


def _check_all(child: Child, stock: Json, jobs: list[tuple[str, Json]], answers: dict[int, Json]) -> None:
    sent: dict[str, set[str]] = {}
    for number, (url, _) in enumerate(jobs):
        if url != "/product-coupons":
            sent.setdefault(url, set()).add(answers[number]["coupon_code"])
    codes = {code for some in sent.values() for code in some}
    assert len(codes) == len(jobs) * 3 // 4  # no code was given out twice
    with child.client() as client:
        for url, expected in sent.items():
            assert _listed(client, url) == expected
        path = f"{PREFIX}/product-coupons/{stock['product_coupon_id']}/stocks/{stock['stock']['stock_id']}"
        assert client.get(path).json()["sent_count_info"]["total_count"] == len(codes)
        for number in range(0, len(jobs), 25):
            url, body = jobs[number]
            assert client.post(f"{PREFIX}{url}", json=body).json() == answers[number]


def _listed(client: httpx.Client, url: str) -> set[str]:
    query, found = {"appid": APPID, "page_size": 50}, list[str]()
    while True:
        page = client.get(f"{PREFIX}{url}", params=query).json()
        found += [held["coupon_code"] for held in page["user_coupon_list"]]
        if "next_page_token" not in page:
            assert len(found) == len(set(found))
            return set(found)
        query["page_token"] = page["next_page_token"]


def _check_ledger(home: Path, state: Path, jobs: list[tuple[str, Json]], answers: dict[int, Json]) -> None:
    """All thousand numbers are taken, each by the answer that was given."""
    made = Simulator(home=home, state=state)
    (space,) = made.gateway.store._spaces.values()
    kept = {entry[-1]: value.answer for entry, value in space.ledger._entries.items()}
    for number, (_, body) in enumerate(jobs):
        assert kept[body.get("send_request_no") or body["out_request_no"]] == answers[number]
    made.close()


def test_restart(home: Path, tmp_path: Path) -> None:
    """Stopped and started again it has the same keys, coupons and clock, and says what it brought back."""
    with _child(home, tmp_path / "state.db") as child:
        said = child.start()
        assert f"{tmp_path / 'state.db'}, new" in said
        with child.client() as client:
            made = client.post(f"{PREFIX}/product-coupons", json=coupon()).json()
            httpx.put(f"{child.base_url}/_simulator/clock", json={"now": "2025-08-20T00:00:00+08:00"})
            for number in (signal.SIGTERM, signal.SIGKILL):
                child.end(number)
                said = child.start()
                assert "4 writes restored in 0." in said
                assert "2025-08-20T00:00:" in said
                assert "as the state file tells it" in said
                found = client.get(f"{PREFIX}/product-coupons/{made['product_coupon_id']}")
                assert found.json()["state"] == "EFFECTIVE"


def test_no_room(home: Path, tmp_path: Path) -> None:
    """Where the system lets the file grow no more, writes are refused; those that were answered come back."""
    resource = pytest.importorskip("resource", reason="the size of files cannot be limited here")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    with _child(home, tmp_path / "state.db") as child:
        child.start(preexec_fn=limited)
        answers: list[Json] = []
        with child.client() as client:
            while True:
                answer = client.post(f"{PREFIX}/product-coupons", json=coupon(number=f"create_{len(answers):04d}"))
                if answer.status_code != 200:
                    break
                answers.append(answer.json())
            assert answer.status_code == 500
            assert "cannot be written" in answer.json()["message"]
            coupon_path = f"{PREFIX}/product-coupons/{answers[0]['product_coupon_id']}"
            assert client.get(coupon_path).status_code == 500
        child.end(signal.SIGKILL)
        assert f"{len(answers) + 2} writes restored" in child.start()
        with child.client() as client:
            assert client.get(coupon_path).status_code == 200
            for number, expected in enumerate(answers):
                again = client.post(f"{PREFIX}/product-coupons", json=coupon(number=f"create_{number:04d}"))
                assert again.json() == expected
