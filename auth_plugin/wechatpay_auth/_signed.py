"""What is remembered of a request that was signed, to explain a refusal later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

SHOWN_BODY_BYTES = 8
"""How much of the body WeChat Pay repeats when it refuses a signature."""

_LINES = 4


# performance: one is made for every request, and a frozen one takes three times as long.
@dataclass(slots=True, kw_only=True)
class SignedRequest:
    """The signed text of a request but for its body, and no signature.

    `WechatPayAuth` leaves it in ``request.extensions["wechatpay_signed"]``.

    Attributes:
        method: The HTTP method.
        target: Path and query as signed; not shown by ``repr``, since they may name a user.
        timestamp: Unix seconds as text.
        nonce: The random text.
        body_start: The first eight bytes of the signed body; not shown by ``repr``.
        message_length: Bytes of the whole signed text.
        announced: The ``Wechatpay-Serial`` that the auth added, or None.
    """

    method: str
    target: bytes = field(repr=False)
    timestamp: str
    nonce: str
    body_start: bytes = field(repr=False)
    message_length: int
    announced: str | None = None

    @classmethod
    def of(
        cls, method: str, target: bytes, timestamp: str, nonce: str, body: bytes, *, announced: str | None = None
    ) -> Self:
        """What there is to remember of these parts of a signed text."""
        return cls(
            method=method,
            target=target,
            timestamp=timestamp,
            nonce=nonce,
            body_start=body[:SHOWN_BODY_BYTES],
            message_length=len(method) + len(target) + len(timestamp) + len(nonce) + len(body) + _LINES + 1,
            announced=announced,
        )

    @classmethod
    def of_message(cls, message: bytes) -> Self:
        """What there is to remember of a signed text, as `request_message` builds it.

        Raises:
            ValueError: It is no such text.
        """
        parts = message.split(b"\n", _LINES)
        if len(parts) <= _LINES or not message.endswith(b"\n"):
            raise ValueError("'message' is no signed text of a request: it has under five lines.")
        method, target, timestamp, nonce, body = parts
        return cls.of(method.decode(), target, timestamp.decode(), nonce.decode(), body[:-1])

    @property
    def body_length(self) -> int:
        """Bytes of the signed body."""
        head = len(self.method) + len(self.target) + len(self.timestamp) + len(self.nonce)
        return self.message_length - head - _LINES - 1
