"""A walk along the contract's links: what it has been told so far, and the next call bent to fit that.

Links bring the ids, and nothing here replaces one. What a link cannot say is which offer, mode and budget the coupon
behind an id has; whoever made it knows, so a call about it is made to agree.
"""

from collections import Counter
from itertools import cycle
from typing import Any
from uuid import uuid4

from tests.contract.sane import OFFERS, fitted, sane
from tools.contract import Schema

_NUMBERS = ("out_request_no", "send_request_no")
_LEAST = {"max_count": 50, "max_count_per_day": 50, "max_count_per_user": 10}
_ROUND = {"NORMAL": "normal_coupon_list", "DISCOUNT": "discount_coupon_list", "EXCHANGE": "exchange_coupon_list"}


class Walk:
    """What was made so far, and how the operations were answered.

    Attributes:
        answers: How often each operation was answered with each status.
        refusals: What each operation was refused with, last.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Counter[int]] = {}
        self.refusals: dict[str, str] = {}
        self._coupons: dict[str, Schema] = {}
        self._stocks: dict[str, Schema] = {}
        self._pages: set[str] = set()
        self._modes = cycle(("WECHATPAY", "UPLOAD", "WECHATPAY", "API_ASSIGN"))
        self._scopes = cycle(("SPECIFIC", "NONE", "SPECIFIC", "ALL"))

    def adapt(self, operation_id: str, path: Schema, query: Schema, body: Any) -> tuple[Schema, Any]:
        """Query and body of a case, agreeing with what is known of the ids in it."""
        name = operation_id.removeprefix("brand").removeprefix("partner")
        if query.get("page_token") not in self._pages:  # only the list itself can make one
            query = {key: value for key, value in query.items() if key != "page_token"}
        if not isinstance(body, dict) or "file" in body:
            return query, body
        body = sane(body)
        body |= {number: uuid4().hex for number in _NUMBERS if number in body}  # a number is for one request
        bend = getattr(self, f"_bend_{name}", None)
        if bend is not None:
            bend({**path, **body}, body)
        return query, body

    def saw(self, operation_id: str, status: int, answer: Any) -> None:
        """Remember an answer."""
        self.answers.setdefault(operation_id, Counter())[status] += 1
        if status >= 400 and isinstance(answer, dict):
            self.refusals[operation_id] = f"{answer.get('message')} {answer.get('detail', '')}"
        if status != 200 or not isinstance(answer, dict):
            return
        if operation_id.endswith("CreateProductCoupon"):
            self._coupons[answer["product_coupon_id"]] = answer
        for holder in (answer, answer.get("stock_bundle"), {"stock_list": [answer, answer.get("stock")]}):
            self._keep(holder)
        if "next_page_token" in answer:
            self._pages.add(answer["next_page_token"])

    def _keep(self, holder: Any) -> None:
        stocks = holder.get("stock_list", []) if isinstance(holder, dict) else []
        for stock in stocks:
            if isinstance(stock, dict) and "stock_send_rule" in stock:
                self._stocks[stock["stock_id"]] = stock
        if stocks and "stock_bundle_id" in holder:
            self._stocks[holder["stock_bundle_id"]] = stocks[0]

    def _stock(self, ids: Schema) -> Schema:
        return self._stocks.get(ids.get("stock_bundle_id", ids.get("stock_id", "")), {})

    def _bend_CreateProductCoupon(self, _: Schema, body: Schema) -> None:
        if "stock" in body:
            body["stock"] |= {"coupon_code_mode": next(self._modes), "store_scope": next(self._scopes)}
        else:
            body["stock_bundle"]["store_scope"] = next(self._scopes)
        self._enough(body.get("stock", body.get("stock_bundle", {})))

    def _bend_CreateStock(self, ids: Schema, body: Schema) -> None:
        coupon = self._coupons.get(ids["product_coupon_id"])
        if coupon is not None and coupon["usage_mode"] == "SINGLE":
            made = coupon["stock"]["single_usage_rule"]
            body["stock"] = {**body["stock"], "single_usage_rule": made}
            body["stock"].pop("sequential_usage_rule", None)
        self._enough(body["stock"])

    def _bend_CreateStockBundle(self, ids: Schema, body: Schema) -> None:
        coupon = self._coupons.get(ids["product_coupon_id"])
        if coupon is not None and coupon["usage_mode"] == "PROGRESSIVE_BUNDLE":
            name = _ROUND[coupon["type"]]
            rule = body["stock_bundle"]["progressive_bundle_usage_rule"]
            for other in OFFERS:
                rule.pop(other, None)
            rule[name] = fitted([], name, coupon["progressive_bundle_usage_info"]["count"])
        self._enough(body["stock_bundle"])

    @staticmethod
    def _enough(stock: Schema) -> None:
        limits = stock.get("stock_send_rule", {})
        for name, least in _LEAST.items():
            if name in limits:
                limits[name] = max(limits[name], least)

    def _bend_UpdateStockBudget(self, ids: Schema, body: Schema) -> None:
        limits = self._stock(ids).get("stock_send_rule", {})
        name = "max_count_per_day" if body["update_mode"] == "MAX_COUNT_PER_DAY" else "max_count"
        for field in ("max_count", "max_count_per_day"):
            target = body.pop(f"target_{field}", _LEAST[field])
            body.pop(f"current_{field}", None)
            if field == name:
                body |= {f"current_{field}": limits.get(field, 1), f"target_{field}": max(target, _LEAST[field])}

    _bend_UpdateStockBundleBudget = _bend_UpdateStockBudget

    def _bend_SendUserCoupon(self, ids: Schema, body: Schema) -> None:
        body.pop("coupon_code", None)
        if self._stock(ids).get("coupon_code_mode") == "API_ASSIGN":
            body["coupon_code"] = uuid4().hex

    _bend_PreSendUserCoupon = _bend_SendUserCoupon

    def _bend_UseUserCoupon(self, _: Schema, body: Schema) -> None:
        body.pop("store_id", None)  # a made-up one is refused
