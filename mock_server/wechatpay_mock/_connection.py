"""One connection: what uvicorn does with it, and what it leaves open.

Beyond uvicorn: errors in JSON, an end to requests that never end, a bound to the number of connections, answers to
callers that have closed their half, and connections that end early on demand.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

import h11
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from ._delivery import EXTENSION, Ending
from ._wire import WireFault

_LINGER_SECONDS = 2.0
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER on, for no time: closing then resets the connection
_REFUSED_BEYOND = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a connection may cost.

    Attributes:
        connections: How many may be open; those beyond are answered 503. So many more that even for that there is
            no room are just closed.
        request_seconds: How long a request may take to arrive, from the first byte to the last, and a connection to
            send anything at all.
    """

    connections: int = 4096
    request_seconds: float = 60


class ConnectionConfig(uvicorn.Config):
    """The configuration of uvicorn, with limits of the simulator's own."""

    def __init__(self, app: ASGIApp, *, limits: Limits, **options: Any) -> None:
        super().__init__(app, http=Connection, **options)
        self.limits = limits


class Connection(H11Protocol):
    """A connection to a client."""

    def __init__(
        self,
        config: ConnectionConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._limits = config.limits
        self._api: Any = self.app
        self.app = self._guarded
        self._deadline: asyncio.TimerHandle | None = None
        self._heard = False  # of the current request
        self._is_over = False  # nothing that still comes in matters
        self._half_closed = False

    # What asyncio calls

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        excess = len(self.connections) - self._limits.connections
        if excess > _REFUSED_BEYOND:
            self._is_over = True
            transport.abort()
        elif excess > 0:
            self._refuse(WireFault.CROWDED)
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        if self._is_over:
            return
        self._heard = True
        super().data_received(data)
        self._watch()

    def eof_received(self) -> bool:  # type: ignore[override] # asyncio asks for it, uvicorn answers None
        """Whether to keep the other half open: as long as there is something to answer."""
        if self._is_over:
            return False
        self._half_closed = True
        if self.conn.their_state is h11.SEND_BODY or (self._unanswered is None and self.conn.trailing_data[0]):
            self._refuse(WireFault.INCOMPLETE)
            return True
        return self._unanswered is not None

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_over = True
        self._unwatch()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)

    # What uvicorn calls

    def shutdown(self) -> None:
        if self._is_over:
            self.transport.close()
        else:
            super().shutdown()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._half_closed and self._unanswered is None and not self._is_over:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        del msg  # the same for all
        error = sys.exc_info()[1]
        is_large = isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == 431
        self._refuse(WireFault.HEADERS_TOO_LARGE if is_large else WireFault.MALFORMED)

    def _should_upgrade(self) -> bool:
        return False  # an upgrade that is not supported may be ignored: the request is answered as it stands

    # What is added

    @property
    def _unanswered(self) -> RequestResponseCycle | None:
        """The request that is being answered."""
        cycle: Any = self.cycle  # None at first, whatever its declaration says
        return None if cycle is None or cycle.response_complete else cycle

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["http_version"] not in ("1.0", "1.1"):
            self._refuse(WireFault.MALFORMED)
            return
        if _is_ambiguous(scope):
            self._refuse(WireFault.AMBIGUOUS)
            return
        _to_origin_form(scope)
        scope["extensions"] = {EXTENSION: self._end}
        head: list[bytes] = []

        async def answer(message: Message) -> None:
            # uvicorn would close with the body still coming in, and the answer could get lost.
            if message["type"] == "http.response.start" and self.conn.their_state is h11.SEND_BODY:
                head.append(_head(message))
            elif head:
                self._say_last(head[0] + message["body"])
            else:
                await send(message)

        try:
            await self._api(scope, receive, answer)
        except asyncio.CancelledError:  # the server stops and has waited long enough
            if self.cycle.response_started:
                raise
            self._refuse(WireFault.STOPPING)

    def _end(self, ending: Ending) -> None:
        """End the connection on demand."""
        self._is_over = True
        self.cycle.disconnected = True
        if ending == "close":
            self.transport.close()
            return
        raw: socket.socket | None = self.transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.transport.abort()

    def _refuse(self, fault: WireFault) -> None:
        """Answer what is no request, and close."""
        self._say_last(fault.message(), is_last_of_all=fault is WireFault.STOPPING)

    def _say_last(self, message: bytes, *, is_last_of_all: bool = False) -> None:
        """Send an answer as it stands, and close once the client has: closed at once, the answer could get lost."""
        self._is_over = True
        self._unwatch()
        self._unset_keepalive_if_required()
        cycle = self._unanswered
        if cycle is not None:
            cycle.disconnected = True
            cycle.message_event.set()
        if self.transport.is_closing() or (cycle is not None and cycle.response_started):
            self.transport.close()
            return
        self.transport.write(message)
        if is_last_of_all:  # there is no later
            self.transport.close()
            return
        try:
            self.transport.write_eof()
        except OSError:  # the client has gone already
            self.transport.abort()
            return
        self.flow.resume_reading()
        self._deadline = self.loop.call_later(_LINGER_SECONDS, self.transport.abort)

    def _watch(self) -> None:
        """Have a deadline while something is still to come."""
        if self._is_over:
            return
        is_waiting = self.conn.their_state in (h11.IDLE, h11.SEND_BODY) and self.timeout_keep_alive_task is None
        if not is_waiting:
            self._unwatch()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self._limits.request_seconds, self._on_deadline)

    def _unwatch(self) -> None:
        self._heard = self._heard and self.conn.their_state in (h11.IDLE, h11.SEND_BODY)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _on_deadline(self) -> None:
        self._deadline = None
        if self._is_over:
            return
        is_answered = self.conn.their_state is h11.SEND_BODY and self._unanswered is None
        if self._heard and not is_answered:
            self._refuse(WireFault.TOO_SLOW)
        else:
            self._is_over = True
            self.transport.close()


def _head(start: Message) -> bytes:
    """The head of an answer that ends the connection."""
    status: int = start["status"]
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode()]
    lines += [name + b": " + value for name, value in start["headers"]]
    return b"\r\n".join([*lines, b"Connection: close", b"", b""])


def _is_ambiguous(scope: Scope) -> bool:
    """Whether two headers disagree about where the body ends, as requests that are smuggled past a proxy have it."""
    names = {name for name, _ in scope["headers"]}
    return {b"content-length", b"transfer-encoding"} <= names


def _to_origin_form(scope: Scope) -> None:
    """Take scheme and host off a target such as `http://host/path`, which every server has to accept."""
    raw: bytes = scope["raw_path"]
    if raw.lower().startswith((b"http://", b"https://")):
        scope["raw_path"] = b"/" + b"".join(raw.split(b"/", 3)[3:])
        scope["path"] = unquote(scope["raw_path"].decode("ascii"))
