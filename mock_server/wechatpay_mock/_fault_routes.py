"""Control routes for faults: `GET` and `POST /_simulator/faults`, `DELETE` of all or of one.

A fault is its kind, its options, and the options of `Faults.add`; what is left out has its default::

    {"kind": "latency", "seconds": 2, "operation": "sendUserCoupon", "times": 3}
    {"kind": "server_error", "status": 503, "times": null, "rate": 0.2, "seed": 7}
    {"kind": "cut", "when": "after", "operation": ["brandUseUserCoupon", "partnerUseUserCoupon"]}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._json import InvalidJson, decode, encode, is_object
from .faults import Faults
from .faults.form import KINDS, add_fault

Handler = Callable[[Request], Awaitable[Response]]


def fault_routes(
    faults: Faults, *, local: Callable[[Handler], Handler], read: Callable[[Request], Awaitable[bytes]]
) -> list[Route]:
    """The routes; `local` guards a handler, `read` reads a small body or raises `ValueError`."""

    async def get_all(_: Request) -> Response:
        return _json({"faults": [planned.to_json() for planned in faults], "kinds": KINDS})

    async def post(request: Request) -> Response:
        try:
            wish = decode(await read(request))
            if not is_object(wish):
                raise ValueError('send an object such as {"kind": "cut", "when": "after"}')
            planned = add_fault(faults, wish)
        except (InvalidJson, ValueError) as error:
            return _json({"message": str(error)}, status=400)
        return _json(planned.to_json(), status=201)

    async def delete_all(_: Request) -> Response:
        faults.clear()
        return Response(status_code=204)

    async def delete(request: Request) -> Response:
        planned = faults.get(request.path_params["id"])
        if planned is None:
            return _json({"message": "no fault of that id is in force"}, status=404)
        planned.remove()
        return Response(status_code=204)

    return [
        Route("/faults", local(get_all), methods=["GET"]),
        Route("/faults", local(post), methods=["POST"]),
        Route("/faults", local(delete_all), methods=["DELETE"]),
        Route("/faults/{id}", local(delete), methods=["DELETE"]),
    ]


def _json(content: dict[str, object], status: int = 200) -> Response:
    return Response(encode(content), status_code=status, media_type="application/json")
