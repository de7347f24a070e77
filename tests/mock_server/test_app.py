"""The ASGI application, driven by hand."""

import asyncio
from typing import Any

from tests.mock_server.support import Side
from wechatpay_mock import Simulator

Message = dict[str, Any]


def _drive(app: Any, messages: list[Message], **changes: Any) -> list[Message]:
    sent: list[Message] = []
    waiting = iter(messages)

    async def receive() -> Message:
        return next(waiting)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/brand/marketing/product-coupon/product-coupons",
        "raw_path": b"/brand/marketing/product-coupon/product-coupons",
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "root_path": "",
        **changes,
    }
    asyncio.run(app(scope, receive, send))
    return sent


def test_body_in_pieces(mock: Simulator) -> None:
    """A body may come in pieces."""
    pieces: list[Message] = [
        {"type": "http.request", "body": b"x", "more_body": True},
        {"type": "http.request", "body": b"y"},
    ]
    assert _drive(mock.app, pieces)[0]["status"] == 401
    (visit,) = mock.requests
    assert visit.content == b"xy"


def test_client_that_goes(mock: Simulator) -> None:
    """A client that goes before its request is complete is not answered, and nothing is recorded."""
    messages: list[Message] = [
        {"type": "http.request", "body": b"x", "more_body": True},
        {"type": "http.disconnect"},
    ]
    assert _drive(mock.app, messages) == []
    assert len(mock.requests) == 0


def test_endless_body(mock: Simulator) -> None:
    """A body over the limit is read to its end, so that the client gets to read the answer, but not kept."""
    piece = b"x" * (1024 * 1024)
    messages: list[Message] = [{"type": "http.request", "body": piece, "more_body": True} for _ in range(20)]
    sent = _drive(mock.app, [*messages, {"type": "http.request", "body": b""}])
    assert sent[0]["status"] == 400
    (visit,) = mock.requests
    assert (visit.content, visit.answer.error["code"]) == (b"", "PARAM_ERROR")


def test_just_4_mib(mock: Simulator) -> None:
    """4 MiB are not too much: such a body gets as far as the signature."""
    sent = _drive(mock.app, [{"type": "http.request", "body": b"x" * (4 * 1024 * 1024)}])
    assert sent[0]["status"] == 401
    (visit,) = mock.requests
    assert (visit.content, visit.size) == (None, 4 * 1024 * 1024)


def test_websocket(mock: Simulator) -> None:
    """A websocket is closed."""
    sent = _drive(mock.app, [{"type": "websocket.connect"}], type="websocket")
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_lifespan(mock: Simulator) -> None:
    """Servers that send lifespan events are content."""
    sent = _drive(mock.app, [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}], type="lifespan")
    assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_header_bytes(mock: Simulator, brand: Side) -> None:
    """Headers may hold any byte."""
    headers = [(b"Authorization", bytes(range(128, 256))), (b"X-\xff", b"\x00")]
    assert _drive(mock.app, [{"type": "http.request"}], headers=headers)[0]["status"] == 401
    assert brand.create().status_code == 200
