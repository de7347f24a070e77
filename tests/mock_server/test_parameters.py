"""What the contract refuses, where the answer points, and input that is no input at all."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.mock_server.support import APPID, NOW, OPENID, Json, Side, bundle, coupon, detail, refused, seed, sub_code
from wechatpay_mock import Rules


def _changed(pointer: str, value: Any = None) -> Json:
    """The create request with a field changed, or removed for None."""
    body = deepcopy(coupon())
    *parents, name = pointer.removeprefix("/").split("/")
    node: Any = body
    for parent in parents:
        node = node[parent]
    if value is None:
        del node[name]
    else:
        node[name] = value
    return body


FAULTS: list[tuple[str, Any, str, int]] = [
    ("/scope", None, "is required", 268435461),
    ("/stock/stock_send_rule/max_count", None, "is required", 268435461),
    ("/stock/stock_send_rule/max_count", "many", "must be of type integer", 268435461),
    ("/stock/stock_send_rule/max_count", 0, "must be at least 1", 268435464),
    ("/stock/stock_send_rule/max_count_per_user", 101, "must be at most 100", 268435464),
    ("/out_request_no", "short", "must have at least 6 characters", 268435463),
    ("/out_request_no", "x" * 41, "must have at most 40 characters", 268435462),
    ("/out_request_no", "no blanks", "must match ^[0-9A-Za-z_-]+$", 268435461),
    ("/scope", "NOWHERE", "must be one of ALL, SINGLE, CATEGORY", 268435461),
    ("/stock/usage_rule_display_info/coupon_usage_method_list", [], "must have at least 1 items", 268435463),
    ("/display_info/detail_image_url_list", ["u"] * 9, "must have at most 8 items", 268435462),
    (
        "/stock/single_usage_rule/coupon_available_period/available_begin_time",
        "2025-08-01 00:00:00",
        "must be a time as in RFC 3339, with seconds and offset",
        268435461,
    ),
    (
        "/stock/single_usage_rule/coupon_available_period/available_seconds",
        3601,
        "must be a multiple of 3600",
        268435464,
    ),
]


@pytest.mark.parametrize(("pointer", "value", "issue", "number"), FAULTS, ids=[f"{f[0]}={f[1]}"[:70] for f in FAULTS])
def test_field(side: Side, pointer: str, value: Any, issue: str, number: int) -> None:
    """PARAM_ERROR points at the field, repeats its value and says what is wrong with it."""
    response = side.create(_changed(pointer, value))
    assert (400, "PARAM_ERROR", number) == refused(response)
    assert {"field": pointer, "value": value, "issue": issue, "location": "body"} == detail(response)


def test_item_of_a_list(side: Side) -> None:
    """The pointer leads into lists by index."""
    response = side.create(_changed("/stock/usage_rule_display_info/coupon_usage_method_list", ["OFFLINE", "MAIL"]))
    assert detail(response)["field"] == "/stock/usage_rule_display_info/coupon_usage_method_list/1"


RULES: list[tuple[Callable[[Json], object], str, str]] = [
    (
        lambda body: body.pop("single_usage_info"),
        "/single_usage_info",
        "single_usage_info is required when usage_mode is SINGLE and scope is ALL",
    ),
    (lambda body: body.pop("stock"), "/stock", "stock is required when usage_mode is SINGLE or SEQUENTIAL"),
    (
        lambda body: body.update(type="EXCHANGE"),  # V1
        "/scope",
        "type EXCHANGE is possible with scope SINGLE only",
    ),
    (
        lambda body: body["stock"]["usage_rule_display_info"].update(coupon_usage_method_list=["MINI_PROGRAM"]),  # V11
        "/stock/usage_rule_display_info/mini_program_appid",
        "mini_program_appid is required when coupon_usage_method_list holds MINI_PROGRAM, or mini_program_path is sent",
    ),
    (
        lambda body: body["stock"]["usage_rule_display_info"].update(coupon_usage_method_list=["APP"]),  # V11
        "/stock/usage_rule_display_info/app_jump_type",
        "app_jump_type, or in the older form app_path, is required when coupon_usage_method_list holds APP",
    ),
]


@pytest.mark.parametrize(("change", "pointer", "issue"), RULES, ids=[rule[1] for rule in RULES])
def test_rule_between_fields(side: Side, change: Callable[[Json], object], pointer: str, issue: str) -> None:
    """V1, V11: a broken if/then rule is reported in the words of the contract, at the field that it misses."""
    body = deepcopy(coupon())
    change(body)
    response = side.create(body)
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert (pointer, issue) == (detail(response)["field"], detail(response)["issue"])


USE_RULES: list[tuple[Json, str, str]] = [
    (
        {"associated_order_info": None},
        "/associated_order_info",
        "exactly one of associated_order_info and associated_pay_score_order_info is required",
    ),
    (
        {"associated_pay_score_order_info": {"order_id": "1"}},
        "/associated_pay_score_order_info",
        "exactly one of associated_order_info and associated_pay_score_order_info is required",
    ),
    (
        {"associated_order_info": {}},
        "/associated_order_info/transaction_id",
        "at least one of transaction_id and out_trade_no is required",
    ),
    (
        {"associated_order_info": {"out_trade_no": "trade"}},
        "/associated_order_info/mchid",
        "mchid is required when out_trade_no is given",
    ),
]


@pytest.mark.parametrize(
    ("change", "pointer", "issue"), USE_RULES, ids=["U13-none", "U13-both", "U14-none", "U14-mchid"]
)
def test_orders_of_a_use(side: Side, change: Json, pointer: str, issue: str) -> None:
    """U13, U14: one order, named well enough."""
    body = {
        "product_coupon_id": "1",
        "stock_id": "1",
        "appid": APPID,
        "use_time": NOW,
        "out_request_no": "use_0001",
        "associated_order_info": {"transaction_id": "4200"},
        **change,
    }
    body = {name: value for name, value in body.items() if value is not None}
    response = side.post(f"/users/{OPENID}/coupons/code/use", body)
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert (pointer, issue) == (detail(response)["field"], detail(response)["issue"])


def test_missing_brand_in_a_partner_body(partner: Side) -> None:
    """A partner has to name the brand in the body."""
    response = partner.client.post(f"{partner.prefix}/product-coupons", json=coupon())
    assert detail(response) == {"field": "/brand_id", "value": None, "issue": "is required", "location": "body"}


def test_missing_brand_in_a_partner_query(partner: Side) -> None:
    """And in the query of a read."""
    response = partner.client.get(f"{partner.prefix}/product-coupons/1")
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert detail(response) == {"field": "brand_id", "value": None, "issue": "is required", "location": "query"}


def test_query_given_twice(partner: Side) -> None:
    """A query parameter may come once."""
    response = partner.client.get(f"{partner.prefix}/product-coupons/1?brand_id=1&brand_id=2")
    assert (detail(response)["field"], detail(response)["location"]) == ("brand_id", "query")


def test_query_is_decoded(partner: Side) -> None:
    """Percent escapes and plus signs are decoded; unknown parameters are ignored."""
    url = f"{partner.prefix}/product-coupons/1"
    assert partner.client.get(f"{url}?brand%5Fid=120%33%344&other=%FF&&x").status_code == 404
    assert detail(partner.client.get(f"{url}?brand_id=%FF"))["issue"] == "is not percent-encoded UTF-8"


def test_path(side: Side) -> None:
    """PARAM_ERROR for a path parameter names it, and says that it is in the address."""
    response = side.coupon("1" * 41)
    assert refused(response) == (400, "PARAM_ERROR", 268435462)
    assert (detail(response)["field"], detail(response)["location"]) == ("product_coupon_id", "url")


def test_path_is_decoded(side: Side) -> None:
    """A path parameter may hold every encoded character, line breaks too; bytes that are no UTF-8 are refused."""
    for encoded in ("a%2Fb", "a%0Ab", "%0D%0A", "%00", "%3F%23"):
        assert side.coupon(encoded).json()["message"] == "未找到 product_coupon_id 对应的商品券"
    assert detail(side.coupon("%FF"))["issue"] == "is not percent-encoded UTF-8"


NO_JSON: dict[str, bytes] = {
    "empty": b"",
    "text": b"hello",
    "cut": b'{"notify_url": "https://',
    "bytes": b'{"notify_url": "\xff"}',
    "utf-16": '{"notify_url": "https://a/b"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"notify_url": "https://a/b"}',
    "NaN": b'{"notify_url": "https://a/b", "x": NaN}',
    "infinity": b'{"notify_url": "https://a/b", "x": 1e400}',
    "endless number": b'{"notify_url": "https://a/b", "x": ' + b"9" * 5000 + b"}",
    "half a pair": b'{"notify_url": "https://a/\\ud800"}',
    "deep": b'{"notify_url": "https://a/b", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep for the validator": b'{"no_notify_url": ' + b"[" * 400 + b"]" * 400 + b"}",
}


@pytest.mark.parametrize("content", NO_JSON.values(), ids=NO_JSON)
def test_no_json(side: Side, content: bytes) -> None:
    """A signed body that is no JSON is a PARAM_ERROR at the root, sub-code 268578101."""
    headers = {"Content-Type": "application/json"}
    response = side.client.post(f"{side.prefix}/notify-configs", content=content, headers=headers)
    assert refused(response) == (400, "PARAM_ERROR", 268578101)
    assert (detail(response)["field"], detail(response)["location"]) == ("", "body")


@pytest.mark.parametrize("content", [b"[]", b"null", b'"x"', b"1"])
def test_no_object(side: Side, content: bytes) -> None:
    """Nor is anything but an object a body."""
    headers = {"Content-Type": "application/json"}
    response = side.client.post(f"{side.prefix}/notify-configs", content=content, headers=headers)
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert (detail(response)["field"], detail(response)["issue"]) == ("", "must be of type object")


HEADERS: dict[str, tuple[list[tuple[str, str]], str]] = {
    "none": ([], "Content-Type"),
    "form": ([("Content-Type", "application/x-www-form-urlencoded")], "Content-Type"),
    "charset": ([("Content-Type", "application/json; charset=gbk")], "Content-Type"),
    "twice": ([("Content-Type", "application/json"), ("Content-Type", "application/json")], "Content-Type"),
    "gzip": ([("Content-Type", "application/json"), ("Content-Encoding", "gzip")], "Content-Encoding"),
}


@pytest.mark.parametrize(("headers", "field"), HEADERS.values(), ids=HEADERS)
def test_headers(side: Side, headers: list[tuple[str, str]], field: str) -> None:
    """A body that is not plain JSON in UTF-8 by its headers is a PARAM_ERROR that names the header."""
    content = b'{"notify_url":"https://www.example.com/notify"}'
    response = side.client.post(f"{side.prefix}/notify-configs", content=content, headers=headers)
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert (field, "header") == (detail(response)["field"], detail(response)["location"])


def test_charset_utf8(side: Side) -> None:
    """`charset=utf-8` is fine, in any case and with quotes."""
    headers = {"Content-Type": 'Application/JSON; Charset="UTF-8"', "Content-Encoding": "identity"}
    content = b'{"notify_url":"https://www.example.com/notify"}'
    assert side.client.post(f"{side.prefix}/notify-configs", content=content, headers=headers).status_code == 200


def test_too_large(side: Side) -> None:
    """A body over 4 MiB is refused without being looked at; the next request is served."""
    body = {"notify_url": "https://www.example.com/notify", "x": "x" * (4 * 1024 * 1024)}
    response = side.post("/notify-configs", body)
    assert refused(response)[:2] == (400, "PARAM_ERROR")
    assert "4194304" in detail(response)["issue"]
    assert side.create().status_code == 200


def test_long_values_are_cut(side: Side) -> None:
    """An answer does not repeat megabytes."""
    response = side.create(_changed("/out_request_no", "x" * 100_000))
    assert detail(response)["value"] == "x" * 200
    assert detail(side.create(_changed("/scope", ["x" * 100_000])))["value"] is None


def test_numbers_with_a_fraction_of_zero(side: Side) -> None:
    """JSON has one kind of numbers: 5.0 is an integer, also where it is counted with."""
    body = bundle()
    body["progressive_bundle_usage_info"] = {"count": 3.0, "interval_days": 0.0}
    body["stock_bundle"]["stock_send_rule"]["max_count_per_user"] = 5.0
    assert len(side.create(body).json()["stock_bundle"]["stock_list"]) == 3


def test_unknown_fields_are_ignored(side: Side) -> None:
    """Fields that the contract does not have change nothing, not even those that only answers have."""
    body = coupon() | {"state": "DEACTIVATED", "product_coupon_id": 5}
    body["stock"] |= {"stock_bundle_info": {}, "stock_id": 7, "state": "PAUSED", "deactivate_time": "never"}
    answer = side.create(body).json()
    assert (answer["state"], answer["stock"]["state"]) == ("EFFECTIVE", "SENDING")
    assert "stock_bundle_info" not in answer["stock"]


def test_unknown_path(side: Side) -> None:
    """A path that nobody serves is 404 in JSON, before anything else."""
    for path in ("", "/product-coupons/", "/product-coupons//stocks", "/users//coupons", "/nothing"):
        response = side.client.get(f"{side.prefix}{path}")
        assert refused(response)[:2] == (404, "NOT_FOUND")
        assert response.json()["message"] == "请求的接口不存在"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_wrong_method(side: Side, method: str) -> None:
    """A path with another method is 405, and Allow says which it takes."""
    response = side.client.request(method, f"{side.prefix}/product-coupons")
    assert refused(response)[:2] == (405, "METHOD_NOT_ALLOWED")
    assert response.headers["Allow"] == "POST"


class TestStrict:
    """Rules(strict=True): what the contract lists as x-forbidden-when."""

    def test_offer_in_the_wrong_place(self, side_with: Callable[[Rules], Side]) -> None:
        """V2: an offer in the wrong place is INVALID_REQUEST at that place, in the words of the contract."""
        side = side_with(Rules(strict=True))
        assert side.create().status_code == 200
        offer = {"threshold": 0, "discount_amount": 1}
        body = _changed("/stock/single_usage_rule/normal_coupon", offer) | {"out_request_no": "another"}
        response = side.create(body)
        assert refused(response) == (400, "INVALID_REQUEST", 268578224)
        assert detail(response) == {
            "field": "/stock/single_usage_rule/normal_coupon",
            "value": offer,
            "issue": "stock.single_usage_rule.normal_coupon is only for type NORMAL, and not for scope ALL",
            "location": "body",
        }

    @pytest.mark.parametrize(
        ("period", "field"),
        [
            ({"wait_days_after_receive": 3}, "wait_days_after_receive"),
            ({"available_days": 3, "available_seconds": 3600}, "available_days"),
            (
                {"weekly_available_period": {"day_list": ["MONDAY"]}, "irregular_available_period_list": []},
                "weekly_available_period",
            ),
        ],
        ids=["P2", "P3", "P4"],
    )
    def test_periods_that_exclude_each_other(
        self, side_with: Callable[[Rules], Side], period: Json, field: str
    ) -> None:
        """P2, P3, P4: waiting needs days, seconds exclude days, irregular spans exclude weekly ones."""
        response = side_with(Rules(strict=True)).create(coupon(period=period))
        assert refused(response)[:2] == (400, "INVALID_REQUEST")
        assert detail(response)["field"] == f"/stock/single_usage_rule/coupon_available_period/{field}"

    def test_seeds(self, side_with: Callable[[Rules], Side]) -> None:
        """The mission's own examples do not pass, so this mode is not the default."""
        side = side_with(Rules(strict=True))
        name = "brand" if "/brand/" in f"{side.prefix}/" else "partner"
        assert refused(side.create(seed(name)))[:2] == (400, "INVALID_REQUEST")
        assert sub_code(side.create(seed(name))) == 268578224
