"""Something to see in the console: coupons of every kind, users who hold some, and requests that went wrong.

Everything is made through the SDK or plain HTTP, as an integrator would.
"""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any

import httpx

from wechatpay_auth import WechatPayAuth
from wechatpay_mock import Simulator
from wechatpay_product_coupon import BrandClient, PartnerClient

Json = dict[str, Any]

NOW = "2025-08-15T12:00:00+08:00"
APPID = "wx233544546545989"
BRAND_ID = "120344"
USERS = ("oh-394z-6CGkNoJrsDLTTUKiAnp4", "oh-394zQb2mVx81LrYtUc7dPw0Ks", "oh-394zW5nHj3FaTeGk9XiRq6Bz")
_COUPONS = "/brand/marketing/product-coupon/product-coupons"
_PERIOD = {"available_begin_time": "2025-08-01T00:00:00+08:00", "available_end_time": "2025-12-31T23:59:59+08:00"}


def build(simulator: Simulator, base_url: str) -> None:
    """Fill a simulator whose clock stands in August 2025.

    Args:
        simulator: A fresh one.
        base_url: Where it listens.
    """
    with BrandClient(simulator.brand, base_url=base_url) as brand:
        _brand(brand, simulator)
    with PartnerClient(simulator.partner, base_url=base_url) as partner:
        _partner(partner, simulator)
    with httpx.Client(base_url=base_url) as client:
        mistakes(client, WechatPayAuth(simulator.brand))


def _brand(client: BrandClient, simulator: Simulator) -> None:
    client.notify_config.set({"notify_url": "https://brand.example.com/wechatpay/callbacks"})
    discount = client.product_coupons.create(
        coupon(
            "BRAND_DISCOUNT_01",
            "夏日特饮全场8.5折",
            "DISCOUNT",
            offer={"threshold": 2000, "percent_off": 15},
            period={**_PERIOD, "weekly_available_period": {"day_list": ["SATURDAY", "SUNDAY"]}},
            look={"code_display_mode": "BARCODE", "background_color": "Color040"},
            stock={"remark": "周末专享", "coupon_code_mode": "UPLOAD"},
        )
    )
    assert discount.stock
    ids = {"product_coupon_id": discount.product_coupon_id, "stock_id": discount.stock.stock_id}
    codes = [f"SUMMER-{number:04d}" for number in range(1, 41)]
    upload = {"out_request_no": "BRAND_CODES_01", "code_list": codes}
    client.stocks.upload_coupon_codes(ids["product_coupon_id"], ids["stock_id"], upload)
    for number, user in enumerate(USERS):
        give(client, ids, user, f"D{number}", confirm=number < 2)
        simulator.clock.advance(420)
    client.product_coupons.create(
        coupon(
            "BRAND_EXCHANGE_01",
            "拿铁1元兑换券",
            "EXCHANGE",
            scope="SINGLE",
            offer={"threshold": 0, "exchange_price": 100},
            look={"code_display_mode": "QRCODE", "background_color": "Color060"},
            period={**_PERIOD, "available_days": 7, "wait_days_after_receive": 1},
        )
    )
    bundle = client.product_coupons.create(rounds("BRAND_BUNDLE_01", "咖啡月卡，越喝越省"))
    assert bundle.stock_bundle
    client.user_coupon_bundles.send(
        USERS[0],
        {
            "product_coupon_id": bundle.product_coupon_id,
            "stock_bundle_id": bundle.stock_bundle.stock_bundle_id,
            "appid": APPID,
            "send_request_no": "SEND_BUNDLE_0001",
        },
    )


def _partner(client: PartnerClient, simulator: Simulator) -> None:
    client.notify_config.set({"notify_url": "https://provider.example.com/wechatpay/callbacks"})
    side = client.for_brand(BRAND_ID)
    logo = side.images.upload(file=picture(), filename="logo.png")
    made = side.product_coupons.create(
        coupon(
            "PARTNER_NORMAL_01",
            "满20减3元",
            "NORMAL",
            offer={"threshold": 2000, "discount_amount": 300},
            image_url=logo.image_url,
            look={"code_display_mode": "QRCODE", "background_color": "Color020"},
        )
    )
    assert made.stock
    ids = {"product_coupon_id": made.product_coupon_id, "stock_id": made.stock.stock_id}
    for number, user in enumerate(USERS):
        code = give(side, ids, user, f"P{number}", confirm=True)
        simulator.clock.advance(3900)
        if number == 0:
            use(side, ids, user, code)
            simulator.clock.advance(1500)
            back = {**ids, "appid": APPID, "out_request_no": "RETURN_000001"}
            side.user_coupons.return_(user, code, back)
        elif number == 1:
            use(side, ids, user, code)


