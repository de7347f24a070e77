"""A thousand sends over a network that fails in every way end with exactly a thousand coupons in the simulator."""

import random
from collections import Counter
from datetime import datetime

import httpx

from tests.contract.world import APPID, World, coupon_body
from wechatpay_mock import Simulator
from wechatpay_product_coupon import BrandClient, Retry, errors

SENDS = 1000
FAULTS = ("none", "before", "after", "cut", "503 before", "503 after", "429", "forged", "unsigned", "gateway page")
SHARES = (10, 1, 1, 1, 1, 1, 1, 1, 1, 1)


class Unreliable(httpx.HTTPTransport):
    """A network that loses requests and answers, before and after the server has acted; seeded."""

    def __init__(self) -> None:
        super().__init__()
        self.chance = random.Random(20250815)
        self.seen: Counter[str] = Counter()
        self.on = True

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        (fault,) = self.chance.choices(FAULTS, SHARES) if self.on else ("none",)
        self.seen[fault] += 1
        if fault == "before":
            raise httpx.ConnectError("refused", request=request)
        if fault == "cut":
            raise httpx.WriteError("cut while sending", request=request)
        if fault == "503 before":
            return httpx.Response(503, text="<html>overloaded</html>")
        if fault == "429":
            return httpx.Response(429, json={"code": "RATELIMIT_EXCEEDED", "message": "x"})
        response = super().handle_request(request)
        if fault == "none":
            return response
        response.read()
        response.close()
        if fault == "after":
            raise httpx.ReadTimeout("no answer", request=request)
        if fault == "503 after":
            return httpx.Response(503, json={"code": "SYSTEM_ERROR", "message": "x"})
        if fault == "gateway page":
            return httpx.Response(502, text="<html>bad gateway</html>")
        headers = {name: value for name, value in response.headers.items() if name != "content-length"}
        if fault == "forged":
            headers["wechatpay-nonce"] = "another"
        else:
            headers = {name: value for name, value in headers.items() if not name.startswith("wechatpay-")}
        return httpx.Response(response.status_code, headers=headers, content=response.content)


def test_none_lost_and_none_doubled() -> None:
    """Whatever is retried or repeated by the caller with its number, each number makes one coupon."""
    simulator = Simulator(now=datetime.fromisoformat(World.NOW))
    network = Unreliable()
    body = coupon_body("FAULTS", "WECHATPAY")
    body["stock"]["stock_send_rule"] = {"max_count": SENDS, "max_count_per_user": 1}
    codes: set[str] = set()
    repeated = 0
    with (
        simulator.run() as base_url,
        BrandClient(
            simulator.brand, base_url=base_url, transport=network, retry=Retry(), sleep=lambda _: None
        ) as client,
    ):
        network.on = False
        coupon = client.product_coupons.create(body)
        assert coupon.stock
        ids = {"product_coupon_id": coupon.product_coupon_id, "stock_id": coupon.stock.stock_id, "appid": APPID}
        network.on = True
        for number in range(SENDS):
            openid = f"openid-{number:05}"
            while True:
                try:
                    sent = client.user_coupons.send(openid, ids | {"send_request_no": f"SEND_{number:05}"})
                except errors.CallError as error:
                    if not error.retryable:
                        raise
                    repeated += 1  # what a caller does: the same number again
                else:
                    codes.add(sent.coupon_code)
                    break
        network.on = False
        stock = client.stocks.get(coupon.product_coupon_id, coupon.stock.stock_id)
    assert len(codes) == SENDS
    assert stock.sent_count_info.total_count == SENDS
    assert set(network.seen) == set(FAULTS)
    assert repeated > 0
