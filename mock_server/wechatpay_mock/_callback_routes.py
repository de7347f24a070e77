"""Control routes of callbacks, below `/_simulator/callbacks`:

- `GET ` shows them, oldest first; `?event_type=` and `?state=` choose
- `POST {id}/resend`, `POST {id}/probe`, and `POST {id}/forge` with `{"how": "signature"}`, `"serial"` or `"api_key"`
- `POST probe` with `{"url": ...}`, an address that a caller has set
- `PUT redirect` with `{"to": "http://127.0.0.1:9000", "host": ...}`; without `host` for all, `null` ends it
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._callbacks import Callbacks, UnknownCallback
from ._gateway import Gateway
from ._json import Json, decode, is_object
from ._outbox import Try
from ._parcels import Forgery
from ._replies import refused, small_body, told

_PATH = "/callbacks"


def callback_routes(gateway: Gateway) -> list[Route]:
    """The routes."""
    callbacks = Callbacks(gateway)

    async def show(request: Request) -> Response:
        wanted = {name: request.query_params.get(name) for name in ("event_type", "state")}
        with gateway.lock:
            shown = [
                one.to_json()
                for one in callbacks
                if wanted["event_type"] in (None, one.event_type) and wanted["state"] in (None, one.state)
            ]
        return told({"callbacks": shown})

    async def redirect(request: Request) -> Response:
        try:
            to, host = _redirect(await _body(request))
            callbacks.redirect(to, host=host)
        except ValueError as error:
            return refused(f"{error}: send {_REDIRECT_USAGE}", 400)
        return Response(status_code=204)

    def trying(path: str, attempt: Callable[[dict[str, str], Json], Try]) -> Route:
        async def handler(request: Request) -> Response:
            try:
                body = await _body(request)
                # Beside the event loop, where the receiver's own calls are answered meanwhile.
                made = await run_in_threadpool(attempt, request.path_params, body)
            except UnknownCallback as error:
                return refused(str(error), 404)
            except ValueError as error:
                return refused(str(error), 400)
            return told(made.to_json())

        return Route(f"{_PATH}{path}", handler, methods=["POST"])

    return [
        Route(_PATH, show, methods=["GET"]),
        Route(f"{_PATH}/redirect", redirect, methods=["PUT"]),
        trying("/probe", lambda _, body: callbacks.send_probe(_url(body))),
        trying("/{id}/resend", lambda path, _: callbacks.resend(path["id"])),
        trying("/{id}/probe", lambda path, _: callbacks.send_probe(path["id"])),
        trying("/{id}/forge", lambda path, body: callbacks.send_forged(path["id"], _how(body))),
    ]


_REDIRECT_USAGE = '{"to": "http://127.0.0.1:9000"} or {"to": null}, with "host" for the addresses of one host'


async def _body(request: Request) -> Json:
    content = await small_body(request)
    body: Any = decode(content) if content else {}
    if not is_object(body):
        raise ValueError("send a JSON object")
    return body


def _redirect(body: Json) -> tuple[str | None, str | None]:
    match body:
        case {"to": (str() | None) as to, **others} if not others:
            return to, None
        case {"to": (str() | None) as to, "host": str(host), **others} if not others:
            return to, host
        case _:
            raise ValueError("not understood")


def _url(body: Json) -> str:
    url = body.get("url")
    if not isinstance(url, str) or "://" not in url:
        raise ValueError('send {"url": ...}, an address that a caller has set')
    return url


def _how(body: Json) -> Forgery:
    how = body.get("how", "signature")
    for known in get_args(Forgery):
        if how == known:
            forgery: Forgery = known
            return forgery
    raise ValueError(f'send {{"how": ...}} with one of {", ".join(get_args(Forgery))}')
