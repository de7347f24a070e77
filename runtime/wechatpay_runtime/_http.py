"""The HTTP clients the SDK makes for itself: one TLS context for all of them, short-lived idle connections."""

import os
import ssl
import sys
from functools import cache, lru_cache
from ipaddress import ip_address
from typing import Any, Final
from urllib.request import getproxies

import httpx

from ._constants import KEEPALIVE_EXPIRY_SECONDS, MAX_CONNECTIONS


@cache
def tls_context() -> ssl.SSLContext:
    """One context for every client and tenant of the process: building one costs over 20 ms."""
    return httpx.create_ssl_context()


class _NoCookies(httpx.Cookies):
    """Takes no notice of answers: the API sets no cookies, and looking for them costs a tenth of a call."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Nothing."""


_NO_COOKIES: Final = _NoCookies()
_SYSTEM_PROXIES: Final = frozenset({"darwin", "win32"})
"""Where proxies are also read from settings of the system."""
_PROXIED: Final = frozenset({"all", "http", "https"})


class _SyncHTTP(httpx.Client):
    @property
    def cookies(self) -> httpx.Cookies:
        return _NO_COOKIES

    @cookies.setter
    def cookies(self, cookies: object) -> None:
        """None are kept."""


class _AsyncHTTP(httpx.AsyncClient):
    @property
    def cookies(self) -> httpx.Cookies:
        return _NO_COOKIES

    @cookies.setter
    def cookies(self, cookies: object) -> None:
        """None are kept."""


def sync_http(transport: httpx.BaseTransport | None) -> httpx.Client:
    """The client of a `SyncClient` that was given none."""
    return _SyncHTTP(**_settings(transport), transport=transport)


def async_http(transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """The client of an `AsyncClient` that was given none.

    Its transport is the fast one, if aiohttp is there, else the striped one. With a proxy in the environment
    it is httpx's own, as httpx reads these variables for its own transports only.
    """
    if transport is None and not (_names_proxies() and any(scheme in _PROXIED for scheme in getproxies())):
        transport = _transport()
    return _AsyncHTTP(**_settings(transport), transport=transport)


def _transport() -> httpx.AsyncBaseTransport:
    try:
        from ._aiohttp import AiohttpTransport  # noqa: PLC0415  # performance: imports asyncio, for async clients only
    except ImportError:
        from ._striped import StripedTransport  # noqa: PLC0415  # performance: likewise

        return StripedTransport(tls_context())
    return AiohttpTransport(tls_context())


def _names_proxies() -> bool:
    """Whether the environment, or the settings of the system, may name a proxy. httpx then works out which.

    To look at the names alone takes a fraction of that, and most processes have none.
    """
    return sys.platform in _SYSTEM_PROXIES or any(name[-6:].lower() == "_proxy" for name in os.environ)


def _settings(transport: object) -> dict[str, Any]:
    """Keyword arguments that `httpx.Client` and `httpx.AsyncClient` share."""
    return {
        "verify": tls_context() if transport is None else True,  # which is not looked at beside a transport
        "limits": httpx.Limits(
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_CONNECTIONS,
            keepalive_expiry=KEEPALIVE_EXPIRY_SECONDS,
        ),
        "follow_redirects": False,  # a signature is for one path only
        "trust_env": _names_proxies(),  # which is all that httpx reads from the environment here
    }


@lru_cache(maxsize=64)  # a quarter of what a client costs, and the same for all tenants
def checked_base_url(text: str, *, allow_plain_http: bool) -> str:
    """The base URL without a trailing slash.

    Raises:
        ValueError: it is no http(s) origin, or it is plain http to another machine and that was not allowed.
    """
    url = httpx.URL(text.strip())
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("'base_url' must look like https://api.mch.weixin.qq.com")
    if url.path.strip("/") or url.query or url.fragment or url.userinfo:
        raise ValueError("'base_url' must be scheme, host and port only: the path is part of what is signed")
    if url.scheme == "http" and not allow_plain_http and not _is_loopback(url.host):
        raise ValueError(
            f"'base_url' is plain http to {url.host}: requests would travel unencrypted. Use https, "
            "or allow_plain_http=True for a simulator in a network of your own"
        )
    return str(url.copy_with(path="/")).rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
