"""Confirming from an event: what is sent, that it repeats itself, and that only coupons are confirmed."""

import asyncio
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import httpx
import pytest

from wechatpay_product_coupon import (
    AsyncBrandClient,
    AsyncPartnerClient,
    BrandClient,
    PartnerClient,
    errors,
    models,
)
from wechatpay_product_coupon.callbacks import (
    AnyEvent,
    CallbackReader,
    ProductCouponSend,
    confirm,
    confirmation,
)
from wechatpay_product_coupon.testing import FakeWechatPay
from wechatpay_runtime import Side

FAKES: dict[Side, FakeWechatPay] = {"brand": FakeWechatPay("brand"), "partner": FakeWechatPay("partner")}
NUMBER = re.compile(r"[0-9A-Za-z_-]{6,40}")


def read(side: Side, event_type: str | None = None, data: Any = None) -> AnyEvent:
    fake = FAKES[side]
    return CallbackReader(fake.credentials).read(*fake.callback(event_type, data))


def sent(side: Side, **changes: Any) -> ProductCouponSend:
    content = FAKES[side].example() | changes
    event = read(side, None, {name: value for name, value in content.items() if value is not ...})
    assert isinstance(event, ProductCouponSend)
    return event


@cache
def coupon(side: Side) -> dict[str, Any]:
    """An answer to confirm: the example of the contract."""
    from tools.contract import Contract

    examples = Contract.load().document["components"]["examples"]
    name = "UserCoupon." if side == "brand" else "PartnerUserCoupon."
    return dict(next(example["value"] for key, example in examples.items() if key.startswith(name)))


class Recorder:
    """Answers confirmations, and keeps what was sent."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.requests: list[tuple[str, str, dict[str, Any]]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append((request.method, request.url.raw_path.decode(), json.loads(request.content)))
        return FAKES[self.side].answer(coupon(self.side))

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)


def test_brand_confirms_in_one_call() -> None:
    """A brand's event is enough to confirm its coupon; the brand is named by the signature alone."""
    recorder = Recorder("brand")
    event = sent("brand", brand_id="120344")
    with BrandClient(FAKES["brand"].credentials, transport=recorder.transport) as client:
        answer: models.UserCoupon = confirm(client.user_coupons, event)

    data = event.data
    assert isinstance(answer, models.UserCoupon)
    assert [
        (
            "POST",
            f"/brand/marketing/product-coupon/users/{data.openid}/coupons/{data.coupon_code}/confirm",
            {
                "product_coupon_id": data.product_coupon_id,
                "stock_id": data.stock_id,
                "appid": data.appid,
                "out_request_no": confirmation(event).body["out_request_no"],
            },
        )
    ] == recorder.requests


def test_partner_confirms_in_one_call() -> None:
    """A partner's event names the brand, in the body."""
    recorder = Recorder("partner")
    event = sent("partner")
    with PartnerClient(FAKES["partner"].credentials, transport=recorder.transport) as client:
        answer: models.PartnerUserCoupon = confirm(client.user_coupons, event)
        confirm(client.for_brand("120344").user_coupons, event)

    assert isinstance(answer, models.PartnerUserCoupon)
    assert [body["brand_id"] for _, _, body in recorder.requests] == ["120344", "120344"]
    assert recorder.requests[0] == recorder.requests[1]


def test_partner_client_of_another_brand_refuses() -> None:
    """A client bound to one brand does not confirm for another."""
    recorder = Recorder("partner")
    with (
        PartnerClient(FAKES["partner"].credentials, transport=recorder.transport) as client,
        pytest.raises(ValueError, match="another brand_id"),
    ):
        confirm(client.for_brand("999").user_coupons, sent("partner"))
    assert recorder.requests == []


