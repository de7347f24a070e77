"""What callers are told by callbacks, and when: rules U1, U28, U30, N4, N8, N9, N13, N14, N16, N17, B8 to B10."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock_server.receiving import URL, Shop
from tests.mock_server.support import APPID, BRAND_ID, NOW, OPENID, Side
from wechatpay_auth import Scheme
from wechatpay_mock import Rules, Simulator
from wechatpay_product_coupon import models
from wechatpay_product_coupon.callbacks import CallbackReader, ImageGeneration, ProductCouponSend, confirmation

CUT_OUT = {"image_generation_type": "CUT_OUT", "cut_out": {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b"}}


def test_send(side: Side) -> None:
    """U1: a coupon sent is told to the caller, in the words of its side."""
    shop = Shop(side)
    stocked = side.stocked()
    code = stocked.sent(attach="from a friend")
    content = shop.content()
    shown = stocked.get(code).json()
    is_partner = side.scheme is Scheme.PARTNER
    assert shop.opened[0].event_type == ("PRODUCT_COUPON_SP.SEND" if is_partner else "PRODUCT_COUPON.SEND")
    assert content.get("brand_id") == (BRAND_ID if is_partner else None)
    assert (content["coupon_code"], content["openid"], content["appid"]) == (code, OPENID, APPID)
    for name in ("receive_time", "valid_begin_time", "valid_end_time", "send_request_no", "send_channel", "attach"):
        assert content[name] == shown[name]
    assert "stock_bundle_id" not in content


def test_envelope(side: Side) -> None:
    """The envelope has all that is documented, for people too."""
    shop = Shop(side)
    side.stocked().sent()
    shop.content()
    envelope, suffix = shop.envelope(), "_sp" if side.scheme is Scheme.PARTNER else ""
    assert envelope["create_time"] == NOW
    assert envelope["resource_type"] == "encrypt-resource"
    assert envelope["summary"] == "商品券领券通知"
    assert envelope["resource"]["associated_data"] == f"product_coupon{suffix}"
    assert len(envelope["resource"]["nonce"]) == 12
    assert len(envelope["id"]) == 36
    assert shop.headers[0]["Wechatpay-Signature-Type"] == side.scheme.value
    assert "Request-ID" not in shop.headers[0]


def test_client_package_reads_them(side: Side) -> None:
    """The typed reader of the client takes them, and `confirmation` has all it needs."""
    shop = Shop(side)
    stocked = side.stocked()
    code = stocked.sent()
    shop.content()
    reader = CallbackReader(side.credentials, clock=side.simulator.gateway.wall_clock)
    event = reader.read(shop.headers[0], shop.bodies[0])
    assert isinstance(event, ProductCouponSend)
    assert isinstance(event.data, models.ProductCouponSendEvent | models.PartnerProductCouponSendEvent)
    openid, told, body = confirmation(event)
    assert told == code
    assert side.post(f"/users/{openid}/coupons/{code}/confirm", body).status_code == 200
    assert stocked.state(code) == "EFFECTIVE"


def test_same_send_again(side: Side) -> None:
    """N4: a send that is repeated issues nothing, so it tells nothing."""
    shop = Shop(side)
    stocked = side.stocked()
    stocked.sent()
    stocked.sent()
    assert len(shop.contents()) == 1


def test_refused_send(side: Side) -> None:
    """Nor does one that is refused."""
    shop = Shop(side)
    stocked = side.stocked(stock_send_rule={"max_count": 1, "max_count_per_user": 1})
    stocked.sent()
    assert stocked.send("send_0002").status_code == 400
    assert len(shop.contents()) == 1


def test_openid_of_the_notify_appid(side: Side) -> None:
    """N8: the openid is that of the stock's `notify_appid`, not of the appid of the send; the unionid the person's."""
    shop = Shop(side)
    people = side.simulator.gateway.store.people
    people.register(APPID, OPENID, "union-1")
    people.register("wx-notify", "openid-of-notify", "union-1")
    side.stocked(notify_config={"notify_appid": "wx-notify"}).sent()
    content = shop.content()
    assert (content["appid"], content["openid"], content["unionid"]) == ("wx-notify", "openid-of-notify", "union-1")


def test_openid_that_nobody_registered(side: Side) -> None:
    """N8: where none is known it is made up, the same at every time, and calls may use it for the same person."""
    shop = Shop(side)
    stocked = side.stocked(notify_config={"notify_appid": "wx-notify"})
    code = stocked.sent()
    stocked.sent("send_0002")
    first, second = shop.contents()
    assert first["openid"] == second["openid"] != OPENID
    assert first["unionid"] == second["unionid"]
    assert stocked.get(code, openid=first["openid"], appid="wx-notify").status_code == 200
    assert stocked.get(code, openid=first["openid"], appid=APPID).status_code == 400  # O8


def test_notify_appid_of_the_moment(side: Side) -> None:
    """A later change of `notify_config` counts for the coupons after it."""
    shop = Shop(side)
    stocked = side.stocked()
    stocked.sent()
    assert stocked.update(notify_config={"notify_appid": "wx-later"}).status_code == 200
    stocked.sent("send_0002")
    assert [content["appid"] for content in shop.contents()] == [APPID, "wx-later"]


def test_receive_component(side: Side) -> None:
    """N13, N9: the tap tells of the coupon, with the number and the attached text of the pre-send."""
    shop = Shop(side)
    token = side.stocked().pre_send("send_0007", attach="from the counter").json()["token"]
    assert shop.contents() == []  # N11
    assert side.happen("/receive-component/tap", {"token": token}).status_code == 200
    content = shop.content()
    assert (content["send_channel"], content["send_request_no"]) == ("RECEIVE_COMPONENT", "send_0007")
    assert content["attach"] == "from the counter"


def test_shake(side: Side) -> None:
    """N14, N9: what the platform gives is told as well, under a number of its own and without attached text."""
    shop = Shop(side)
    stocked = side.stocked()
    side.happen(f"/stocks/{stocked.stock_id}/shake", {"appid": APPID, "openid": OPENID})
    content = shop.content()
    assert (content["send_channel"], "attach" in content) == ("BRAND_MANAGE", False)
    assert content["send_request_no"]


def test_bundle(side: Side) -> None:
    """B8 to B10: one callback for each round, the next one after the round before was used; each needs a confirm."""
    shop = Shop(side)
    bundled = side.bundled(info={"interval_days": 0})
    bundle_id = bundled.sent()
    [first] = shop.contents()
    assert (first["stock_bundle_id"], first["user_coupon_bundle_id"]) == (bundled.stock_bundle_id, bundle_id)
    assert first["stock_id"] == bundled.stocks[0].stock_id
    bundled.stocks[0].confirm(first["coupon_code"])
    assert len(shop.contents()) == 1
    assert bundled.use(0).status_code == 200
    _, second = shop.contents()
    assert second["stock_id"] == bundled.stocks[1].stock_id
    assert second["user_coupon_bundle_id"] == bundle_id
    assert bundled.stocks[1].use(second["coupon_code"]).status_code == 403  # B9
    assert second["valid_end_time"] == first["valid_end_time"]  # B11


def test_silence(side: Side) -> None:
    """U28, U30: confirming, using, returning, deleting, deactivating and expiring are told by nothing."""
    stocked = side.stocked()
    used, deleted, ended, expired = (stocked.confirmed(f"send_000{index}") for index in range(4))
    shop = Shop(side)
    stocked.use(used)
    stocked.revert(used)
    stocked.delete(deleted)
    stocked.deactivate(ended)
    side.simulator.clock.advance(86400 * 60)
    assert stocked.state(expired) == "EXPIRED"
    assert shop.contents() == []
    assert len(shop.callbacks) == 0


def test_no_address(side: Side) -> None:
    """N16: before an address is set nothing is sent, nor later what happened before it."""
    stocked = side.stocked()
    stocked.sent()
    shop = Shop(side)
    assert shop.contents() == []
    stocked.sent("send_0002")
    assert shop.content()["send_request_no"] == "send_0002"


def test_one_address_for_all_brands(mock: Simulator, partner: Side) -> None:
    """N16: a partner's brands share its address; `brand_id` tells them apart. The brands hear nothing."""
    shop = Shop(partner)
    partner.stocked().sent()
    Side(mock, mock.partner, brand_id="120345").stocked().sent()
    assert [content["brand_id"] for content in shop.contents()] == [BRAND_ID, "120345"]


