"""Raw sockets to a simulator that runs in a thread, for what no HTTP client would send."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from wechatpay_auth import WechatPayAuth
from wechatpay_mock import Simulator
from wechatpay_mock._connection import Limits
from wechatpay_mock._serving import Server, listen

CREATE = "/brand/marketing/product-coupon/product-coupons"


@dataclass
class Reply:
    """What came back over a socket."""

    raw: bytes

    @property
    def status(self) -> int:
        return int(self.raw.split(b" ", 2)[1])

    @property
    def head(self) -> str:
        return self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").lower()

    @property
    def json(self) -> Any:
        return json.loads(self.raw.partition(b"\r\n\r\n")[2])

    @property
    def code(self) -> str:
        return str(self.json["code"])

    @property
    def statuses(self) -> list[int]:
        """Those of all answers, one after the other."""
        return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", self.raw)]


class Wire:
    """A simulator that serves, and connections to it."""

    def __init__(self, simulator: Simulator, address: tuple[str, int], server: Server) -> None:
        self.simulator = simulator
        self.address = address
        self.server = server
        self.base_url = f"http://{address[0]}:{address[1]}"

    def connect(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=20)

    def ask(self, *pieces: bytes, half_close: bool = False) -> Reply:
        """Send pieces and read until the end of the connection."""
        with self.connect() as connection:
            for piece in pieces:
                connection.sendall(piece)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
            return read(connection)

    def is_well(self) -> bool:
        """Whether a good request is answered."""
        with httpx.Client(base_url=self.base_url, auth=WechatPayAuth(self.simulator.brand)) as client:
            return client.get("/brand/marketing/product-coupon/notify-configs").status_code == 404


def read(connection: socket.socket) -> Reply:
    """Everything up to the end of the connection."""
    raw = bytearray()
    while piece := connection.recv(65536):
        raw += piece
    return Reply(bytes(raw))


def request(method: str = "GET", target: str = "/nothing", *lines: str, body: bytes = b"") -> bytes:
    """A request that asks for the end of the connection."""
    length = [f"Content-Length: {len(body)}"] if body else []
    head = [f"{method} {target} HTTP/1.1", "Host: simulator", "Connection: close", *length, *lines]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


@contextmanager
def served(simulator: Simulator, *, limits: Limits | None = None) -> Iterator[Wire]:
    """Serve in a thread, with limits of the test's own."""
    with listen("127.0.0.1", 0) as listener:
        server = Server(simulator.app, limits=limits)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        server.wait_until_ready()
        try:
            yield Wire(simulator, listener.getsockname()[:2], server)
        finally:
            server.should_exit = True
            thread.join()
