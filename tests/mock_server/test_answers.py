"""How answers look: signature, envelope, language, and the simulator's check of itself."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.mock_server.support import (
    InProcess,
    Json,
    Side,
    brand_of,
    coupon,
    detail,
    partner_of,
    refused,
    simulator,
    sub_code,
)
from wechatpay_auth import SignatureMissing, WechatPayAuth
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._answers import prefers_english
from wechatpay_mock.behaviour import table


def test_success_is_signed(side: Side) -> None:
    """A 2xx answer verifies, carries its signature type, and its Request-ID ends in 0."""
    response = side.create()
    assert response.status_code == 200
    assert str(side.scheme) == response.headers["Wechatpay-Signature-Type"]
    assert side.credentials.keys.announced == response.headers["Wechatpay-Serial"]
    assert response.headers["Content-Type"] == "application/json"
    assert sub_code(response) == 0


def test_request_ids_differ(side: Side) -> None:
    """Every answer has a Request-ID of its own."""
    ids = {side.read("/notify-configs").headers["Request-ID"] for _ in range(5)}
    assert len(ids) == 5


def test_errors_are_not_signed(side: Side) -> None:
    """No error carries a Wechatpay-* header, as in reality."""
    response = side.coupon("1")
    assert response.status_code == 404
    assert not [name for name in response.headers if name.startswith("wechatpay-")]


def test_answer_is_compact_utf8(side: Side) -> None:
    """Bodies are compact JSON with their Chinese text as it is."""
    content = side.create().content
    assert "满100减10".encode() in content
    assert json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":")).encode() == content


LANGUAGES = {
    None: False,
    "": False,
    "zh-CN": False,
    "zh-TW": False,
    "fr": False,
    "en": True,
    "EN-us": True,
    "zh-CN,en;q=0.8": False,
    "en;q=0.8, zh;q=0.9": False,
    "fr, en;q=0.5": True,
    "en;q=bad": False,
    "en;q=0": False,
}


@pytest.mark.parametrize(("header", "english"), LANGUAGES.items())
def test_language(header: str | None, english: bool) -> None:
    """English when it is asked for before Chinese; Chinese by default."""
    assert english is prefers_english(header)


def test_texts_come_from_the_contract(side: Side) -> None:
    """Both texts of an error are those of the contract's x-errors."""
    entry = side.simulator.gateway.contract.errors.entry("NOT_FOUND.product_coupon")
    assert side.coupon("1").json()["message"] == entry.zh
    side.client.headers["Accept-Language"] = "en"
    assert side.coupon("1").json()["message"] == entry.en


def test_brand_has_to_name_its_key(brand: Side) -> None:
    """Without Wechatpay-Serial, or with another key's id, a brand gets 400 INVALID_REQUEST that names the header."""
    for headers in ({"Wechatpay-Serial": ""}, {"Wechatpay-Serial": "PUB_KEY_ID_0000000000"}):
        response = brand.client.get(f"{brand.prefix}/notify-configs", headers=headers)
        assert refused(response)[:2] == (400, "INVALID_REQUEST")
        assert (detail(response)["field"], detail(response)["location"]) == ("Wechatpay-Serial", "header")


def test_partner_need_not_name_a_key(partner: Side) -> None:
    """A partner without Wechatpay-Serial, or with an unknown one, is answered with its public key."""
    for value in ("", "PUB_KEY_ID_0000000000"):
        response = partner.client.post(
            f"{partner.prefix}/notify-configs",
            json={"notify_url": "https://www.example.com/notify"},
            headers={"Wechatpay-Serial": value},
        )
        assert partner.credentials.keys.announced == response.headers["Wechatpay-Serial"]


def test_partner_with_platform_certificate(home: Path) -> None:
    """A partner in certificate mode gets answers that its platform certificate verifies."""
    partner = partner_of(simulator(home, rules=Rules(partner_keys="certificate")))
    assert partner.credentials.keys.announced is None
    (serial,) = partner.credentials.keys.ids
    assert serial == partner.create().headers["Wechatpay-Serial"]


@pytest.mark.parametrize("names_it", [True, False])
def test_partner_that_switches(home: Path, names_it: bool) -> None:
    """While switching, Wechatpay-Serial chooses the public key, and its absence the certificate."""
    partner = partner_of(simulator(home, rules=Rules(partner_keys="switching")))
    public_key = partner.credentials.keys.announced
    headers = {} if names_it else {"Wechatpay-Serial": ""}
    body = {"notify_url": "https://www.example.com/notify"}
    response = partner.client.post(f"{partner.prefix}/notify-configs", json=body, headers=headers)
    assert (response.headers["Wechatpay-Serial"] == public_key) is names_it


