"""A gateway that costs as little as it can: fixed answers, signed in advance, over TLS and plain HTTP.

It runs in a process of its own and stops when its standard input is closed, so it never outlives the benchmark.
Side routes tell what it has seen: `GET /bench/counts`, and `GET /bench/check` to begin, `GET /bench/trust` to end
verifying the signatures of requests.
"""

import asyncio
import json
import re
import ssl
import sys
import threading
import time
from dataclasses import asdict, dataclass
from email.utils import formatdate
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from wechatpay_auth import (
    Authorization,
    InvalidSignature,
    MalformedAuthorization,
    Scheme,
    request_message,
    sign_answer,
    verify,
)

from . import cores
from .stage import HOST, PATHS, Stage, compact, create_answer, key_id

RENEW_SECONDS = 60
"""How old a signature may be; clients refuse those that are over 300 s off."""

_SCHEMES = {"partner": Scheme.PARTNER, "brand": Scheme.BRAND}
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[ \t]*chunked", re.IGNORECASE)
_AUTHORIZATION = re.compile(rb"\r\nauthorization:[ \t]*([^\r]*)", re.IGNORECASE)


@dataclass
class Counts:
    """What the server has seen.

    Attributes:
        connections: Accepted, TLS and plain.
        requests: Creates that were answered.
        verified: Creates whose signature was checked and genuine.
        refused: Requests answered with an error, for a wrong signature or another reason.
    """

    connections: int = 0
    requests: int = 0
    verified: int = 0
    refused: int = 0


class Gateway:
    """What is answered, for all connections."""

    def __init__(self, stage: Stage) -> None:
        key, caller = (
            load_pem_private_key(stage.wechatpay_key.encode(), None),
            load_pem_public_key(stage.caller_public_key.encode()),
        )
        assert isinstance(key, RSAPrivateKey)
        assert isinstance(caller, RSAPublicKey)
        self._key, self._caller = key, caller
        self._bodies = {side: compact(create_answer(side)) for side in PATHS}
        self._answers: dict[bytes, bytes] = {}
        self._checking = False
        self.counts = Counts()
        self.renew()

    def renew(self) -> None:
        """Sign the answers anew."""
        for side, path in PATHS.items():
            body = self._bodies[side]
            headers = {
                "Server": "nginx",
                "Date": formatdate(usegmt=True),
                "Content-Type": "application/json; charset=utf-8",
                "Content-Length": str(len(body)),
                "Connection": "keep-alive",
                "Keep-Alive": "timeout=8",
                "Cache-Control": "no-cache, must-revalidate",
                "X-Content-Type-Options": "nosniff",
                "Request-ID": f"{time.time_ns():046X}-0",
                "Content-Language": "zh-CN",
                **sign_answer(self._key, key_id(side), _SCHEMES[side], body),
            }
            self._answers[f"POST {path} ".encode()] = _message(200, headers, body)

    def answer(self, head: bytes, body: bytes) -> bytes:
        """The answer to one request."""
        line = head[: head.index(b" ", head.index(b" ") + 1) + 1]
        answer = self._answers.get(line)
        if answer is None:
            return self._side_route(line)
        if self._checking and not self._genuine(line, head, body):
            self.counts.refused += 1
            return _json(401, {"code": "SIGN_ERROR", "message": "the signature is not genuine"})
        self.counts.requests += 1
        return answer

    def _side_route(self, line: bytes) -> bytes:
        if line in (b"GET /bench/check ", b"GET /bench/trust "):
            self._checking = line == b"GET /bench/check "
        elif line != b"GET /bench/counts ":
            self.counts.refused += 1
            return _json(404, {"code": "RESOURCE_NOT_EXISTS", "message": line.decode("latin-1")})
        return _json(200, asdict(self.counts))

    def _genuine(self, line: bytes, head: bytes, body: bytes) -> bool:
        found = _AUTHORIZATION.search(head)
        method, target = line.split()
        try:
            given = Authorization.parse(found[1].decode("latin-1") if found else "")
            message = request_message(method.decode(), target, given.timestamp, given.nonce, body)
            verify(self._caller, message, given.signature)
        except (MalformedAuthorization, InvalidSignature):
            return False
        self.counts.verified += 1
        return True


class Connection(asyncio.Protocol):
    """One connection; answers each request as soon as it is complete."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._gateway.counts.connections += 1

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        transport = self._transport
        assert transport is not None
        while (end := buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(buffer[:end])
            if _CHUNKED.search(head):
                self._gateway.counts.refused += 1
                transport.write(_json(411, {"code": "PARAM_ERROR", "message": "a request needs Content-Length"}))
                transport.close()
                return
            length = _LENGTH.search(head)
            total = end + 4 + (int(length[1]) if length else 0)
            if len(buffer) < total:
                return
            body = bytes(buffer[end + 4 : total])
            del buffer[:total]
            transport.write(self._gateway.answer(head, body))


_REASONS = {200: "OK", 401: "Unauthorized", 404: "Not Found", 411: "Length Required"}


def _message(status: int, headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} {_REASONS[status]}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def _json(status: int, content: dict[str, object]) -> bytes:
    body = json.dumps(content).encode()
    return _message(status, {"Content-Type": "application/json", "Content-Length": str(len(body))}, body)


async def _serve(stage: Stage) -> None:
    loop, stopped, gateway = asyncio.get_running_loop(), asyncio.Event(), Gateway(stage)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(stage.server_chain)
    tls = await loop.create_server(lambda: Connection(gateway), HOST, 0, ssl=context, backlog=256)
    plain = await loop.create_server(lambda: Connection(gateway), HOST, 0, backlog=256)

    def wait_for_the_end() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(stopped.set)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    ports = {"tls": tls.sockets[0].getsockname()[1], "plain": plain.sockets[0].getsockname()[1]}
    print(json.dumps(ports), flush=True)
    while not stopped.is_set():
        try:
            async with asyncio.timeout(RENEW_SECONDS):
                await stopped.wait()
        except TimeoutError:
            gateway.renew()
    tls.close()
    plain.close()


def main() -> None:
    cores.keep_to(cores.SERVER)
    asyncio.run(_serve(Stage.load(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
