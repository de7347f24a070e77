"""A WeChat Pay on the loopback interface for asyncio: signs its answers, checks signatures, counts connections."""

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable

import httpx

from tests.auth import support as auth
from wechatpay_auth import Authorization, Scheme, request_message, verify

Reply = Callable[["Exchange"], Awaitable[None]]


class Exchange:
    """One request, and the connection to answer it on."""

    def __init__(self, wire: "Wire", head: bytes, body: bytes, writer: asyncio.StreamWriter) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = first.split(" ")
        self.headers = httpx.Headers([(n, v.strip()) for n, _, v in (line.partition(":") for line in lines if line)])
        self.body, self.wire, self.writer = body, wire, writer

    def check(self) -> None:
        """Fail unless the partner signed this very request."""
        stated = Authorization.parse(self.headers["Authorization"])
        message = request_message(self.method, self.target.encode(), stated.timestamp, stated.nonce, self.body)
        verify(auth.private_key("merchant_partner").public_key(), message, stated.signature)

    def answer_bytes(self, content: bytes, **more: str) -> bytes:
        signed = auth.signed_answer(content, scheme=Scheme.PARTNER, timestamp=int(time.time()))
        headers = {**dict(signed.headers), "content-length": str(len(content)), **more}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + content

    async def answer(self, content: bytes, **more: str) -> None:
        self.writer.write(self.answer_bytes(content, **more))
        await self.writer.drain()


class Wire:
    """Serves each request with `reply`; also as a forward proxy, since it takes absolute targets as they come."""

    def __init__(self, reply: Reply, *, tls: ssl.SSLContext | None = None) -> None:
        self.reply, self._tls = reply, tls
        self.connections = self.requests = self.under_way = self.most_under_way = 0
        self.targets: list[str] = []
        self.faults: list[BaseException] = []
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._awaited: list[tuple[int, asyncio.Event]] = []

    async def until(self, requests: int) -> None:
        """Wait until so many requests have come in all."""
        event = asyncio.Event()
        self._awaited.append((requests, event))
        self._notice()
        await event.wait()

    def _notice(self) -> None:
        for requests, event in self._awaited:
            if self.requests >= requests:
                event.set()

    @property
    def open(self) -> int:
        """Connections that are not closed yet."""
        return len(self._writers)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(httpx.Headers(_pairs(head)).get("content-length", "0"))
                body = await reader.readexactly(length)
                self.requests += 1
                exchange = Exchange(self, head.removesuffix(b"\r\n\r\n"), body, writer)
                self.targets.append(exchange.target)
                self.under_way += 1
                self._notice()
                self.most_under_way = max(self.most_under_way, self.under_way)
                try:
                    await self.reply(exchange)
                finally:
                    self.under_way -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except Exception as error:
            self.faults.append(error)
        finally:
            self._writers.discard(writer)
            writer.close()

    async def __aenter__(self) -> "Wire":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls, backlog=1024)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *error: object) -> None:
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        await asyncio.sleep(0.01)  # for the closing of sockets, which is announced later
        assert self.faults == []

    def hang_up(self) -> None:
        """Close every connection, as the gateway does with idle ones."""
        for writer in list(self._writers):
            writer.close()


def _pairs(head: bytes) -> list[tuple[str, str]]:
    lines = head.decode("latin-1").split("\r\n")[1:]
    return [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines if line)]
