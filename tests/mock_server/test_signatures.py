"""Who may come in: all refusals of SIGN_ERROR, by hand-signed requests."""

import base64
import json
import secrets
from typing import Any

import httpx
import pytest

from tests.mock_server.support import PREFIXES, InProcess, Side, Ticker, brand_of, partner_of, sub_code
from wechatpay_auth import Scheme, request_message
from wechatpay_mock import Simulator
from wechatpay_mock._accounts import Account, CallerCertificate, CertificateState
from wechatpay_mock._signature import sign_information

NOTIFY = b'{"notify_url":"https://www.example.com/notify"}'
SIDES = {"brand": Scheme.BRAND, "partner": Scheme.PARTNER}


class Hand:
    """Signs by hand, so that anything can be wrong."""

    def __init__(self, mock: Simulator, scheme: Scheme) -> None:
        self.mock = mock
        self.scheme = scheme
        self.credentials = mock.brand if scheme is Scheme.BRAND else mock.partner
        self.account = self._account()
        self.url = f"{PREFIXES[scheme]}/notify-configs"
        self.client = httpx.Client(transport=InProcess(mock.app), base_url="http://simulator")

    def _account(self) -> Account:
        account = self.mock.gateway.accounts.get(self.scheme, self.credentials.identity)
        assert account is not None
        return account

    def authorization(self, *, signed: bytes = NOTIFY, skew: float = 0) -> str:
        now = int(self.mock.gateway.wall_clock() + skew)
        nonce = secrets.token_hex(16)
        return self.credentials.authorize("POST", self.url.encode(), signed, timestamp=now, nonce=nonce).header()

    def send(self, authorization: str | list[str] | None, **headers: str) -> httpx.Response:
        values = [authorization] if isinstance(authorization, str) else authorization or []
        pairs = [("Authorization", value) for value in values]
        pairs += [("Content-Type", "application/json"), ("Wechatpay-Serial", str(self.credentials.keys.announced))]
        pairs += [(name.replace("_", "-"), value) for name, value in headers.items()]
        return self.client.post(self.url, content=NOTIFY, headers=pairs)


@pytest.fixture(params=SIDES)
def hand(request: pytest.FixtureRequest, mock: Simulator) -> Hand:
    """A hand-signing caller of either side."""
    return Hand(mock, SIDES[request.param])


def _assert_refused(response: httpx.Response, message: str) -> None:
    assert (401, "SIGN_ERROR", message) == (
        response.status_code,
        response.json()["code"],
        response.json()["message"],
    )
    assert sub_code(response) == 270924360
    assert not [name for name in response.headers if name.startswith("wechatpay-")]


def test_genuine(hand: Hand) -> None:
    """A request signed by the rules is served."""
    assert hand.send(hand.authorization()).status_code == 200


MALFORMED = "HTTP头Authorization值格式错误"


@pytest.mark.parametrize(
    "damage",
    [
        lambda value: None,
        lambda value: "",
        lambda value: [value, value],
        lambda value: value.replace('"', "'"),
        lambda value: value.replace(",", ", "),
        lambda value: value.replace(",nonce_str", ",nonce"),
        lambda value: value[: value.rindex(",")],
        lambda value: value.partition(" ")[0],
        lambda value: value + value[value.rindex(",") :],
    ],
    ids=["absent", "empty", "twice", "quotes", "blanks", "unknown", "missing", "bare", "duplicate"],
)
def test_malformed_authorization(hand: Hand, damage: Any) -> None:
    """A header that is absent, doubled or not of the documented form is refused as malformed."""
    _assert_refused(hand.send(damage(hand.authorization())), MALFORMED)


@pytest.mark.parametrize("scheme", ["Basic", "Bearer", "WECHATPAY2-SM2-WITH-SM3"])
def test_unknown_scheme(hand: Hand, scheme: str) -> None:
    """Another authentication type is refused as such."""
    rest = hand.authorization().partition(" ")[2]
    _assert_refused(hand.send(f"{scheme} {rest}"), "HTTP头Authorization认证类型不正确")


def test_scheme_of_the_other_side(mock: Simulator) -> None:
    """The partner scheme is refused below /brand/, and the brand scheme below /v3/."""
    brand, partner = Hand(mock, Scheme.BRAND), Hand(mock, Scheme.PARTNER)
    for one, other in ((brand, partner), (partner, brand)):
        _assert_refused(one.send(other.authorization()), "HTTP头Authorization认证类型不正确")


@pytest.mark.parametrize("skew", [-300, 300])
def test_clock_just_right(hand: Hand, skew: int) -> None:
    """Five minutes off, either way, are allowed."""
    assert hand.send(hand.authorization(skew=skew)).status_code == 200


