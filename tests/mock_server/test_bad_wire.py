"""What comes over the wire and is no proper request: it is answered clearly, and the next good one as ever."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from select import select

import pytest

from tests.mock_server.wire import CREATE, Reply, Wire, read, request, served
from wechatpay_mock import Simulator, faults
from wechatpay_mock._connection import Limits
from wechatpay_mock._open_files import limits, raise_open_files


@pytest.fixture(scope="module")
def wire(home: Path) -> Iterator[Wire]:
    """A simulator that serves for all tests of this module."""
    with served(Simulator(home=home)) as wire:
        yield wire


@pytest.fixture(autouse=True)
def _well(wire: Wire) -> Iterator[None]:
    """After each test a good request is answered."""
    yield
    assert wire.is_well()


MALFORMED = {
    "a TLS handshake": b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "nothing but zeros": b"\0" * 1000 + b"\r\n\r\n",
    "HTTP/9.9": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "a blank in the target": b"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
    "a target that is not ASCII": "GET /券 HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "a NUL in the target": b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
    "a NUL in a header": b"GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n",
    "a negative length": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "a length that is no number": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x10\r\n\r\n",
    "a length of a million digits": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 30 + b"\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a blank before the colon": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
    "an unknown transfer encoding": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a chunk without a size": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
    "a chunk that is longer than it says": (
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"
    ),
}


def _is_refused(reply: Reply, status: int, code: str) -> None:
    """A refusal of the server itself: JSON in both languages, with a request id, and the end of the connection."""
    assert (reply.status, reply.code) == (status, code)
    assert "content-type: application/json" in reply.head
    assert "connection: close" in reply.head
    assert "request-id: " in reply.head
    message = reply.json["message"]
    assert not message.isascii()
    assert " (" in message


@pytest.mark.parametrize("what", MALFORMED)
def test_malformed(wire: Wire, what: str) -> None:
    """No HTTP is 400 PARAM_ERROR."""
    reply = wire.ask(MALFORMED[what])
    _is_refused(reply, 400, "PARAM_ERROR")


def test_smuggling(wire: Wire) -> None:
    """Two headers that disagree about the end of the body are refused, and what follows is not taken for a request."""
    hidden = request("GET", "/hidden")
    lines = ("Transfer-Encoding: chunked",)
    reply = wire.ask(request("POST", "/open", *lines, body=b"0\r\n\r\n" + hidden))
    _is_refused(reply, 400, "PARAM_ERROR")
    assert reply.statuses == [400]
    assert "/hidden" not in {visit.target for visit in wire.simulator.requests}


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 30_000 + b"\r\n",
        b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"x" * 200_000,
    ],
    ids=["header", "headers", "target", "no line"],
)
def test_huge_head(wire: Wire, head: bytes) -> None:
    """Headers and targets have their limit; the sender gets to read that."""
    _is_refused(wire.ask(head), 431, "PARAM_ERROR")


@pytest.mark.parametrize(
    ("method", "status", "code"),
    [
        ("OPTIONS", 405, "METHOD_NOT_ALLOWED"),
        ("TRACE", 405, "METHOD_NOT_ALLOWED"),
        ("PUT", 405, "METHOD_NOT_ALLOWED"),
        ("post", 405, "METHOD_NOT_ALLOWED"),
        ("BREW", 405, "METHOD_NOT_ALLOWED"),
        ("POST", 401, "SIGN_ERROR"),
    ],
)
def test_methods(wire: Wire, method: str, status: int, code: str) -> None:
    """A method that the path does not have is 405 and tells which it has."""
    reply = wire.ask(request(method, CREATE))
    assert (reply.status, reply.code) == (status, code)
    assert status != 405 or "allow: " in reply.head


def test_head(wire: Wire) -> None:
    """HEAD is answered like other methods that a path does not have, without the body."""
    reply = wire.ask(request("HEAD", CREATE))
    assert reply.status == 405
    assert reply.raw.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("target", ["*", "simulator:443", "http:///a", "//", "/%2F%00%zz%", "/a?%zz=%ff&&=&x", "/a#b"])
def test_odd_targets(wire: Wire, target: str) -> None:
    """Targets that lead nowhere are 404."""
    reply = wire.ask(request("CONNECT" if ":4" in target else "OPTIONS" if target == "*" else "GET", target))
    assert (reply.status, reply.code) == (404, "NOT_FOUND")


@pytest.mark.parametrize("target", ["http://", "/?%zz=%ff&&=&x"])
def test_odd_ways_to_the_console(wire: Wire, target: str) -> None:
    """The root is the console's page, whatever stands beside it."""
    assert wire.ask(request("GET", target)).status == 200


