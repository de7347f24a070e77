"""Spec checks: the contract passes, and a mistake seeded in each category is caught by the check that is meant to."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
import yaml

from tools.check_spec import CHECKS, check_quotes, findings
from tools.contract import SPEC, Contract

CREATE = "/brand/marketing/product-coupon/product-coupons"
READ = CREATE + "/{product_coupon_id}"

Document = dict[str, Any]


@cache
def contract() -> Contract:
    return Contract.load()


def test_the_contract_passes() -> None:
    """No findings."""
    assert findings(SPEC.read_text("utf-8"), contract()) == []


def schema(name: str) -> Callable[[Document], Any]:
    return lambda document: document["components"]["schemas"][name]


def operation(path: str, method: str) -> Callable[[Document], Any]:
    return lambda document: document["paths"][path][method]


def pop(node: Any, key: str) -> None:
    del node[key]


SEEDED: dict[str, tuple[str, Callable[[Document], None]]] = {
    "structure": ("structure", lambda d: pop(d["info"], "title")),
    "dangling reference": (
        "references",
        lambda d: schema("CreateProductCouponRequest")(d)["properties"]["stock"].update(
            {"$ref": "#/components/schemas/Stok"}
        ),
    ),
    "unused component": ("references", lambda d: d["components"]["schemas"].update(Idle={"type": "string"})),
    "keyword typo": (
        "keywords",
        lambda d: schema("SendUserCouponRequest")(d)["properties"]["attach"].update(maxLenght=3),
    ),
    "unknown unit": (
        "keywords",
        lambda d: schema("TimePeriod")(d)["properties"]["begin_time"].update({"x-unit": "yuan"}),
    ),
    "unknown format": (
        "keywords",
        lambda d: schema("TimePeriod")(d)["properties"]["begin_time"].update(format="datetime"),
    ),
    "enum value not described": ("keywords", lambda d: schema("UserCouponState")(d)["enum"].append("FROZEN")),
    "title missing": ("documented", lambda d: pop(schema("SendUserCouponRequest")(d)["properties"]["attach"], "title")),
    "description missing": ("documented", lambda d: pop(schema("UserCouponState")(d), "description")),
    "required names no property": (
        "required names",
        lambda d: schema("SendUserCouponRequest")(d)["required"].append("stok_id"),
    ),
    "rule names no property": (
        "required names",
        lambda d: schema("UseUserCouponRequest")(d)["allOf"][0]["then"]["oneOf"][0].update(required=["order_info"]),
    ),
    "rule without a sentence": ("rules", lambda d: pop(schema("UseUserCouponRequest")(d)["allOf"][0], "description")),
    "rule name twice": (
        "rules",
        lambda d: schema("UseUserCouponRequest")(d)["allOf"].append(schema("UseUserCouponRequest")(d)["allOf"][0]),
    ),
    "exclusion of no field": (
        "rules",
        lambda d: schema("CreateProductCouponRequest")(d)["x-forbidden-when"][0].update(field="/nothing"),
    ),
    "operationId pattern": ("operations", lambda d: operation(CREATE, "post")(d).update(operationId="brand_create")),
    "operationId of the other side": (
        "operations",
        lambda d: operation(CREATE, "post")(d).update(operationId="partnerMakeProductCoupon"),
    ),
    "page missing": ("operations", lambda d: pop(operation(READ, "get")(d), "externalDocs")),
    "scheme missing": ("operations", lambda d: pop(operation(READ, "get")(d), "security")),
    "scheme of the other side": (
        "operations",
        lambda d: operation(READ, "get")(d).update(security=[{"partnerSignature": []}]),
    ),
    "rate limit missing": ("operations", lambda d: pop(operation(READ, "get")(d), "x-rate-limit")),
    "rate limit per hour": (
        "operations",
        lambda d: operation(READ, "get")(d).update({"x-rate-limit": [{"limit": 1, "per": "hour", "scope": "brand"}]}),
    ),
    "errors missing": ("operations", lambda d: pop(operation(READ, "get")(d), "x-error-codes")),
    "unknown error": ("operations", lambda d: operation(READ, "get")(d)["x-error-codes"].append("NOT_THERE")),
    "error without its status": ("operations", lambda d: pop(operation(READ, "get")(d)["responses"], "404")),
    "idempotency field missing in body": (
        "operations",
        lambda d: operation(CREATE, "post")(d).update({"x-idempotency-field": "request_no"}),
    ),
    "extension typo": ("operations", lambda d: operation(READ, "get")(d).update({"x-rate-limits": []})),
    "twin missing": ("twins", lambda d: operation(READ, "get")(d).update({"x-method": "read"})),
    "link to nowhere": (
        "links",
        lambda d: operation(CREATE, "post")(d)["responses"]["200"]["links"]["GetProductCoupon"].update(
            operationId="brandGetProdctCoupon"
        ),
    ),
    "link from no field": (
        "links",
        lambda d: operation(CREATE, "post")(d)["responses"]["200"]["links"]["GetProductCoupon"].update(
            parameters={"product_coupon_id": "$response.body#/coupon_id"}
        ),
    ),
    "link to no parameter": (
        "links",
        lambda d: operation(CREATE, "post")(d)["responses"]["200"]["links"]["GetProductCoupon"].update(
            parameters={"coupon": "$response.body#/product_coupon_id"}
        ),
    ),
    "link fills no field": (
        "links",
        lambda d: operation(CREATE, "post")(d)["responses"]["200"]["links"]["SendUserCoupon"]["requestBody"].update(
            stock="$response.body#/stock/stock_id"
        ),
    ),
    "link body from no field": (
        "links",
        lambda d: operation(CREATE, "post")(d)["responses"]["200"]["links"]["SendUserCoupon"].update(
            requestBody={"stock_id": "$response.body#/stock_id"}
        ),
    ),
    "link leaves an id open": (
        "links",
        lambda d: pop(operation(CREATE, "post")(d)["responses"]["200"]["links"]["GetStock"]["parameters"], "stock_id"),
    ),
    "nothing leads there": (
        "reach",
        lambda d: pop(operation(CREATE, "post")(d)["responses"]["200"]["links"], "DeactivateProductCoupon"),
    ),
    "example breaks a rule": (
        "examples",
        lambda d: pop(
            d["components"]["examples"]["CreateProductCouponRequest.wholeOrderDiscount"]["value"], "single_usage_info"
        ),
    ),
    "example breaks a format": (
        "examples",
        lambda d: d["components"]["examples"]["CreateProductCouponRequest.wholeOrderDiscount"]["value"]["stock"][
            "single_usage_rule"
        ]["coupon_available_period"].update(available_begin_time="2025-08-01"),
    ),
    "field example is not valid": (
        "examples",
        lambda d: schema("SendUserCouponRequest")(d)["properties"]["send_request_no"].update(examples=["!"]),
    ),
    "request example without answer": (
        "examples",
        lambda d: pop(
            operation(CREATE, "post")(d)["responses"]["200"]["content"]["application/json"]["examples"],
            "wholeOrderDiscount",
        ),
    ),
}


@pytest.mark.parametrize(("check", "spoil"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_mistake_is_caught(check: str, spoil: Callable[[Document], None]) -> None:
    """The check named beside the mistake finds it."""
    document = deepcopy(contract().document)
    spoil(document)
    assert list(CHECKS[check](Contract(document)))


def test_unquoted_chinese_is_caught() -> None:
    """Plain scalars, keys included; quoted text and blocks are fine."""
    found = list(check_quotes('a: 中文\nb: "中文"\nc: >-\n  中文\nd: {e: 成功，无, f: "x"}\n'))
    assert len(found) == 2
    assert "line 1" in found[0]


def test_a_key_that_stands_twice_is_caught(tmp_path: Any) -> None:
    """YAML would keep the last one silently."""
    path = tmp_path / "openapi.yaml"
    path.write_text("a: 1\na: 2\n")
    with pytest.raises(yaml.YAMLError, match="duplicate key 'a'"):
        Contract.load(path)


def test_dates_stay_text(tmp_path: Any) -> None:
    """An unquoted time is text, as JSON has it."""
    path = tmp_path / "openapi.yaml"
    path.write_text("components: {schemas: {}}\nx: 2025-08-01\n")
    assert Contract.load(path).document["x"] == "2025-08-01"