@pytest.mark.parametrize("skew", [-301, 301, 10**12])
def test_clock_off(hand: Hand, skew: int) -> None:
    """More than five minutes are refused."""
    message = "HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟"
    _assert_refused(hand.send(hand.authorization(skew=skew)), message)


def test_business_clock_does_not_matter(hand: Hand) -> None:
    """The business clock may show another year: signatures are held against the real one."""
    hand.mock.clock.advance(400 * 86400)
    assert hand.send(hand.authorization()).status_code == 200


SERIAL = {"brand": "品牌API证书序列号有误", "partner": "商户证书序列号有误"}


def _text(hand: Hand, brand: str, partner: str) -> str:
    return brand if hand.scheme is Scheme.BRAND else partner


def test_unknown_serial(hand: Hand) -> None:
    """A serial number that is not the caller's is refused, in the words of the side."""
    forged = hand.authorization().replace(hand.account.serial_no, "00" * 20)
    _assert_refused(hand.send(forged), _text(hand, SERIAL["brand"], SERIAL["partner"]))


def test_unknown_caller(hand: Hand) -> None:
    """So is a caller that nobody knows, such as a sub-merchant's number."""
    forged = hand.authorization().replace(f'"{hand.account.identity}"', '"1900009999"')
    _assert_refused(hand.send(forged), _text(hand, SERIAL["brand"], SERIAL["partner"]))


def test_no_api_key(hand: Hand) -> None:
    """A caller that has set no APIv3 key is refused."""
    hand.account.api_key = None
    _assert_refused(hand.send(hand.authorization()), _text(hand, "品牌商户未设置品牌API密钥", "商户未设置APIv3密钥"))


def test_no_certificate(hand: Hand) -> None:
    """A caller that never had a certificate is refused."""
    hand.account.certificates.clear()
    _assert_refused(hand.send(hand.authorization()), _text(hand, "品牌商户未申请过品牌API证书", "商户未申请过证书"))


@pytest.mark.parametrize(
    ("state", "brand", "partner"),
    [
        (CertificateState.EXPIRED, "品牌API证书已过期", "商户证书已过期"),
        (CertificateState.REVOKED, "品牌API证书已作废", "商户证书已作废"),
        (CertificateState.REPLACED, "已更换证书，请使用新证书", "已更换证书，请使用新证书"),
    ],
)
def test_certificate_not_valid(hand: Hand, state: CertificateState, brand: str, partner: str) -> None:
    """A certificate that is not valid any more is refused, each cause with its text."""
    hand.account.certificates[hand.account.serial_no].state = state
    _assert_refused(hand.send(hand.authorization()), _text(hand, brand, partner))


def test_any_valid_certificate_signs(hand: Hand) -> None:
    """A caller may have several certificates and sign with any."""
    key = hand.account.certificates[hand.account.serial_no].public_key
    hand.account.certificates["AB" * 20] = CallerCertificate(key)
    assert hand.send(hand.authorization().replace(hand.account.serial_no, "AB" * 20)).status_code == 200


MISMATCH = "错误的签名，导致验签失败"


def test_other_body_signed(hand: Hand) -> None:
    """A signature over other bytes is refused, and the answer tells which message the server built."""
    response = hand.send(hand.authorization(signed=NOTIFY + b" "))
    _assert_refused(response, MISMATCH)
    given = response.request.headers["Authorization"]
    nonce = given.partition('nonce_str="')[2].partition('"')[0]
    message = request_message("POST", hand.url.encode(), 1767225600, nonce, NOTIFY)
    expected = {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": {
            "method": "POST",
            "url": hand.url,
            "truncated_sign_message": f'POST\n{hand.url}\n1767225600\n{nonce}\n{{"notify\n',
            "sign_message_length": len(message),
        },
    }
    assert expected == response.json()["detail"]


@pytest.mark.parametrize("signature", ["AAAA", "not-base64!", "WECHATPAY/SIGNTEST/AAAA", base64.b64encode(b"x" * 256)])
def test_no_signature_at_all(hand: Hand, signature: str | bytes) -> None:
    """Whatever stands in place of a signature is a wrong signature."""
    text = signature.decode() if isinstance(signature, bytes) else signature
    before, _, rest = hand.authorization().partition('signature="')
    _assert_refused(hand.send(f'{before}signature="{text}"{rest[rest.index(chr(34)) + 1 :]}'), MISMATCH)


