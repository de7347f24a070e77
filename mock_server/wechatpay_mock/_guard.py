"""Who may use the console and the control routes: this machine, and no web page of somebody else.

A browser on this machine sends requests for every page that it shows. Three checks keep those pages out: the
address of the client, the `Host` (a name that an attacker points here, DNS rebinding, would make the console one
site with the attacker's page), and `Origin` with `Sec-Fetch-Site` (a page may post to other sites). Programs send
neither of the last two and are let in.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from ._json import encode

Handler = Callable[[Request], Awaitable[Response]]

_OWN_SITES = ("same-origin", "none")


def guarded(handler: Handler, *, is_open: bool = False) -> Handler:
    """A handler that refuses strangers with 403.

    Args:
        handler: What to guard.
        is_open: Let other machines in; pages of other sites are still refused.
    """

    async def guard(request: Request) -> Response:
        issue = _objection(request, is_open=is_open)
        return await handler(request) if issue is None else refused(issue, 403)

    return guard


def refused(message: str, status: int) -> Response:
    """An error of the console and the control routes."""
    return Response(encode({"message": message}), status_code=status, media_type="application/json")


def _objection(request: Request, *, is_open: bool) -> str | None:
    host = request.headers.get("host", "")
    if not is_open:
        if request.client is None or not _is_loopback(request.client.host):
            return "console and control routes answer on the loopback interface only"
        if not _is_own_name(host):
            return f"Host {host[:80]!r} is no name of this machine: use 127.0.0.1 or localhost"
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        return f"pages of {origin[:80]!r} may not use the simulator"
    is_change = request.method not in ("GET", "HEAD")
    if is_change and request.headers.get("sec-fetch-site", "none") not in _OWN_SITES:
        return "pages of other sites may not use the simulator"
    return None


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _is_own_name(host: str) -> bool:
    # Only a name with a dot can be registered by a stranger and be pointed here; in-process clients use short ones.
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name.endswith(".localhost"):
        return True
    return _is_loopback(name) or (bool(name) and "." not in name and ":" not in name)
