"""A refused signature is explained: the simulator's real echo, one mistake at a time."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.auth.support import private_key
from wechatpay_auth import BrandCredentials
from wechatpay_mock import Simulator
from wechatpay_product_coupon import BrandClient, errors

OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
SEND = {"product_coupon_id": "1", "stock_id": "2", "appid": "wx3", "send_request_no": "SEND_00001"}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Simulator, str]]:
    simulator = Simulator()
    with simulator.run() as base_url:
        yield simulator, base_url


def refused(client: BrandClient) -> str:
    """The text of the error of a send."""
    with client, pytest.raises(errors.SignError) as caught:
        client.user_coupons.send(OPENID, SEND)
    assert caught.value.explanation
    text = str(caught.value)
    assert OPENID not in text
    assert caught.value.request_id
    assert str(caught.value.request_id) in text
    return text


class Meddler(httpx.HTTPTransport):
    """A proxy that changes what passes through it, after it was signed."""

    def __init__(self, **changes: Any) -> None:
        super().__init__()
        self.changes = changes

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        url = self.changes.get("url", lambda url: url)(request.url)
        content = self.changes.get("content", lambda content: content)(request.content)
        changed = httpx.Request(request.method, url, headers=headers, content=content)
        return super().handle_request(changed)


def test_a_changed_body_is_named(served: tuple[Simulator, str]) -> None:
    """Something on the way wrote the body anew."""
    simulator, base_url = served
    meddler = Meddler(content=lambda content: content.replace(b":", b": "))
    assert "body" in refused(BrandClient(simulator.brand, base_url=base_url, transport=meddler)).lower()


def test_a_changed_url_is_named(served: tuple[Simulator, str]) -> None:
    """Something on the way added to the query."""
    simulator, base_url = served
    meddler = Meddler(url=lambda url: url.copy_add_param("traced", "1"))
    assert "url" in refused(BrandClient(simulator.brand, base_url=base_url, transport=meddler)).lower()


def test_a_wrong_key_is_named(served: tuple[Simulator, str]) -> None:
    """The text is the same on both sides, so the key is wrong."""
    simulator, base_url = served
    ours = simulator.brand
    wrong = BrandCredentials(
        brand_id=ours.identity,
        serial_no=ours.serial_no,
        private_key=private_key("merchant_partner"),
        public_key_id=str(ours.keys.announced),
        public_key=ours.keys.get(str(ours.keys.announced)),
    )
    text = refused(BrandClient(wrong, base_url=base_url))
    assert "private_key" in text
    assert "serial_no" in text


def test_a_wrong_clock_is_named_with_its_error(served: tuple[Simulator, str]) -> None:
    """Seconds and direction, in both languages."""
    simulator, base_url = served
    import time

    for skew, words in ((-400.0, ("behind", "慢")), (400.0, ("ahead of", "快"))):
        text = refused(BrandClient(simulator.brand, base_url=base_url, clock=lambda skew=skew: time.time() + skew))
        for word in words:
            assert word in text
        assert "400 s" in text or "399 s" in text or "401 s" in text