def coupon(
    number: str,
    name: str,
    kind: str,
    *,
    offer: Json,
    look: Json,
    scope: str = "ALL",
    period: Json = _PERIOD,
    image_url: str = "https://wxpaylogo.qpic.cn/wxpaylogo/example/logo",
    stock: Json | None = None,
) -> Json:
    """A create request for a coupon that is used once."""
    named = {f"{kind.lower()}_coupon": offer}
    display: Json = {"name": name, "image_url": image_url, "background_url": image_url}
    if scope == "SINGLE":
        display["combo_package_list"] = [
            {
                "name": "拿铁",
                "pick_count": 1,
                "choice_list": [{"name": "热拿铁", "price": 2800, "count": 1, "image_url": image_url}],
            }
        ]
    return {
        "out_request_no": number,
        "scope": scope,
        "type": kind,
        "usage_mode": "SINGLE",
        **({"single_usage_info": named} if scope == "ALL" else {}),
        "display_info": display,
        "stock": {
            "coupon_code_mode": "WECHATPAY",
            "stock_send_rule": {"max_count": 5000, "max_count_per_day": 200, "max_count_per_user": 5},
            "single_usage_rule": {"coupon_available_period": period, **({} if scope == "ALL" else named)},
            **_shared(look),
            **(stock or {}),
        },
    }


def rounds(number: str, name: str) -> Json:
    """A create request for a coupon of three rounds."""
    image_url = "https://wxpaylogo.qpic.cn/wxpaylogo/example/logo"
    offers = [{"threshold": 1500, "discount_amount": amount} for amount in (200, 300, 500)]
    return {
        "out_request_no": number,
        "scope": "ALL",
        "type": "NORMAL",
        "usage_mode": "PROGRESSIVE_BUNDLE",
        "progressive_bundle_usage_info": {"count": 3, "interval_days": 1},
        "display_info": {"name": name, "image_url": image_url, "background_url": image_url},
        "stock_bundle": {
            "coupon_code_mode": "WECHATPAY",
            "stock_send_rule": {"max_count": 1000, "max_count_per_user": 2},
            "progressive_bundle_usage_rule": {"coupon_available_period": _PERIOD, "normal_coupon_list": offers},
            **_shared({"code_display_mode": "QRCODE", "background_color": "Color090"}),
        },
    }


def _shared(look: Json) -> Json:
    return {
        "usage_rule_display_info": {
            "coupon_usage_method_list": ["OFFLINE"],
            "usage_description": "到店出示券码核销，每笔订单限用一张",
            "coupon_available_store_info": {"description": "所有门店"},
        },
        "coupon_display_info": look,
        "notify_config": {"notify_appid": APPID},
        "store_scope": "NONE",
    }


def give(side: Any, ids: Json, openid: str, number: str, *, confirm: bool) -> str:
    """Send a coupon to a user, confirm it if wanted; its code."""
    told = {**ids, "appid": APPID}
    sent = side.user_coupons.send(openid, {**told, "send_request_no": f"SEND_{number}_0001"})
    code: str = sent.coupon_code
    if confirm:
        side.user_coupons.confirm(openid, code, {**told, "out_request_no": f"CONFIRM_{number}_01"})
    return code


def use(side: Any, ids: Json, openid: str, code: str) -> None:
    """Redeem a coupon."""
    order = {"transaction_id": "4200000000202508150000000000"}
    told = {**ids, "appid": APPID, "use_time": NOW, "out_request_no": f"USE_{code}"}
    side.user_coupons.use(openid, code, {**told, "associated_order_info": order, "saved_amount": 300})


def mistakes(client: httpx.Client, auth: WechatPayAuth) -> None:
    """What integrators get wrong first: no signature, a field, and a body that is written anew after signing."""
    client.get(f"{_COUPONS}/1000000001")
    client.post(_COUPONS, json={"out_request_no": "X"}, auth=auth)
    body = coupon("BRAND_WRONG_01", "满20减3元", "NORMAL", offer={"threshold": 2000, "discount_amount": 300}, look=_QR)
    client.send(rewritten(client, auth, body))


_QR = {"code_display_mode": "QRCODE"}


def rewritten(client: httpx.Client, auth: WechatPayAuth, body: Json) -> httpx.Request:
    """A signed request whose body was serialised again after that."""
    request = client.build_request("POST", _COUPONS, json=body)
    signed = next(auth.sync_auth_flow(request))
    headers = {name: value for name, value in signed.headers.items() if name != "content-length"}
    return client.build_request("POST", _COUPONS, content=json.dumps(body, ensure_ascii=False), headers=headers)


def picture(size: int = 96) -> bytes:
    """A PNG: a cup on a green ground."""
    rows = bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            rows += bytes(_pixel(x / size, y / size))
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _pixel(x: float, y: float) -> tuple[int, int, int]:
    white, ground = (255, 255, 255), (8, int(150 - 40 * y), int(84 - 20 * y))
    cup = 0.44 < y < 0.74 and abs(x - 0.45) < 0.2 - max(0.0, y - 0.62) * 0.7
    handle = 0.07 < ((x - 0.65) ** 2 + (y - 0.55) ** 2) ** 0.5 < 0.115 and x > 0.64
    steam = 0.22 < y < 0.38 and any(
        abs(x - centre - 0.02 * ((y * 25) % 2 - 1)) < 0.018 for centre in (0.36, 0.45, 0.54)
    )
    return white if cup or handle or steam else ground
