"""Mistakes on purpose: both type checkers must report each marked line, and no other."""

from __future__ import annotations

from wechatpay_auth import BrandCredentials, PartnerCredentials
from wechatpay_product_coupon import AsyncBrandClient, BrandClient, PartnerClient, models


def no_credentials(brand_id: str) -> BrandClient:
    return BrandClient(brand_id)  # MISTAKE


def other_side(credentials: PartnerCredentials) -> BrandClient:
    return BrandClient(credentials)  # MISTAKE


def other_side_async(credentials: PartnerCredentials) -> AsyncBrandClient:
    return AsyncBrandClient(credentials)  # MISTAKE


def misspelt_method(client: BrandClient) -> None:
    client.product_coupons.creat({})  # MISTAKE


def wrong_model(client: BrandClient) -> None:
    client.product_coupons.create(models.SetNotifyConfigRequest(notify_url="https://example.com"))  # MISTAKE


def missing_field() -> models.SetNotifyConfigRequest:
    return models.SetNotifyConfigRequest()  # MISTAKE


def misspelt_field() -> models.SetNotifyConfigRequest:
    return models.SetNotifyConfigRequest(notify_uri="https://example.com", notify_url="https://example.com")  # MISTAKE


def wrong_type() -> models.TimePeriod:
    return models.TimePeriod(begin_time=1, end_time="2025-08-31T23:59:59+08:00")  # MISTAKE


def number_for_text(client: BrandClient) -> None:
    client.product_coupons.get(1000000013)  # MISTAKE


def unknown_attribute(client: BrandClient) -> str:
    return str(client.product_coupons.get("1").nam)  # MISTAKE


def forgotten_await(client: AsyncBrandClient) -> str:
    return client.product_coupons.get("1").product_coupon_id  # MISTAKE


def forgotten_brand(client: PartnerClient) -> None:
    client.product_coupons.get("1000000013")  # MISTAKE: brand_id is missing


def optional_used_as_given(coupon: models.ProductCoupon) -> int:
    return len(coupon.out_product_no)  # MISTAKE: it may be absent


def wrong_enum() -> BrandCredentials:
    return BrandCredentials(brand_id="1", private_key=5)  # MISTAKE
