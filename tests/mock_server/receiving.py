"""A receiver of callbacks that checks what it gets as programs do."""

import json
from typing import Any

from tests.mock_server.support import Json, Side
from wechatpay_auth import Notification, Scheme, WechatPayError, open_callback

URL = "https://brand.example.com/wechatpay/callbacks"


class Shop:
    """Receives the callbacks of one caller in-process, verifies and decrypts them, and answers as a test wants.

    Attributes:
        opened: The callbacks that were genuine.
        refused: The names of the errors of the others.
        answers: What to answer to genuine ones, one after the other; 204 when it is empty.
    """

    def __init__(self, side: Side, *answers: int, url: str = URL) -> None:
        self.side = side
        self.opened: list[Notification] = []
        self.refused: list[str] = []
        self.answers = list(answers)
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.callbacks = side.simulator.callbacks
        self.callbacks.deliver_to(self)
        assert side.post("/notify-configs", {"notify_url": url}).status_code == 200

    def __call__(self, headers: dict[str, str], body: bytes) -> int:
        self.headers.append(headers)
        self.bodies.append(body)
        try:
            opened = open_callback(self.side.credentials, headers, body, clock=self.side.simulator.gateway.wall_clock)
        except WechatPayError as error:
            self.refused.append(type(error).__name__)
            return 401
        self.opened.append(opened)
        return self.answers.pop(0) if self.answers else 204

    @property
    def event_type(self) -> str:
        """What the side calls the event of a coupon received."""
        return "PRODUCT_COUPON.SEND" if self.side.scheme is Scheme.BRAND else "PRODUCT_COUPON_SP.SEND"

    def contents(self) -> list[Json]:
        """What the genuine ones say, once nothing is due any more."""
        self.callbacks.settle()
        return [one.json() for one in self.opened]

    def content(self) -> Json:
        """What the only genuine one says."""
        [content] = self.contents()
        return content

    def envelope(self, index: int = 0) -> Any:
        return json.loads(self.bodies[index])
