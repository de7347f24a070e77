"""Pages of HTML from a gateway in front of the platform.

Seen in https://github.com/wechatpay-apiv3/wechatpay-php/issues/151
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from .._answers import Answer
from ._fault import Desk, Fault
from ._moment import Moment


@dataclass(frozen=True, slots=True)
class GatewayPage(Fault):
    """HTML in place of an answer: not signed, and without `Request-ID`.

    Attributes:
        status: Its HTTP status, from 200 to 599 and one that has a body; 200 is what captive portals answer.
        when: Whether the request takes effect: callers cannot know.
    """

    kind: ClassVar[str] = "gateway_page"

    status: int = 502
    when: Moment = "before"

    def __post_init__(self) -> None:
        known = {status.value for status in HTTPStatus} - {204, 205, 304}
        if self.status < 200 or self.status not in known:
            raise ValueError("status has to be a known one from 200 to 599 that has a body")

    def instead(self, desk: Desk) -> Answer | None:
        del desk
        return self._page() if self.when == "before" else None

    def change(self, answer: Answer, desk: Desk) -> Answer:
        del desk
        return answer if self.when == "before" else self._page()

    def _page(self) -> Answer:
        title = f"{self.status} {HTTPStatus(self.status).phrase}"
        page = (
            f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
            "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
        )
        return Answer(self.status, {"Content-Type": "text/html"}, page.encode(), request_id="")
