"""The self-test of WeChat Pay: signing and verification, without any effect.

https://pay.weixin.qq.com/doc/v3/partner/4015139289. Service providers and merchants have it, brands do not.
"""

from typing import Any, cast

from ._chain import AsyncChain, Chain
from ._errors import DecodeError
from ._raw import RawAnswer

_PATH = "v3/security/echo"


def security_echo(chain: Chain, message: str) -> str:
    """Have WeChat Pay send `message` back, in an answer that is verified."""
    return _echoed(chain(_PATH).post(json={"echo_message": message}))


async def async_security_echo(chain: AsyncChain, message: str) -> str:
    """Have WeChat Pay send `message` back, in an answer that is verified."""
    return _echoed(await chain(_PATH).post(json={"echo_message": message}))


def _echoed(answer: RawAnswer) -> str:
    document = answer.json()
    text = cast("dict[str, Any]", document).get("echo_message") if isinstance(document, dict) else None
    if not isinstance(text, str):
        raise DecodeError(answer.operation, "it is no text", "/echo_message", answer, answer.content)
    return text
