"""What happens to coupons without a call of the API: the platform pauses stocks, users tap, shake and delete."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from wechatpay_auth import Scheme

from ._commands import Command, Declined
from ._entities import Stock
from ._gateway import Gateway
from ._json import Json
from ._refusals import Refusal
from ._state import Owner, Space
from .behaviour import sending
from .behaviour.call import Call

_DELETABLE = ("CONFIRMING", "PENDING", "EFFECTIVE")


class Unknown(Declined, LookupError):
    """What is to change is not there; the text says what."""


class Impossible(Declined, ValueError):
    """What is to change does not allow it; the text says why."""


_P = ParamSpec("_P")
_ACTS: dict[str, Callable[..., Json]] = {}


def _happening(method: Callable[Concatenate[Happenings, _P], Json]) -> Callable[Concatenate[Happenings, _P], Json]:
    """Make a command of a method, under its name; its arguments are values of JSON."""
    name, signature = method.__name__, inspect.signature(method)
    _ACTS[name] = method

    @wraps(method)
    def performed(self: Happenings, /, *args: _P.args, **kwargs: _P.kwargs) -> Json:
        arguments = signature.bind(self, *args, **kwargs).arguments
        del arguments["self"]
        answer = self.gateway.commands.perform(Command(name, arguments), lambda: method(self, *args, **kwargs))
        assert answer is not None
        return answer

    return performed


@dataclass(frozen=True, slots=True)
class Happenings:
    """They happen to what the gateway keeps, at the time of its business clock."""

    gateway: Gateway

    @_happening
    def pause(self, stock_id: str, *, paused: bool) -> Json:
        """Pause a stock that is SENDING, or restart it (S4).

        Raises:
            Unknown: There is no such stock.
            Impossible: The stock is in another state.
        """
        _, _, stock = self._stock(stock_id)
        now = self.gateway.clock.now()
        needed = "SENDING" if paused else "PAUSED"
        if stock.state(now) != needed:
            raise Impossible(f"the stock is {stock.state(now)}, not {needed}")
        stock.paused = paused
        return {"stock_id": stock_id, "state": stock.state(now)}

    @_happening
    def delete(self, stock_id: str, coupon_code: str) -> Json:
        """Delete a coupon as its user does, who needs not wait for its confirmation (U28, U29).

        Raises:
            Unknown: There is no such coupon.
            Impossible: Its state is a final one, or USED.
        """
        _, space, _ = self._stock(stock_id)
        coupon = space.user_coupons.get((stock_id, coupon_code))
        if coupon is None:
            raise Unknown(f"the stock has given out no coupon {coupon_code}")
        now = self.gateway.clock.now()
        state = coupon.state(now)
        if state not in _DELETABLE:
            raise Impossible(f"the coupon is {state}")
        coupon.is_deleted = True
        coupon.note("DELETED", now)
        return {"coupon_code": coupon_code, "coupon_state": "DELETED"}

    @_happening
    def tap(self, token: str) -> Json:
        """Take the coupon of a pre-send by a tap on the receive component (N13).

        Raises:
            Unknown: There is no such token, or it has expired.
            Impossible: The coupon cannot be issued now.
        """
        found = self.gateway.store.pre_sends.get(token)
        if found is None or self.gateway.clock.now() >= found.expires_at:
            raise Unknown("the token is unknown or has expired")
        return self._sent(self._call(found.operation, found.owner, found.path, found.body), "RECEIVE_COMPONENT")

    @_happening
    def shake(self, stock_id: str, appid: str, openid: str) -> Json:
        """Give a coupon of a stock, or the bundle of its first round, to somebody who shook the phone (N14).

        Raises:
            Unknown: There is no such stock.
            Impossible: The stock gives out none.
        """
        owner, _, stock = self._stock(stock_id)
        if stock.place is None:
            operation, source = "sendUserCoupon", {"stock_id": stock_id}
        else:
            operation, source = "sendUserCouponBundle", {"stock_bundle_id": stock.place.stock_bundle_id}
        body = {
            "product_coupon_id": stock.coupon.product_coupon_id,
            **source,
            "appid": appid,
            "send_request_no": f"SHAKE{self.gateway.store.random.randrange(10**20):020d}",
        }
        return self._sent(self._call(operation, owner, {"openid": openid}, body), "BRAND_MANAGE")

    @_happening
    def register(self, appid: str, openid: str, unionid: str) -> Json:
        """Tell that an openid belongs to an appid and to a person (O6, O8)."""
        self.gateway.store.people.register(appid, openid, unionid)
        return {"appid": appid, "openid": openid, "unionid": unionid}

    def register_acts(self) -> None:
        """Let the gateway do all this again."""
        for name, method in _ACTS.items():
            self.gateway.commands.register(name, partial(self._again, method))

    def _again(self, method: Callable[..., Json], command: Command) -> Json:
        return method(self, **command.data)

    def _stock(self, stock_id: str) -> tuple[Owner, Space, Stock]:
        found = self.gateway.store.holder(stock_id)
        if found is None:
            raise Unknown(f"there is no stock {stock_id}")
        owner, space = found
        return owner, space, space.stocks[stock_id]

    def _call(self, operation: str, owner: Owner, path: Json, body: Json) -> Call:
        side = "brand" if owner.scheme is Scheme.BRAND else "partner"
        name = f"{side}{operation[0].upper()}{operation[1:]}"
        gateway = self.gateway
        return Call(
            operation=gateway.contract.operations[name],
            owner=owner,
            space=gateway.store.space(owner),
            store=gateway.store,
            rules=gateway.rules,
            now=gateway.clock.now(),
            path=path,
            query={},
            body=body,
            announcer=gateway.announcer,
        )

    def _sent(self, call: Call, channel: str) -> Json:
        send = sending.send if call.operation.name == "sendUserCoupon" else sending.send_bundle
        try:
            with self.gateway.lock:
                return send(call, channel)
        except Refusal as refusal:
            raise Impossible(self._told(refusal)) from None

    def _told(self, refusal: Refusal) -> str:
        error = self.gateway.contract.errors.entry(refusal.error)
        detail = refusal.detail or {}
        where = f" ({detail['field']}: {detail['issue']})" if "issue" in detail else ""
        return f"refused with {error.code}: {error.en} ({error.zh}){where}"
