"""Callbacks over the network: addresses, redirections, limits of time, and what a receiver may answer."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.mock_server.receiving import URL
from tests.mock_server.support import NOW, Side, Stocked, Ticker
from wechatpay_auth import WechatPayAuth, open_callback
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._cli import main
from wechatpay_mock._receivers import Network, Reply
from wechatpay_mock._serving import listen

SEND = "send_0001"


class Receiver(ThreadingHTTPServer):
    """Answers POSTs on a free port, and keeps what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 204
        self.body = b""
        self.headers: dict[str, str] = {}
        self.gate = threading.Event()
        self.gate.set()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        server, length = self.server, int(self.headers["Content-Length"])
        server.received.append((self.path, dict(self.headers), self.rfile.read(length)))
        server.gate.wait(10)
        try:
            self.send_response(server.status)
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(server.body)))
            self.end_headers()
            self.wfile.write(server.body)
        except OSError:  # who waited in vain has gone
            pass

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that listens."""
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.gate.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def mock(mock: Simulator) -> Iterator[Simulator]:
    """A simulator that is closed in the end."""
    yield mock
    mock.close()


def sending(side: Side, url: str = URL) -> Stocked:
    """A stock, once the address is set."""
    assert side.post("/notify-configs", {"notify_url": url}).status_code == 200
    return side.stocked()


def outcomes(mock: Simulator) -> list[str]:
    """What came of all tries."""
    mock.callbacks.settle()
    return [one.outcome for notification in mock.callbacks for one in notification.tries]


def test_redirected(mock: Simulator, side: Side, receiver: Receiver) -> None:
    """A registered https address is served by a receiver of this machine, under the same path."""
    mock.callbacks.redirect(receiver.base_url)
    code = sending(side).sent()
    assert outcomes(mock) == ["accepted with 204"]
    [(path, headers, body)] = receiver.received
    assert path == "/wechatpay/callbacks"
    assert headers["Content-Type"] == "application/json"
    opened = open_callback(side.credentials, headers, body, clock=mock.gateway.wall_clock)
    assert opened.json()["coupon_code"] == code


def test_refusal(mock: Simulator, brand: Side, receiver: Receiver) -> None:
    """What a receiver says of its refusal stands in the outcome, unless it is not as documented."""
    mock.callbacks.redirect(receiver.base_url)
    receiver.status, receiver.body = 401, '{"code":"FAIL","message":"验签失败"}'.encode()
    stocked = sending(brand)
    stocked.sent()
    assert outcomes(mock) == ["failed: refused with 401: FAIL 验签失败"]
    for body in (b"<html>", b"[]", b"{" + b" " * 5000 + b"}"):
        receiver.body = body
        mock.callbacks.resend(next(iter(mock.callbacks)).id)
    assert outcomes(mock)[1:] == ["failed: refused with 401"] * 3


def test_redirection_by_the_receiver(mock: Simulator, brand: Side, receiver: Receiver) -> None:
    """3xx are not followed (assumed)."""
    mock.callbacks.redirect(receiver.base_url)
    receiver.status, receiver.headers = 302, {"Location": "/elsewhere"}
    sending(brand).sent()
    assert outcomes(mock) == ["failed: 302, redirections are not followed"]
    assert len(receiver.received) == 1


def test_no_answer_in_time(mock: Simulator, brand: Side, receiver: Receiver) -> None:
    """A receiver has 5 seconds; then the try has failed, and is repeated."""
    network = mock.gateway.courier.network
    assert network.answer_seconds == 5
    network.answer_seconds = 0.05
    mock.callbacks.redirect(receiver.base_url)
    receiver.gate.clear()
    sending(brand).sent()
    assert outcomes(mock) == ["failed: no answer within 0.05 s"]
    receiver.gate.set()
    network.answer_seconds = 5
    mock.clock.advance(10)
    assert outcomes(mock)[1:] == ["accepted with 204"]


def test_nobody_listens(mock: Simulator, brand: Side) -> None:
    """A receiver that is not there has failed."""
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
    mock.callbacks.redirect(f"http://127.0.0.1:{port}")
    sending(brand).sent()
    [outcome] = outcomes(mock)
    assert outcome.startswith(f"failed: no connection to 127.0.0.1:{port}: ")


@pytest.mark.parametrize("host", ["www.example.com", "example.org", "brand.test", "brand.invalid", "brand.example"])
def test_reserved_names(mock: Simulator, brand: Side, host: str) -> None:
    """Addresses from documentation are sent nothing; the outcome says what to do."""
    sending(brand, f"https://{host}/notify").sent()
    [outcome] = outcomes(mock)
    assert f"not sent: {host} is reserved" in outcome
    assert "--callback-to" in outcome


def test_allowed_hosts(home: Path) -> None:
    """A switch names the hosts that may be sent to."""
    network = Network()
    assert network.target("https://pay.brand.cn/notify", None) == "https://pay.brand.cn/notify"
    assert network.target("https://pay.brand.cn/notify", frozenset({"pay.brand.cn"})).startswith("https://")
    with pytest.raises(ValueError, match="callback_hosts"):
        network.target("https://pay.brand.cn/notify", frozenset())


def test_redirects() -> None:
    """The path is kept unless the target has one; those of one host win over those of all; None ends them."""
    network, url = Network(), "https://Brand.example.com/a/b"
    network.redirect("http://127.0.0.1:9000/")
    assert network.target(url, frozenset()) == "http://127.0.0.1:9000/a/b"
    network.redirect("http://[::1]:9001/hook", "brand.example.com")
    assert network.target(url, None) == "http://[::1]:9001/hook"
    assert network.target("https://other.example.com/a", None) == "http://127.0.0.1:9000/a"
    network.redirect(None, "brand.example.com")
    network.redirect(None)
    with pytest.raises(ValueError, match="reserved"):
        network.target(url, None)
    for wrong in (
        "127.0.0.1:9000",
        "ftp://x",
        "http://",
        "http://x/?a=1",
        "http://x/#a",
        "http://x:99999",
        "http://[::1",
    ):
        with pytest.raises(ValueError, match=r"http://127\.0\.0\.1:9000"):
            network.redirect(wrong)


def test_reset(home: Path) -> None:
    """A reset brings back the receivers of the start, so that tests do not get at each other's."""
    made = Simulator(home=home, callback_to="http://127.0.0.1:9000")
    network = made.gateway.courier.network
    made.callbacks.redirect("http://127.0.0.1:9001")
    made.callbacks.redirect("http://127.0.0.1:9002", host="brand.example.com")
    made.callbacks.deliver_to(lambda _, __: 204)
    assert network.target(URL, None).startswith("http://127.0.0.1:9002")
    made.reset()
    assert network.target(URL, None).startswith("http://127.0.0.1:9000")
    assert made.gateway.courier.receiver is None
    with pytest.raises(ValueError, match="no address"):
        Simulator(home=home, callback_to="localhost:9000")


