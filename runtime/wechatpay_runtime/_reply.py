"""What to answer a callback with.

https://pay.weixin.qq.com/doc/v3/partner/4015780862
"""

import json
from typing import Final, NamedTuple

from wechatpay_auth import CallbackMalformed, CallbackTooLarge, VerificationError

from ._callbacks import CallbackSchemaError

_MESSAGE_LIMIT = 256  # characters


class Reply(NamedTuple):
    """Status and body of an answer to WeChat Pay; it has 5 seconds to arrive."""

    status: int
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        """The headers the body needs."""
        return {"Content-Type": "application/json"} if self.body else {}


OK: Final = Reply(204, b"")
"""Received: the callback is not repeated."""


def failure_reply(message: str, status: int = 500) -> Reply:
    """Not accepted: WeChat Pay repeats the callback, a few times and ever more seldom.

    Args:
        message: Why, for WeChat Pay's logs; cut after 256 characters.
        status: 4xx or 5xx, which makes no difference to WeChat Pay.

    Raises:
        ValueError: The status would count as something else than a failure.
    """
    if not 400 <= status <= 599:
        raise ValueError(f"status {status} is no failure: give 400 to 599, or reply OK")
    return Reply(status, json.dumps({"code": "FAIL", "message": message[:_MESSAGE_LIMIT]}).encode())


def error_reply(error: Exception) -> Reply:
    """The answer for what went wrong: 401, 413 or 400 for errors of `read`, else 500.

    The text is the same for every forgery: whoever tries gets no hint which check failed.
    """
    if isinstance(error, VerificationError):
        return failure_reply("the signature was not accepted", 401)
    if isinstance(error, CallbackTooLarge):
        return failure_reply("the body is too large", 413)
    if isinstance(error, (CallbackMalformed, CallbackSchemaError)):
        return failure_reply("the body is not as documented", 400)
    return failure_reply("the callback was not processed", 500)
