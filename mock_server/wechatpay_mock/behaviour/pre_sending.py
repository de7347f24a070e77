"""Offering a coupon for the receive component, where the user takes it by a tap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from .._entities import Stock
from .._json import Json
from .._state import PreSend
from . import sending
from .call import Behaviour, Call

_LIFE = timedelta(minutes=5)


def _pre_send(operation: str, check: Callable[[Call, str], Stock]) -> Behaviour:
    """N11, N12: the checks of a send, then a token; nothing is issued and nothing counted."""

    def pre_send(call: Call) -> Json:
        person = sending.recipient(call)
        if sending.received(call, person) is None:  # else the component shows it as received
            check(call, person)
        token = call.store.random.token(24)
        call.store.pre_sends[token] = PreSend(operation, call.owner, call.path, call.body, call.now + _LIFE)
        return {"token": token}

    return pre_send


BEHAVIOURS: Mapping[str, Behaviour] = {
    "preSendUserCoupon": _pre_send("sendUserCoupon", sending.check),
    "preSendUserCouponBundle": _pre_send("sendUserCouponBundle", sending.check_bundle),
}