def test_address_that_is_none(mock: Simulator, brand: Side) -> None:
    """The contract lets strange addresses pass; they cannot be sent to, and bring nothing down."""
    for url in ("https://", "https://[::1", "https://x:99999/", f"https://{'a' * 200}/"):
        response = brand.post("/notify-configs", {"notify_url": url})
        if response.status_code == 200:
            brand.stocked().sent()
    assert outcomes(mock)
    assert all(outcome.startswith("failed: ") for outcome in outcomes(mock))
    assert "MOCK_BUG" not in str(outcomes(mock))


def test_environment_of_proxies(
    mock: Simulator, brand: Side, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy of the environment is not asked for receivers of this machine."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    mock.callbacks.redirect(receiver.base_url)
    sending(brand).sent()
    assert outcomes(mock) == ["accepted with 204"]


@pytest.mark.parametrize("before", [False, True])
def test_served(home: Path, receiver: Receiver, before: bool) -> None:
    """Over sockets on both ends, while a receiver calls back; before the answer if that is switched on (N7)."""
    simulator = Simulator(
        home=home, now=datetime.fromisoformat(NOW), wall_clock=Ticker(), rules=Rules(callback_before_answer=before)
    )
    simulator.callbacks.redirect(receiver.base_url)
    stocked = sending(Side(simulator, simulator.brand))
    with simulator.run() as base_url:
        auth = WechatPayAuth(simulator.brand, clock=simulator.gateway.wall_clock)
        with httpx.Client(base_url=base_url, auth=auth) as client:
            body = {**stocked.ids(), "send_request_no": SEND}
            response = client.post(f"{stocked.side.prefix}/users/oh-394z/coupons", json=body)
            if before:
                assert len(receiver.received) == 1
            [delivery] = simulator.callbacks.wait_for("PRODUCT_COUPON.SEND")
        assert delivery.payload["coupon_code"] == response.json()["coupon_code"]
    assert simulator.gateway.courier._thread is None


def test_callback_to(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--callback-to` redirects all callbacks, and the start message says so."""
    targets: list[str] = []

    def served(made: Simulator, _: object, *, on_ready: Callable[[str], None]) -> None:
        targets.append(made.gateway.courier.network.target(URL, None))
        on_ready("http://127.0.0.1:8080")

    monkeypatch.setattr(Simulator, "serve", served)
    assert main(["serve", "--port", "0", "--home", str(home), "--callback-to", "http://127.0.0.1:9000"]) == 0
    assert targets == ["http://127.0.0.1:9000/wechatpay/callbacks"]
    assert "callbacks http://127.0.0.1:9000\n" in capsys.readouterr().out


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that is none is a wrong argument."""
    with pytest.raises(SystemExit) as raised:
        main(["serve", "--home", str(tmp_path), "--callback-to", "localhost:9000"])
    assert raised.value.code == 2
    assert "http://127.0.0.1:9000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(401), "rightly refused with 401"),
        (Reply(204), "WRONGLY ACCEPTED with 204: the receiver does not verify what it gets"),
        (Reply(302), "answered with 302; 4xx or 5xx was expected"),
        (Reply(None, "no answer within 5 s"), "nobody looked at it: no answer within 5 s"),
    ],
)
def test_verdicts_on_probes(reply: Reply, words: str) -> None:
    """What a receiver makes of a probe is said in words."""
    assert reply.outcome_of_wrong("signature probe") == f"signature probe, {words}"