def test_no_api_key(mock: Simulator, side: Side) -> None:
    """N17: without the key that encrypts callbacks there are none."""
    stocked, shop = side.stocked(), Shop(side)
    account = mock.gateway.accounts.get(side.scheme, side.credentials.identity)
    assert account is not None
    stocked.sent()
    shop.callbacks.settle()
    api_key, account.api_key = account.api_key, None
    # Calls need the key, too; what the platform does by itself does not.
    side.happen(f"/stocks/{stocked.stock_id}/shake", {"appid": APPID, "openid": OPENID})
    account.api_key = api_key
    assert len(shop.contents()) == 1


def test_key_taken_away_later(mock: Simulator, side: Side) -> None:
    """N17: nor is anything sent that was about to be."""
    stocked, shop = side.stocked(), Shop(side, 500)
    account = mock.gateway.accounts.get(side.scheme, side.credentials.identity)
    assert account is not None
    stocked.sent()
    shop.callbacks.settle()
    account.api_key = None
    mock.clock.advance(10)
    shop.callbacks.settle()
    [notification] = shop.callbacks
    assert (notification.tries[1].status, "N17" in notification.tries[1].outcome) == (None, True)


@pytest.mark.parametrize("fails", [False, True])
def test_image_task(side_with: Callable[[Rules], Side], fails: bool) -> None:
    """A task that ends by the clock is told then, with what a query shows."""
    side = side_with(Rules(image_task_seconds=30, image_tasks_fail=fails))
    shop = Shop(side)
    side.post("/image-generation-tasks", {"task_id": "task_0001", **CUT_OUT})
    assert shop.contents() == []
    side.simulator.clock.advance(29)
    assert shop.contents() == []
    side.simulator.clock.advance(1)
    content = shop.content()
    read = side.read("/image-generation-tasks/task_0001", {"image_generation_type": "CUT_OUT"}).json()
    assert content == read
    assert content["task_state"] == ("FAIL" if fails else "SUCCESS")
    assert shop.envelope()["create_time"] == "2025-08-15T12:00:30+08:00"
    reader = CallbackReader(side.credentials, clock=side.simulator.gateway.wall_clock)
    assert isinstance(reader.read(shop.headers[0], shop.bodies[0]), ImageGeneration)


