"""A load generator that is the same for every server: ready requests over a few plain connections."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

CONNECTIONS = 8
_PATIENCE_SECONDS = 20


@dataclass
class Load:
    """What came back.

    Attributes:
        seconds: From the first request to the last answer.
        statuses: How many answers had which status.
    """

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter[int])

    @property
    def per_second(self) -> float:
        """Answers of success per second."""
        return self.statuses[200] / self.seconds if self.seconds else 0.0


async def send(host: str, port: int, requests: Iterator[bytes], seconds: float, connections: int = CONNECTIONS) -> Load:
    """Send requests until time or requests run out.

    Args:
        host: The server.
        port: Its port.
        requests: Whole messages; each is sent once.
        seconds: After these nothing more is sent.
        connections: How many requests are under way at once.

    Raises:
        OSError: the server cannot be reached, hangs up, or does not answer in time.
    """
    load, begun = Load(), time.perf_counter()

    async def lane() -> None:
        reader, writer = await asyncio.open_connection(host, port)
        try:
            while time.perf_counter() - begun < seconds:
                request = next(requests, None)
                if request is None:
                    return
                writer.write(request)
                load.statuses[await _answer(reader)] += 1
        finally:
            writer.close()

    async with asyncio.timeout(seconds + _PATIENCE_SECONDS):
        await asyncio.gather(*(lane() for _ in range(connections)))
    load.seconds = time.perf_counter() - begun
    return load


async def _answer(reader: asyncio.StreamReader) -> int:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
        if length:
            await reader.readexactly(int(length))
        elif b"transfer-encoding: chunked" in head:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
    except asyncio.IncompleteReadError as error:
        raise ConnectionResetError("the server hung up within an answer") from error
    return int(head.split(b" ", 2)[1])