def test_another_partner_in_certificate_mode(home: Path) -> None:
    """Partners that are let in later get their keys by the same rules."""
    mock = simulator(home, rules=Rules(partner_keys="certificate"))
    stranger = Side(mock, mock.add_partner("1900000108"))
    assert stranger.create().status_code == 200
    assert stranger.credentials.keys.ids != mock.partner.keys.ids


def _break(monkeypatch: pytest.MonkeyPatch, behaviour: Callable[[object], object]) -> None:
    monkeypatch.setattr("wechatpay_mock._gateway.BEHAVIOURS", {**table.BEHAVIOURS, "getNotifyConfig": behaviour})


def test_body_against_the_contract(
    side: Side, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer that the contract does not allow becomes 500 MOCK_BUG, with a line in the log."""
    _break(monkeypatch, lambda call: {"notify_url": 1})
    response = side.read("/notify-configs")
    assert refused(response)[:2] == (500, "SYSTEM_ERROR")
    assert "MOCK_BUG" in response.json()["message"]
    assert "MOCK_BUG" in caplog.text


def test_crash_of_a_behaviour(side: Side, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """So does an exception in a behaviour; the next request is served."""

    def crash(call: object) -> Json:
        raise ZeroDivisionError("of the test")

    _break(monkeypatch, crash)
    response = side.read("/notify-configs")
    assert refused(response)[:2] == (500, "SYSTEM_ERROR")
    assert "ZeroDivisionError" in caplog.text
    assert side.create().status_code == 200


def test_undocumented_error(side: Side, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """So does an error that the operation does not document, or that the contract does not have."""
    from wechatpay_mock._refusals import Refusal

    for key in ("NOT_ENOUGH.stock_budget", "NOT_FOUND.no_such_key"):

        def refuse(call: object, key: str = key) -> Json:
            raise Refusal(key)

        _break(monkeypatch, refuse)
        assert side.read("/notify-configs").status_code == 500
    assert caplog.text.count("MOCK_BUG") == 2


def test_every_operation_has_a_behaviour(mock: Simulator) -> None:
    """Nothing is answered with an example; both sides share a behaviour."""
    assert {operation.name for operation in mock.gateway.contract.operations.values()} == set(table.BEHAVIOURS)


def test_every_behaviour_refuses_with_keys_of_the_contract(mock: Simulator) -> None:
    """Every key that the behaviours name is in the contract's x-errors."""
    import re

    package = Path(table.__file__).parent
    keys = {
        key
        for file in package.glob("*.py")
        for key in re.findall(r'"((?:[A-Z]+_)+[A-Z]+\.[a-z_]+)"', file.read_text("utf-8"))
    }
    assert len(keys) > 20
    assert not {key for key in keys if key not in mock.gateway.contract.errors}


def test_every_behaviour_has_its_operations(mock: Simulator) -> None:
    """Every behaviour belongs to an operation of both sides."""
    names = [operation.name for operation in mock.gateway.contract.operations.values()]
    assert not [name for name in table.BEHAVIOURS if names.count(name) != 2]


def test_client_with_the_wrong_keys(brand: Side) -> None:
    """Only the caller's own key ring verifies: another side's credentials cannot read the answer."""
    auth = WechatPayAuth(brand.credentials, clock=lambda: brand.simulator.gateway.wall_clock() + 250)
    client = httpx.Client(transport=InProcess(brand.simulator.app), base_url="http://simulator", auth=auth)
    assert client.get(f"{brand.prefix}/notify-configs").status_code == 404
    with pytest.raises(SignatureMissing):
        client.get("http://simulator/_simulator/clock")


def test_journal_keeps_the_verdict(mock: Simulator) -> None:
    """The journal has one entry for each request: what was asked, and what became of it."""
    brand = brand_of(mock)
    brand.create(coupon(number="short"))
    shown = [visit.to_json() for visit in mock.requests]
    assert [entry["operation"] for entry in shown] == ["brandCreateProductCoupon"]
    assert shown[0]["body"]["out_request_no"] == "short"
    assert shown[0]["verdict"]["status"] == 400
    assert shown[0]["verdict"]["detail"]["field"] == "/out_request_no"
    visit = next(iter(mock.requests))
    assert replace(visit, request=replace(visit.request, body=b"\xff")).body is None


def test_log_is_quiet(side: Side, caplog: pytest.LogCaptureFixture) -> None:
    """Neither success nor refusal is logged."""
    with caplog.at_level(logging.DEBUG, logger="wechatpay_mock"):
        side.create()
        side.coupon("1")
    assert not [record for record in caplog.records if record.name == "wechatpay_mock"]
