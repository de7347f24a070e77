"""Offers and validities in words."""

from typing import Any

import pytest

from wechatpay_mock.console._words import offer, offers, validity

BEGIN, END = "2025-08-01T00:00:00+08:00", "2025-12-31T23:59:59+08:00"


@pytest.mark.parametrize(
    ("name", "content", "zh", "en"),
    [
        ("normal_coupon", {"threshold": 2000, "discount_amount": 300}, "满20元减3元", "¥3.00 off ¥20.00"),
        ("normal_coupon", {"threshold": 0, "discount_amount": 1}, "立减0.01元", "¥0.01 off"),
        ("normal_coupon", {"threshold": 123450, "discount_amount": 350}, "满1234.5元减3.5元", "¥3.50 off ¥1,234.50"),
        ("discount_coupon", {"threshold": 0, "percent_off": 15}, "8.5折", "15% off"),
        ("discount_coupon", {"threshold": 10000, "percent_off": 20}, "满100元打8折", "20% off ¥100.00"),
        ("discount_coupon", {"threshold": 0, "percent_off": 99}, "0.1折", "99% off"),
        ("exchange_coupon", {"threshold": 0, "exchange_price": 0}, "免费兑换", "exchange for free"),
        ("exchange_coupon", {"exchange_price": 990}, "9.9元兑换", "exchange for ¥9.90"),
        (
            "exchange_coupon",
            {"threshold": 2000, "exchange_price": 100},
            "满20元1元兑换",
            "exchange for ¥1.00 with ¥20.00",
        ),
    ],
)
def test_offers(name: str, content: dict[str, Any], zh: str, en: str) -> None:
    """Fen become yuan, percent off becomes 折."""
    assert offer(name, content)["words"] == {"zh": zh, "en": en}


def test_an_offer_of_another_type_does_not_count() -> None:
    """Requests may tell offers of several types; the coupon's own one is shown."""
    normal, discount = {"threshold": 10000, "discount_amount": 1}, {"threshold": 10000, "percent_off": 20}
    coupon = {
        "type": "DISCOUNT",
        "scope": "ALL",
        "usage_mode": "SINGLE",
        "single_usage_info": {"normal_coupon": normal, "discount_coupon": discount},
    }
    stock = {"single_usage_rule": {"normal_coupon": normal}}
    assert [one["words"]["zh"] for one in offers(coupon, stock)] == ["满100元打8折"]


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ({}, "2025-08-01 至 2025-12-31", "2025-08-01 to 2025-12-31"),
        (
            {"available_begin_time": "2025-08-01T10:30:00+08:00"},
            "2025-08-01 10:30 至 2025-12-31 23:59",
            "2025-08-01 10:30 to 2025-12-31 23:59",
        ),
        (
            {"available_days": 1, "wait_days_after_receive": 2},
            "2025-08-01 至 2025-12-31；领取后第2天生效；生效后1天内有效",
            "2025-08-01 to 2025-12-31; in effect 2 days after receipt; valid for 1 day",
        ),
        (
            {"available_seconds": 7200},
            "2025-08-01 至 2025-12-31；领取后2小时内有效",
            "2025-08-01 to 2025-12-31; valid for 2 hours after receipt",
        ),
        (
            {
                "weekly_available_period": {
                    "day_list": ["MONDAY", "SUNDAY"],
                    "day_period_list": [{"begin_time": 3600, "end_time": 86399}],
                }
            },
            "2025-08-01 至 2025-12-31；周一、周日可用 01:00–24:00",
            "2025-08-01 to 2025-12-31; on Mon, Sun 01:00–24:00",
        ),
        (
            {
                "irregular_available_period_list": [
                    {"begin_time": "2025-10-01T00:00:00+08:00", "end_time": "2025-10-07T23:59:59+08:00"}
                ]
            },
            "2025-08-01 至 2025-12-31；仅限 2025-10-01 至 2025-10-07",
            "2025-08-01 to 2025-12-31; only 2025-10-01 to 2025-10-07",
        ),
    ],
)
def test_validities(period: dict[str, Any], zh: str, en: str) -> None:
    """Every part of a period is told."""
    whole = {"available_begin_time": BEGIN, "available_end_time": END} | period
    assert validity(whole) == {"zh": zh, "en": en}
