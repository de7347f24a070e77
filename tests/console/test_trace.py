"""The trace of a request: every check with what it found, and the mistake behind a wrong signature."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.mock_server.support import InProcess, Json
from tools import console_world
from wechatpay_auth import Authorization, Scheme, WechatPayAuth, request_message, sign
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._accounts import Account, CertificateState

PATH = "/brand/marketing/product-coupon/product-coupons"
COUPON = console_world.coupon(
    "TRACE_0001",
    "满20减3元",
    "NORMAL",
    offer={"threshold": 2000, "discount_amount": 300},
    look={"code_display_mode": "QRCODE"},
)
BODY = json.dumps(COUPON, ensure_ascii=False, separators=(",", ":")).encode()
NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242"


class Bench:
    """A simulator whose last request can be looked at, and signatures over whatever a test wants."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.client = httpx.Client(transport=InProcess(simulator.app), base_url="http://127.0.0.1:8080")

    def account(self, scheme: Scheme) -> Account:
        return next(one for one in self.simulator.gateway.accounts if one.scheme is scheme)

    def header(self, message: Callable[[bytes], bytes] = bytes, **changes: Any) -> str:
        """An Authorization over the right message, changed by `message`."""
        account = self.account(changes.pop("signer", Scheme.BRAND))
        timestamp = str(int(self.simulator.gateway.wall_clock()) + changes.pop("late", 0))
        target = changes.pop("target", PATH).encode()
        right = request_message(changes.pop("method", "POST"), target, timestamp, NONCE, changes.pop("body", BODY))
        values = {
            "scheme": Scheme.BRAND,
            "identity": self.simulator.brand.identity,
            "nonce": NONCE,
            "timestamp": timestamp,
            "serial_no": self.simulator.brand.serial_no,
            "signature": sign(account.private_key, message(right)),
        }
        return Authorization(**values | changes).header()

    def post(self, authorization: str | None, body: bytes = BODY, **headers: str) -> int:
        keyed = {"Wechatpay-Serial": self.account(Scheme.BRAND).public_key.id, "Content-Type": "application/json"}
        if authorization is not None:
            keyed["Authorization"] = authorization
        return self.client.post(PATH, content=body, headers=keyed | headers).status_code

    def trace(self) -> Json:
        """The trace of the last request."""
        answer = self.client.get(f"/_simulator/console/requests/{len(self.simulator.requests)}")
        assert answer.status_code == 200
        found: Json = answer.json()["trace"]
        assert found["agrees"], "what is recomputed is what was answered"
        return found


@pytest.fixture
def bench(simulator: Simulator) -> Bench:
    return Bench(simulator)


def failed(trace: Json) -> str:
    """The step that failed; all before it passed, none came after it."""
    *before, last = trace["steps"]
    assert {step["state"] for step in before} <= {"ok"}
    return str(last["name"]) if last["state"] == "failed" else ""


def test_a_request_without_fault(bench: Bench) -> None:
    """Every step passes, and the message is shown with its line breaks."""
    assert bench.post(bench.header()) == 200
    trace = bench.trace()
    assert failed(trace) == ""
    assert [step["name"] for step in trace["steps"]] == [
        "operation",
        "authorization",
        "scheme",
        "timestamp",
        "identity",
        "serial",
        "certificate",
        "signature",
        "answer_key",
        "contract",
        "business",
    ]
    assert trace["message"][:2] == ["POST\n", f"{PATH}\n"]
    assert trace["message"][3] == f"{NONCE}\n"
    assert trace["message"][4] == BODY.decode() + "\n"
    assert trace["reason"] is None


@pytest.mark.parametrize(
    ("wrong", "step"),
    [
        (lambda bench: None, "authorization"),
        (lambda bench: "WECHATPAY-BRAND-SHA256-RSA2048 brand_id=1", "authorization"),
        (lambda bench: "Basic abc", "scheme"),
        (lambda bench: bench.header(scheme=Scheme.PARTNER), "scheme"),
        (lambda bench: bench.header(late=-301), "timestamp"),
        (lambda bench: bench.header(timestamp="9" * 30), "timestamp"),
        (lambda bench: bench.header(identity="999999"), "identity"),
        (lambda bench: bench.header(serial_no="AB" * 20), "serial"),
        (lambda bench: bench.header(lambda message: message + b"x"), "signature"),
    ],
)
def test_where_a_signature_fails(bench: Bench, wrong: Callable[[Bench], str | None], step: str) -> None:
    """The first step that fails is the last one shown, and it is why the answer is 401."""
    assert bench.post(wrong(bench)) == 401
    assert failed(bench.trace()) == step


@pytest.mark.parametrize("state", [CertificateState.EXPIRED, CertificateState.REVOKED, CertificateState.REPLACED])
def test_certificates_that_are_over(bench: Bench, state: CertificateState) -> None:
    """The state of the certificate is told."""
    for account in bench.simulator.gateway.accounts:
        for certificate in account.certificates.values():
            certificate.state = state
    assert bench.post(bench.header()) == 401
    assert failed(bench.trace()) == "certificate"


