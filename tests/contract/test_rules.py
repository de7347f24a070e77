"""Every rule between fields: a valid body, the change that breaks this rule and no other, and the field that is named.

Rows start from an example of the contract. A rule or an exclusion without a row fails the test.
"""

from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from tests.contract.support import contract
from tools.contract import Schema
from tools.spec_schemas import subschemas
from wechatpay_mock._contract import load_contract
from wechatpay_mock._document import pointer_text
from wechatpay_mock._pointers import first_violation

DROP = object()
"""In a change: take the field away."""


class Row(NamedTuple):
    """How to break a rule.

    Attributes:
        example: Component example to start from.
        pointer: The field that is reported.
        before: Changes after which the body still has to be valid, by pointer.
        change: What breaks the rule; without it, the reported field is taken away.
    """

    example: str
    pointer: str
    before: Schema | None = None
    change: Schema | None = None


class Exclusion(NamedTuple):
    """How to break an `x-forbidden-when`.

    Attributes:
        example: Component example to start from.
        change: What breaks it.
        pointers: The fields that are reported: its own, and those that it excludes in turn.
        before: Changes after which the body still has to be valid, by pointer.
    """

    example: str
    change: Schema
    pointers: set[str]
    before: Schema | None = None


_NORMAL = {"threshold": 10000, "discount_amount": 1000}
_DISCOUNT = {"threshold": 10000, "percent_off": 10}
_EXCHANGE = {"threshold": 0, "exchange_price": 1000}
_TIME = "2025-08-01T00:00:00+08:00"
_BUNDLE_RULE = "/stock_bundle/progressive_bundle_usage_rule"
_ROUND_RULE = "/stock_bundle/stock_list/0/progressive_bundle_usage_rule"
_SHOWN = "/stock/usage_rule_display_info"
_CHOICE = "/display_info/combo_package_list/0/choice_list/0"
_SEQUENTIAL: Schema = {"/usage_mode": "SEQUENTIAL"}
_ENDED: Schema = {"/deactivate_request_no": "end_0001", "/deactivate_time": _TIME, "/deactivate_reason": "售罄"}
_PERIOD = "/stock/single_usage_rule/coupon_available_period"
_WEEKLY = {"day_list": ["MONDAY"]}
_IRREGULAR = [{"begin_time": _TIME, "end_time": "2025-08-02T00:00:00+08:00"}]
_SPAN = {"available_begin_time": _TIME, "available_end_time": "2025-08-31T23:59:59+08:00"}
_SINGLE_RULE = {"coupon_available_period": _SPAN}
_BUNDLE_INFO = {"count": 3}
_ALL_OF = "CreateProductCouponRequest.wholeOrderAmountOff"
_BUNDLE = "CreateProductCouponRequest.progressiveBundle"
_MADE = "CreateProductCouponResponse.wholeOrderAmountOff"
_MADE_BUNDLE = "CreateProductCouponResponse.progressiveBundle"
_PICTURE = {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/example.jpg"}


def _example(key: str, *path: str, without: tuple[str, ...] = ()) -> Any:
    value = contract().document["components"]["examples"][key]["value"]
    for part in path:
        value = value[part]
    return {name: field for name, field in value.items() if name not in without}


_SEQUENTIAL_INFO = _example("PartnerCreateProductCouponRequest.mission", "sequential_usage_info")
_SEQUENTIAL_RULE = {"coupon_available_period": _SPAN}
_STOCK_BUNDLE = _example("CreateProductCouponRequest.progressiveBundleAmountOff", "stock_bundle")
_STOCK = _example(_ALL_OF, "stock", without=("single_usage_rule",))
_MADE_STOCK = _example("Stock.bundleStock")


def _two_offers(first: str, second: str) -> Exclusion:
    """Of two offers in one stock both are reported."""
    offers = {"normal_coupon": _NORMAL, "discount_coupon": _DISCOUNT, "exchange_coupon": _EXCHANGE}
    place = "/stock/single_usage_rule"
    change: Schema = {f"{place}/{name}": offers[name] for name in (first, second)}
    return Exclusion("CreateStockRequest.addStock", change, set(change))


def _under(place: str, fields: Schema) -> Schema:
    return {f"{place}{name}": value for name, value in fields.items()}


_STOCK_ENDED = _under("/stock_bundle/stock_list/0", {"/state": "DEACTIVATED", **_ENDED})

RULES = {
    # What a coupon has to have when it is created.
    "CreateProductCouponRequest exchange-scope": Row(
        "CreateProductCouponRequest.itemExchange", "/scope", {"/single_usage_info": {}}, {"/scope": "ALL"}
    ),
    "CreateProductCouponRequest single_usage_info-required": Row(
        "CreateProductCouponRequest.wholeOrderAmountOff", "/single_usage_info"
    ),
    "CreateProductCouponRequest single_usage_info-normal_coupon-required": Row(
        "CreateProductCouponRequest.wholeOrderAmountOff", "/single_usage_info/normal_coupon"
    ),
    "CreateProductCouponRequest single_usage_info-discount_coupon-required": Row(
        "CreateProductCouponRequest.wholeOrderDiscount", "/single_usage_info/discount_coupon"
    ),
    "CreateProductCouponRequest progressive_bundle_usage_info-required": Row(
        "CreateProductCouponRequest.progressiveBundle", "/progressive_bundle_usage_info"
    ),
    "CreateProductCouponRequest sequential_usage_info-required": Row(
        "PartnerCreateProductCouponRequest.mission", "/sequential_usage_info", _SEQUENTIAL
    ),
    "CreateProductCouponRequest display_info-combo_package_list-required": Row(
        "CreateProductCouponRequest.itemExchange", "/display_info/combo_package_list"
    ),
    "CreateProductCouponRequest stock-required": Row("CreateProductCouponRequest.wholeOrderAmountOff", "/stock"),
    "CreateProductCouponRequest stock-single_usage_rule-required": Row(
        "CreateProductCouponRequest.wholeOrderAmountOff", "/stock/single_usage_rule"
    ),
    "CreateProductCouponRequest stock-single_usage_rule-normal_coupon-required": Row(
        "CreateProductCouponRequest.itemAmountOff", "/stock/single_usage_rule/normal_coupon"
    ),
    "CreateProductCouponRequest stock-single_usage_rule-discount_coupon-required": Row(
        "CreateProductCouponRequest.itemDiscount", "/stock/single_usage_rule/discount_coupon"
    ),
    "CreateProductCouponRequest stock-single_usage_rule-exchange_coupon-required": Row(
        "CreateProductCouponRequest.itemExchange", "/stock/single_usage_rule/exchange_coupon"
    ),
    "CreateProductCouponRequest stock-sequential_usage_rule-required": Row(
        "PartnerCreateProductCouponRequest.mission", "/stock/sequential_usage_rule", _SEQUENTIAL
    ),
    "CreateProductCouponRequest stock_bundle-required": Row(
        "CreateProductCouponRequest.progressiveBundle", "/stock_bundle"
    ),
    "CreateProductCouponRequest stock_bundle-normal_coupon_list-required": Row(
        "CreateProductCouponRequest.progressiveBundleAmountOff",
        f"{_BUNDLE_RULE}/normal_coupon_list",
        None,
        {f"{_BUNDLE_RULE}/normal_coupon_list": DROP, f"{_BUNDLE_RULE}/discount_coupon_list": [_DISCOUNT]},
    ),
    "CreateProductCouponRequest stock_bundle-discount_coupon_list-required": Row(
        "CreateProductCouponRequest.progressiveBundle",
        f"{_BUNDLE_RULE}/discount_coupon_list",
        None,
        {f"{_BUNDLE_RULE}/discount_coupon_list": DROP, f"{_BUNDLE_RULE}/normal_coupon_list": [_NORMAL]},
    ),
    "CreateProductCouponRequest stock_bundle-exchange_coupon_list-required": Row(
        "CreateProductCouponRequest.progressiveBundleItemExchange",
        f"{_BUNDLE_RULE}/exchange_coupon_list",
        None,
        {f"{_BUNDLE_RULE}/exchange_coupon_list": DROP, f"{_BUNDLE_RULE}/normal_coupon_list": [_NORMAL]},
    ),
    "ComboPackageChoice mini_program_appid-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_CHOICE}/mini_program_appid"
    ),
    "ComboPackageChoice mini_program_path-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_CHOICE}/mini_program_path"
    ),
    "UsageRuleDisplayInfo mini_program_appid-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/mini_program_appid"
    ),
    "UsageRuleDisplayInfo mini_program_path-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/mini_program_path"
    ),
    "UsageRuleDisplayInfo app-entry-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/app_jump_type", None, {f"{_SHOWN}/app_path": DROP}
    ),
    "UsageRuleDisplayInfo app_path-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/app_path", {f"{_SHOWN}/app_jump_type": "H5"}
    ),
    "UsageRuleDisplayInfo passcode_link-required": Row(
        "CreateProductCouponRequest.itemExchange",
        f"{_SHOWN}/passcode_link",
        None,
        {f"{_SHOWN}/app_jump_type": "PASSCODE_LINK"},
    ),
    "CouponAvailableStoreInfo mini_program_appid-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/coupon_available_store_info/mini_program_appid"
    ),
    "CouponAvailableStoreInfo mini_program_path-required": Row(
        "CreateProductCouponRequest.itemExchange", f"{_SHOWN}/coupon_available_store_info/mini_program_path"
    ),
    "StockBundleUsageRule coupon_list-required": Row(
        "CreateStockBundleRequest.addBundle",
        f"{_BUNDLE_RULE}/normal_coupon_list",
        {f"{_BUNDLE_RULE}/normal_coupon_list": [_NORMAL]},
        {f"{_BUNDLE_RULE}/normal_coupon_list": DROP},
    ),
    # What the answer has when the coupon was created.
    "CreateProductCouponResponse exchange-scope": Row(
        "CreateProductCouponResponse.itemExchange", "/scope", {"/single_usage_info": {}}, {"/scope": "ALL"}
    ),
    "CreateProductCouponResponse single_usage_info-required": Row(
        "CreateProductCouponResponse.wholeOrderAmountOff", "/single_usage_info"
    ),
    "CreateProductCouponResponse single_usage_info-normal_coupon-required": Row(
        "CreateProductCouponResponse.wholeOrderAmountOff", "/single_usage_info/normal_coupon"
    ),
    "CreateProductCouponResponse single_usage_info-discount_coupon-required": Row(
        "CreateProductCouponResponse.wholeOrderDiscount", "/single_usage_info/discount_coupon"
    ),
    "CreateProductCouponResponse progressive_bundle_usage_info-required": Row(
        "CreateProductCouponResponse.progressiveBundle", "/progressive_bundle_usage_info"
    ),
    "CreateProductCouponResponse sequential_usage_info-required": Row(
        "PartnerCreateProductCouponResponse.mission", "/sequential_usage_info", _SEQUENTIAL
    ),
    "CreateProductCouponResponse display_info-combo_package_list-required": Row(
        "CreateProductCouponResponse.itemExchange", "/display_info/combo_package_list"
    ),
    "CreateProductCouponResponse stock-required": Row("CreateProductCouponResponse.wholeOrderAmountOff", "/stock"),
    "CreateProductCouponResponse stock-single_usage_rule-required": Row(
        "PartnerCreateProductCouponResponse.mission", "/stock/single_usage_rule"
    ),
    "CreateProductCouponResponse stock-single_usage_rule-normal_coupon-required": Row(
        "CreateProductCouponResponse.itemAmountOff", "/stock/single_usage_rule/normal_coupon"
    ),
    "CreateProductCouponResponse stock-single_usage_rule-discount_coupon-required": Row(
        "CreateProductCouponResponse.itemDiscount", "/stock/single_usage_rule/discount_coupon"
    ),
    "CreateProductCouponResponse stock-single_usage_rule-exchange_coupon-required": Row(
        "CreateProductCouponResponse.itemExchange", "/stock/single_usage_rule/exchange_coupon"
    ),
    "CreateProductCouponResponse stock-sequential_usage_rule-required": Row(
        "PartnerCreateProductCouponResponse.mission", "/stock/sequential_usage_rule", _SEQUENTIAL
    ),
    "CreateProductCouponResponse stock_bundle-required": Row(
        "CreateProductCouponResponse.progressiveBundle", "/stock_bundle"
    ),
    "CreateProductCouponResponse stock_bundle-normal_coupon-required": Row(
        "CreateProductCouponResponse.progressiveBundleAmountOff",
        f"{_ROUND_RULE}/normal_coupon",
        None,
        {f"{_ROUND_RULE}/normal_coupon": DROP, f"{_ROUND_RULE}/discount_coupon": _DISCOUNT},
    ),
    "CreateProductCouponResponse stock_bundle-discount_coupon-required": Row(
        "CreateProductCouponResponse.progressiveBundle",
        f"{_ROUND_RULE}/discount_coupon",
        None,
        {f"{_ROUND_RULE}/discount_coupon": DROP, f"{_ROUND_RULE}/normal_coupon": _NORMAL},
    ),
    "CreateProductCouponResponse stock_bundle-exchange_coupon-required": Row(
        "CreateProductCouponResponse.progressiveBundleItemExchange",
        f"{_ROUND_RULE}/exchange_coupon",
        None,
        {f"{_ROUND_RULE}/exchange_coupon": DROP, f"{_ROUND_RULE}/normal_coupon": _NORMAL},
    ),
    "ProductCoupon exchange-scope": Row(
        "ProductCoupon.itemExchange", "/scope", {"/single_usage_info": {}}, {"/scope": "ALL"}
    ),
    "ProductCoupon single_usage_info-required": Row("ProductCoupon.wholeOrderAmountOff", "/single_usage_info"),
    "ProductCoupon single_usage_info-normal_coupon-required": Row(
        "ProductCoupon.wholeOrderAmountOff", "/single_usage_info/normal_coupon"
    ),
    "ProductCoupon single_usage_info-discount_coupon-required": Row(
        "ProductCoupon.wholeOrderDiscount", "/single_usage_info/discount_coupon"
    ),
    "ProductCoupon progressive_bundle_usage_info-required": Row(
        "ProductCoupon.progressiveBundle", "/progressive_bundle_usage_info"
    ),
    "ProductCoupon sequential_usage_info-required": Row(
        "PartnerProductCoupon.mission", "/sequential_usage_info", _SEQUENTIAL
    ),
    "ProductCoupon display_info-combo_package_list-required": Row(
        "ProductCoupon.itemExchange", "/display_info/combo_package_list"
    ),
    "ProductCoupon deactivation-required": Row("ProductCoupon.deactivateCoupon", "/deactivate_time"),
    # Stocks.
    "Stock usage_rule-required": Row("Stock.addStock", "/single_usage_rule"),
    "Stock progressive_bundle_usage_rule-required": Row(
        "Stock.bundleStock",
        "/progressive_bundle_usage_rule",
        {
            "/single_usage_rule": {
                "coupon_available_period": {"available_begin_time": _TIME, "available_end_time": _TIME}
            }
        },
    ),
    "Stock stock_bundle_info-required": Row("Stock.bundleStock", "/stock_bundle_info"),
    "Stock coupon_code_count_info-required": Row(
        "Stock.addStock",
        "/coupon_code_count_info",
        {"/coupon_code_mode": "UPLOAD", "/coupon_code_count_info": {"total_count": 0, "available_count": 0}},
    ),
    "Stock deactivation-required": Row("Stock.deactivateStock", "/deactivate_reason"),
    "StockUsageRule coupon-required": Row(
        "Stock.bundleStock",
        "/progressive_bundle_usage_rule/normal_coupon",
        {"/progressive_bundle_usage_rule": {**_SINGLE_RULE, "normal_coupon": _NORMAL}},
    ),
    "StockInBundle coupon_code_count_info-required": Row(
        "CreateProductCouponResponse.progressiveBundle", "/stock_bundle/stock_list/0/coupon_code_count_info"
    ),
    "StockInBundle deactivation-required": Row(
        "CreateProductCouponResponse.progressiveBundle", "/stock_bundle/stock_list/0/deactivate_time", _STOCK_ENDED
    ),
    "CreateStockRequest stock-single_usage_rule-required": Row(
        "CreateStockRequest.addStock", "/stock/single_usage_rule"
    ),
    "UpdateBudgetRequest max_count-required": Row("UpdateBudgetRequest.changeTotal", "/target_max_count"),
    "UpdateBudgetRequest max_count_per_day-required": Row(
        "UpdateBudgetRequest.changeDaily", "/current_max_count_per_day"
    ),
    # Coupons of users.
    "CouponTagInfo member_tag_info-required": Row(
        "SendUserCouponRequest.sendMemberCoupon", "/coupon_tag_info/member_tag_info"
    ),
    "UseUserCouponRequest exactly-one-order": Row("UseUserCouponRequest.useWithPayment", "/associated_order_info"),
    "AssociatedOrderInfo transaction_id-or-out_trade_no-required": Row(
        "UseUserCouponRequest.useWithPayment", "/associated_order_info/transaction_id"
    ),
    "AssociatedOrderInfo mchid-required": Row("UseUserCouponRequest.useBundleRound", "/associated_order_info/mchid"),
    "AssociatedPayScoreOrderInfo order_id-or-out_order_no-required": Row(
        "UseUserCouponRequest.useWithPayScore",
        "/associated_pay_score_order_info/order_id",
        {
            "/associated_pay_score_order_info/order_id": "1000000000000000000000000001",
            "/associated_pay_score_order_info/out_order_no": DROP,
        },
    ),
    "AssociatedPayScoreOrderInfo mchid-required": Row(
        "UseUserCouponRequest.useWithPayScore", "/associated_pay_score_order_info/mchid"
    ),
    "UserCoupon confirmation-required": Row(
        "UserCoupon.confirmCoupon", "/confirm_request_no", None, {"/confirm_request_no": DROP, "/confirm_time": DROP}
    ),
    "UserCoupon confirmation-complete": Row(
        "UserCoupon.sendCoupon", "/confirm_time", None, {"/confirm_request_no": "confirm_0001"}
    ),
    "UserCoupon deactivation-required": Row("UserCoupon.deactivateCoupon", "/deactivate_reason"),
    "UserCoupon single_usage_detail-required": Row("UserCoupon.sendCoupon", "/single_usage_detail"),
    "UserCoupon progressive_bundle-required": Row("UserCoupon.confirmBundleRound", "/user_product_coupon_bundle_info"),
    "UserCoupon sequential_usage_detail-required": Row(
        "PartnerUserCoupon.useSequentialRound", "/sequential_usage_detail"
    ),
    "UserCoupon single_usage_detail-use-required": Row("UserCoupon.useWithPayment", "/single_usage_detail/use_time"),
    "UserCoupon progressive_bundle_usage_detail-use-required": Row(
        "UserCoupon.useBundleRound", "/progressive_bundle_usage_detail/use_time"
    ),
    "CouponUsageDetail return-complete": Row("UserCoupon.returnCoupon", "/single_usage_detail/return_time"),
    "UserCouponInBundle confirmation-required": Row(
        "UserCouponBundle.deactivateBundle",
        "/user_product_coupon_list/0/confirm_request_no",
        None,
        {"/user_product_coupon_list/0/confirm_request_no": DROP, "/user_product_coupon_list/0/confirm_time": DROP},
    ),
    "UserCouponInBundle confirmation-complete": Row(
        "UserCouponBundle.sendBundle",
        "/user_product_coupon_list/0/confirm_time",
        None,
        {"/user_product_coupon_list/0/confirm_request_no": "confirm_0001"},
    ),
    "UserCouponInBundle deactivation-required": Row(
        "UserCouponBundle.deactivateBundle", "/user_product_coupon_list/1/deactivate_time"
    ),
    "UserCouponInBundle progressive_bundle_usage_detail-use-required": Row(
        "UserCouponBundle.deactivateBundle", "/user_product_coupon_list/0/progressive_bundle_usage_detail/use_time"
    ),
    "ProductCouponSendEvent bundle-complete": Row("ProductCouponSendEvent.bundleRoundSent", "/stock_bundle_id"),
    # Pictures.
    "CreateImageGenerationTaskRequest combine_image-required": Row(
        "CreateImageGenerationTaskRequest.combineImage", "/combine_image"
    ),
    "CreateImageGenerationTaskRequest cut_out-required": Row("CreateImageGenerationTaskRequest.cutOut", "/cut_out"),
    "CombineImage exchange-scope": Row(
        "CreateImageGenerationTaskRequest.combineImage",
        "/combine_image/scope",
        {
            "/combine_image/scope": "SINGLE",
            "/combine_image/type": "EXCHANGE",
            "/combine_image/exchange_coupon": _EXCHANGE,
        },
        {"/combine_image/scope": "ALL"},
    ),
    "CombineImage normal_coupon-required": Row(
        "CreateImageGenerationTaskRequest.combineImage", "/combine_image/normal_coupon"
    ),
    "CombineImage discount_coupon-required": Row(
        "CreateImageGenerationTaskRequest.combineImage",
        "/combine_image/discount_coupon",
        None,
        {"/combine_image/type": "DISCOUNT"},
    ),
    "CombineImage exchange_coupon-required": Row(
        "CreateImageGenerationTaskRequest.combineImage",
        "/combine_image/exchange_coupon",
        {"/combine_image/scope": "SINGLE"},
        {"/combine_image/type": "EXCHANGE"},
    ),
    "ImageGenerationTask combine_image_result-required": Row(
        "ImageGenerationTask.combineImage", "/combine_image_result"
    ),
    "ImageGenerationTask cut_out_result-required": Row("ImageGenerationTask.cutOut", "/cut_out_result"),
}
"""By schema and `x-rule`."""


