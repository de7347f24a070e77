"""Serving an application over HTTP: the socket, the server, its end."""

from __future__ import annotations

import ipaddress
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from ._connection import ConnectionConfig, Limits
from ._open_files import limits as open_file_limits

# WeChat Pay closes idle connections after 8 s.
_KEEP_ALIVE_SECONDS = 8
_SHUTDOWN_SECONDS = 2
_BACKLOG = 512
_READY_SECONDS = 30.0


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    Raises:
        OSError: The address is in use or not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only with the protocol named does asyncio set TCP_NODELAY on connections; without it every
    # answer waits 40 ms for an acknowledgement. Hence no socket.create_server, which leaves it out.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def is_local(listener: socket.socket) -> bool:
    """Whether only this machine reaches a socket."""
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback


def base_url_of(listener: socket.socket) -> str:
    """How this machine reaches a socket."""
    host, port = listener.getsockname()[:2]
    address = ipaddress.ip_address(host)
    if address.is_unspecified:
        address = ipaddress.ip_address("127.0.0.1" if address.version == 4 else "::1")
    return f"http://{address}:{port}" if address.version == 4 else f"http://[{address}]:{port}"


class Server(uvicorn.Server):
    """uvicorn on a socket that listens already."""

    def __init__(
        self, app: ASGIApp, *, on_ready: Callable[[], None] | None = None, limits: Limits | None = None
    ) -> None:
        """Serve an application.

        Args:
            app: The application.
            on_ready: Is called once requests are answered.
            limits: What connections may cost; as the limit of open files allows when left out.
        """
        super().__init__(
            ConnectionConfig(
                app,
                limits=limits or open_file_limits(),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                # The simulator sends its own, which may be off on demand.
                date_header=False,
                # The control routes trust the address of the client.
                proxy_headers=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
            )
        )
        self._on_ready = on_ready
        self._ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready.set()
        if self._on_ready is not None:
            self._on_ready()

    def wait_until_ready(self) -> None:
        """Wait until requests are answered.

        Raises:
            TimeoutError: The server did not start.
        """
        if not self._ready.wait(_READY_SECONDS):
            raise TimeoutError(f"the server did not start within {_READY_SECONDS:.0f} s")

    def run_until_signal(self, listener: socket.socket) -> None:
        """Serve until SIGTERM or SIGINT, and return normally after either."""

        def stop(_: int, __: FrameType | None) -> None:
            self.should_exit = True

        # uvicorn raises the signals that it caught again when it is done: they come here then.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        self.run([listener])
