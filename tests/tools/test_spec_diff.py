"""The spec diff: changes seeded into the real contract, each with the verdict callers would give."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tools.contract import SPEC, Contract
from tools.spec_diff import base_contract, compare, main, record, released
from tools.spec_diff_change import Change, Effect, Side, grouped, highest
from tools.spec_diff_report import as_json, changelog_lines, terminal, with_entry
from tools.spec_diff_versions import Version, proposed

CREATE = "/brand/marketing/product-coupon/product-coupons"
READ = CREATE + "/{product_coupon_id}"
B, N, C, T = Effect.BREAKING, Effect.NOTICE, Effect.COMPATIBLE, Effect.TEXT
REQUEST, ANSWER, CALLBACK, CALL, NAME = Side.REQUEST, Side.ANSWER, Side.CALLBACK, Side.CALL, Side.NAME

Document = dict[str, Any]


@cache
def contract() -> Contract:
    return Contract.load()


@cache
def text() -> str:
    return json.dumps(contract().document)


def copied() -> Document:
    """A copy to spoil; several times faster than `deepcopy`."""
    document: Document = json.loads(text())
    return document


def changed(edit: Callable[[Document], object]) -> list[Change]:
    """What the diff says after an edit of the real contract."""
    document = copied()
    edit(document)
    return compare(contract(), Contract(document))


def schema(document: Document, name: str) -> Any:
    return document["components"]["schemas"][name]


def field(document: Document, name: str, key: str) -> Any:
    return schema(document, name)["properties"][key]


def operation(document: Document, path: str = CREATE, method: str = "post") -> Any:
    return document["paths"][path][method]


def rename_schema(document: Document, old: str, new: str) -> None:
    schemas = document["components"]["schemas"]
    schemas[new] = schemas.pop(old)
    examples = document["components"]["examples"]
    for key in [key for key in examples if key.partition(".")[0] == old]:
        examples[f"{new}.{key.partition('.')[2]}"] = examples.pop(key)

    def follow(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("$ref") == f"#/components/schemas/{old}":
                node["$ref"] = f"#/components/schemas/{new}"
            elif str(node.get("$ref", "")).startswith(f"#/components/examples/{old}."):
                node["$ref"] = node["$ref"].replace(f"/{old}.", f"/{new}.")
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            follow(child)

    follow(document)


def add_rule(document: Document, name: str, condition: Any, then: Any) -> None:
    rule = {"x-rule": "seeded", "description": "a seeded rule", "if": condition, "then": then}
    schema(document, name).setdefault("allOf", []).append(rule)


def new_jump_type_with_rule(document: Document) -> None:
    schema(document, "AppJumpType")["enum"].append("MINI_GAME")
    condition = {"properties": {"app_jump_type": {"const": "MINI_GAME"}}, "required": ["app_jump_type"]}
    add_rule(document, "UsageRuleDisplayInfo", condition, {"required": ["passcode_link"]})


def new_field_with_rule(document: Document) -> None:
    schema(document, "SendUserCouponRequest")["properties"]["scene"] = {"title": "场景", "type": "string"}
    add_rule(document, "SendUserCouponRequest", {"required": ["scene"]}, {"required": ["attach"]})


def part_of_partner_body(document: Document, **extra: Any) -> Any:
    part = next(p for p in schema(document, "PartnerCreateProductCouponRequest")["allOf"] if "properties" in p)
    part.update(extra)
    return part


EXCLUSION = {"field": "/attach", "description": "no attach without stock", "when": {"required": ["stock_id"]}}

# What is seeded: (edit, effect, side, a pattern for path and message of the change that must be found).
PROBES: dict[str, tuple[Callable[[Document], object], Effect, Side, str]] = {
    # Fields
    "request: a new optional field": (
        lambda d: schema(d, "SendUserCouponRequest")["properties"].update(scene={"type": "string", "title": "场景"}),
        *(C, REQUEST, "^scene (场景) new optional field"),
    ),
    "request: a new required field": (
        lambda d: (
            schema(d, "SendUserCouponRequest")["properties"].update(scene={"type": "string"}),
            schema(d, "SendUserCouponRequest")["required"].append("scene"),
        ),
        *(B, REQUEST, "^scene .*new required field"),
    ),
    "request: a field is gone": (
        lambda d: schema(d, "SendUserCouponRequest")["properties"].pop("attach"),
        *(B, REQUEST, "^attach .*gone"),
    ),
    "answer: a new required field": (
        lambda d: (
            schema(d, "StockBundle")["properties"].update(note={"type": "string"}),
            schema(d, "StockBundle")["required"].append("note"),
        ),
        *(C, ANSWER, r"stock_bundle\.note .*new field"),
    ),
    "answer: a field is gone": (
        lambda d: (
            schema(d, "ImageGenerationTask")["properties"].pop("fail_reason", None)
            or schema(d, "ImageGenerationTask")["properties"].pop("task_id")
        ),
        *(B, ANSWER, "gone"),
    ),
    # Requiredness
    "request: optional becomes required": (
        lambda d: schema(d, "SendUserCouponRequest")["required"].append("attach"),
        *(B, REQUEST, "^attach .*now required"),
    ),
    "request: required becomes optional": (
        lambda d: schema(d, "SendUserCouponRequest")["required"].remove("appid"),
        *(C, REQUEST, "^appid .*no longer required"),
    ),
    "answer: required becomes optional": (
        lambda d: schema(d, "ImageGenerationTask")["required"].remove("task_state"),
        *(B, ANSWER, "^task_state .*no longer required"),
    ),
    "answer: optional becomes required": (
        lambda d: schema(d, "ImageGenerationTask")["required"].append("cut_out_result"),
        *(C, ANSWER, "^cut_out_result .*now required"),
    ),
    "callback: required becomes optional": (
        lambda d: schema(d, "ImageGenerationTask")["required"].remove("task_state"),
        *(B, CALLBACK, "^task_state .*no longer required"),
    ),
    # allOf: the partner's body is the brand's body and brand_id
    "allOf: the brand's body reaches the partner's": (
        lambda d: schema(d, "CreateProductCouponRequest")["required"].append("stock"),
        *(B, REQUEST, "^stock .*now required"),
    ),
    "allOf: a part asks for one of its fields": (
        lambda d: part_of_partner_body(d, required=["brand_id", "stock"]),
        *(B, REQUEST, "^stock .*now required"),
    ),
    "allOf: a bound of a part is stricter than that of the other": (
        lambda d: part_of_partner_body(d)["properties"].update(out_request_no={"type": "string", "maxLength": 8}),
        *(B, REQUEST, "^out_request_no .*maxLength is 8"),
    ),
    "allOf: a bound of a part that is looser changes nothing": (
        lambda d: part_of_partner_body(d)["properties"].update(out_request_no={"type": "string", "maxLength": 4000}),
        *(N, CALL, "changed that is not judged"),
    ),
    # Enums
    "request: a new value": (lambda d: schema(d, "AppJumpType")["enum"].append("GAME"), C, REQUEST, "value GAME"),
    "answer: a new value": (lambda d: schema(d, "AppJumpType")["enum"].append("GAME"), N, ANSWER, "value GAME"),
    "request: a value is gone": (lambda d: schema(d, "AppJumpType")["enum"].remove("H5"), B, REQUEST, "H5 is gone"),
    "answer: a value is gone, and its Python name": (
        lambda d: schema(d, "UserCouponState")["enum"].remove("DELETED"),
        *(B, ANSWER, "DELETED is gone"),
    ),
    "request: a list of values where anything was allowed": (
        lambda d: field(d, "SendUserCouponRequest", "attach").update(enum=["a", "b"]),
        *(B, REQUEST, "^attach .*now limited to a, b"),
    ),
    # Lengths, ranges, patterns, formats, types, units
    "request: a shorter length": (
        lambda d: field(d, "SendUserCouponRequest", "attach").update(maxLength=1),
        *(B, REQUEST, "^attach .*maxLength is 1"),
    ),
    "request: a longer length": (
        lambda d: field(d, "SendUserCouponRequest", "attach").update(maxLength=99999),
        *(C, REQUEST, "^attach .*maxLength is 99999"),
    ),
    "answer: a longer length": (
        lambda d: field(d, "UploadImageResponse", "image_url").update(maxLength=9999),
        *(B, ANSWER, "^image_url .*maxLength is 9999"),
    ),
    "answer: a shorter length": (
        lambda d: field(d, "UploadImageResponse", "image_url").update(maxLength=9),
        *(C, ANSWER, "^image_url .*maxLength is 9"),
    ),
    "request: a lower maximum": (
        lambda d: field(d, "CouponAvailablePeriod", "available_days").update(maximum=7),
        *(B, REQUEST, "available_days .*maximum is 7"),
    ),
    "answer: a lower maximum": (
        lambda d: field(d, "CouponAvailablePeriod", "available_days").update(maximum=7),
        *(C, ANSWER, "available_days .*maximum is 7"),
    ),
    "request: multiples of half a step": (
        lambda d: field(d, "CouponAvailablePeriod", "available_seconds").update(multipleOf=1800),
        *(C, REQUEST, "available_seconds .*multipleOf"),
    ),
    "request: multiples of a double step": (
        lambda d: field(d, "CouponAvailablePeriod", "available_seconds").update(multipleOf=7200),
        *(B, REQUEST, "available_seconds .*multipleOf"),
    ),
    "request: another pattern": (
        lambda d: field(d, "CutOut", "image_url").update(pattern="^https://"),
        *(B, REQUEST, "cut_out.image_url .*pattern"),
    ),
    "request: no pattern any more": (
        lambda d: field(d, "CutOut", "image_url").pop("pattern"),
        *(C, REQUEST, "cut_out.image_url .*pattern"),
    ),
    "answer: a format where there was none": (
        lambda d: field(d, "UploadImageResponse", "image_url").update(format="date-time"),
        *(B, ANSWER, "^image_url .*format is date-time"),
    ),
    "request: no format any more": (
        lambda d: field(d, "TimePeriod", "begin_time").pop("format"),
        *(B, REQUEST, "begin_time .*format is unset"),
    ),
    "request: null allowed": (
        lambda d: field(d, "SendUserCouponRequest", "attach").update(type=["string", "null"]),
        *(C, REQUEST, "^attach .*null or string"),
    ),
    "answer: null possible": (
        lambda d: field(d, "UploadImageResponse", "image_url").update(type=["string", "null"]),
        *(B, ANSWER, "^image_url .*null or string"),
    ),
    "request: another type": (
        lambda d: field(d, "CouponAvailablePeriod", "available_days").update(type="string"),
        *(B, REQUEST, "available_days .*type is string, was integer"),
    ),
    "request: integers become numbers": (
        lambda d: field(d, "CouponAvailablePeriod", "available_days").update(type="number"),
        *(C, REQUEST, "available_days .*type is number"),
    ),
    "request: another unit": (
        lambda d: field(d, "CouponAvailablePeriod", "available_seconds").update({"x-unit": "days"}),
        *(B, REQUEST, "available_seconds .*unit is days"),
    ),
    # Conditions
    "request: a new rule": (
        lambda d: add_rule(d, "SendUserCouponRequest", {"required": ["appid"]}, {"required": ["attach"]}),
        *(B, REQUEST, "new rule: seeded"),
    ),
    "request: a new rule for a new value": (new_jump_type_with_rule, C, REQUEST, "new rule, for what is new only"),
    "request: a new rule for a new field": (new_field_with_rule, C, REQUEST, "new rule, for what is new only"),
    "request: a rule is gone": (
        lambda d: schema(d, "UseUserCouponRequest")["allOf"].pop(0),
        *(C, REQUEST, "rule is gone: exactly-one-order"),
    ),
    "answer: a rule, and what it promised, is gone": (
        lambda d: schema(d, "UsageRuleDisplayInfo")["allOf"].pop(),
        *(B, ANSWER, "rule is gone: passcode_link-required"),
    ),
    "request: a rule asks for more": (
        lambda d: schema(d, "UsageRuleDisplayInfo")["allOf"][-1]["then"]["required"].append("app_path"),
        *(B, REQUEST, "rule has changed: passcode_link-required"),
    ),
    "request: a rule holds in fewer cases": (
        lambda d: schema(d, "UsageRuleDisplayInfo")["allOf"][-1]["if"]["required"].append("app_path"),
        *(C, REQUEST, "rule has changed: passcode_link-required"),
    ),
    "request: a rule that cannot be compared": (
        lambda d: schema(d, "UsageRuleDisplayInfo")["allOf"][-1].update(then={"required": ["app_path"]}),
        *(B, REQUEST, "rule has changed"),
    ),
    "request: a new exclusion": (
        lambda d: schema(d, "SendUserCouponRequest").update({"x-forbidden-when": [EXCLUSION]}),
        *(B, REQUEST, "^attach .*new exclusion"),
    ),
    "request: an exclusion is gone": (
        lambda d: schema(d, "CreateProductCouponRequest")["x-forbidden-when"].pop(0),
        *(C, REQUEST, "exclusion is gone"),
    ),
    # Operations
    "an operation is gone": (lambda d: d["paths"].pop(READ), B, CALL, "operation is gone: client.product_coupons"),
    "a new operation": (
        lambda d: d["paths"].update(
            {CREATE + "/new": {"post": {**operation(d), "operationId": "brandCreateOther", "x-method": "create_other"}}}
        ),
        *(C, CALL, "new operation client.product_coupons.create_other"),
    ),
    "another method name": (lambda d: operation(d).update({"x-method": "make"}), B, NAME, "now client.*make, was"),
    "another operationId": (
        lambda d: operation(d).update(operationId="brandMake"),
        B,
        NAME,
        "operationId is brandMake",
    ),
    "another path": (
        lambda d: d["paths"].update({CREATE + "/v2": d["paths"].pop(CREATE)}),
        *(B, CALL, "address is POST .*/v2, was POST"),
    ),
    "another scheme": (lambda d: operation(d).update(security=[{"partnerSignature": []}]), B, CALL, "security is"),
    "a lower rate limit": (lambda d: operation(d)["x-rate-limit"][0].update(limit=1), N, CALL, "rate limit is 1 per"),
    "a higher rate limit": (
        lambda d: operation(d)["x-rate-limit"][0].update(limit=99),
        C,
        CALL,
        "rate limit is 99 per",
    ),
    "a new error code": (lambda d: operation(d)["x-error-codes"].append("NO_AUTH"), N, CALL, "may fail with NO_AUTH"),
    "another status of an error": (
        lambda d: d["x-errors"]["NO_AUTH"].update(status=401),
        B,
        ANSWER,
        "status of the error",
    ),
    "repeats are no longer safe": (lambda d: operation(d).pop("x-idempotency-field"), B, CALL, "repeats safe is none"),
    "a new required query parameter": (
        lambda d: operation(d, READ, "get")["parameters"].append({"$ref": "#/components/parameters/AppidQuery"}),
        *(B, REQUEST, "query:appid .*new required query parameter"),
    ),
    "a required parameter becomes optional": (
        lambda d: d["components"]["parameters"]["BrandId"].update(required=False),
        *(C, REQUEST, "query:brand_id .*no longer required"),
    ),
    "a header of answers is gone": (
        lambda d: operation(d)["responses"]["200"]["headers"].pop("Request-ID"),
        *(B, ANSWER, "header:Request-ID .*gone"),
    ),
    "an answer without its body": (
        lambda d: operation(d)["responses"]["200"].pop("content"),
        *(B, ANSWER, "200 comes without a body"),
    ),
    # Names, callbacks, texts
    "a model has another name": (
        lambda d: rename_schema(d, "CutOut", "CutOutData"),
        *(B, NAME, "models.CutOut is gone, renamed to models.CutOutData"),
    ),
    "a callback is gone": (lambda d: d["webhooks"].pop("brandImageGeneration"), B, CALLBACK, "callback is gone"),
    "a callback with another name of its event": (
        lambda d: d["webhooks"]["brandImageGeneration"]["post"]["x-event-types"].append("OTHER"),
        *(N, CALLBACK, "also comes as OTHER"),
    ),
    "a text": (
        lambda d: field(d, "SendUserCouponRequest", "attach").update(description="Other words."),
        *(T, REQUEST, "^attach .*text: description"),
    ),
    "an example": (
        lambda d: d["components"]["examples"]["CreateProductCouponRequest.mission"].update(summary="Other"),
        *(T, NAME, "example CreateProductCouponRequest.mission"),
    ),
}


@pytest.mark.parametrize(("edit", "effect", "side", "pattern"), PROBES.values(), ids=PROBES)
def test_a_seeded_change_is_judged(edit: Callable[[Document], None], effect: Effect, side: Side, pattern: str) -> None:
    """It is found on its side with its verdict, and nothing harmless is called breaking on that side."""
    changes = changed(edit)
    seen = [f"{change.effect.word} {change.side} {change.path} ({change.title}) {change.message}" for change in changes]
    texts = {(c.effect, f"{c.path} ({c.title}) {c.message}") for c in changes if c.side is side}
    found = {found for found, text in texts if re.search(pattern.replace("(场景)", r"\(场景\)"), text)}
    assert found == {effect}, "\n".join(seen[:20])
    if effect is not Effect.BREAKING:
        assert all(e is not Effect.BREAKING for e, _ in texts), "\n".join(seen[:20])


def test_the_contract_does_not_differ_from_itself() -> None:
    """Nothing is found, whether it is the same object or a copy, and the version may stay."""
    for other in (contract(), Contract(copied())):
        assert compare(contract(), other) == []
    assert proposed(Version(0, 1, 0), None) == Version(0, 1, 0)


TURNED = {
    "request: optional becomes required": (C, REQUEST),
    "answer: optional becomes required": (B, ANSWER),
    "request: a shorter length": (C, REQUEST),
    "answer: a shorter length": (B, ANSWER),
    "request: a new value": (B, REQUEST),
    "request: a new rule": (C, REQUEST),
    "request: a rule holds in fewer cases": (B, REQUEST),
    "answer: null possible": (C, ANSWER),
    "a new operation": (B, CALL),
}


@pytest.mark.parametrize("probe", TURNED)
def test_a_change_taken_back_is_judged_the_other_way(probe: str) -> None:
    """What was harmless one way narrows a request, or widens an answer, the other way."""
    document = copied()
    PROBES[probe][0](document)
    effect, side = TURNED[probe]
    assert highest(c for c in compare(Contract(document), contract()) if c.side is side) is effect


def test_a_field_is_named_once_with_all_that_meets_it() -> None:
    """One change of a shared schema is one entry, with every operation and side that uses it."""
    groups = grouped(changed(lambda d: field(d, "CouponAvailablePeriod", "available_days").update(maximum=7)))
    assert [(group.change.effect, group.change.side) for group in groups] == [(B, REQUEST), (C, ANSWER)]
    assert groups[0].change.title == "券生效后N天内可用"
    assert "brandCreateProductCoupon" in groups[0].operations
    assert "stock.single_usage_rule.coupon_available_period.available_days" in groups[0].paths


def test_a_schema_that_holds_itself_ends() -> None:
    """References to oneself are followed once."""
    document = copied()
    schema(document, "CutOut")["properties"]["next"] = {"$ref": "#/components/schemas/CutOut"}
    old, new = Contract(document), Contract(deepcopy(document))
    assert compare(old, new) == []
    field(new.document, "CutOut", "image_url")["maxLength"] = 5
    assert [group.change.message for group in grouped(compare(old, new))] == ["maxLength is 5, was unset"]


@pytest.mark.parametrize(
    ("version", "effect", "expected"),
    [
        ("0.1.4", B, "0.2.0"),
        ("0.1.4", N, "0.1.5"),
        ("0.1.4", C, "0.1.5"),
        ("0.1.4", T, "0.1.5"),
        ("1.2.3", B, "2.0.0"),
        ("1.2.3", N, "1.3.0"),
        ("1.2.3", C, "1.3.0"),
        ("1.2.3", T, "1.2.4"),
        ("1.2.3", None, "1.2.3"),
    ],
)
def test_the_next_version_follows_the_rule(version: str, effect: Effect | None, expected: str) -> None:
    """SemVer; before 1.0.0 the second number stands for breaking changes."""
    assert str(proposed(Version.parse(version), effect)) == expected


@pytest.mark.parametrize("text", ["1.0", "1.0.0rc1", "v1.0.0", "01.0.0", ""])
def test_a_version_is_three_numbers(text: str) -> None:
    """Anything else is refused by name."""
    with pytest.raises(ValueError, match="three numbers"):
        Version.parse(text)


def test_reports_say_what_users_must_do() -> None:
    """Breaking changes first, with the field, its Chinese title and the advice; the same as JSON and as an entry."""
    changes = changed(PROBES["request: optional becomes required"][0])
    changes += changed(PROBES["answer: a new value"][0])
    shown = terminal(changes, Version(0, 1, 0), Version(0, 1, 0))
    assert shown.index("Breaking for callers (1)") < shown.index("To know (1)")
    assert "attach (自定义附加信息): is now required" in shown
    assert "=> Send it with every request." in shown
    assert shown.endswith("Version: 0.1.0 -> 0.2.0 (info.version is 0.1.0: raise it)")
    data = as_json(changes, Version(0, 1, 0), Version(0, 1, 0))
    assert (data["effect"], data["proposed_version"]) == ("breaking", "0.2.0")
    assert data["changes"][0]["operations"] == ["brandSendUserCoupon", "partnerSendUserCoupon"]
    assert changelog_lines(changes)[0].startswith("- **breaking**: Send it with every request.")


def test_the_entry_is_written_once() -> None:
    """Into its section, made below Unreleased if missing; what stands there stays."""
    lines = ["- **breaking**: Send it.", "  More words.", "- Another."]
    text = "# Changelog\n\n## Unreleased\n\n- Mine.\n\n## 0.1.0\n\n- First.\n"
    once = with_entry(text, lines, "0.2.0")
    assert "- Mine.\n\n## 0.2.0\n\n- **breaking**: Send it.\n  More words.\n- Another.\n\n## 0.1.0\n" in once
    assert with_entry(once, lines, "0.2.0") == once
    assert "## Unreleased\n\n- **breaking**: Send it.\n  More words.\n- Another.\n- Mine." in with_entry(
        text, lines, "Unreleased"
    )


def seeded_file(folder: Path) -> Path:
    document = copied()
    PROBES["request: a new rule"][0](document)
    path = folder / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_the_command_tells_breaking_changes_by_its_exit_code(tmp_path: Path, capsys: Any) -> None:
    """0 with a report; 1 only if asked for; 2 with a reason if the base cannot be read."""
    newer = str(seeded_file(tmp_path))
    assert main([str(SPEC), "--spec", newer]) == 0
    assert "Draft for CHANGELOG.md" in capsys.readouterr().out
    assert main([str(SPEC), "--spec", newer, "--fail-on-breaking", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["effect"] == "breaking"
    assert main([str(SPEC), "--fail-on-breaking"]) == 0
    assert main(["no-such-reference"]) == 2
    assert "neither a file nor a git reference" in capsys.readouterr().err


def test_the_command_writes_the_entry(tmp_path: Path) -> None:
    """Below Unreleased while the version has not been raised."""
    log = tmp_path / "CHANGELOG.md"
    log.write_text("# Changelog\n\n## Unreleased\n\n- Mine.\n", encoding="utf-8")
    assert main([str(SPEC), "--spec", str(seeded_file(tmp_path)), "--write", "--changelog", str(log)]) == 0
    assert "## Unreleased\n\n- **breaking**: Keep to it." in log.read_text("utf-8")


def test_the_released_contract_is_kept_and_read(tmp_path: Path) -> None:
    """The same contract gives the same bytes, and comes back whole."""
    first, second = tmp_path / "a.json.xz", tmp_path / "b.json.xz"
    record(contract(), first)
    record(contract(), second)
    assert first.read_bytes() == second.read_bytes()
    for back in (released(first), base_contract(str(first))):
        assert back is not None
        assert back.document == contract().document
    assert released(tmp_path / "missing.json.xz") is None