EXCLUSIONS = {
    "CreateProductCouponRequest /single_usage_info": Exclusion(
        _BUNDLE, {"/single_usage_info": {}}, {"/single_usage_info"}
    ),
    "CreateProductCouponRequest /single_usage_info/normal_coupon": Exclusion(
        "CreateProductCouponRequest.wholeOrderDiscount",
        {"/single_usage_info/normal_coupon": _NORMAL},
        {"/single_usage_info/normal_coupon"},
    ),
    "CreateProductCouponRequest /single_usage_info/discount_coupon": Exclusion(
        _ALL_OF, {"/single_usage_info/discount_coupon": _DISCOUNT}, {"/single_usage_info/discount_coupon"}
    ),
    "CreateProductCouponRequest /progressive_bundle_usage_info": Exclusion(
        _ALL_OF, {"/progressive_bundle_usage_info": _BUNDLE_INFO}, {"/progressive_bundle_usage_info"}
    ),
    "CreateProductCouponRequest /sequential_usage_info": Exclusion(
        _ALL_OF, {"/sequential_usage_info": _SEQUENTIAL_INFO}, {"/sequential_usage_info"}
    ),
    "CreateProductCouponRequest /stock": Exclusion(_BUNDLE, {"/stock": _STOCK}, {"/stock"}),
    "CreateProductCouponRequest /stock/single_usage_rule": Exclusion(
        _BUNDLE, {"/stock": {**_STOCK, "single_usage_rule": _SINGLE_RULE}}, {"/stock", "/stock/single_usage_rule"}
    ),
    "CreateProductCouponRequest /stock/single_usage_rule/normal_coupon": Exclusion(
        _ALL_OF, {"/stock/single_usage_rule/normal_coupon": _NORMAL}, {"/stock/single_usage_rule/normal_coupon"}
    ),
    "CreateProductCouponRequest /stock/single_usage_rule/discount_coupon": Exclusion(
        "CreateProductCouponRequest.itemExchange",
        {"/stock/single_usage_rule/discount_coupon": _DISCOUNT},
        {"/stock/single_usage_rule/discount_coupon"},
    ),
    "CreateProductCouponRequest /stock/single_usage_rule/exchange_coupon": Exclusion(
        _ALL_OF, {"/stock/single_usage_rule/exchange_coupon": _EXCHANGE}, {"/stock/single_usage_rule/exchange_coupon"}
    ),
    "CreateProductCouponRequest /stock/sequential_usage_rule": Exclusion(
        _ALL_OF, {"/stock/sequential_usage_rule": _SEQUENTIAL_RULE}, {"/stock/sequential_usage_rule"}
    ),
    "CreateProductCouponRequest /stock_bundle": Exclusion(_ALL_OF, {"/stock_bundle": _STOCK_BUNDLE}, {"/stock_bundle"}),
    "CreateProductCouponRequest /stock_bundle/progressive_bundle_usage_rule/normal_coupon_list": Exclusion(
        _BUNDLE, {f"{_BUNDLE_RULE}/normal_coupon_list": [_NORMAL]}, {f"{_BUNDLE_RULE}/normal_coupon_list"}
    ),
    "CreateProductCouponRequest /stock_bundle/progressive_bundle_usage_rule/discount_coupon_list": Exclusion(
        "CreateProductCouponRequest.progressiveBundleAmountOff",
        {f"{_BUNDLE_RULE}/discount_coupon_list": [_DISCOUNT]},
        {f"{_BUNDLE_RULE}/discount_coupon_list"},
    ),
    "CreateProductCouponRequest /stock_bundle/progressive_bundle_usage_rule/exchange_coupon_list": Exclusion(
        _BUNDLE, {f"{_BUNDLE_RULE}/exchange_coupon_list": [_EXCHANGE]}, {f"{_BUNDLE_RULE}/exchange_coupon_list"}
    ),
    # Of two parts of a period that exclude each other both are reported.
    "CouponAvailablePeriod /available_days": Exclusion(
        _ALL_OF,
        {f"{_PERIOD}/available_days": 3},
        {f"{_PERIOD}/available_days", f"{_PERIOD}/available_seconds"},
        {_PERIOD: {**_SPAN, "available_seconds": 3600}},
    ),
    "CouponAvailablePeriod /wait_days_after_receive": Exclusion(
        _ALL_OF, {f"{_PERIOD}/wait_days_after_receive": 1}, {f"{_PERIOD}/wait_days_after_receive"}, {_PERIOD: _SPAN}
    ),
    "CouponAvailablePeriod /weekly_available_period": Exclusion(
        _ALL_OF,
        {f"{_PERIOD}/weekly_available_period": _WEEKLY},
        {f"{_PERIOD}/weekly_available_period", f"{_PERIOD}/irregular_available_period_list"},
        {_PERIOD: {**_SPAN, "irregular_available_period_list": _IRREGULAR}},
    ),
    "CouponAvailablePeriod /irregular_available_period_list": Exclusion(
        _ALL_OF,
        {f"{_PERIOD}/irregular_available_period_list": _IRREGULAR},
        {f"{_PERIOD}/irregular_available_period_list", f"{_PERIOD}/available_days"},
        {_PERIOD: {**_SPAN, "available_days": 3}},
    ),
    "CouponAvailablePeriod /available_seconds": Exclusion(
        _ALL_OF,
        {f"{_PERIOD}/available_seconds": 3600},
        {f"{_PERIOD}/available_seconds", f"{_PERIOD}/weekly_available_period"},
        {_PERIOD: {**_SPAN, "weekly_available_period": _WEEKLY}},
    ),
    "CreateProductCouponResponse /single_usage_info": Exclusion(
        _MADE_BUNDLE, {"/single_usage_info": {}}, {"/single_usage_info"}
    ),
    "CreateProductCouponResponse /single_usage_info/normal_coupon": Exclusion(
        "CreateProductCouponResponse.wholeOrderDiscount",
        {"/single_usage_info/normal_coupon": _NORMAL},
        {"/single_usage_info/normal_coupon"},
    ),
    "CreateProductCouponResponse /single_usage_info/discount_coupon": Exclusion(
        _MADE, {"/single_usage_info/discount_coupon": _DISCOUNT}, {"/single_usage_info/discount_coupon"}
    ),
    "CreateProductCouponResponse /progressive_bundle_usage_info": Exclusion(
        _MADE, {"/progressive_bundle_usage_info": _BUNDLE_INFO}, {"/progressive_bundle_usage_info"}
    ),
    "CreateProductCouponResponse /sequential_usage_info": Exclusion(
        _MADE, {"/sequential_usage_info": _SEQUENTIAL_INFO}, {"/sequential_usage_info"}
    ),
    "CreateProductCouponResponse /stock": Exclusion(_MADE_BUNDLE, {"/stock": _MADE_STOCK}, {"/stock"}),
    "CreateProductCouponResponse /stock/single_usage_rule": Exclusion(
        _MADE_BUNDLE,
        {"/stock": {**_MADE_STOCK, "single_usage_rule": _SINGLE_RULE}},
        {"/stock", "/stock/single_usage_rule"},
    ),
    "CreateProductCouponResponse /stock/single_usage_rule/normal_coupon": Exclusion(
        _MADE, {"/stock/single_usage_rule/normal_coupon": _NORMAL}, {"/stock/single_usage_rule/normal_coupon"}
    ),
    "CreateProductCouponResponse /stock/single_usage_rule/discount_coupon": Exclusion(
        "CreateProductCouponResponse.itemExchange",
        {"/stock/single_usage_rule/discount_coupon": _DISCOUNT},
        {"/stock/single_usage_rule/discount_coupon"},
    ),
    "CreateProductCouponResponse /stock/single_usage_rule/exchange_coupon": Exclusion(
        _MADE, {"/stock/single_usage_rule/exchange_coupon": _EXCHANGE}, {"/stock/single_usage_rule/exchange_coupon"}
    ),
    "CreateProductCouponResponse /stock/sequential_usage_rule": Exclusion(
        _MADE, {"/stock/sequential_usage_rule": _SEQUENTIAL_RULE}, {"/stock/sequential_usage_rule"}
    ),
    "CreateProductCouponResponse /stock_bundle": Exclusion(
        _MADE, {"/stock_bundle": {"stock_bundle_id": "1", "stock_list": []}}, {"/stock_bundle"}
    ),
    "ProductCoupon /single_usage_info": Exclusion(
        "ProductCoupon.itemExchange", {"/single_usage_info": {}}, {"/single_usage_info"}
    ),
    "ProductCoupon /single_usage_info/normal_coupon": Exclusion(
        "ProductCoupon.wholeOrderDiscount",
        {"/single_usage_info/normal_coupon": _NORMAL},
        {"/single_usage_info/normal_coupon"},
    ),
    "ProductCoupon /single_usage_info/discount_coupon": Exclusion(
        "ProductCoupon.wholeOrderAmountOff",
        {"/single_usage_info/discount_coupon": _DISCOUNT},
        {"/single_usage_info/discount_coupon"},
    ),
    "ProductCoupon /progressive_bundle_usage_info": Exclusion(
        "ProductCoupon.itemExchange",
        {"/progressive_bundle_usage_info": _BUNDLE_INFO},
        {"/progressive_bundle_usage_info"},
    ),
    "ProductCoupon /sequential_usage_info": Exclusion(
        "ProductCoupon.itemExchange", {"/sequential_usage_info": _SEQUENTIAL_INFO}, {"/sequential_usage_info"}
    ),
    **{
        f"{name} {field}": Exclusion(example, {f"{place}{field}": value}, {f"{place}{field}"})
        for name, example, place in (
            ("ProductCoupon", "ProductCoupon.itemExchange", ""),
            ("Stock", "Stock.addStock", ""),
            ("StockInBundle", _MADE_BUNDLE, "/stock_bundle/stock_list/0"),
        )
        for field, value in _ENDED.items()
    },
    "Stock /coupon_code_count_info": Exclusion(
        "Stock.addStock", {"/coupon_code_mode": "WECHATPAY"}, {"/coupon_code_count_info"}
    ),
    "StockInBundle /coupon_code_count_info": Exclusion(
        _MADE_BUNDLE,
        {"/stock_bundle/stock_list/0/coupon_code_mode": "WECHATPAY"},
        {"/stock_bundle/stock_list/0/coupon_code_count_info"},
    ),
    "CreateStockRequest /stock/sequential_usage_rule": Exclusion(
        "CreateStockRequest.addStock",
        {"/stock/sequential_usage_rule": _SEQUENTIAL_RULE},
        {"/stock/sequential_usage_rule"},
    ),
    "CreateStockRequest /stock/single_usage_rule/normal_coupon": _two_offers("normal_coupon", "discount_coupon"),
    "CreateStockRequest /stock/single_usage_rule/discount_coupon": _two_offers("discount_coupon", "exchange_coupon"),
    "CreateStockRequest /stock/single_usage_rule/exchange_coupon": _two_offers("exchange_coupon", "normal_coupon"),
    "CreateStockBundleRequest /stock_bundle/progressive_bundle_usage_rule/normal_coupon_list": Exclusion(
        "CreateStockBundleRequest.addBundle",
        {f"{_BUNDLE_RULE}/discount_coupon_list": [_DISCOUNT]},
        {f"{_BUNDLE_RULE}/normal_coupon_list", f"{_BUNDLE_RULE}/discount_coupon_list"},
    ),
    "CreateStockBundleRequest /stock_bundle/progressive_bundle_usage_rule/discount_coupon_list": Exclusion(
        "CreateStockBundleRequest.addBundle",
        {f"{_BUNDLE_RULE}/discount_coupon_list": [_DISCOUNT]},
        {f"{_BUNDLE_RULE}/normal_coupon_list", f"{_BUNDLE_RULE}/discount_coupon_list"},
    ),
    "CreateStockBundleRequest /stock_bundle/progressive_bundle_usage_rule/exchange_coupon_list": Exclusion(
        "CreateStockBundleRequest.addBundle",
        {f"{_BUNDLE_RULE}/exchange_coupon_list": [_EXCHANGE]},
        {f"{_BUNDLE_RULE}/normal_coupon_list", f"{_BUNDLE_RULE}/exchange_coupon_list"},
    ),
    "UpdateBudgetRequest /current_max_count": Exclusion(
        "UpdateBudgetRequest.changeDaily", {"/current_max_count": 10}, {"/current_max_count"}
    ),
    "UpdateBudgetRequest /target_max_count": Exclusion(
        "UpdateBudgetRequest.changeDaily", {"/target_max_count": 10}, {"/target_max_count"}
    ),
    "UpdateBudgetRequest /current_max_count_per_day": Exclusion(
        "UpdateBudgetRequest.changeTotal", {"/current_max_count_per_day": 10}, {"/current_max_count_per_day"}
    ),
    "UpdateBudgetRequest /target_max_count_per_day": Exclusion(
        "UpdateBudgetRequest.changeTotal", {"/target_max_count_per_day": 10}, {"/target_max_count_per_day"}
    ),
    "CreateImageGenerationTaskRequest /combine_image": Exclusion(
        "CreateImageGenerationTaskRequest.cutOut",
        {
            "/combine_image": {
                "scope": "ALL",
                "type": "NORMAL",
                "usage_mode": "SINGLE",
                "normal_coupon": _NORMAL,
                "background_color": "#ff5733",
            }
        },
        {"/combine_image"},
    ),
    "CreateImageGenerationTaskRequest /cut_out": Exclusion(
        "CreateImageGenerationTaskRequest.combineImage",
        {"/cut_out": {"image_url": "https://wxpaylogo.qpic.cn/a.jpg"}},
        {"/cut_out"},
    ),
    "CombineImage /normal_coupon": Exclusion(
        "CreateImageGenerationTaskRequest.combineImage",
        {"/combine_image/type": "DISCOUNT", "/combine_image/discount_coupon": _DISCOUNT},
        {"/combine_image/normal_coupon"},
    ),
    "CombineImage /discount_coupon": Exclusion(
        "CreateImageGenerationTaskRequest.combineImage",
        {"/combine_image/discount_coupon": _DISCOUNT},
        {"/combine_image/discount_coupon"},
    ),
    "CombineImage /exchange_coupon": Exclusion(
        "CreateImageGenerationTaskRequest.combineImage",
        {"/combine_image/exchange_coupon": _EXCHANGE},
        {"/combine_image/exchange_coupon"},
    ),
    "ImageGenerationTask /combine_image_result": Exclusion(
        "ImageGenerationTask.processing", {"/combine_image_result": _PICTURE}, {"/combine_image_result"}
    ),
    "ImageGenerationTask /cut_out_result": Exclusion(
        "ImageGenerationTask.processing", {"/cut_out_result": _PICTURE}, {"/cut_out_result"}
    ),
}
"""By schema and field of the `x-forbidden-when`."""


