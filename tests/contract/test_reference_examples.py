"""The JSON that official pages and samples show, held against the contract and passed through the models.

`tests/data/examples/{brand,partner}` holds it with an index. Where a sample breaks a rule, the tables below say which.
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.contract.faults import faults, unknown_fields
from tests.contract.support import contract
from tools.contract import OperationEntry, Schema, as_object, schema_name
from tools.spec_examples import Validators
from wechatpay_product_coupon import models

DATA = Path(__file__).parents[1] / "data" / "examples"
INDEX: dict[str, Schema] = {
    f"{side}/{entry['file']}": entry
    for side in ("brand", "partner")
    for entry in json.loads((DATA / side / "index.json").read_text("utf-8"))
}
BODIES = [key for key, entry in INDEX.items() if entry["kind"] not in ("parameters", "form")]
PARAMETERS = [key for key, entry in INDEX.items() if entry["kind"] == "parameters"]
FORMS = [key for key, entry in INDEX.items() if entry["kind"] == "form"]

SHORT_TIMES: dict[str, list[str]] = {
    "brand/create_stock_bundle.response.json": ["/stock_list/0/deactivate_time"],
    "brand/deactivate_user_product_coupon_bundle.response.json": [
        "/user_product_coupon_list/0/stock/deactivate_time",
        "/user_product_coupon_list/0/valid_begin_time",
    ],
    "brand/get_notify_config.response.json": ["/update_time"],
    "brand/set_notify_config.response.json": ["/update_time"],
    "brand/update_stock_bundle.response.json": ["/stock_list/0/deactivate_time"],
    "brand/update_stock_bundle_budget.response.json": ["/stock_list/0/deactivate_time"],
    "partner/create_stock_bundle.response.json": ["/stock_list/0/deactivate_time"],
    "partner/deactivate_user_coupon_bundle.response.json": [
        "/user_product_coupon_list/0/stock/deactivate_time",
        "/user_product_coupon_list/0/valid_begin_time",
    ],
    "partner/get_notify_config.response.json": ["/update_time"],
    "partner/legacy-get_stock.response.json": ["/deactivate_time"],
    "partner/legacy-get_user_coupon.response.json": [
        "/sequential_usage_detail/detail_item_list/0/valid_begin_time",
        "/stock/deactivate_time",
        "/valid_begin_time",
    ],
    "partner/legacy-use_user_coupon.json": ["/use_time"],
    "partner/set_notify_config.response.json": ["/update_time"],
    "partner/update_stock_bundle.response.json": ["/stock_list/0/deactivate_time"],
    "partner/update_stock_bundle_budget.response.json": ["/stock_list/0/deactivate_time"],
}
"""Official samples with times like `2025-01-01T00:00+08:00`: RFC 3339 wants seconds, real answers have them."""

BROKEN: dict[str, list[str]] = {
    "brand/create_product_coupon.all_discount.multi.json": [
        "/out_request_no maxLength",
        "/stock_bundle/coupon_display_info/entrance_mini_program/guidance_wording maxLength",
    ],
    "brand/create_product_coupon.all_normal.multi.json": [
        "/out_request_no maxLength",
        "/stock_bundle/coupon_display_info/entrance_mini_program/guidance_wording maxLength",
    ],
    "brand/create_product_coupon.single_discount.multi.json": [
        "/out_request_no maxLength",
        "/stock_bundle/coupon_display_info/entrance_mini_program/guidance_wording maxLength",
    ],
    "brand/create_product_coupon.single_exchange.multi.json": [
        "/out_request_no maxLength",
        "/stock_bundle/coupon_display_info/entrance_mini_program/guidance_wording maxLength",
    ],
    "brand/create_product_coupon.single_normal.multi.json": [
        "/out_request_no maxLength",
        "/stock_bundle/coupon_display_info/entrance_mini_program/guidance_wording maxLength",
    ],
    "partner/create_product_coupon.multi_all_discount.as-published.json": [
        "/stock_bundle/progressive_bundle_usage_rule/discount_coupon_list stock_bundle-discount_coupon_list-required",
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list coupon_list-required",
    ],
    "partner/create_product_coupon.multi_all_normal.as-published.json": [
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list coupon_list-required",
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list stock_bundle-normal_coupon_list-required",
    ],
    "partner/create_product_coupon.multi_item_discount.as-published.json": [
        "/stock_bundle/progressive_bundle_usage_rule/discount_coupon_list stock_bundle-discount_coupon_list-required",
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list coupon_list-required",
    ],
    "partner/create_product_coupon.multi_item_exchange.as-published.json": [
        "/display_info/name maxLength",
        "/stock_bundle/progressive_bundle_usage_rule/exchange_coupon_list stock_bundle-exchange_coupon_list-required",
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list coupon_list-required",
    ],
    "partner/create_product_coupon.multi_item_normal.as-published.json": [
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list coupon_list-required",
        "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list stock_bundle-normal_coupon_list-required",
    ],
}
"""Samples that the contract refuses: longer than the tables allow, or without the list that holds the offer."""

_PERIODS = "available_days wait_days_after_receive weekly_available_period irregular_available_period_list"
_ALL_PERIODS = f"{_PERIODS} available_seconds"
_ENDED = "deactivate_reason deactivate_request_no deactivate_time"

FORBIDDEN: dict[str, dict[str, str]] = {
    "brand/create_product_coupon.all_discount.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.all_discount.single.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.all_normal.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.all_normal.single.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_discount.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_discount.single.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_exchange.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_exchange.single.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_normal.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_product_coupon.single_normal.single.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "brand/create_stock_bundle.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS,
        "/stock_bundle/progressive_bundle_usage_rule": "discount_coupon_list exchange_coupon_list normal_coupon_list",
    },
    "brand/create_stock_bundle.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "brand/deactivate_user_product_coupon_bundle.response.json": {
        "/user_product_coupon_list/0/product_coupon": f"{_ENDED} progressive_bundle_usage_info",
        "/user_product_coupon_list/0/product_coupon/single_usage_info": "discount_coupon",
        "/user_product_coupon_list/0/stock": _ENDED,
        "/user_product_coupon_list/0/stock/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "brand/get_image_generation_task.response.json": {"": "combine_image_result cut_out_result"},
    "brand/notification.image_generation.plaintext.json": {"": "combine_image_result cut_out_result"},
    "brand/seed-create.json": {"/stock/single_usage_rule/coupon_available_period": _PERIODS},
    "brand/update_stock_bundle.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "brand/update_stock_bundle_budget.json": {"": "current_max_count_per_day target_max_count_per_day"},
    "brand/update_stock_bundle_budget.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "partner/callback.image_generation.decrypted.json": {"": "combine_image_result cut_out_result"},
    "partner/create_product_coupon.single_all_discount.as-published.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "partner/create_product_coupon.single_all_normal.as-published.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "partner/create_product_coupon.single_item_discount.as-published.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "partner/create_product_coupon.single_item_exchange.as-published.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "partner/create_product_coupon.single_item_normal.as-published.json": {
        "/stock/single_usage_rule/coupon_available_period": _PERIODS
    },
    "partner/create_stock_bundle.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": _PERIODS,
        "/stock_bundle/progressive_bundle_usage_rule": "discount_coupon_list exchange_coupon_list normal_coupon_list",
    },
    "partner/create_stock_bundle.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "partner/deactivate_user_coupon_bundle.response.json": {
        "/user_product_coupon_list/0/product_coupon": f"{_ENDED} progressive_bundle_usage_info",
        "/user_product_coupon_list/0/product_coupon/single_usage_info": "discount_coupon",
        "/user_product_coupon_list/0/stock": _ENDED,
        "/user_product_coupon_list/0/stock/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "partner/get_image_generation_task.response.json": {"": "combine_image_result cut_out_result"},
    "partner/legacy-get_product_coupon.response.json": {
        "": "deactivate_reason deactivate_request_no deactivate_time single_usage_info",
        "/single_usage_info": "discount_coupon",
    },
    "partner/legacy-get_stock.response.json": {"": _ENDED, "/single_usage_rule/coupon_available_period": _PERIODS},
    "partner/legacy-get_user_coupon.response.json": {
        "/product_coupon": "deactivate_reason deactivate_request_no deactivate_time single_usage_info",
        "/product_coupon/single_usage_info": "discount_coupon",
        "/stock": _ENDED,
        "/stock/single_usage_rule/coupon_available_period": _PERIODS,
    },
    "partner/seed-create.json": {
        "": "sequential_usage_info",
        "/single_usage_info": "discount_coupon",
        "/stock": "sequential_usage_rule",
        "/stock/single_usage_rule/coupon_available_period": _PERIODS,
        "/stock/single_usage_rule": "discount_coupon exchange_coupon normal_coupon",
    },
    "partner/update_stock_bundle.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
    "partner/update_stock_bundle_budget.json": {"": "current_max_count_per_day target_max_count_per_day"},
    "partner/update_stock_bundle_budget.response.json": {
        "/stock_list/0": _ENDED,
        "/stock_list/0/progressive_bundle_usage_rule/coupon_available_period": _ALL_PERIODS,
    },
}
"""Samples with fields that exclude each other, by the object they are in; the two of the mission among them."""

UNKNOWN: dict[str, dict[str, str]] = {
    "brand/create_product_coupon.all_discount.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": "interval_days",
        "/stock_bundle/progressive_bundle_usage_rule": "special_first",
    },
    "brand/create_product_coupon.all_normal.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": "interval_days",
        "/stock_bundle/progressive_bundle_usage_rule": "special_first",
    },
    "brand/create_product_coupon.single_discount.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": "interval_days",
        "/stock_bundle/progressive_bundle_usage_rule": "special_first",
    },
    "brand/create_product_coupon.single_exchange.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": "interval_days",
        "/stock_bundle/progressive_bundle_usage_rule": "special_first",
    },
    "brand/create_product_coupon.single_normal.multi.json": {
        "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period": "interval_days",
        "/stock_bundle/progressive_bundle_usage_rule": "special_first",
    },
    "partner/create_product_coupon.multi_all_discount.as-published.json": {
        "/stock_bundle/progressive_bundle_usage_rule": "discount_coupon"
    },
    "partner/create_product_coupon.multi_all_normal.as-published.json": {
        "/stock_bundle/progressive_bundle_usage_rule": "normal_coupon"
    },
    "partner/create_product_coupon.multi_item_discount.as-published.json": {
        "/stock_bundle/progressive_bundle_usage_rule": "discount_coupon"
    },
    "partner/create_product_coupon.multi_item_exchange.as-published.json": {
        "/stock_bundle/progressive_bundle_usage_rule": "exchange_coupon"
    },
    "partner/create_product_coupon.multi_item_normal.as-published.json": {
        "/stock_bundle/progressive_bundle_usage_rule": "normal_coupon"
    },
}
"""Fields that no table has. They are kept, as a field of a later version would be."""

PICKS = [
    "brand/create_product_coupon.single_discount.single.json",
    "brand/create_product_coupon.single_exchange.single.json",
    "brand/create_product_coupon.single_normal.single.json",
    "partner/legacy-get_product_coupon.response.json",
    "partner/seed-create.json",
]


def body_of(key: str) -> Any:
    return json.loads((DATA / key).read_text("utf-8"))


def operation_of(key: str) -> OperationEntry:
    return next(entry for entry in contract().operations() if entry.id == INDEX[key]["operation"])


def schema_of(key: str) -> str:
    """Name of the schema that the body of a file has."""
    kind = INDEX[key]["kind"]
    if kind in ("request", "form", "answer"):
        node = contract().answer_schema if kind == "answer" else contract().request_schema
        return schema_name(as_object(node(operation_of(key))))
    if kind in ("error", "reply"):
        return {"error": "ErrorResponse", "reply": "CallbackReply"}[kind]
    hooks = [as_object(item["post"]) for item in contract().document["webhooks"].values()]
    hook = next(hook for hook in hooks if hook["operationId"] == INDEX[key]["operation"])
    envelope = hook["requestBody"]["content"]["application/json"]["schema"]
    return schema_name(envelope if kind == "envelope" else hook["x-decrypted-schema"])


def _places(table: dict[str, dict[str, str]], key: str) -> set[str]:
    return {f"{place}/{name}" for place, names in table.get(key, {}).items() for name in names.split()}


def test_the_index_names_every_file() -> None:
    """And says of each where it comes from."""
    assert {str(path.relative_to(DATA)) for path in DATA.glob("*/*.json")} - {
        "brand/index.json",
        "partner/index.json",
    } == INDEX.keys()
    assert all(entry["source"] for entry in INDEX.values())
    answered = {INDEX[key]["operation"] for key in BODIES if INDEX[key]["kind"] == "answer"}
    assert {entry.id for entry in contract().operations() if contract().answer_schema(entry)} == answered


@pytest.mark.parametrize("key", BODIES)
def test_a_body_is_accepted(key: str) -> None:
    """It has exactly the faults that the tables name, most of them none; strict rules come on top."""
    schema = schema_of(key)
    found = faults(schema, body_of(key))
    times = {fault for fault in found if fault.endswith(" format")}
    assert times == {f"{place} format" for place in SHORT_TIMES.get(key, ())}
    assert found - times == set(BROKEN.get(key, ()))
    forbidden = faults(schema, body_of(key), strict=True) - found
    assert forbidden == {f"{place} forbidden" for place in _places(FORBIDDEN, key)}
    assert set(unknown_fields(body_of(key), {"$ref": f"#/components/schemas/{schema}"})) == _places(UNKNOWN, key)


@pytest.mark.parametrize("key", BODIES)
def test_a_body_passes_through_its_model(key: str) -> None:
    """Both ways without a change, faults included: the platform, not the client, decides what it accepts."""
    body, model = body_of(key), getattr(models, schema_of(key))
    assert body == model.decode(body).to_dict()
    if INDEX[key]["kind"] == "request":
        assert body == model.from_dict(body).to_dict()


def _place(body: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        body = body[int(part)] if isinstance(body, list) else body[part]
    return body


@pytest.mark.parametrize("key", SHORT_TIMES)
def test_a_time_at_fault_only_lacks_its_seconds(key: str) -> None:
    """Nothing else is wrong with it."""
    for place in SHORT_TIMES[key]:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d\+08:00", _place(body_of(key), place))


def test_what_was_published_against_the_rules_is_listed() -> None:
    """`as-published` names the samples that others were made valid from; the mission's two are accepted as they are."""
    listed = BROKEN.keys() | FORBIDDEN.keys()
    published = {key for key in INDEX if "as-published" in key}
    assert len(published) == 10
    assert published <= listed
    assert not {"brand/seed-create.json", "partner/seed-create.json"} & (BROKEN.keys() | SHORT_TIMES.keys())


