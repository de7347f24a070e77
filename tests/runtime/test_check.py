"""Checking a body before it is sent: every violation at once, by field, in both languages."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.support import brand, partner, signed_json
from wechatpay_auth import Scheme
from wechatpay_product_coupon import errors, models

EXAMPLES = Path(__file__).parents[2] / "examples"
COUPON: dict[str, Any] = json.loads((EXAMPLES / "brand-coupon.json").read_text("utf-8"))


def spoiled() -> dict[str, Any]:
    """A coupon with five mistakes of different kinds."""
    body = deepcopy(COUPON)
    body["out_request_no"] = "A-1"
    body["display_info"]["name"] = "名" * 16
    body["stock"]["stock_send_rule"]["max_count_per_user"] = 0
    del body["single_usage_info"]
    del body["stock"]["notify_config"]
    return body


def test_all_violations_are_reported_at_once() -> None:
    """Limits, missing fields and conditions, each at its field with its Chinese title; values are not quoted."""
    with brand(lambda _: pytest.fail("sent")) as client:
        found = client.product_coupons.check(spoiled())
    assert {violation.pointer: violation.rule for violation in found} == {
        "/out_request_no": None,
        "/display_info/name": None,
        "/stock/stock_send_rule/max_count_per_user": None,
        "/single_usage_info": "single_usage_info-required",
        "/stock/notify_config": None,
    }
    text = "\n".join(map(str, found))
    assert "/out_request_no (创建请求单号): must have at least 6 characters" in text
    assert "/single_usage_info (单券模式信息): single_usage_info is required when usage_mode is SINGLE" in text
    assert "名名" not in text


def test_a_valid_body_has_no_violations() -> None:
    """The coupons of the demo are fine, as dict and as model, on both sides."""
    theirs = json.loads((EXAMPLES / "partner-coupon.json").read_text("utf-8"))
    with brand(lambda _: pytest.fail("sent")) as ours, partner(lambda _: pytest.fail("sent")) as provider:
        assert ours.product_coupons.check(COUPON) == []
        assert ours.product_coupons.check(models.CreateProductCouponRequest.from_dict(COUPON)) == []
        assert provider.product_coupons.check(theirs) == []
        plain = {key: value for key, value in theirs.items() if key != "brand_id"}
        assert provider.for_brand("120344").product_coupons.check(plain) == []
        assert [v.pointer for v in provider.product_coupons.check(plain)] == ["/brand_id"]


def test_strict_reports_what_excludes_each_other() -> None:
    """The official sample sends parts of the period together that the tables exclude."""
    body = models.CreateProductCouponRequest.from_dict(COUPON)
    found = body.check(strict=True)
    assert any("irregular_available_period_list" in violation.pointer for violation in found)
    assert all(violation.rule for violation in found)


def test_any_model_can_be_checked() -> None:
    """Parts as well as whole bodies."""
    found = models.TimePeriod(begin_time="2025-08-01T00:00:00+08:00", end_time="2025-08-01T00:00:00+08:00").check()
    assert found == []
    assert [v.pointer for v in models.SetNotifyConfigRequest(notify_url="http://a.example/x").check()] == [
        "/notify_url"
    ]


def test_a_dict_may_be_meant_for_another_model() -> None:
    """`schema` names it; a resource without a body of its own asks for it."""
    with brand(lambda _: pytest.fail("sent")) as client:
        found = client.product_coupons.check({}, schema="UpdateProductCouponRequest")
        assert {violation.pointer for violation in found} >= {"/out_request_no"}


def test_sending_checks_nothing_unless_asked() -> None:
    """By default the server decides; with validate=True nothing that breaks a rule leaves the machine."""
    sent: list[int] = []

    def server(request: Any) -> Any:
        sent.append(1)
        return signed_json({"code": "PARAM_ERROR", "message": "x"}, status=400, scheme=Scheme.BRAND)

    with brand(server) as client, pytest.raises(errors.ParameterError):
        client.product_coupons.create({key: value for key, value in COUPON.items() if key != "single_usage_info"})
    with brand(server, validate=True) as client, pytest.raises(errors.InvalidBody) as caught:
        client.product_coupons.create(spoiled())
    assert sent == [1]
    assert len(caught.value.violations) == 5
    assert "/stock/notify_config (" in str(caught.value)


def test_without_the_extra_the_error_says_what_to_install() -> None:
    """Importing and calling need no extra; checking names it."""
    code = (
        "import sys; sys.modules['jsonschema_rs'] = None\n"
        "from wechatpay_product_coupon import models\n"
        "try:\n    models.SetNotifyConfigRequest(notify_url='x').check()\n"
        "except ImportError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "wechatpay-product-coupon[check]"' in done.stdout
