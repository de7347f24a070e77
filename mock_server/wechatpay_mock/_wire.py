"""Answers of the server itself, where no request can be read or none more be taken.

The language of the caller is not known then: both texts are given.
"""

from __future__ import annotations

from email.utils import formatdate
from enum import Enum
from http import HTTPStatus

from ._answers import new_request_id
from ._json import encode


class WireFault(Enum):
    """What is wrong: status, code, and the texts in Chinese and English.

    The codes are those of the contract but for 408, which no source names.
    """

    MALFORMED = (400, "PARAM_ERROR", "请求不是有效的HTTP/1.1报文", "These bytes are no HTTP/1.1 request")
    AMBIGUOUS = (
        400,
        "PARAM_ERROR",
        "Content-Length与Transfer-Encoding不能同时出现",
        "Content-Length and Transfer-Encoding are both sent, so that the end of the body is ambiguous",
    )
    INCOMPLETE = (400, "PARAM_ERROR", "连接在请求发送完之前已关闭", "The connection ended before the request did")
    TOO_SLOW = (408, "REQUEST_TIMEOUT", "请求未在规定时间内发送完", "The request took too long to arrive")
    HEADERS_TOO_LARGE = (431, "PARAM_ERROR", "请求行和请求头过大", "The request line and headers are too large")
    CROWDED = (503, "SERVICE_UNAVAILABLE", "连接数已达上限", "There are too many connections; close some, or try later")
    STOPPING = (503, "SERVICE_UNAVAILABLE", "服务正在停止", "The simulator is being stopped")

    def message(self) -> bytes:
        """The whole answer as it goes over the wire."""
        status, code, zh, en = self.value
        body = encode({"code": code, "message": f"{zh} ({en})"})
        head = (
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
            f"Date: {formatdate(usegmt=True)}\r\n"
            f"Request-ID: {new_request_id()}\r\n"
            "Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        return head.encode() + body
