"""The last requests, for whoever wants to know what was received."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from ._answers import Answer
from ._json import InvalidJson, Json, decode
from ._operation import Operation
from ._request import Request

KEPT = 1000
_MAX_BODY = 64 * 1024


@dataclass(frozen=True, slots=True)
class Visit:
    """A request and what became of it.

    Attributes:
        number: Counts the requests since the start, from 1.
        time: When it came, by the business clock.
        method: Its method.
        target: Its path and query.
        operation: Its operationId, None for a path without one.
        size: The length of its body in bytes.
        request: The request itself, without its body if that was over 64 KiB.
        signed: What of the body is signed; None if it was over 64 KiB, or nobody looked at it.
        wall_time: When it came, by the clock of signatures, in Unix seconds.
        seconds: How long the answer took.
        answer: What it was answered.
    """

    number: int
    time: datetime
    method: str
    target: str
    operation: str | None
    size: int
    request: Request = field(repr=False)
    signed: bytes | None = field(repr=False)
    wall_time: float
    seconds: float
    answer: Answer

    @property
    def content(self) -> bytes | None:
        """Its body; None if that was over 64 KiB."""
        return self.request.body if self.size <= _MAX_BODY else None

    @property
    def body(self) -> Any:
        """The decoded JSON body; None if there is none, or it is none."""
        try:
            return decode(self.request.body) if self.request.body else None
        except InvalidJson:
            return None

    def to_json(self) -> Json:
        """What the control route shows."""
        answer = self.answer
        return {
            "number": self.number,
            "time": self.time.isoformat(),
            "method": self.method,
            "target": self.target,
            "operation": self.operation,
            "body": self.body,
            "body_bytes": self.size,
            "faults": list(answer.faults),
            "verdict": {"status": answer.status, "request_id": answer.request_id, **answer.error},
        }


class Journal:
    """The last `KEPT` visits, oldest first."""

    def __init__(self) -> None:
        self._visits: deque[Visit] = deque(maxlen=KEPT)
        self._count = 0

    def record(
        self,
        request: Request,
        operation: Operation | None,
        answer: Answer,
        time: datetime,
        *,
        signed: bytes | None = None,
        wall_time: float = 0.0,
        seconds: float = 0.0,
    ) -> None:
        """Note a request and its answer; the rest is as in `Visit`."""
        self._count += 1
        size = len(request.body)
        self._visits.append(
            Visit(
                number=self._count,
                time=time,
                method=request.method,
                target=request.target.decode("utf-8", "replace"),
                operation=None if operation is None else operation.id,
                size=size,
                request=request if size <= _MAX_BODY else replace(request, body=b""),
                signed=signed if signed is not None and len(signed) <= _MAX_BODY else None,
                wall_time=wall_time,
                seconds=seconds,
                answer=answer,
            )
        )

    def clear(self) -> None:
        """Forget everything."""
        self._visits.clear()
        self._count = 0

    def __iter__(self) -> Iterator[Visit]:
        return iter(tuple(self._visits))  # the server may add to them meanwhile

    def __len__(self) -> int:
        return len(self._visits)
