"""A small program of a user, fully typed: what mypy --strict and pyright strict see of the installed wheel."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx

from wechatpay_auth import BrandCredentials, PartnerCredentials, WechatPayAuth
from wechatpay_product_coupon import (
    UNSET,
    AsyncBrandClient,
    BrandClient,
    Failover,
    LocalLimiter,
    PartnerClient,
    Retry,
    errors,
    models,
)
from wechatpay_product_coupon.callbacks import OK, CallbackReader, ProductCouponSend, Reply, confirm, error_reply


@dataclass(frozen=True)
class Offer:
    """What the shop knows of a coupon."""

    coupon_id: str
    name: str
    state: str


def period() -> models.CouponAvailablePeriod:
    return models.CouponAvailablePeriod(
        available_begin_time="2025-08-01T00:00:00+08:00",
        available_end_time="2025-08-31T23:59:59+08:00",
        available_days=30,
    )


def days(value: models.CouponAvailablePeriod) -> int:
    return value.available_days or 0


def offer(client: BrandClient, coupon_id: str) -> Offer | None:
    try:
        coupon = client.product_coupons.get(coupon_id)
    except errors.NotFound:
        return None
    except errors.OutcomeUnknown as error:
        raise RuntimeError(error.operation) from error
    return Offer(coupon.product_coupon_id, coupon.display_info.name, str(coupon.state))


def stocks(client: BrandClient, coupon_id: str) -> Iterator[str]:
    for stock in client.stocks.list_all(coupon_id, state=models.StockState.SENDING):
        yield stock.stock_id


def send(client: BrandClient, openid: str, coupon_id: str, stock_id: str) -> str:
    body = models.SendUserCouponRequest(
        product_coupon_id=coupon_id, stock_id=stock_id, appid="wx233544546545989", send_request_no="ORDER_1"
    )
    return client.user_coupons.send(openid, body, timeout=5.0).coupon_code


def for_a_brand(client: PartnerClient, brand_id: str) -> str | None:
    bound = client.for_brand(brand_id)
    coupon = bound.product_coupons.get("1000000013")
    return coupon.out_product_no if coupon.out_product_no is not UNSET and coupon.out_product_no else None


def handle(reader: CallbackReader, client: BrandClient, headers: Mapping[str, str], body: bytes) -> Reply:
    try:
        event = reader.read(headers, body)
    except errors.WechatPayError as error:
        return error_reply(error)
    if isinstance(event, ProductCouponSend):
        confirm(client.user_coupons, event)
    return OK


async def together(credentials: BrandCredentials, coupon_ids: list[str]) -> list[str]:
    async with AsyncBrandClient(credentials, retry=Retry(), failover=Failover(), limiter=LocalLimiter()) as client:
        coupons = await asyncio.gather(*(client.product_coupons.get(coupon_id) for coupon_id in coupon_ids))
    return [coupon.display_info.name for coupon in coupons]


def raw(credentials: PartnerCredentials) -> int:
    with httpx.Client(base_url="https://api.mch.weixin.qq.com", auth=WechatPayAuth(credentials)) as http:
        return http.get("/v3/certificates").status_code
