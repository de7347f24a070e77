"""The contract against what the official pages state, field by field; schemas are followed by their place, not name.

`tests/data/facts` holds the statements, one file per side. What the contract says otherwise on purpose is in `KNOWN`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.contract.support import contract
from tools.contract import OperationEntry, Schema, as_object, schema_name

DATA = Path(__file__).parents[1] / "data" / "facts"
FACTS: dict[str, Schema] = {
    side: json.loads((DATA / f"{side}.json").read_text("utf-8")) for side in ("brand", "partner")
}

_OLDER = "the older generation is kept on both sides; the newer brand pages leave it out, the first ones had it"
_LETTERS = "the page of the other side states small letters; the brand's pattern was inferred"
_EVENTS = "one envelope for all events: the pages of both sides name them one by one, in prose"
_NAMED = "the only value that any page names; the client keeps others"
_ENUM = "an open list of event names takes the place of a length"
_INSIDE = "the table reuses the schema of any coupon; inside a bundle it is a multi-use one"
_INFERRED = "not stated: inferred from the count of rounds, while an official sample sends one entry"
_REAL = "real callbacks leave it out"
_SAMPLE = "the official sample is longer than the table allows (C30)"
_INLINE = "the same pattern without an inline flag, which is no ECMAScript"
_FIRST = "the text says that only the first page has it, the table says all (C19)"
_DAYS = "required on the pages that add and query, conditional on the create page (C08)"
_CODE = "40 wherever the code is sent or answered (C30)"
_WORDS = "the page states the form in words"
_REPLACES = "the limits of the number it replaces, stated where the stock is made"
_BYTES = "2M, stated in words"

KNOWN = {
    "brand": {
        "CreateProductCouponRequest.sequential_usage_info: only in the contract": _OLDER,
        "CreateProductCouponRequest.usage_mode: more value SEQUENTIAL": _OLDER,
        "CreateProductCouponResponse.sequential_usage_info: only in the contract": _OLDER,
        "CreateProductCouponResponse.usage_mode: more value SEQUENTIAL": _OLDER,
        "ImageMeta.sha256: pattern ^[0-9a-f]{64}$, not ^[0-9a-fA-F]{64}$": _LETTERS,
        "Notification as CallbackEnvelope.event_type: maxLength None, not 32": _ENUM,
        "Notification as CallbackEnvelope.event_type: more value DELIVERY_PLAN.CHANGE": _EVENTS,
        "Notification as CallbackEnvelope.event_type: more value PRODUCT_COUPON_SP.IMAGE_GENERATION": _EVENTS,
        "Notification as CallbackEnvelope.event_type: more value PRODUCT_COUPON_SP.SEND": _EVENTS,
        "Notification as CallbackEnvelope.resource_type: more value encrypt-resource": _NAMED,
        "NotificationResource as CallbackResource.algorithm: more value AEAD_AES_256_GCM": _NAMED,
        "ProductCoupon.sequential_usage_info: only in the contract": _OLDER,
        "ProductCoupon.usage_mode: more value SEQUENTIAL": _OLDER,
        "Stock as StockInBundle.progressive_bundle_usage_rule: required": _INSIDE,
        "Stock as StockInBundle.single_usage_rule: missing": _INSIDE,
        "Stock as StockInBundle.stock_bundle_info: required": _INSIDE,
        "Stock.sequential_usage_rule: only in the contract": _OLDER,
        "StockBundleUsageRule.discount_coupon_list: minItems None, not 3": _INFERRED,
        "StockBundleUsageRule.exchange_coupon_list: minItems None, not 3": _INFERRED,
        "StockBundleUsageRule.normal_coupon_list: minItems None, not 3": _INFERRED,
        "StockForCreate.sequential_usage_rule: only in the contract": _OLDER,
        "StockInBundle.progressive_bundle_usage_rule: required": _INSIDE,
        "StockInBundle.stock_bundle_info: required": _INSIDE,
        "UserProductCoupon as UserCoupon.sequential_usage_detail: only in the contract": _OLDER,
        "UserProductCoupon as UserCouponInBundle.single_usage_detail: missing": _INSIDE,
        "UserProductCoupon as UserCouponInBundle.user_product_coupon_bundle_info: required": _INSIDE,
    },
    "partner": {
        "CallbackEnvelope.event_type: maxLength None, not 32": _ENUM,
        "CallbackEnvelope.event_type: more value DELIVERY_PLAN.CHANGE": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON.IMAGE_GENERATION": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON.RETURN": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON.SEND": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON.USE": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON_SP.IMAGE_GENERATION": _EVENTS,
        "CallbackEnvelope.event_type: more value PRODUCT_COUPON_SP.SEND": _EVENTS,
        "CallbackEnvelope.summary: not required": _REAL,
        "CallbackResource.associated_data: maxLength None, not 16": _SAMPLE,
        "CallbackResource.original_type: not required": _REAL,
        "ImageMeta.filename: pattern \\.([jJ][pP][gG]|[bB][mM][pP]|[pP][nN][gG])$, not (?i)\\.(jpg|bmp|png)$": _INLINE,
        "ListStocksResponse.total_count: not required": _FIRST,
        "ListUserCouponsResponse.total_count: not required": _FIRST,
        "ProductCouponSendEvent.coupon_code: maxLength 40, not 32": _CODE,
        "StockInBundle.progressive_bundle_usage_rule: required": _INSIDE,
        "WeeklyAvailablePeriod.day_list: required": _DAYS,
    },
}
"""What differs, and why the contract stays as it is."""

OWN_LIMITS = {
    "BrandStoreAddress.latitude pattern": _WORDS,
    "BrandStoreAddress.longitude pattern": _WORDS,
    "BrandStoreBasics.branch_name pattern": _WORDS,
    "BrandStoreBusiness.business_hours pattern": _WORDS,
    "BrandStoreBusiness.service_phone pattern": _WORDS,
    "UpdateBudgetRequest.current_max_count maximum": _REPLACES,
    "UpdateBudgetRequest.current_max_count minimum": _REPLACES,
    "UpdateBudgetRequest.current_max_count_per_day maximum": _REPLACES,
    "UpdateBudgetRequest.current_max_count_per_day minimum": _REPLACES,
    "UpdateBudgetRequest.target_max_count maximum": _REPLACES,
    "UpdateBudgetRequest.target_max_count minimum": _REPLACES,
    "UpdateBudgetRequest.target_max_count_per_day maximum": _REPLACES,
    "UpdateBudgetRequest.target_max_count_per_day minimum": _REPLACES,
    "UploadImageRequest.file maxLength": _BYTES,
}
"""Limits of the contract that no table has, and where they come from."""

_LOWER = {"min": "minimum", "min_length": "minLength", "min_items": "minItems"}
_UPPER = {"max": "maximum", "max_length": "maxLength", "max_items": "maxItems"}
_LIMITS = {**_LOWER, **_UPPER, "multiple_of": "multipleOf", "pattern": "pattern"}


class Comparison:
    """Walks facts and contract side by side.

    Attributes:
        findings: What differs.
        stated: The limits the facts state, by place in the contract.
        fields: How many fields were compared.
    """

    def __init__(self, side: str) -> None:
        self.side = side
        self.schemas: dict[str, Schema] = FACTS[side]["schemas"]
        self.findings: set[str] = set()
        self.stated: defaultdict[str, set[str]] = defaultdict(set)
        self.limits: dict[str, str] = {}
        self.fields = 0
        self._seen: set[tuple[str, str]] = set()

    def operation(self, facts: Schema, entry: OperationEntry) -> None:
        """Compare parameters, request and answer of an operation."""
        for location in ("path", "query"):
            given = {node["name"]: node for node in entry.parameters if node["in"] == location}
            required = [name for name, node in given.items() if node.get("required")]
            properties = {name: node["schema"] for name, node in given.items()}
            self._members(
                facts["name"], entry.id.removeprefix(self.side), facts[f"{location}_params"], properties, required
            )
        if str(facts["status"]) != min(entry.raw["responses"]):
            self._find(f"{facts['name']}: status {facts['status']}")
        self.body(f"{facts['name']} request", facts["request"], contract().request_schema(entry))
        self.body(f"{facts['name']} answer", facts["answer"], contract().answer_schema(entry))

    def body(self, place: str, name: str | None, node: Schema | None) -> None:
        """Compare a body; None stands for an empty one."""
        if name is None or node is None:
            if name is not None or node is not None:
                self._find(f"{place}: {'none' if node is None else schema_name(node)}, not {name}")
            return
        self._object(name, node)

    def _object(self, name: str, node: Schema) -> None:
        mine = schema_name(node).removeprefix("Partner")
        whole = contract().resolve(node)
        if not contract().is_object(whole):
            self._find(f"{name}: no object")
        elif (name, schema_name(node)) not in self._seen:
            self._seen.add((name, schema_name(node)))
            shown = name if name in (mine, f"Partner{mine}") else f"{name} as {mine}"
            self._members(shown, mine, self.schemas[name]["fields"], *contract().object_parts(whole))

    def _members(
        self, shown: str, mine: str, facts: Schema, properties: dict[str, Schema], required: list[str]
    ) -> None:
        for name in properties.keys() - facts.keys():
            self._find(f"{shown}.{name}: only in the contract")
        for name, fact in facts.items():
            self.fields += 1
            if name not in properties:
                self._find(f"{shown}.{name}: missing")
                continue
            if fact.get("required", False) != (name in required):
                self._find(f"{shown}.{name}: {'required' if name in required else 'not required'}")
            self._field(f"{shown}.{name}", f"{mine}.{name}", fact, properties[name])

    def _field(self, shown: str, mine: str, fact: Schema, node: Schema) -> None:
        target: Schema = self.schemas.get(fact.get("ref", ""), {})
        if "fields" in target:
            self._object(fact["ref"], node)
            return
        fact = {**target, **fact}
        whole = contract().resolve(node)
        for difference in _differences(fact, whole):
            self._find(f"{shown}: {difference}")
        self.stated[mine] |= {keyword for name, keyword in _LIMITS.items() if name in fact}
        for keyword in whole.keys() & set(_LIMITS.values()):
            self.limits[f"{mine} {keyword}"] = f"{shown}: {keyword} {whole[keyword]}"
        if "items" in fact and "items" in whole:
            item = {key.removeprefix("item_"): value for key, value in fact.items() if key.startswith("item_")}
            self._field(f"{shown}[]", f"{mine}[]", {**fact["items"], **item}, whole["items"])

    def _find(self, finding: str) -> None:
        self.findings.add(finding)


def _differences(fact: Schema, node: Schema) -> Iterator[str]:
    kind = "string" if "enum" in fact else fact["type"]
    if kind != ("binary" if node.get("format") == "binary" else node.get("type")):
        yield f"type {node.get('type')}, not {kind}"
    stated, there = fact.get("enum", []), node.get("enum", [])
    yield from (f"no value {value}" for value in stated if value not in there)
    yield from (f"more value {value}" for value in there if value not in stated)
    for name, keyword in _LOWER.items():
        if name in fact and node.get(keyword, float("-inf")) < fact[name]:
            yield f"{keyword} {node.get(keyword)}, not {fact[name]}"
    for name, keyword in _UPPER.items():
        if name in fact and node.get(keyword, float("inf")) > fact[name]:
            yield f"{keyword} {node.get(keyword)}, not {fact[name]}"
    if "multiple_of" in fact and node.get("multipleOf") != fact["multiple_of"]:
        yield f"multipleOf {node.get('multipleOf')}, not {fact['multiple_of']}"
    if "pattern" in fact and _characters(node.get("pattern", "")) != _characters(fact["pattern"]):
        yield f"pattern {node.get('pattern')}, not {fact['pattern']}"


def _characters(pattern: str) -> str:
    """A pattern without the count that the lengths state too."""
    return re.sub(r"\](\+|\{\d+,\d+\})\$$", "]+$", pattern)


@cache
def compared(side: str) -> Comparison:
    """All operations and callbacks of a side, compared."""
    comparison = Comparison(side)
    entries = {(entry.method.upper(), entry.path): entry for entry in contract().operations()}
    for facts in FACTS[side]["operations"]:
        comparison.operation(facts, entries[facts["method"], facts["path"]])
    for event, (envelope, plaintext) in _callbacks().items():
        if event in FACTS[side]["events"]:
            comparison.body(event, FACTS[side]["events"][event], plaintext)
            comparison.body(event, FACTS[side]["events"]["*"], envelope)
    return comparison


def _callbacks() -> dict[str, tuple[Schema, Schema]]:
    """Envelope and plaintext of the callbacks by their event."""
    found: dict[str, tuple[Schema, Schema]] = {}
    for item in contract().document["webhooks"].values():
        raw = as_object(item["post"])
        envelope = raw["requestBody"]["content"]["application/json"]["schema"]
        found |= dict.fromkeys(raw["x-event-types"], (envelope, raw["x-decrypted-schema"]))
    return found


@pytest.mark.parametrize("side", FACTS)
def test_the_contract_has_the_operations_of_the_side(side: str) -> None:
    """All of them, and none that the pages do not have."""
    stated = {(facts["method"], facts["path"]) for facts in FACTS[side]["operations"]}
    there = {(e.method.upper(), e.path) for e in contract().operations() if e.id.startswith(side)}
    assert stated == there
    assert len(stated) == 44


@pytest.mark.parametrize("side", FACTS)
def test_the_contract_has_the_callbacks_of_the_side(side: str) -> None:
    """Of the brand's events two are only named in a guide, without a payload."""
    unread = {"PRODUCT_COUPON.USE", "PRODUCT_COUPON.RETURN"}
    assert {event for event in FACTS[side]["events"] if event != "*"} - unread <= _callbacks().keys()


@pytest.mark.parametrize("side", FACTS)
def test_the_contract_says_what_the_pages_say(side: str) -> None:
    """Fields, types, requiredness, values and limits; each difference is a known one, and each known one is there."""
    assert compared(side).findings == KNOWN[side].keys()
    assert compared(side).fields > 500


def test_limits_of_the_contract_are_stated_somewhere() -> None:
    """A limit comes from the pages of one side at least; the same value is not limited on the other side only."""
    both = [compared(side) for side in FACTS]
    unstated = {
        place
        for comparison in both
        for place in comparison.limits
        if not any(place.partition(" ")[2] in other.stated[place.partition(" ")[0]] for other in both)
    }
    assert unstated == OWN_LIMITS.keys()