def _changed(example: str, *changes: Schema | None) -> Any:
    body = deepcopy(contract().document["components"]["examples"][example]["value"])
    for pointer, value in ((pointer, value) for change in changes for pointer, value in (change or {}).items()):
        *parents, last = pointer.split("/")[1:]
        node = body
        for part in parents:
            node = node[int(part)] if isinstance(node, list) else node.setdefault(part, {})
        if value is DROP:
            del node[last]
        else:
            node[last] = deepcopy(value)
    return body


def _broken(example: str, body: Any, *, strict: bool = False) -> dict[str, str]:
    """What the simulator has against a body: the rule with its schema, or the keyword, by pointer."""
    document = load_contract(strict=strict).document
    found: dict[str, str] = {}
    for error in document.validator(("components", "schemas", example.partition(".")[0])).iter_errors(body):
        path = tuple(error.schema_path)
        violation, rule = first_violation([error], document), document.rule(path)
        assert violation is not None
        found[pointer_text(violation.pointer)] = error.kind.name if rule is None else f"{path[2]} {rule['x-rule']}"
    return found


def test_every_rule_has_a_row() -> None:
    """And no row is about a rule that is gone."""
    rules = {
        f"{name} {node['x-rule']}"
        for name, schema in contract().schemas.items()
        for _, node in subschemas(schema, name)
        if "x-rule" in node
    }
    assert rules == RULES.keys()


