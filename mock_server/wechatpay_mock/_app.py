"""The ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from wechatpay_auth import Scheme

from ._admin import PREFIX, control_routes
from ._delivery import deliver
from ._gateway import MAX_BODY_BYTES, Gateway
from ._guard import guarded
from ._request import Headers, Request
from ._state_file import StateError
from .console import page_routes, view_routes

_READ_BYTES = 64 * 1024 * 1024
"""How much of a body that is too large is read before the answer."""
# A receiver has 5 s; whatever becomes of it, the answer is not kept back for ever.
_PATIENCE_SECONDS = 10.0


class _TooLarge(Exception):
    """The body is over the limit; the rest of it was read and thrown away."""


class _Disconnected(Exception):
    """The client has gone before its request was complete."""


class ApiApp:
    """Everything that the contract serves.

    It reads the whole request, then answers it in one step: behaviours never interleave.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        try:
            body, oversized = await _body(receive), False
        except _TooLarge:
            body, oversized = b"", True
        except _Disconnected:
            return
        request = Request(
            method=scope["method"],
            path=scope["raw_path"],
            query=scope["query_string"],
            headers=Headers(scope["headers"]),
            body=body,
        )
        gateway = self._gateway
        strike = gateway.strike(request)
        if strike.wait_seconds:
            await asyncio.sleep(strike.wait_seconds)
        first_new = gateway.store.outbox.next_number
        answer = gateway.handle(request, oversized=oversized, strike=strike)
        if gateway.rules.callback_before_answer and gateway.store.outbox.next_number > first_new:  # N7
            with suppress(StateError):  # what was done is kept, and answered, whatever becomes of the callback
                await run_in_threadpool(gateway.courier.settle, _PATIENCE_SECONDS, since=first_new)
        await deliver(
            answer.status,
            answer.headers,
            answer.body,
            answer.delivery,
            now=gateway.wall_clock(),
            scope=scope,
            send=send,
        )


async def _body(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Disconnected
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > _READ_BYTES:
            break
        if size > MAX_BODY_BYTES:
            # Read on, or the client would see a broken connection in place of the answer.
            chunks.clear()
        else:
            chunks.append(chunk)
        more = message.get("more_body", False)
    if size > MAX_BODY_BYTES:
        raise _TooLarge
    return b"".join(chunks)


_PAGES = ("/", "/docs", "/docs/", "/docs/openapi.json")


def build_app(gateway: Gateway, *, homes: Mapping[Scheme, str] | None = None, is_open: bool = False) -> ASGIApp:
    """The API, the console at `/`, the API pages at `/docs`, and below `PREFIX` the control routes.

    Args:
        gateway: What answers.
        homes: The env file of each side, for the console to name.
        is_open: Let other machines use console and control routes, too.
    """
    api = ApiApp(gateway)
    views = Mount("/console", _router(view_routes(gateway, homes or {})))
    control = _router([Mount(PREFIX, _router([views, *control_routes(gateway)])), *page_routes(gateway)])
    guard = guarded(control, is_open=is_open)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        # The API is no route of the router, whose patterns do not match every character a path may hold.
        is_page = scope["type"] == "http" and scope["path"] in _PAGES and scope["method"] in ("GET", "HEAD")
        is_control = is_page or (scope["type"] == "http" and scope["path"].startswith(f"{PREFIX}/"))
        try:
            if scope["type"] == "lifespan":  # the router knows what to say to a server that starts or stops
                await control(scope, receive, send)
            else:
                await (guard if is_control else api)(scope, receive, send)
        finally:  # a client that has gone before its answer does not stop the callback
            gateway.courier.wake()

    return app


def _router(routes: Sequence[BaseRoute]) -> Router:
    return Router(routes, redirect_slashes=False)
