"""What the tests of the simulator share: a client for each side, in-process, and request bodies."""

import asyncio
import json
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from wechatpay_auth import Credentials, Scheme, WechatPayAuth
from wechatpay_mock import Rules, Simulator

Json = dict[str, Any]

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
NOW = "2025-08-15T12:00:00+08:00"
"""A Friday, in the middle of the month that the stocks below last."""

APPID = "wx233544546545989"
OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
BRAND_ID = "120344"
PREFIXES = {Scheme.BRAND: "/brand/marketing/product-coupon", Scheme.PARTNER: "/v3/marketing/partner/product-coupon"}
STORES = {Scheme.BRAND: "/brand/store/brandstores", Scheme.PARTNER: "/v3/brand/partner/store/brandstores"}


class Ticker:
    """A clock that stands still until it is moved; real clocks have no place in these tests."""

    def __init__(self, now: float = 1767225600.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class InProcess(httpx.BaseTransport):
    """`httpx.ASGITransport` for clients that are not async."""

    def __init__(self, app: Any, *, client: tuple[str, int] = ("127.0.0.1", 50000)) -> None:
        self._inner = httpx.ASGITransport(app=app, client=client)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def answer() -> httpx.Response:
            response = await self._inner.handle_async_request(request)
            content = await response.aread()
            return httpx.Response(response.status_code, headers=response.headers, content=content)

        return asyncio.run(answer())


class Side:
    """One caller, with the operations of the slice; every answer passes through `WechatPayAuth`."""

    def __init__(self, simulator: Simulator, credentials: Credentials, *, brand_id: str = BRAND_ID) -> None:
        self.simulator = simulator
        self.credentials = credentials
        self.scheme = credentials.scheme
        self.prefix = PREFIXES[self.scheme]
        self.brand_id = brand_id
        wall_clock = simulator.gateway.wall_clock
        self.client = httpx.Client(
            transport=InProcess(simulator.app),
            base_url="http://simulator",
            auth=WechatPayAuth(credentials, clock=wall_clock),
        )

    def named(self, values: Json) -> Json:
        """`values` with the brand, where this side has to name it."""
        return {**values, "brand_id": self.brand_id} if self.scheme is Scheme.PARTNER else values

    def post(self, path: str, body: Any) -> httpx.Response:
        return self.client.post(f"{self.prefix}{path}", json=self.named(body) if isinstance(body, dict) else body)

    def read(self, path: str, query: Json | None = None) -> httpx.Response:
        return self.client.get(f"{self.prefix}{path}", params=self.named(query or {}))

    def patch(self, path: str, body: Json) -> httpx.Response:
        return self.client.patch(f"{self.prefix}{path}", json=self.named(body))

    def stores(
        self, method: str, path: str = "", body: Json | None = None, query: Json | None = None
    ) -> httpx.Response:
        """A call of the store API, whose closing and deleting have a body for partners only."""
        url = f"{STORES[self.scheme]}{path}"
        if method == "GET":
            return self.client.get(url, params=self.named(query or {}))
        content = self.named(body or {})
        return self.client.request(method, url, json=content) if content else self.client.request(method, url)

    def store(self) -> str:
        """The id of a store that was just entered."""
        address = {"address_code": "440305", "address_detail": "深南大道10000号"}
        return str(self.stores("POST", body={"store_address": address}).json()["store_id"])

    def happen(self, path: str, body: Json | None = None) -> httpx.Response:
        """A control route: what happens without a call of the API."""
        control = httpx.Client(transport=InProcess(self.simulator.app), base_url="http://simulator/_simulator")
        return control.post(path, json=body)

    def bundled(self, **changes: Any) -> "Bundled":
        """A multi-use coupon that was just created, with the members of `changes` in place."""
        body = bundle(number=f"create_{len(self.simulator.requests):06d}")
        body["progressive_bundle_usage_info"] |= changes.pop("info", {})
        body["stock_bundle"] |= changes
        response = self.create(body)
        assert response.status_code == 200, response.text
        return Bundled(self, response.json())

    def create(self, body: Json | None = None) -> httpx.Response:
        return self.post("/product-coupons", body or coupon())

    def coupon(self, product_coupon_id: str) -> httpx.Response:
        return self.read(f"/product-coupons/{product_coupon_id}")

    def stocked(self, body: Json | None = None, **stock: Any) -> "Stocked":
        """A coupon that was just created, with a stock changed by `stock`."""
        wanted = deepcopy(body) if body else coupon(number=f"create_{len(self.simulator.requests):06d}")
        wanted["stock"] |= stock
        response = self.create(wanted)
        assert response.status_code == 200, response.text
        answer = response.json()
        return Stocked(self, answer["product_coupon_id"], answer["stock"]["stock_id"])


class Stocked:
    """A coupon and its stock, for sending from it."""

    def __init__(self, side: Side, product_coupon_id: str, stock_id: str) -> None:
        self.side = side
        self.product_coupon_id = product_coupon_id
        self.stock_id = stock_id

    def ids(self, appid: str = APPID) -> Json:
        return {"product_coupon_id": self.product_coupon_id, "stock_id": self.stock_id, "appid": appid}

    def upload(self, *codes: str, number: str = "upload_0001") -> httpx.Response:
        path = f"/product-coupons/{self.product_coupon_id}/stocks/{self.stock_id}/upload-coupon-codes"
        return self.side.post(path, {"out_request_no": number, "code_list": list(codes)})

    def send(
        self, number: str = "send_0001", *, openid: str = OPENID, appid: str = APPID, **more: Any
    ) -> httpx.Response:
        return self.side.post(f"/users/{openid}/coupons", {**self.ids(appid), "send_request_no": number, **more})

    def sent(self, number: str = "send_0001", **more: Any) -> str:
        """The code of a coupon that was just sent."""
        response = self.send(number, **more)
        assert response.status_code == 200, response.text
        return str(response.json()["coupon_code"])

    def confirm(self, code: str, number: str = "confirm_0001", *, openid: str = OPENID) -> httpx.Response:
        return self.side.post(f"/users/{openid}/coupons/{code}/confirm", {**self.ids(), "out_request_no": number})

    def confirmed(self, number: str = "send_0001", *, openid: str = OPENID, **more: Any) -> str:
        """The code of a coupon that was just sent and confirmed."""
        code = self.sent(number, openid=openid, **more)
        response = self.confirm(code, f"confirm_{number}", openid=openid)
        assert response.status_code == 200, response.text
        return code

    def use(self, code: str, number: str = "use_0001", *, openid: str = OPENID, **more: Any) -> httpx.Response:
        body = {"use_time": NOW, "out_request_no": number, "associated_order_info": {"transaction_id": "4200"}}
        return self.side.post(f"/users/{openid}/coupons/{code}/use", {**self.ids(), **body, **more})

    def get(self, code: str, *, openid: str = OPENID, appid: str = APPID) -> httpx.Response:
        return self.side.read(f"/users/{openid}/coupons/{code}", self.ids(appid))

    def state(self, code: str) -> str:
        return str(self.get(code).json()["coupon_state"])

    def stock(self, code: str) -> Json:
        """The stock as it is shown inside a user coupon."""
        shown: Json = self.get(code).json()["stock"]
        return shown

    @property
    def coupon_path(self) -> str:
        return f"/product-coupons/{self.product_coupon_id}"

    @property
    def path(self) -> str:
        return f"{self.coupon_path}/stocks/{self.stock_id}"

    def read(self) -> Json:
        """The stock itself."""
        shown: Json = self.side.read(self.path).json()
        return shown

    def update(self, number: str = "update_0001", **changes: Any) -> httpx.Response:
        return self.side.patch(self.path, {"out_request_no": number, **changes})

    def budget(self, number: str = "budget_0001", **changes: Any) -> httpx.Response:
        return self.side.post(f"{self.path}/update-budget", {"out_request_no": number, **changes})

    def end(self, path: str, number: str = "end_000001") -> httpx.Response:
        """Deactivate the coupon or the stock at `path`."""
        return self.side.post(f"{path}/deactivate", {"out_request_no": number, "deactivate_reason": "已下线"})

    def revert(self, code: str, number: str = "return_0001") -> httpx.Response:
        """Return a coupon."""
        return self.side.post(f"/users/{OPENID}/coupons/{code}/return", {**self.ids(), "out_request_no": number})

    def deactivate(self, code: str, number: str = "end_000001") -> httpx.Response:
        body = {**self.ids(), "out_request_no": number, "deactivate_reason": "已下线"}
        return self.side.post(f"/users/{OPENID}/coupons/{code}/deactivate", body)

    def pre_send(self, number: str = "send_0001", **more: Any) -> httpx.Response:
        return self.side.post(f"/users/{OPENID}/pre-send-coupon", {**self.ids(), "send_request_no": number, **more})

    def delete(self, code: str) -> httpx.Response:
        """Delete a coupon as the user."""
        return self.side.happen(f"/stocks/{self.stock_id}/coupons/{code}/delete")


class Bundled:
    """A multi-use coupon, its stock bundle, and one stock for each round."""

    def __init__(self, side: Side, made: Json) -> None:
        self.side = side
        self.product_coupon_id = str(made["product_coupon_id"])
        self.stock_bundle_id = str(made["stock_bundle"]["stock_bundle_id"])
        self.stocks = [
            Stocked(side, self.product_coupon_id, stock["stock_id"]) for stock in made["stock_bundle"]["stock_list"]
        ]

    @property
    def path(self) -> str:
        return f"/product-coupons/{self.product_coupon_id}/stock-bundles/{self.stock_bundle_id}"

    def ids(self) -> Json:
        return {
            "product_coupon_id": self.product_coupon_id,
            "stock_bundle_id": self.stock_bundle_id,
            "appid": APPID,
        }

    def send(self, number: str = "send_0001", *, openid: str = OPENID, **more: Any) -> httpx.Response:
        return self.side.post(f"/users/{openid}/coupon-bundles", {**self.ids(), "send_request_no": number, **more})

    def pre_send(self, number: str = "send_0001") -> httpx.Response:
        return self.side.post(f"/users/{OPENID}/pre-send-coupon-bundle", {**self.ids(), "send_request_no": number})

    def sent(self, number: str = "send_0001") -> str:
        """The id of a user's bundle that was just sent."""
        response = self.send(number)
        assert response.status_code == 200, response.text
        return str(response.json()["user_coupon_bundle_id"])

    def rounds(self) -> list[Json]:
        """The rounds that the user holds, in their order."""
        query = {"appid": APPID, "product_coupon_id": self.product_coupon_id}
        listed = self.side.read(f"/users/{OPENID}/coupons", query).json()["user_coupon_list"]
        return sorted(listed, key=lambda one: int(one["user_product_coupon_bundle_info"]["user_coupon_bundle_index"]))

    def code(self, index: int) -> str:
        return str(self.rounds()[index]["coupon_code"])

    def use(self, index: int, number: str = "") -> httpx.Response:
        """Confirm a round if it needs that, and use it."""
        number = number or f"use_{index:06d}"
        self.stocks[index].confirm(self.code(index), f"confirm_{index}")
        return self.stocks[index].use(self.code(index), number)

    def end(self, bundle_id: str, number: str = "end_000001") -> httpx.Response:
        body = {**self.ids(), "out_request_no": number, "deactivate_reason": "已下线"}
        return self.side.post(f"/users/{OPENID}/coupon-bundles/{bundle_id}/deactivate", body)


def simulator(home: Path, *, now: str = NOW, rules: Rules | None = None) -> Simulator:
    """A simulator with the keys of `home` and a wall clock that stands still."""
    return Simulator(home=home, now=datetime.fromisoformat(now), rules=rules, wall_clock=Ticker())


def brand_of(made: Simulator) -> Side:
    return Side(made, made.brand)


def partner_of(made: Simulator, *, brand_id: str = BRAND_ID) -> Side:
    return Side(made, made.partner, brand_id=brand_id)


def seed(side: str) -> Json:
    """The mission's own create request of a side."""
    body: Json = json.loads((EXAMPLES / side / "seed-create.json").read_text("utf-8"))
    return body


def coupon(*, number: str = "create_0001", period: Json | None = None) -> Json:
    """A small valid create request: amount off the whole order, codes made by WeChat Pay."""
    return {
        "out_request_no": number,
        "scope": "ALL",
        "type": "NORMAL",
        "usage_mode": "SINGLE",
        "single_usage_info": {"normal_coupon": {"threshold": 10000, "discount_amount": 1000}},
        "display_info": {"name": "满100减10", "image_url": "https://a/i.png", "background_url": "https://a/b.png"},
        "stock": {
            "coupon_code_mode": "WECHATPAY",
            "stock_send_rule": {"max_count": 1000, "max_count_per_user": 10},
            "single_usage_rule": {"coupon_available_period": {**MONTH, **(period or {})}},
            "usage_rule_display_info": {"coupon_usage_method_list": ["OFFLINE"], "usage_description": "工作日可用"},
            "coupon_display_info": {"code_display_mode": "QRCODE"},
            "notify_config": {"notify_appid": APPID},
            "store_scope": "NONE",
        },
    }


MONTH = {"available_begin_time": "2025-08-01T00:00:00+08:00", "available_end_time": "2025-08-31T23:59:59+08:00"}


def bundle(*, number: str = "create_0001", amounts: tuple[int, ...] = (500, 100, 200), count: int = 3) -> Json:
    """A small valid create request of a multi-use coupon."""
    body = coupon(number=number)
    stock = body.pop("stock")
    del body["single_usage_info"], stock["single_usage_rule"]
    stock["stock_send_rule"]["max_count_per_day"] = 20
    stock["progressive_bundle_usage_rule"] = {
        "coupon_available_period": dict(MONTH),
        "normal_coupon_list": [{"threshold": 1000, "discount_amount": amount} for amount in amounts],
    }
    return {
        **body,
        "usage_mode": "PROGRESSIVE_BUNDLE",
        "progressive_bundle_usage_info": {"count": count},
        "stock_bundle": stock,
    }


def refused(response: httpx.Response) -> tuple[int, str, int]:
    """Status, code and sub-code of an error."""
    return response.status_code, response.json()["code"], sub_code(response)


def sub_code(response: httpx.Response) -> int:
    return int(response.headers["Request-ID"].rpartition("-")[2])


def detail(response: httpx.Response) -> Json:
    found: Json = response.json()["detail"]
    return found
