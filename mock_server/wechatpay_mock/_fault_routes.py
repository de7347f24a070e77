"""Control routes for faults: `GET` and `POST /_simulator/faults`, `DELETE` of all or of one.

A fault is its kind, its options, and the options of `Faults.add`; what is left out has its default::

    {"kind": "latency", "seconds": 2, "operation": "sendUserCoupon", "times": 3}
    {"kind": "server_error", "status": 503, "times": null, "rate": 0.2, "seed": 7}
    {"kind": "cut", "when": "after", "operation": ["brandUseUserCoupon", "partnerUseUserCoupon"]}
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._json import InvalidJson, decode, is_object
from ._replies import refused, small_body, told
from .faults import Faults
from .faults.form import KINDS, add_fault


def fault_routes(faults: Faults) -> list[Route]:
    """The routes."""

    async def get_all(_: Request) -> Response:
        return told({"faults": [planned.to_json() for planned in faults], "kinds": KINDS})

    async def post(request: Request) -> Response:
        try:
            wish = decode(await small_body(request))
            if not is_object(wish):
                raise ValueError('send an object such as {"kind": "cut", "when": "after"}')
            planned = add_fault(faults, wish)
        except (InvalidJson, ValueError) as error:
            return refused(str(error), 400)
        return told(planned.to_json(), 201)

    async def delete_all(_: Request) -> Response:
        faults.clear()
        return Response(status_code=204)

    async def delete(request: Request) -> Response:
        planned = faults.get(request.path_params["id"])
        if planned is None:
            return refused("no fault of that id is in force", 404)
        planned.remove()
        return Response(status_code=204)

    return [
        Route("/faults", get_all, methods=["GET"]),
        Route("/faults", post, methods=["POST"]),
        Route("/faults", delete_all, methods=["DELETE"]),
        Route("/faults/{id}", delete, methods=["DELETE"]),
    ]
