"""Control routes below `/_simulator`, for tests that run beside the simulator; see `_guard` for who may use them.

Beside clock, journal and reset they bring about what no call of the API does (S4, U28, N13, N14):

- `POST stocks/{stock_id}/pause`, `POST stocks/{stock_id}/restart`
- `POST stocks/{stock_id}/shake` with `{"appid": ..., "openid": ...}`
- `POST stocks/{stock_id}/coupons/{coupon_code}/delete`, as the user
- `POST receive-component/tap` with `{"token": ...}` of a pre-send

Those of callbacks are in `_callback_routes`, those of faults in `_fault_routes`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._callback_routes import callback_routes
from ._clock import parse_time
from ._fault_routes import fault_routes
from ._gateway import Gateway
from ._happenings import Happenings, Impossible, Unknown
from ._journal import Visit
from ._json import InvalidJson, Json, decode, encode, is_object
from ._replies import refused, small_body, told, told_as_is

PREFIX = "/_simulator"


def control_routes(gateway: Gateway) -> list[Route]:
    """`GET` and `PUT clock`, `GET requests`, `POST reset`, and what has no API."""

    async def get_clock(_: Request) -> Response:
        return told({"now": gateway.clock.now().isoformat(), "frozen": gateway.clock.frozen})

    async def put_clock(request: Request) -> Response:
        try:
            _set_clock(gateway, decode(await small_body(request)))
        except (InvalidJson, ValueError) as error:
            return refused(f"{error}: send {_CLOCK_USAGE}", 400)
        return await get_clock(request)

    async def get_requests(_: Request) -> Response:
        return told_as_is(b'{"requests":[' + b",".join(map(_shown, gateway.journal)) + b"]}")

    async def reset(_: Request) -> Response:
        gateway.reset()
        return Response(status_code=204)

    return [
        Route("/clock", get_clock, methods=["GET"]),
        Route("/clock", put_clock, methods=["PUT"]),
        Route("/requests", get_requests, methods=["GET"]),
        Route("/reset", reset, methods=["POST"]),
        *_happening_routes(Happenings(gateway)),
        *fault_routes(gateway.faults),
        *callback_routes(gateway),
    ]


def _happening_routes(happenings: Happenings) -> list[Route]:
    def happening(path: str, happen: Callable[[dict[str, str], dict[str, str]], Json]) -> Route:
        async def handler(request: Request) -> Response:
            try:
                return told(happen(request.path_params, _texts(await small_body(request))))
            except Unknown as error:
                return refused(str(error), 404)
            except Impossible as error:
                return refused(str(error), 409)
            except KeyError as error:
                return refused(f"the body lacks {error}", 400)
            except ValueError as error:
                return refused(str(error), 400)

        return Route(path, handler, methods=["POST"])

    return [
        happening("/stocks/{stock_id}/pause", lambda path, _: happenings.pause(path["stock_id"], paused=True)),
        happening("/stocks/{stock_id}/restart", lambda path, _: happenings.pause(path["stock_id"], paused=False)),
        happening(
            "/stocks/{stock_id}/shake",
            lambda path, body: happenings.shake(path["stock_id"], body["appid"], body["openid"]),
        ),
        happening(
            "/stocks/{stock_id}/coupons/{coupon_code}/delete",
            lambda path, _: happenings.delete(path["stock_id"], path["coupon_code"]),
        ),
        happening("/receive-component/tap", lambda _, body: happenings.tap(body["token"])),
    ]


def _texts(data: bytes) -> dict[str, str]:
    body: Any = decode(data) if data else {}
    if not is_object(body) or not all(isinstance(value, str) for value in body.values()):
        raise ValueError("send an object of texts")
    return body


_CLOCK_USAGE = '{"now": "2025-08-15T12:00:00+08:00"} or {"advance_seconds": 3600} or {"frozen": true}'


def _set_clock(gateway: Gateway, wish: Any) -> None:
    match wish:
        case {"now": str(text), **others} if not others:
            gateway.clock.set(parse_time(text))
        case {"advance_seconds": int() | float() as seconds, **others} if not others:
            gateway.clock.advance(seconds)
        case {"frozen": bool() as frozen, **others} if not others:
            gateway.clock.freeze() if frozen else gateway.clock.unfreeze()
        case _:
            raise ValueError("not understood")


def _shown(visit: Visit) -> bytes:
    shown = visit.to_json()
    try:
        return encode(shown)
    except RecursionError:  # a body that could just be read may be nested too deeply to be written
        return encode({**shown, "body": None})
