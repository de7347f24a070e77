"""Who may use the console and the control routes: this machine, and no web page of somebody else.

A browser on this machine sends requests for every page that it shows. Three checks keep those pages out: the
address of the client, the `Host` (a name that an attacker points here, DNS rebinding, would make the console one
site with the attacker's page), and `Origin` with `Sec-Fetch-Site` (a page may post to other sites). Programs send
neither of the last two and are let in.
"""

from __future__ import annotations

import ipaddress
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ._replies import refused
from ._state_file import StateError

_OWN_SITES = ("same-origin", "none")
# Nothing else may stand in a Host header: https://www.rfc-editor.org/rfc/rfc9110#section-7.2
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]*)?", re.IGNORECASE)


def guarded(routes: ASGIApp, *, is_open: bool = False) -> ASGIApp:
    """Routes that refuse strangers with 403, and whose errors are JSON.

    Args:
        routes: A router.
        is_open: Let other machines in; pages of other sites are still refused.
    """

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        issue = _objection(Request(scope), is_open=is_open)
        if issue is not None:
            await refused(issue, 403)(scope, receive, send)
            return
        try:
            # With an application in the scope, a router raises what it would have said in plain text.
            await routes({**scope, "app": routes}, receive, send)
        except HTTPException as error:
            await refused(error.detail, error.status_code, error.headers)(scope, receive, send)
        except StateError as error:
            await refused(str(error), 500)(scope, receive, send)

    return guard


def _objection(request: Request, *, is_open: bool) -> str | None:
    host = request.headers.get("host", "")
    if not is_open:
        if request.client is None or not _is_loopback(request.client.host):
            return "console and control routes answer on the loopback interface only"
        if not _is_own_name(host):
            return f"Host {host[:80]!r} is no name of this machine: use 127.0.0.1 or localhost"
    for origin in request.headers.getlist("origin"):
        scheme, _, site = origin.partition("://")
        if scheme.lower() not in ("http", "https") or site.lower() != host.lower():
            return f"pages of {origin[:80]!r} may not use the simulator"
    is_change = request.method not in ("GET", "HEAD")
    if is_change and any(site not in _OWN_SITES for site in request.headers.getlist("sec-fetch-site")):
        return "pages of other sites may not use the simulator"
    return None


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    # A socket for both families tells the addresses of IPv4 in the form of IPv6.
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def _is_own_name(host: str) -> bool:
    # Only a name with a dot can be registered by a stranger and be pointed here; in-process clients use short ones.
    match = _HOST.fullmatch(host)
    if match is None:
        return False
    name = match["name"].lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    return _is_loopback(name.strip("[]")) or ("." not in name and ":" not in name)
