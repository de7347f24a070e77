"""Faults on demand: what networks, gateways and WeChat Pay itself do wrong now and then.

::

    from wechatpay_mock.faults import Cut, Latency, ServerError

    simulator.faults.add(Cut(when="after"), operation="sendUserCoupon")
    simulator.faults.add(Latency(2), times=None)

- what takes long: `Latency`
- what asks for a repeat: `TooManyRequests` (429), `ServerError` (5xx), `Accepted` (202)
- what gets lost: `Cut`, `Truncated`
- what cannot be trusted: `Unsigned`, `BadSignature`, `AnswerSkew`, `GatewayPage`
- what does not trust the caller: `SignError`, `ServerSkew`

`POST /_simulator/faults` adds them from outside.
"""

from ._cut import Cut, Truncated
from ._fault import Desk, Fault
from ._faults import Faults
from ._latency import Latency
from ._moment import Moment
from ._page import GatewayPage
from ._planned import PlannedFault
from ._sign_error import SignError
from ._signature import BadSignature, Unsigned
from ._skew import AnswerSkew, ServerSkew
from ._status import Accepted, ServerError, TooManyRequests
from ._strike import UNHARMED, Strike

__all__ = [
    "UNHARMED",
    "Accepted",
    "AnswerSkew",
    "BadSignature",
    "Cut",
    "Desk",
    "Fault",
    "Faults",
    "GatewayPage",
    "Latency",
    "Moment",
    "PlannedFault",
    "ServerError",
    "ServerSkew",
    "SignError",
    "Strike",
    "TooManyRequests",
    "Truncated",
    "Unsigned",
]