@pytest.mark.parametrize("key", PICKS)
def test_a_pick_count_may_exceed_the_choices(key: str) -> None:
    """Official samples do it, so nothing compares the two."""
    sets = body_of(key)["display_info"]["combo_package_list"]
    assert any(choice["pick_count"] > len(choice["choice_list"]) for choice in sets)
    assert key not in BROKEN


@pytest.mark.parametrize("key", PARAMETERS)
def test_parameters_are_accepted(key: str) -> None:
    """All required ones are there, none is unknown, and each is valid."""
    operation, sample = operation_of(key), body_of(key)
    given = {"path": sample.get("path", {}), "query": sample.get("query", {})}
    if "method" in sample:
        assert sample["method"].lower() == operation.method
        given["path"] = _path_values(operation.path, sample["path"])
    for location, values in given.items():
        known = {node["name"]: node for node in operation.parameters if node["in"] == location}
        assert values.keys() <= known.keys()
        assert {name for name, node in known.items() if node.get("required")} <= values.keys()
        for name, value in values.items():
            assert Validators(contract()).at(known[name]["schema"]).is_valid(value)


def _path_values(template: str, address: str) -> dict[str, str]:
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))
    match = re.fullmatch(pattern, urlsplit(address).path)
    assert match is not None
    return {name: unquote(value) for name, value in match.groupdict().items()}