SPACED = json.dumps(COUPON, ensure_ascii=False).encode()
MISTAKES = {
    "last line break": (lambda bench: bench.header(lambda message: message[:-1]), "最后少了一个换行符"),
    "CRLF": (lambda bench: bench.header(lambda message: message.replace(b"\n", b"\r\n")), "\\r\\n"),
    "no body": (lambda bench: bench.header(body=b""), "漏了请求报文主体"),
    "body again": (lambda bench: bench.header(body=SPACED), "又被序列化了一次"),
    "ASCII": (lambda bench: bench.header(body=json.dumps(COUPON).encode()), "又被序列化了一次"),
    "whole URL": (lambda bench: bench.header(target=f"http://127.0.0.1:8080{PATH}"), "完整网址"),
    "method": (lambda bench: bench.header(method="GET"), "签名用的方法是 GET"),
    "lower case": (lambda bench: bench.header(method="post"), "小写"),
    "other key": (lambda bench: bench.header(signer=Scheme.PARTNER), "用错了私钥"),
    "no idea": (lambda bench: bench.header(body=b"{}"), "都不相符"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_mistake_behind_a_wrong_signature(bench: Bench, mistake: str) -> None:
    """The usual mistakes are found by making them, too."""
    wrong, reason = MISTAKES[mistake]
    assert bench.post(wrong(bench)) == 401
    trace = bench.trace()
    assert reason in trace["reason"]["zh"]
    assert trace["reason"]["en"].isascii()
    assert trace["certain"] is (mistake != "no idea")


def test_the_query_left_out(bench: Bench) -> None:
    """A GET whose signature is over the path alone."""
    path = f"{PATH}/1000000001"
    header = bench.header(method="GET", target=path, body=b"")
    assert bench.client.get(f"{path}?a=1", headers={"Authorization": header}).status_code == 401
    assert "漏了查询参数" in bench.trace()["reason"]["zh"]


def test_the_field_that_the_contract_refuses(bench: Bench) -> None:
    """After the signature comes the contract, with the field and what is wrong with it."""
    body = BODY.replace(b'"scope":"ALL",', b"")
    assert bench.post(bench.header(body=body), body) == 400
    trace = bench.trace()
    assert failed(trace) == "contract"
    assert trace["steps"][-1]["found"]["en"] == "/scope: is required"


def test_a_broken_business_rule(bench: Bench) -> None:
    """Then come the rules, with code and text."""
    assert bench.post(bench.header()) == 200
    body = BODY.replace(b'"discount_amount":300', b'"discount_amount":400')
    assert bench.post(bench.header(body=body), body) == 400
    trace = bench.trace()
    assert failed(trace) == "business"
    assert trace["steps"][-1]["found"]["en"].startswith("ALREADY_EXISTS: ")


def test_the_key_that_a_brand_has_to_name(bench: Bench) -> None:
    """Wechatpay-Serial is a step of its own."""
    assert bench.post(bench.header(), **{"Wechatpay-Serial": "PUB_KEY_ID_OTHER"}) == 400
    assert failed(bench.trace()) == "answer_key"


def test_an_unknown_path(bench: Bench) -> None:
    """Nothing else is checked."""
    assert bench.client.get("/v3/none").status_code == 404
    assert failed(bench.trace()) == "operation"


def test_uploads_sign_their_meta_alone(keys: Any) -> None:
    """An upload of more than is kept can still be checked; signing the whole form is found out."""
    simulator = Simulator(home=keys, rules=Rules())
    bench = Bench(simulator)
    auth = WechatPayAuth(simulator.brand)
    picture = console_world.picture() + b"\0" * 100_000
    digest = hashlib.sha256(picture).hexdigest()
    meta = json.dumps({"filename": "a.png", "sha256": digest}).encode()
    request = bench.client.build_request(
        "POST",
        "/brand/marketing/product-coupon/media/upload-image",
        files={"meta": (None, meta, "application/json"), "file": ("a.png", picture, "image/png")},
        extensions={"wechatpay_signed_body": meta},
    )
    answer = bench.client.send(request, auth=auth)
    assert answer.status_code == 200, answer.text
    trace = bench.trace()
    assert failed(trace) == ""
    assert trace["message"][4] == meta.decode() + "\n"


def test_a_body_that_was_not_kept(bench: Bench) -> None:
    """Over 64 KiB nothing can be computed anew: the step says so."""
    body = BODY[:-1] + b',"unknown":"' + b"x" * 70_000 + b'"}'
    assert bench.post(bench.header(body=body), body) == 200
    steps = {step["name"]: step["state"] for step in bench.trace()["steps"]}
    assert steps["signature"] == "skipped"


def test_accounts_that_changed_since(bench: Bench) -> None:
    """The page says that it computes with the present accounts."""
    assert bench.post(bench.header()) == 200
    for account in bench.simulator.gateway.accounts:
        for certificate in account.certificates.values():
            certificate.state = CertificateState.REVOKED
    shown = bench.client.get("/_simulator/console/requests/1").json()
    assert shown["status"] == 200
    assert not shown["trace"]["agrees"]


def test_signatures_are_cut(bench: Bench) -> None:
    """The page of a request shows its headers, but of the signature only the begin."""
    header = bench.header()
    bench.post(header)
    shown = bench.client.get("/_simulator/console/requests/1").text
    signature = header.partition('signature="')[2].partition('"')[0]
    assert signature[:12] in shown
    assert signature[:20] not in shown


def test_a_fault_on_demand(bench: Bench) -> None:
    """What was injected is told, and not taken for the caller's mistake."""
    planned = bench.client.post("/_simulator/faults", json={"kind": "server_error", "status": 503, "times": 1})
    assert planned.status_code == 201, planned.text
    assert bench.post(bench.header()) == 503
    trace = bench.trace()
    assert failed(trace) == "fault"
    assert "503" in trace["steps"][-1]["found"]["en"]
