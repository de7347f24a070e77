"""What the tests of sending share: a clock that only waits move, a scripted WeChat Pay, calls of every kind."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Literal

import httpx
import pytest

from tests.runtime.support import async_partner, partner, signed, signed_json
from wechatpay_auth import Authorization, Scheme, request_message, verify
from wechatpay_product_coupon import AsyncPartnerClient, PartnerClient
from wechatpay_runtime import (
    TEXT,
    UNSET,
    Field,
    Model,
    Operation,
    Paging,
    Unset,
    array,
    async_pages,
    pages,
    wire_model,
)

Mode = Literal["sync", "async"]
Client = PartnerClient | AsyncPartnerClient
Step = httpx.Response | type[Exception] | Callable[[httpx.Request], httpx.Response]

OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
CONFIG = {"notify_url": "https://www.example.com/notify", "update_time": "2025-08-01T00:00:00+08:00"}
SEND = {
    "product_coupon_id": "1",
    "stock_id": "2",
    "appid": "wx3",
    "send_request_no": "SEND_00001",
    "attach": "附加信息",
    "brand_id": "120344",
}

modes = pytest.mark.parametrize("mode", ["sync", "async"])


class Time:
    """A clock that stands still but for waits, which it notes."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)


class Server:
    """Answers with one step after the other, the last one for ever, and keeps what it was sent."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        check_signature(request)
        self.requests.append(request)
        step = self.steps[min(len(self.requests), len(self.steps)) - 1]
        if isinstance(step, type):
            raise step("boom", request=request) if issubclass(step, httpx.RequestError) else step()
        if isinstance(step, httpx.Response):
            return httpx.Response(step.status_code, headers=step.headers, content=step.content)
        return step(request)

    @property
    def tries(self) -> int:
        return len(self.requests)

    @property
    def hosts(self) -> list[str]:
        return [request.url.host for request in self.requests]

    @property
    def authorizations(self) -> list[Authorization]:
        return [Authorization.parse(request.headers["Authorization"]) for request in self.requests]


def check_signature(request: httpx.Request) -> Authorization:
    """Fail the test unless the partner signed this very request."""
    from tests.auth.support import private_key

    stated = Authorization.parse(request.headers["Authorization"])
    assert stated.scheme is Scheme.PARTNER
    body = request.extensions.get("wechatpay_signed_body", request.content)
    message = request_message(request.method, request.url.raw_path, stated.timestamp, stated.nonce, body)
    verify(private_key("merchant_partner").public_key(), message, stated.signature)
    return stated


def run(mode: Mode, server: Callable[[httpx.Request], httpx.Response], call: Any, **options: Any) -> Any:
    """Make a call with a client of that kind, over `server` in place of the network."""
    time: Time = options.pop("time", None) or Time()
    if mode == "sync":
        with partner(server, **{"sleep": time.sleep, "timer": time} | options) as client:
            return call(client)

    async def main() -> Any:
        async with async_partner(server, **{"sleep": time.async_sleep, "timer": time} | options) as client:
            made: Awaitable[Any] = call(client)
            return await made

    return asyncio.run(main())


def error_of(mode: Mode, server: Callable[[httpx.Request], httpx.Response], call: Any, **options: Any) -> Any:
    """The error that such a call ends with."""
    from wechatpay_product_coupon import errors

    with pytest.raises(errors.CallError) as caught:
        run(mode, server, call, **options)
    return caught.value


def refused(status: int, code: str | None = None, **headers: str) -> httpx.Response:
    """An error answer, unsigned as real ones are."""
    body = {"code": code, "message": "为什么"} if code else {}
    return httpx.Response(status, json=body, headers={"Request-ID": f"REQ{status}-1"} | headers)


def good(document: Any = CONFIG) -> httpx.Response:
    return signed_json(document)


def signed_now(content: bytes, *, status: int = 200) -> Step:
    """An answer signed when it is given: one signed when tests are collected may be too old by the time it is used."""

    def answer(request: httpx.Request) -> httpx.Response:
        return signed(content, status=status)

    answer.__name__ = f"{status}-signed"
    return answer


def unsigned(document: Any = CONFIG) -> httpx.Response:
    return httpx.Response(200, json=document, headers={"Request-ID": "UNSIGNED-0"})


def forged(document: Any = CONFIG) -> httpx.Response:
    answer = signed_json(document)
    answer.headers["Wechatpay-Nonce"] = "other"
    return answer


def user_coupon(number: str) -> dict[str, Any]:
    """An answer to a send, out of the contract's own examples."""
    from pathlib import Path

    import wechatpay_product_coupon

    text = (Path(wechatpay_product_coupon.__file__).parent / "openapi.json").read_text("utf-8")
    example: dict[str, Any] = json.loads(text)["components"]["examples"]["PartnerUserCoupon.sendCoupon"]["value"]
    return example | {"send_request_no": number}


def operation(method: str, **changes: Any) -> Operation[Any]:
    """An operation of the partner side without a request number."""
    stated: dict[str, Any] = {
        "id": "partnerPreSendUserCoupon",
        "method": method,
        "path": "/v3/marketing/partner/product-coupon/users/{openid}/pre-send-coupon",
        "scheme": Scheme.PARTNER,
        "models": "wechatpay_product_coupon.models",
        "request": "PartnerSendUserCouponRequest" if method != "DELETE" else None,
        "answer": "NotifyConfigSetting",
    }
    return Operation(**(stated | changes))


@wire_model
class ThingPage(Model):
    """A page of a list, which the contract's first slice does not have."""

    _fields = (Field("items", "items", array(TEXT), required=True), Field("next", "next_page_token", TEXT))
    items: list[str]
    next: str | Unset = UNSET


def walk(client: Client) -> Any:
    listing = operation(
        "GET",
        path="/v3/things",
        models=__name__,
        request=None,
        answer="ThingPage",
        paging=Paging(style="page_token", items="items", position="page_token", next="next"),
    )
    if isinstance(client, PartnerClient):
        return list(pages(client._caller, listing, timeout=UNSET, retry=UNSET))

    async def collected() -> list[Any]:
        return [item async for item in async_pages(client._caller, listing, timeout=UNSET, retry=UNSET)]

    return collected()


def read(client: Client) -> Any:
    return client.notify_config.get()


def send(client: Client) -> Any:
    return client.user_coupons.send(OPENID, SEND)


def set_config(client: Client) -> Any:
    return client.notify_config.set({"notify_url": CONFIG["notify_url"]})


def pre_send(client: Client) -> Any:
    return client._caller.call(operation("POST"), OPENID, body=SEND)


def update(client: Client) -> Any:
    return client._caller.call(operation("PATCH"), OPENID, body=SEND)


def delete(client: Client) -> Any:
    return client._caller.call(operation("DELETE"), OPENID)


def raw_post(client: Client) -> Any:
    return client.chain.v3.anything.post(json={"a": 1})


def raw_get(client: Client) -> Any:
    return client.chain.v3.anything.get()


def named(functions: Iterable[Any]) -> list[Any]:
    return [pytest.param(function, id=function.__name__) for function in functions]
