"""Generated bodies bent to the business rules that no schema can say: order of times, lists as long as a count."""

from copy import deepcopy
from typing import Any

from tools.contract import Schema

BEGIN, END = "2025-08-01T00:00:00+08:00", "2025-12-31T23:59:59+08:00"
SPANS = [("2025-08-02T00:00:00+08:00", "2025-08-31T23:59:59+08:00"), ("2025-09-01T00:00:00Z", "2025-09-30T00:00:00Z")]
SECONDS = [(0, 3599), (3600, 7200), (7201, 86399)]

OFFERS: dict[str, Schema] = {
    "normal_coupon_list": {"threshold": 100, "discount_amount": 1},
    "discount_coupon_list": {"threshold": 100, "percent_off": 1},
    "exchange_coupon_list": {"threshold": 100, "exchange_price": 1},
}


def sane(body: Any) -> Any:
    """A copy whose periods run forward inside their stock, and whose rounds are as many as announced."""
    body = deepcopy(body)
    for node in _objects(body):
        _period(node)
    bundle = body.get("stock_bundle") if isinstance(body, dict) else None
    if isinstance(bundle, dict):
        _rounds(bundle, body.get("progressive_bundle_usage_info", {}).get("count", 3))
    return body


def _objects(node: Any) -> list[Schema]:
    if isinstance(node, dict):
        return [node, *(found for value in node.values() for found in _objects(value))]
    return [found for item in node for found in _objects(item)] if isinstance(node, list) else []


def _period(node: Schema) -> None:
    if "available_begin_time" in node:
        node["available_begin_time"], node["available_end_time"] = BEGIN, END
    for name, spans in (("irregular_available_period_list", SPANS), ("day_period_list", SECONDS)):
        items = node.get(name)
        for item, (begin, end) in zip(items if isinstance(items, list) else [], spans, strict=False):
            if isinstance(item, dict):  # an unlisted field may have the name of a listed one
                item["begin_time"], item["end_time"] = begin, end
    days = node.get("day_list")
    if isinstance(days, list) and all(isinstance(day, str) for day in days):
        node["day_list"] = list(dict.fromkeys(days))


def fitted(offers: list[Schema], name: str, count: int) -> list[Schema]:
    """As many rounds as announced, all like the first of `offers`, or the weakest there is."""
    return [deepcopy((offers or [OFFERS[name]])[0]) for _ in range(count)]


def _rounds(bundle: Schema, count: int) -> None:
    rule = bundle.get("progressive_bundle_usage_rule", {})
    for name in OFFERS:
        if name in rule:
            rule[name] = fitted(rule[name], name, int(count))
