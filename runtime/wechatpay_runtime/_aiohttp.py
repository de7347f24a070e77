"""The transport of async clients where aiohttp (extra `fast`) is installed: a third of the time, the same behaviour.

httpx-aiohttp is not used. It writes paths and queries anew, which breaks their signatures, reports connections that
were lost after sending as time-outs of connecting, which were safe to repeat, and lets aiohttp send a request twice.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from ssl import SSLContext
from typing import TYPE_CHECKING

import aiohttp
import httpx
from yarl import URL

from ._constants import KEEPALIVE_EXPIRY_SECONDS, MAX_CONNECTIONS
from ._turns import Turns

if TYPE_CHECKING:
    from aiohttp import ClientHandlerType, ClientRequest, ClientResponse

# aiohttp's own headers must not join those of the request.
_UNASKED = frozenset({"Accept", "Accept-Encoding", "Content-Type", "User-Agent"})


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends requests over the connections of one aiohttp session; for tasks of one event loop."""

    def __init__(self, verify: SSLContext, *, limit: int = MAX_CONNECTIONS) -> None:
        """Open nothing yet.

        Args:
            verify: Whom to trust.
            limit: Connections at a time; further requests wait, as long as their time-out for the pool says.
        """
        self._verify = verify
        self._turns = Turns(limit)
        self._session: aiohttp.ClientSession | None = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=self._verify, limit=0, keepalive_timeout=KEEPALIVE_EXPIRY_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=_UNASKED,
                auto_decompress=False,  # httpx does that
                middlewares=(_once,),
            )
        return self._session

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its connection is free again when the answer is closed."""
        body = await request.aread()
        timeout = request.extensions.get("timeout", {})
        await self._turns.take(request)
        try:
            response = await self._opened().request(
                request.method,
                URL(str(request.url), encoded=True),  # as it was signed
                headers=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw],
                data=body or None,
                allow_redirects=False,
                # From the look-up of the name to the end of the handshake: httpx counts these one by one.
                timeout=aiohttp.ClientTimeout(connect=timeout.get("connect"), sock_read=timeout.get("read")),
                server_hostname=request.extensions.get("sni_hostname"),
            )
        except BaseException as error:
            self._turns.give_back()
            if isinstance(error, (aiohttp.ClientError, TimeoutError, OSError)):
                raise _translated(error) from None
            raise
        return httpx.Response(
            response.status,
            headers=response.raw_headers,
            stream=_Stream(response, self._turns),
            extensions={"http_version": b"HTTP/1.1", "reason_phrase": (response.reason or "").encode("latin-1")},
        )

    async def aclose(self) -> None:
        """Close all connections, those in use as well."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()


class _Stream(httpx.AsyncByteStream):
    """The body of an answer, which frees its connection when it is closed."""

    def __init__(self, response: ClientResponse, turns: Turns) -> None:
        self._response = response
        self._turns: Turns | None = turns

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._response.content.iter_any():
                yield part
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _translated(error) from None

    async def aclose(self) -> None:
        turns, self._turns = self._turns, None
        if turns is not None:
            self._response.close()  # which leaves connections alone whose answer has ended
            turns.give_back()


async def _once(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Keep aiohttp from sending GET, PUT and DELETE again by itself when a connection breaks.

    A second request with the signature of the first one is a replay; whether to repeat is for `Retry` to say.
    """
    try:
        return await handler(request)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise _translated(error) from None


# The first kind that fits; `connect` failures are those in which nothing was sent.
_KINDS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.ClientSSLError, httpx.ConnectError),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
    (aiohttp.ServerDisconnectedError, httpx.RemoteProtocolError),
    (aiohttp.ClientPayloadError, httpx.RemoteProtocolError),
    (aiohttp.ClientResponseError, httpx.RemoteProtocolError),
    (TimeoutError, httpx.ReadTimeout),
)


def _translated(error: Exception) -> httpx.TransportError:
    """What httpx calls a failure of aiohttp's, without its text: that names the URL, which may name a person."""
    kind = next((kind for known, kind in _KINDS if isinstance(error, known)), httpx.ReadError)
    name = type(error).__name__
    if kind is httpx.ConnectError and isinstance(error, aiohttp.ClientConnectorError):
        return kind(f"{name}: {error.os_error.strerror or type(error.os_error).__name__}")
    return kind(name)
