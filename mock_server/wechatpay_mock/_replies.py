"""What the console and the control routes answer, and the small bodies that they take."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from ._json import Json, encode

_LONGEST_BODY = 10_000


def told(content: Json, status: int = 200) -> Response:
    """An answer in JSON."""
    return told_as_is(encode(content), status)


def told_as_is(content: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is written as JSON already."""
    kept = {"X-Content-Type-Options": "nosniff", **(headers or {})}
    return Response(content, status_code=status, headers=kept, media_type="application/json")


def refused(message: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """An error."""
    return told_as_is(encode({"message": message}), status, headers)


async def small_body(request: Request) -> bytes:
    """The body of a request.

    Raises:
        ValueError: It is too long for what is asked here.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise ValueError("too long")
    return bytes(body)