@pytest.mark.parametrize("key", FORMS)
def test_the_json_part_of_a_form_is_accepted(key: str) -> None:
    """The samples go without the bytes of the picture; `meta` is the part that is JSON."""
    meta = body_of(key)["meta"]
    assert faults("ImageMeta", meta) == set()
    assert meta == models.ImageMeta.from_dict(meta).to_dict()


@pytest.mark.parametrize("prefix", ["", "Partner"])
def test_the_contract_shows_all_ten_types_of_coupons(prefix: str) -> None:
    """Both sides create each of them, single-use and multi-use, in an example with its answer."""
    examples = contract().document["components"]["examples"]
    shown = {"Request": set[tuple[str, ...]](), "Response": set[tuple[str, ...]]()}
    for kind, seen in shown.items():
        for key, example in examples.items():
            if key.startswith(f"{prefix}CreateProductCoupon{kind}.") and not key.endswith(".mission"):
                seen.add(tuple(example["value"][name] for name in ("scope", "type", "usage_mode")))
    offers = [("ALL", "NORMAL"), ("ALL", "DISCOUNT")] + [
        ("SINGLE", kind) for kind in ("NORMAL", "DISCOUNT", "EXCHANGE")
    ]
    assert shown["Request"] == {(*offer, mode) for offer in offers for mode in ("SINGLE", "PROGRESSIVE_BUNDLE")}
    assert shown["Response"] == shown["Request"]
