"""How an answer travels: as it should, or late, cut off, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from typing import Literal

import httpx
from starlette.types import Scope, Send

Ending = Literal["close", "reset"]
"""`close`: the connection ends after what was sent. `reset`: it is torn down, what was sent may be lost."""

EXTENSION = "wechatpay_mock.end"
"""Where `Connection` leaves, among the extensions of a scope, the function that ends the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What happens to an answer on its way.

    Attributes:
        wait_seconds: How long it waits before it is sent.
        ending: How the connection ends in place of the answer; None to answer.
        body_bytes: How much of the body is sent before the connection closes, under a `Content-Length` that
            announces all of it; None for the whole.
        date_skew_seconds: How far the `Date` header is off.
    """

    wait_seconds: float = 0
    ending: Ending | None = None
    body_bytes: int | None = None
    date_skew_seconds: float = 0


AS_IT_SHOULD = Delivery()


async def deliver(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    delivery: Delivery,
    *,
    now: float,
    scope: Scope,
    send: Send,
) -> None:
    """Send an answer to a request that was read to its end, the way `delivery` says; `now` is for its `Date`.

    Raises:
        httpx.TransportError: The application runs in-process, where there is no connection to end: the error is the
            one that httpx raises for such an end, and `httpx.ASGITransport` passes it on. A server other than the
            simulator's own takes it for a failure and answers 500.
    """
    if delivery.wait_seconds:
        await asyncio.sleep(delivery.wait_seconds)
    if delivery.ending is not None:
        _end(scope, delivery.ending, _LOST[delivery.ending])
        return
    lines = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    lines.append((b"Date", _date(int(now + delivery.date_skew_seconds))))
    if body:
        lines.append((b"Content-Length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": lines})
    if delivery.body_bytes is None or delivery.body_bytes >= len(body):
        await send({"type": "http.response.body", "body": body})
        return
    await send({"type": "http.response.body", "body": body[: delivery.body_bytes], "more_body": True})
    _end(
        scope,
        "close",
        httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body "
            f"(received {delivery.body_bytes} bytes, expected {len(body)})"
        ),
    )


# In the words of httpx over a socket.
_LOST: dict[Ending, httpx.TransportError] = {
    "close": httpx.RemoteProtocolError("Server disconnected without sending a response."),
    "reset": httpx.ReadError("[Errno 104] Connection reset by peer"),
}


def _end(scope: Scope, ending: Ending, error: httpx.TransportError) -> None:
    extensions: Mapping[str, Callable[[Ending], None]] = scope.get("extensions") or {}
    end = extensions.get(EXTENSION)
    if end is None:
        raise type(error)(str(error))
    end(ending)


@lru_cache(maxsize=4)
def _date(now: int) -> bytes:
    return formatdate(now, usegmt=True).encode()