def test_every_exclusion_has_a_row() -> None:
    """And no row is about an exclusion that is gone."""
    entries = [
        f"{name} {entry['field']}"
        for name, schema in contract().schemas.items()
        for entry in schema.get("x-forbidden-when", ())
    ]
    assert len(entries) == len(set(entries))
    assert set(entries) == EXCLUSIONS.keys()


@pytest.mark.parametrize("key", RULES)
def test_a_rule_refuses_what_breaks_it(key: str) -> None:
    """The body was valid before, one rule is broken after, and the report names the field."""
    row = RULES[key]
    assert _broken(row.example, _changed(row.example, row.before)) == {}
    change = row.change or {row.pointer: DROP}
    broken = _broken(row.example, _changed(row.example, row.before, change))
    assert set(broken.values()) == {key}
    assert next(iter(broken)) == row.pointer  # the first is the one that the simulator reports


@pytest.mark.parametrize("key", EXCLUSIONS)
def test_an_exclusion_holds_in_strict_mode_only(key: str) -> None:
    """The same body passes without it, and no other exclusion than those it implies is broken."""
    row = EXCLUSIONS[key]
    assert _broken(row.example, _changed(row.example, row.before), strict=True) == {}
    body = _changed(row.example, row.before, row.change)
    assert _broken(row.example, body) == {}
    broken = _broken(row.example, body, strict=True)
    assert broken.keys() == row.pointers
    assert f"{key} forbidden" in broken.values()
    assert all(rule.endswith(" forbidden") for rule in broken.values())