def test_schedules_are_those_of_the_contract(mock: Simulator) -> None:
    """Event types and repeats come from the contract."""
    raw = mock.gateway.contract.document.root["webhooks"]
    for webhook in mock.gateway.contract.webhooks.values():
        side = "brand" if webhook.scheme is Scheme.BRAND else "partner"
        entry = raw[f"{side}{webhook.kind[0].upper()}{webhook.kind[1:]}"]["post"]
        assert list(webhook.repeats) == entry["x-retry-seconds"]
        assert [webhook.event_type] == entry["x-event-types"]
        assert webhook.payload_fault(webhook.example) is None


def test_content_that_is_not_as_documented(
    mock: Simulator, brand: Side, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A content that the contract refuses is a mistake of the simulator: it is logged without it, not sent."""
    from wechatpay_mock.behaviour import events

    shop, stocked = Shop(brand), brand.stocked()

    def without_a_code(call: Any, coupon: Any) -> None:
        call.announce("productCouponSend", {"openid": OPENID, "coupon_code": "x" * 41}, call.now)

    monkeypatch.setattr(events, "coupon_received", without_a_code)
    assert stocked.send().status_code == 200
    assert shop.contents() == []
    assert "MOCK_BUG" in caplog.text
    assert OPENID not in caplog.text


def test_nothing_of_users_is_logged(side: Side, caplog: pytest.LogCaptureFixture) -> None:
    """Neither logs nor `repr` tell who received what."""
    with caplog.at_level("DEBUG"):
        shop = Shop(side, 500)
        code = side.stocked().sent()
        shop.contents()
        shop.callbacks.send_probe(next(iter(shop.callbacks)).id)
    # Those of httpx are about the calls of the test itself.
    logged = " ".join(record.getMessage() for record in caplog.records if record.name != "httpx")
    told = logged + repr(list(shop.callbacks)) + repr(shop.callbacks.received)
    for secret in (OPENID, code, str(side.credentials.api_key), shop.headers[0]["Wechatpay-Signature"]):
        assert secret not in told


def test_reset(mock: Simulator, side: Side) -> None:
    """A reset forgets what was told and what was to be told."""
    shop = Shop(side, 500)
    side.stocked().sent()
    shop.callbacks.settle()
    mock.reset()
    assert (list(shop.callbacks), shop.callbacks.received) == ([], [])
    mock.clock.advance(3600)
    shop.callbacks.settle()
    assert len(shop.opened) == 1
    assert URL.startswith("https://")