def test_key_of_a_stranger(mock: Simulator) -> None:
    """A signature by another key is refused, though the message agrees."""
    hand = Hand(mock, Scheme.PARTNER)
    stranger = mock.add_partner("1900000999")
    now = int(mock.gateway.wall_clock())
    forged = stranger.authorize("POST", hand.url.encode(), NOTIFY, timestamp=now, nonce="n" * 32).header()
    forged = forged.replace("1900000999", hand.account.identity).replace(stranger.serial_no, hand.account.serial_no)
    _assert_refused(hand.send(forged), MISMATCH)


def test_order_of_parameters_is_free(hand: Hand) -> None:
    """The parameters may come in any order."""
    scheme, _, rest = hand.authorization().partition(" ")
    assert hand.send(f"{scheme} {','.join(reversed(rest.split(',')))}").status_code == 200


def test_english(hand: Hand) -> None:
    """The text follows Accept-Language."""
    response = hand.send(hand.authorization(signed=b"other"), Accept_Language="en")
    _assert_refused(response, "The signature is wrong and was not verified")


def test_signature_comes_before_the_contract(side: Side) -> None:
    """A request that is wrong in every way is refused for its signature first, and for its path even before."""
    client = httpx.Client(transport=InProcess(side.simulator.app), base_url="http://simulator")
    assert client.post(f"{side.prefix}/product-coupons", content=b"not json").status_code == 401
    assert client.post(f"{side.prefix}/nothing", content=b"not json").status_code == 404


def test_query_is_signed_as_sent(partner: Side) -> None:
    """The query goes into the message as it stands on the wire, not decoded and not sorted."""
    url = f"{partner.prefix}/product-coupons/1?zz=%E5%88%B8+%2B&brand_id=120344&aa=1"
    assert partner.client.get(url).status_code == 404


def _vectors() -> list[dict[str, Any]]:
    from tests.auth.support import vectors

    found: list[dict[str, Any]] = vectors("request_signing")["vectors"]
    return found


@pytest.mark.parametrize("vector", _vectors(), ids=lambda vector: vector["name"])
def test_sign_information_of_the_vectors(vector: dict[str, Any]) -> None:
    """What SIGN_ERROR tells equals the echo that the test vectors print."""
    body = vector["signed_body"].encode()
    target = vector["request_target"].encode()
    message = request_message(vector["method"], target, vector["timestamp"], vector["nonce_str"], body)
    assert vector["sign_error_echo"] == sign_information(vector["method"], target, message, body)


@pytest.mark.parametrize(
    "name",
    [
        "partner_post_json_chinese",
        "partner_post_json_escaped",
        "partner_post_json_multiline_trailing_newline",
        "brand_post_confirm",
        "partner_get_path_percent_encoding",
    ],
)
@pytest.mark.parametrize("genuine", [True, False])
def test_vectors_over_the_wire(mock: Simulator, name: str, genuine: bool) -> None:
    """The simulator verifies the vectors' signatures, and answers a wrong one with the vectors' echo."""
    from tests.auth.support import KEYS, private_key

    vector = next(vector for vector in _vectors() if vector["name"] == name)
    scheme = Scheme(vector["scheme"])
    account = mock.gateway.accounts.get(scheme, KEYS["brand_id" if scheme is Scheme.BRAND else "mchid"])
    assert account is not None
    key = KEYS[vector["key"]]
    account.certificates = {key["serial_no"]: CallerCertificate(private_key(vector["key"]).public_key())}
    ticker = mock.gateway.wall_clock
    assert isinstance(ticker, Ticker)
    ticker.now = vector["timestamp"]
    authorization = vector["authorization"]
    if not genuine:
        authorization = authorization.replace(vector["signature"], vector["signature"][::-1].replace("=", "A"))
    response = httpx.Client(transport=InProcess(mock.app), base_url="http://simulator").request(
        vector["method"],
        vector["request_target"],
        content=vector["signed_body"].encode(),
        headers={
            "Authorization": authorization,
            "Content-Type": "application/json",
            "Wechatpay-Serial": account.public_key.id,
        },
    )
    if genuine:
        assert response.status_code != 401
    else:
        assert vector["sign_error_echo"] == response.json()["detail"]["sign_information"]


def test_both_sides_are_known(mock: Simulator) -> None:
    """The default brand and partner are those of the documents."""
    sides = (brand_of(mock), partner_of(mock))
    assert [side.credentials.identity for side in sides] == ["120344", "1900000109"]


def test_secrets_stay_out_of_the_journal(hand: Hand) -> None:
    """The journal tells what came in, but no signature."""
    authorization = hand.authorization()
    hand.send(authorization)
    shown = json.dumps([visit.to_json() for visit in hand.mock.requests])
    assert authorization.partition('signature="')[2][:40] not in shown