def test_async_clients_confirm_too() -> None:
    """With an async client the same call is awaited."""

    async def run() -> tuple[models.UserCoupon, models.PartnerUserCoupon]:
        brand, partner = Recorder("brand"), Recorder("partner")
        async with (
            AsyncBrandClient(FAKES["brand"].credentials, transport=brand.transport) as one,
            AsyncPartnerClient(FAKES["partner"].credentials, transport=partner.transport) as other,
        ):
            answers = (
                await confirm(one.user_coupons, sent("brand")),
                await confirm(other.user_coupons, sent("partner")),
            )
        assert len(brand.requests) == len(partner.requests) == 1
        return answers

    assert isinstance(asyncio.run(run())[0], models.UserCoupon)


@pytest.mark.parametrize("side", ["brand", "partner"])
def test_arguments_fit_the_method(side: Side) -> None:
    """The arguments can be kept, and given to the method later, with a time-out of one's own."""
    recorder = Recorder(side)
    arguments = confirmation(sent(side))
    kept = json.loads(json.dumps(arguments))
    client: Callable[..., Any] = BrandClient if side == "brand" else PartnerClient
    with client(FAKES[side].credentials, transport=recorder.transport) as open_client:
        open_client.user_coupons.confirm(*kept, timeout=3)
        open_client.user_coupons.confirm(*arguments)

    assert recorder.requests[0] == recorder.requests[1]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"coupon_code": "1"},
        {"coupon_code": "A" * 40},
        {"coupon_code": "券码 /?#%"},
        {"coupon_code": "🎫" * 40, "stock_id": "x" * 1000},
    ],
)
def test_number_is_made_from_the_coupon(changes: dict[str, str]) -> None:
    """The number keeps to the rules whatever the coupon is, and the same coupon gives the same number."""
    numbers = {confirmation(sent(side, **changes)).body["out_request_no"] for side in FAKES for _ in range(3)}

    assert len(numbers) == 1
    assert NUMBER.fullmatch(numbers.pop())


def test_number_differs_between_coupons() -> None:
    """Other coupons have other numbers, also where codes repeat between stocks."""
    events = [
        sent("partner"),
        sent("partner", coupon_code="1000000001"),
        sent("partner", stock_id="1000932014002"),
        sent("partner", stock_id="1", coupon_code="23"),
        sent("partner", stock_id="12", coupon_code="3"),
    ]

    assert len({confirmation(event).body["out_request_no"] for event in events}) == len(events)


def test_number_does_not_hang_on_the_callback() -> None:
    """Another notification, user field or channel of the same coupon leaves the number alone."""
    first, second = sent("brand"), sent("brand", attach="other", send_channel="MEMBER")

    assert first.id != second.id
    assert confirmation(first).body["out_request_no"] == confirmation(second).body["out_request_no"]


def test_number_of_one_s_own() -> None:
    """A number of one's own is taken as it is, and one that breaks the rules is not mended."""
    assert confirmation(sent("brand"), out_request_no="MY_NUMBER-1").body["out_request_no"] == "MY_NUMBER-1"


def test_event_without_appid() -> None:
    """Where a brand's event names no appid, the caller has to."""
    event = sent("brand", appid=...)

    with pytest.raises(errors.FieldError, match=r"^/appid: is not in the event: give your appid"):
        confirmation(event)
    assert confirmation(event, appid="wx1").body["appid"] == "wx1"
    assert confirmation(sent("brand"), appid="wx1").body["appid"] == "wx1"


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("PRODUCT_COUPON.IMAGE_GENERATION", None),
        ("PRODUCT_COUPON.USE", {"coupon_code": "1"}),
        ("OTHER.SEND", {"coupon_code": "1"}),
    ],
)
def test_only_coupons_are_confirmed(event_type: str, data: Any) -> None:
    """An event that tells of no coupon sent is refused, with its type in the text."""
    event: Any = read("brand", event_type, data)

    with pytest.raises(errors.FieldError, match=f"{event_type}.* nothing to confirm"):
        confirmation(event)


def test_arguments_show_no_openid() -> None:
    """The arguments hold the user's openid and do not show it."""
    arguments = confirmation(sent("brand"))

    assert "oh-394z" in arguments.openid
    assert "oh-394z" not in repr(arguments)
    assert arguments.coupon_code not in str(arguments)