@pytest.mark.parametrize("target", ["http://api.mch.weixin.qq.com", "HTTP://[::1]:80", "https://u:p@h"])
def test_absolute_targets(wire: Wire, target: str) -> None:
    """A target in absolute form, as proxies get it, is the same as without scheme and host."""
    assert wire.ask(request("POST", target + CREATE)).status == 401
    assert wire.ask(request("GET", f"{target}/_simulator/clock?x")).status == 200


@pytest.mark.parametrize(
    "segment", ["%2F", "%00", "%zz", "%", "%2", "%ff", "%E5%88%B8", "..%2F..", "%250", "+", "a" * 4000]
)
def test_percent_encoding(wire: Wire, segment: str) -> None:
    """A segment stays one segment, whatever it spells; without a signature it is 401, with one not found or refused."""
    reply = wire.ask(request("GET", f"{CREATE}/{segment}"))
    assert (reply.status, reply.code) == (401, "SIGN_ERROR")


def test_websocket(wire: Wire) -> None:
    """The wish for a websocket is ignored."""
    lines = ("Upgrade: websocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")
    raw = request("GET", CREATE, *lines).replace(b"Connection: close", b"Connection: upgrade, close")
    reply = wire.ask(raw)
    assert (reply.status, reply.code) == (405, "METHOD_NOT_ALLOWED")


