"""Recorded requests are held against the contract."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

import wechatpay_testing
from tools.contract import Contract
from wechatpay_product_coupon import BrandClient
from wechatpay_product_coupon.testing import FakeWechatPay
from wechatpay_testing import RecordedCall, Recorder, RecordingError, check_calls, read_calls
from wechatpay_testing._cli import main

PATH = "/brand/marketing/product-coupon/product-coupons"
CREATE = "brandCreateProductCoupon"
SET = {"notify_url": "https://a.example/b", "update_time": "2025-08-15T12:00:00+08:00"}


@pytest.fixture(scope="module")
def body() -> dict[str, Any]:
    """The create request of the mission."""
    example: dict[str, Any] = Contract.load().document["components"]["examples"]["CreateProductCouponRequest.mission"]
    return example["value"]


def texts(calls: list[RecordedCall], **options: bool) -> list[str]:
    return [str(finding.violation) for finding in check_calls(calls, **options)]


def test_a_good_call_has_no_findings(body: dict[str, Any]) -> None:
    """By URL, by whole URL and by operationId."""
    calls = [
        RecordedCall("a", "POST", PATH, body),
        RecordedCall("b", "post", f"https://api.mch.weixin.qq.com{PATH}", body),
        RecordedCall("c", "", "", body, CREATE),
    ]
    assert check_calls(calls) == []


def test_findings_name_place_field_and_chinese_title(body: dict[str, Any]) -> None:
    """The whole line is what a user reads in a log of continuous integration."""
    short = {name: value for name, value in body.items() if name != "out_request_no"}
    [finding] = check_calls([RecordedCall("tests/create.json", "POST", PATH, short)])
    assert str(finding) == ("tests/create.json: brandCreateProductCoupon: /out_request_no (创建请求单号): is required")


@pytest.mark.parametrize(
    ("call", "issue"),
    [
        (RecordedCall("x", "POST", "/brand/marketing/product-coupons", {}), "has no operation POST"),
        (RecordedCall("x", "", "", {}, "brandMakeCoupon"), "has no operation brandMakeCoupon"),
        (RecordedCall("x", "DELETE", PATH, None), "has no operation DELETE"),
        (RecordedCall("x", "POST", PATH, None), "the JSON body is missing"),
        (RecordedCall("x", "POST", PATH, [1]), "must be a JSON object"),
        (RecordedCall("x", "GET", f"{PATH}/1000000013", {"a": 1}), "takes no JSON body"),
        (RecordedCall("x", "GET", f"{PATH}/1000000013?colour=red", None), "?colour: is no query parameter"),
        (
            RecordedCall("x", "GET", "/v3/marketing/partner/product-coupon/product-coupons/1000000013", None),
            "?brand_id (品牌ID): is required in the query",
        ),
    ],
)
def test_what_is_wrong_is_said(call: RecordedCall, issue: str) -> None:
    """Unknown operations, missing and superfluous bodies, and the query."""
    assert any(issue in text for text in texts([call])), texts([call])


def test_a_literal_segment_goes_before_a_parameter() -> None:
    """Where two patterns match, the more literal one is meant."""
    operations = {call.operation for call in check_calls([RecordedCall("x", "POST", f"{PATH}/1/deactivate", {})])}
    assert operations == {"brandDeactivateProductCoupon"}


def written(path: Path, content: Any) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def har(*requests: dict[str, Any]) -> dict[str, Any]:
    return {"log": {"version": "1.2", "entries": [{"request": request} for request in requests]}}


def test_every_kind_of_recording_is_read(tmp_path: Path, body: dict[str, Any]) -> None:
    """HAR, lists, lines, the simulator's journal, bare bodies."""
    posted = {"mimeType": "application/json", "text": json.dumps(body)}
    recordings: dict[str, Any] = {
        "one.json": {"method": "POST", "url": PATH, "body": body},
        "named.json": {"operation": CREATE, "body": body},
        "list.json": [{"method": "POST", "url": PATH, "body": body}],
        "journal.json": {"requests": [{"number": 1, "method": "POST", "target": PATH, "body": body}]},
        "calls.har": har(
            {"method": "GET", "url": "https://example.com/index.html"},
            {"method": "POST", "url": f"https://api.mch.weixin.qq.com{PATH}", "postData": posted},
        ),
        "lines.jsonl": "\n".join(json.dumps({"method": "POST", "url": PATH, "body": body}) for _ in range(2)) + "\n\n",
    }
    counts = {name: len(read_calls(written(tmp_path / name, content))) for name, content in recordings.items()}
    assert counts == {name: 2 if name == "lines.jsonl" else 1 for name in recordings}
    assert check_calls([call for name in recordings for call in read_calls(tmp_path / name)]) == []
    bare = read_calls(written(tmp_path / "bare.json", body), operation=CREATE)
    assert check_calls(bare) == []


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ("{", "line 1: no JSON"),
        ({"name": "coupon"}, "name the operation"),
        ({"log": {"entries": [{"response": {}}]}}, "has no request"),
        (har({"method": "POST", "url": PATH, "postData": {"text": "{"}}), "its body is no JSON"),
        ("[1]", "name the operation"),
    ],
)
def test_what_is_no_recording_is_refused(content: Any, issue: str, tmp_path: Path) -> None:
    """With the file and the way out."""
    path = written(tmp_path / "recording.json", content)
    with pytest.raises(RecordingError, match=issue) as caught:
        read_calls(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named once, with the reason in words."""
    with pytest.raises(RecordingError) as raised:
        read_calls(tmp_path / "none.json")
    assert str(raised.value) == f"{tmp_path / 'none.json'} cannot be read: No such file or directory"


def test_help_lists_what_is_public() -> None:
    """`dir` and `help` tell of names that are loaded on first use."""
    assert set(wechatpay_testing.__all__) <= set(dir(wechatpay_testing))


def test_the_recorder_writes_what_is_sent(tmp_path: Path, body: dict[str, Any]) -> None:
    """And no header: neither signature nor key."""
    fake, path = FakeWechatPay("brand"), tmp_path / "deep" / "calls.jsonl"
    transport = httpx.MockTransport(lambda _: fake.answer(SET))
    http = httpx.Client(transport=transport, event_hooks={"request": [Recorder(path)]})
    with http, BrandClient(fake.credentials, http_client=http, base_url="https://a.example") as client:
        client.notify_config.set({"notify_url": "https://商.example/通知"})
    text = path.read_text("utf-8")
    assert "https://商.example/通知" in text
    assert "signature" not in text.lower()
    assert [call.method for call in read_calls(path)] == ["POST"]


def test_the_command_says_and_returns_what_it_found(
    tmp_path: Path, body: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """0, 1 and 2."""
    good = written(tmp_path / "good.json", {"operation": CREATE, "body": body})
    bad = written(tmp_path / "bad.json", {"operation": CREATE, "body": {**body, "out_request_no": ""}})
    assert main(["calls", str(good)]) == 0
    assert "1 calls, 0 with something wrong" in capsys.readouterr().out
    assert main(["calls", str(good), str(bad)]) == 1
    assert "out_request_no" in capsys.readouterr().out
    assert main(["calls", str(written(tmp_path / "empty.har", har()))]) == 2
    assert "nothing was checked" in capsys.readouterr().err
    assert main(["calls", str(tmp_path / "missing.json")]) == 2
