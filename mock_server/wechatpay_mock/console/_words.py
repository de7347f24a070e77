"""Offers and validities in words, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from .._clock import parse_time
from .._json import Json

_DAYS = {
    "MONDAY": ("周一", "Mon"),
    "TUESDAY": ("周二", "Tue"),
    "WEDNESDAY": ("周三", "Wed"),
    "THURSDAY": ("周四", "Thu"),
    "FRIDAY": ("周五", "Fri"),
    "SATURDAY": ("周六", "Sat"),
    "SUNDAY": ("周日", "Sun"),
}
_LAST_SECOND = 86399


class Words(TypedDict):
    """The same in both languages."""

    zh: str
    en: str


class Offer(TypedDict):
    """An offer: in full, and as the two lines that a card shows large and small."""

    words: Words
    large: Words
    small: Words


def words(zh: str, en: str) -> Words:
    """Both languages."""
    return {"zh": zh, "en": en}


def yuan(fen: int) -> str:
    """An amount for Chinese text, without zeros at its end: 300 fen are 3, 350 are 3.5."""
    return f"{fen // 100}.{fen % 100:02d}".rstrip("0").rstrip(".") if fen % 100 else str(fen // 100)


def money(fen: int) -> str:
    """An amount for English text: 300 fen are ¥3.00."""
    return f"¥{fen // 100:,}.{fen % 100:02d}"


def discount(percent_off: int) -> str:
    """What is left to pay, in tenths, as Chinese shops say it: 15 percent off are 8.5 折."""
    left = 100 - percent_off
    return str(left // 10) if left % 10 == 0 else f"{left / 10:.1f}"


def offers(coupon: Json, stock: Json) -> list[Offer]:
    """The offers of a stock in their order: one, or one for each round or use.

    Args:
        coupon: The content of the product coupon.
        stock: The content of the stock.
    """
    # Requests may tell offers of other types, too, which do not count.
    name = f"{str(coupon['type']).lower()}_coupon"
    rules = ("single_usage_rule", "progressive_bundle_usage_rule", "sequential_usage_rule")
    wanted = {"SINGLE": rules[0], "PROGRESSIVE_BUNDLE": rules[1], "SEQUENTIAL": rules[2]}[coupon["usage_mode"]]
    rule: Json = stock.get(wanted, {})
    if coupon["usage_mode"] == "SINGLE" and coupon["scope"] == "ALL":  # V2
        rule = coupon.get("single_usage_info", {})
    found = rule.get(f"{name}_list") or ([rule[name]] if name in rule else [])
    return [offer(name, content) for content in found]


def offer(name: str, content: Json) -> Offer:
    """One offer: `name` is normal_coupon, discount_coupon or exchange_coupon."""
    threshold: int = content.get("threshold", 0)
    over_zh = f"满{yuan(threshold)}元" if threshold else ""
    over_en = money(threshold)
    small = words(f"{over_zh}可用", f"from {over_en}") if threshold else words("无门槛", "no minimum")
    if name == "normal_coupon":
        amount: int = content["discount_amount"]
        zh = f"{over_zh}减{yuan(amount)}元" if threshold else f"立减{yuan(amount)}元"
        en = f"{money(amount)} off {over_en}" if threshold else f"{money(amount)} off"
        return {"words": words(zh, en), "large": words(f"¥{yuan(amount)}", f"¥{yuan(amount)} off"), "small": small}
    if name == "discount_coupon":
        percent: int = content["percent_off"]
        zh = f"{over_zh}打{discount(percent)}折" if threshold else f"{discount(percent)}折"
        en = f"{percent}% off {over_en}" if threshold else f"{percent}% off"
        return {"words": words(zh, en), "large": words(f"{discount(percent)}折", f"{percent}% off"), "small": small}
    price: int = content["exchange_price"]
    zh = f"{over_zh}{yuan(price)}元兑换" if price else f"{over_zh}免费兑换"
    en = f"exchange for {money(price)}" if price else "exchange for free"
    en += f" with {over_en}" if threshold else ""
    return {
        "words": words(zh, en),
        "large": words(f"¥{yuan(price)}兑换" if price else "免费兑换", f"for ¥{yuan(price)}" if price else "free"),
        "small": small,
    }


def validity(period: Json, days: int | None = None) -> Words:
    """A `coupon_available_period` in words.

    Args:
        period: The object as the caller told it.
        days: The days of validity, where the coupon tells them in its place.
    """
    whole = span(parse_time(period["available_begin_time"]), parse_time(period["available_end_time"]))
    zh, en = [whole["zh"]], [whole["en"]]
    days = period.get("available_days", days)
    wait: int = period.get("wait_days_after_receive", 0)
    if wait:
        zh.append(f"领取后第{wait}天生效")
        en.append(f"in effect {wait} {_plural(wait, 'day')} after receipt")
    if days:
        zh.append(f"生效后{days}天内有效")
        en.append(f"valid for {days} {_plural(days, 'day')}")
    seconds: int = period.get("available_seconds", 0)
    if seconds:
        zh.append(f"领取后{seconds // 3600}小时内有效")
        en.append(f"valid for {seconds // 3600} {_plural(seconds // 3600, 'hour')} after receipt")
    weekly: Json = period.get("weekly_available_period", {})
    if weekly.get("day_list"):
        spans = [f"{_time(part['begin_time'])}–{_time(part['end_time'])}" for part in weekly.get("day_period_list", ())]
        zh.append("、".join(_day(day, 0) for day in weekly["day_list"]) + "可用" + _joined(" ", spans))
        en.append("on " + ", ".join(_day(day, 1) for day in weekly["day_list"]) + _joined(" ", spans))
    special = [
        span(parse_time(part["begin_time"]), parse_time(part["end_time"]))
        for part in period.get("irregular_available_period_list", ())
    ]
    if special:
        zh.append("仅限 " + "、".join(part["zh"] for part in special))
        en.append("only " + ", ".join(part["en"] for part in special))
    return words("；".join(zh), "; ".join(en))


def _joined(lead: str, parts: Iterable[str]) -> str:
    text = ", ".join(parts)
    return lead + text if text else ""


def _day(name: str, language: int) -> str:
    return _DAYS[name][language]


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def span(begin: datetime, end: datetime) -> Words:
    """From when until when; whole days are told without their times."""
    is_whole = f"{begin:%H:%M}{end:%H:%M}" == "00:0023:59"
    pattern = "%Y-%m-%d" if is_whole else "%Y-%m-%d %H:%M"
    first, last = begin.strftime(pattern), end.strftime(pattern)
    return words(f"{first} 至 {last}", f"{first} to {last}")


def _time(second: int) -> str:
    # The last second of a day stands for its end.
    return "24:00" if second == _LAST_SECOND else f"{second // 3600:02d}:{second // 60 % 60:02d}"