def test_pipelining(wire: Wire) -> None:
    """Requests sent without waiting are answered in their order, and what is broken after them as such."""
    ahead = [f"{method} {CREATE} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for method in ("POST", "GET", "POST")]
    assert wire.ask(*ahead, request()).statuses == [401, 405, 401, 404]
    assert wire.ask(b"".join([*ahead, request()])).statuses == [401, 405, 401, 404]
    assert wire.ask(b"".join([*ahead, b"nonsense\r\n\r\n"])).statuses == [401, 405, 401, 400]


def test_half_closed(wire: Wire) -> None:
    """Whoever closes one half of a connection is answered over the other, and the connection ends then."""
    open_ended = [
        raw.replace(b"Connection: close\r\n", b"") for raw in (request(), request("POST", CREATE, body=b"{}"))
    ]
    assert wire.ask(open_ended[0], half_close=True).statuses == [404]
    assert wire.ask(open_ended[1], half_close=True).statuses == [401]
    assert wire.ask(open_ended[0] * 5, half_close=True).statuses == [404] * 5
    assert wire.ask(half_close=True).raw == b""
    assert wire.ask(open_ended[0], b"GET / HT", half_close=True).statuses == [404, 400]


@pytest.mark.parametrize(
    "piece",
    [
        b"GET / HT",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
    ],
)
def test_incomplete(wire: Wire, piece: bytes) -> None:
    """A request that ends in the middle is told so; a client that just goes is forgotten."""
    _is_refused(wire.ask(piece, half_close=True), 400, "PARAM_ERROR")
    visits = len(wire.simulator.requests)
    wire.connect().close()
    with wire.connect() as connection:
        connection.sendall(piece)
    assert len(wire.simulator.requests) == visits


def test_endless_chunks(wire: Wire) -> None:
    """A body that never ends is answered once it is clear that it is too large, while it still comes."""
    chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    with wire.connect() as connection:
        connection.sendall(request("POST", CREATE, "Transfer-Encoding: chunked"))
        connection.settimeout(0)
        sent, reply = 0, b""
        pending = memoryview(b"")
        while not reply and sent < 500 * len(chunk):
            pending = pending or memoryview(chunk)
            with suppress(BlockingIOError):
                done = connection.send(pending)
                pending, sent = pending[done:], sent + done
            with suppress(BlockingIOError):
                reply = connection.recv(65536)
            if reply:
                connection.settimeout(20)
                reply += read(connection).raw
    assert Reply(reply).code == "PARAM_ERROR"
    assert "connection: close" in Reply(reply).head
    assert "4194304 bytes" in Reply(reply).json["detail"]["issue"]


def test_slow(home: Path) -> None:
    """A request that takes too long is 408, be it the headers or the body; who says nothing is let go."""
    pieces = [b"GET / HT", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"]
    with served(Simulator(home=home), limits=Limits(request_seconds=1)) as wire:
        for piece in pieces:
            _is_refused(wire.ask(piece), 408, "REQUEST_TIMEOUT")
        assert wire.ask().raw == b""
        assert not wire.server.server_state.tasks


def test_slow_later_on(home: Path) -> None:
    """So is the second request of a connection, and one that comes drop by drop; answers may take their time."""
    piece = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{"
    with served(Simulator(home=home), limits=Limits(request_seconds=1)) as wire:
        with wire.connect() as connection:
            connection.sendall(b"GET /none HTTP/1.1\r\nHost: x\r\n\r\n")
            assert Reply(connection.recv(65536)).status == 404
            connection.sendall(piece)
            _is_refused(read(connection), 408, "REQUEST_TIMEOUT")
        with wire.connect() as connection:
            connection.sendall(piece)
            with suppress(ConnectionError):
                while not (select([connection], [], [], 0.001)[0] and connection.recv(1, socket.MSG_PEEK)):
                    connection.sendall(b" ")
            _is_refused(read(connection), 408, "REQUEST_TIMEOUT")
        # A request that has arrived may be answered as late as it likes.
        wire.simulator.faults.add(faults.Latency(1.2))
        assert wire.ask(request()).status == 404
        assert wire.is_well()


def test_too_many_connections(home: Path) -> None:
    """Connections beyond the limit are answered 503, and others as soon as there is room again."""
    with served(Simulator(home=home), limits=Limits(connections=3)) as wire:
        kept = [wire.connect() for _ in range(3)]
        for _ in range(5):
            _is_refused(wire.ask(), 503, "SERVICE_UNAVAILABLE")
            _is_refused(wire.ask(request()), 503, "SERVICE_UNAVAILABLE")
        kept[0].sendall(request())
        assert read(kept[0]).status == 404
        for connection in kept:
            connection.close()
        while wire.server.server_state.connections:
            time.sleep(0.01)
        assert wire.is_well()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of open files")
def test_thousands_of_idle_connections(home: Path) -> None:
    """Two thousand idle connections are nothing special: others are served, and each of them once it asks."""
    import resource

    count = 2000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    raise_open_files()
    try:
        if limits().connections < 2 * count:  # both ends are in this process
            pytest.skip(f"needs {2 * count} open files, the hard limit of this process is {hard}")
        with served(Simulator(home=home)) as wire, ExitStack() as stack:
            idle = [stack.enter_context(wire.connect()) for _ in range(count)]
            assert wire.is_well()
            for connection in idle[:: count // 20]:
                connection.sendall(request())
                assert read(connection).status == 404
            assert wire.is_well()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_while_stopping(home: Path) -> None:
    """Whoever is being served when the simulator stops is answered: 503 at last, and idle connections end."""
    with ExitStack() as stack:
        with served(Simulator(home=home)) as wire:
            wire.simulator.faults.add(faults.Latency(3600))
            waiting, idle, slow = (stack.enter_context(wire.connect()) for _ in range(3))
            waiting.sendall(request())
            slow.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            while len(wire.server.server_state.tasks) < 2:
                time.sleep(0.01)
        _is_refused(read(waiting), 503, "SERVICE_UNAVAILABLE")
        _is_refused(read(slow), 503, "SERVICE_UNAVAILABLE")
        assert read(idle).raw == b""
        with pytest.raises(ConnectionRefusedError):
            wire.connect()
