"""Over 12,000 damaged callbacks and answers: each ends in a typed error, none is accepted, none crashes.

Two kinds of damage. What is changed on the way has the signature of what was sent, and has to fail at the signature or
before. What is wrong at its source is signed and sealed as it is, and has to fail at the check it breaks. The runs are
derandomized, so they are the same everywhere.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import httpx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.auth import support as auth
from tests.auth.callback_support import envelope
from wechatpay_auth import Scheme, WechatPayAuth, WechatPayError, sign_answer
from wechatpay_product_coupon import PartnerClient, callbacks, errors, models
from wechatpay_product_coupon.testing import FakeWechatPay

NOW = auth.NOW
BASE = "https://api.mch.weixin.qq.com"
PATH = "/v3/marketing/partner/product-coupon/product-coupons/1"
PARTNER, BRAND = auth.partner(), auth.brand()
READERS = {
    credentials.scheme: callbacks.CallbackReader(credentials, clock=lambda: NOW) for credentials in (PARTNER, BRAND)
}
CONTENT = FakeWechatPay("partner").example()
SIGNED = ("Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial")
TYPE = "Wechatpay-Signature-Type"
SECRETS = [CONTENT["openid"], CONTENT["coupon_code"], auth.KEYS["api_v3_key"], auth.KEYS["brand_api_key"]]

Pair = tuple[dict[str, str], bytes]
Message = tuple[Any, bytes]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Damage = Callable[[Pair, Pair], Message]


class Tally:
    """Counts what is refused, by class; fails on what is not, and on errors that show too much."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def expect_refusal(self, attempt: Callable[..., object], *message: Any) -> None:
        try:
            attempt(*message)
        except WechatPayError as error:
            text = f"{error}{error!r}"
            text.encode()
            assert [secret for secret in SECRETS if secret in text] == []
            self.seen[type(error).__name__] += 1
        else:
            raise AssertionError(f"accepted: {message!r}"[:2000])


def run(examples: int, strategy: st.SearchStrategy[Any], attempt: Callable[[Any], None]) -> None:
    """Try `attempt` on so many examples, the same ones in every run."""

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one(example: Any) -> None:
        attempt(example)

    one()


def signed(body: bytes, scheme: Scheme = Scheme.PARTNER) -> Pair:
    """The body with its signature, the same in every run."""
    holder = "wechatpay_pubkey_brand" if scheme is Scheme.BRAND else "wechatpay_pubkey_partner"
    key, serial = auth.private_key(holder), auth.KEYS[holder]["public_key_id"]
    return sign_answer(key, serial, scheme, body, timestamp=NOW, nonce_str=auth.NONCE), body


def sealed(content: bytes, scheme: Scheme = Scheme.PARTNER, event_type: str = "PRODUCT_COUPON_SP.SEND") -> bytes:
    """The envelope of a content."""
    key = auth.KEYS["brand_api_key" if scheme is Scheme.BRAND else "api_v3_key"]
    return envelope(content, key=key, event_type=event_type)


def damaged_bytes(draw: Draw) -> Callable[[bytes], bytes]:
    """A way to flip a bit, to cut a piece out, to put one in, to exchange or to double one."""
    kind = draw(st.sampled_from(("flip", "flip", "cut", "insert", "exchange", "double", "strip", "extend")))
    at, length = draw(st.integers(0, 1 << 16)), draw(st.sampled_from((1, 2, 3, 16, 10_000)))
    bit, junk = 1 << length % 8, b"x"
    if kind in ("insert", "exchange"):
        junk = draw(st.binary(min_size=1, max_size=9))
    elif kind == "extend":
        junk = draw(st.sampled_from((b"\n", b" ", b"\x00", b"\r\n", b"}")))

    def damage(body: bytes) -> bytes:
        start = at % len(body) if body else 0
        stop = min(len(body), start + length)
        return {
            "flip": lambda: body[:start] + bytes(byte ^ bit for byte in body[start : start + 1]) + body[start + 1 :],
            "cut": lambda: body[:start] + body[stop:],
            "insert": lambda: body[:start] + junk + body[start:],
            "exchange": lambda: body[:start] + junk + body[stop:],
            "double": lambda: body[:stop] + body[start:],
            "strip": lambda: body[:start],
            "extend": lambda: body + junk,
        }[kind]()

    return damage


def damaged_headers(draw: Draw) -> Callable[[dict[str, str], dict[str, str]], Any]:
    """A way to damage one header of the signature."""
    kind = draw(st.sampled_from(("drop", "text", "flip", "cut", "append", "twice", "other", "case", "shift", "list")))
    # Without a type a message counts as a partner's, so that header is never dropped or emptied.
    name = draw(st.sampled_from(SIGNED if kind in ("drop", "list") else (*SIGNED, TYPE)))
    at = draw(st.integers(0, 1 << 16))
    given: Any = None
    if kind == "text":
        given = draw(st.text(min_size=1, max_size=12) | st.sampled_from(("9" * 5000, "\ud800", "None", "0")))
    elif kind == "append":
        given = draw(st.sampled_from((" ", "\n", ",", "=", "\x00", "a", "券")))
    elif kind == "shift":
        given = str(NOW + draw(st.integers(1, 400) | st.integers(-400, -1)))
    elif kind == "list":
        given = draw(st.sampled_from(([], {}, 5, [5], b"", None, ["", ""], ["a", "b"])))

    def damage(headers: dict[str, str], other: dict[str, str]) -> Any:
        value = headers[name]
        start = 1 + at % (len(value) - 1)
        if kind == "twice":
            return [*headers.items(), (name.lower().encode(), value.encode())]
        if kind == "drop":
            return {key: value for key, value in headers.items() if key != name}
        return (
            headers
            | {
                "text": lambda: {name: given},
                "flip": lambda: {name: value[:start] + chr(ord(value[start]) ^ 1 << at % 7) + value[start + 1 :]},
                "cut": lambda: {name: value[:start]},
                "append": lambda: {name: value + given},
                "other": lambda: {name: other[name]},
                "case": lambda: {name: value.swapcase()},
                "shift": lambda: {"Wechatpay-Timestamp": given},
                "list": lambda: {name: given},
            }[kind]()
        )

    return damage


def same(left: Any, right: dict[str, str]) -> bool:
    """Whether headers say the same, the signature in another spelling of the same bytes included."""
    if not isinstance(left, dict) or {**left, SIGNED[2]: ""} != {**right, SIGNED[2]: ""}:
        return False
    try:
        return b64decode(left.get(SIGNED[2], ""), validate=True) == b64decode(right[SIGNED[2]])
    except (Base64Error, ValueError, TypeError):
        return False


@st.composite
def damage_on_the_way(draw: Draw) -> Damage:
    """A way to damage the headers of a message, its body, or both."""
    part = draw(st.sampled_from(("body", "body", "headers", "headers", "both", "exchange")))
    body_damage = damaged_bytes(draw) if part in ("body", "both") else None
    header_damage = damaged_headers(draw) if part in ("headers", "both") else None

    def damage(message: Pair, other: Pair) -> Message:
        headers, body = message
        if part == "exchange":
            return headers, other[1]
        return (
            header_damage(headers, other[0]) if header_damage else headers,
            body_damage(body) if body_damage else body,
        )

    return damage


def damaged(damage: Damage, messages: list[Pair]) -> list[Message]:
    """Each message damaged alike; those that the damage leaves as they are left out."""
    found = [damage(message, messages[place - 1]) for place, message in enumerate(messages)]
    return [
        (headers, body)
        for (headers, body), genuine in zip(found, messages, strict=True)
        if body != genuine[1] or not same(headers, genuine[0])
    ]


@cache
def genuine(scheme: Scheme) -> list[Pair]:
    """Callbacks that are accepted as they are."""
    example = json.dumps(CONTENT | {"attach": "中文🎫" * 20}, ensure_ascii=False).encode()
    made = [
        signed(sealed(json.dumps(CONTENT).encode(), scheme), scheme),
        signed(sealed(example, scheme, "PRODUCT_COUPON.SEND"), scheme),
        signed(sealed(b"{}", scheme, "SOMETHING.NEW"), scheme),
    ]
    for headers, body in made:
        assert READERS[scheme].read(headers, body)
    return made


FORGERIES = {"InvalidSignature", "SignatureExpired", "SignatureMissing", "UnexpectedScheme", "UnknownKey"}


def test_callbacks_damaged_on_the_way() -> None:
    """Bits flipped, pieces cut, headers changed, dropped, doubled or exchanged: never proven, so never read."""
    tally = Tally()

    def attempt(damage: Damage) -> None:
        for scheme in Scheme:
            for message in damaged(damage, genuine(scheme)):
                tally.expect_refusal(READERS[scheme].read, *message)

    run(1400, damage_on_the_way(), attempt)

    assert set(tally.seen) == FORGERIES
    assert tally.seen.total() >= 8000


TOKENS = [
    *("null", "true", "false", "0", "-0", "1.5", "1e999", "-1e999", "NaN", "Infinity", "-Infinity", "01", "+1", "1."),
    *(
        "[]",
        "{}",
        '[""]',
        '[{"id":"x"}]',
        '{"":""}',
        "['x']",
        "'x'",
        "undefined",
        "",
        " ",
        '"',
        "\\",
        "[",
        "{",
        ",",
        "]",
    ),
    *('"\\ud800"', '"\\udc00\\ud800"', '"a\\uDFFFb"', '{"\\ud800":1}', '"\\u12"', '"\\x"', '"\x00"', '"\n"'),
    *("9" * 4299, "9" * 5000, "-" + "9" * 100_000, "0." + "9" * 5000, "1e" + "9" * 5000),
    *(
        "[" * 60 + "]" * 60,
        "[" * 50_000,
        "[" * 50_000 + "]" * 50_000,
        '{"a":' * 30_000,
        '{"a":' * 30_000 + "1" + "}" * 30_000,
    ),
]
"""What may stand where text is required; none of it is text that JSON and Unicode allow."""


def spliced(document: dict[str, Any], path: tuple[str, ...], token: str) -> bytes:
    """The document as JSON, with `token` as it is in place of the value at `path`."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    node = copy
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = "@"
    return json.dumps(copy, ensure_ascii=False).replace('"@"', token).encode("utf-8", "surrogatepass")


def without(document: dict[str, Any], path: tuple[str, ...]) -> bytes:
    copy: dict[str, Any] = json.loads(json.dumps(document))
    node = copy
    for name in path[:-1]:
        node = node[name]
    del node[path[-1]]
    return json.dumps(copy).encode()


REQUIRED = [("id",), ("create_time",), ("event_type",), ("resource_type",), ("resource",)]
REQUIRED += [("resource", "algorithm"), ("resource", "ciphertext"), ("resource", "nonce")]
OPTIONAL = [("summary",), ("resource", "original_type")]


JUNK = st.binary(max_size=40) | st.sampled_from([token.encode() for token in TOKENS if token != "{}"])


def cut(draw: Draw, body: bytes) -> bytes:
    """The beginning of an object, which is none."""
    return body[: draw(st.integers(0, len(body) - 1))]


def present(draw: Draw) -> str:
    """A token that does not count as absent."""
    return str(draw(st.sampled_from([token for token in TOKENS if token != "null"])))


@st.composite
def envelopes(draw: Draw) -> bytes:
    """A body that is no envelope."""
    body = genuine(Scheme.PARTNER)[0][1]
    document: dict[str, Any] = json.loads(body)
    kind = draw(st.sampled_from(("required", "required", "optional", "drop", "cut", "junk")))
    if kind == "required":
        return spliced(document, draw(st.sampled_from(REQUIRED)), draw(st.sampled_from((*TOKENS, '""'))))
    if kind == "optional":
        return spliced(document, draw(st.sampled_from(OPTIONAL)), present(draw))
    if kind == "drop":
        return without(document, draw(st.sampled_from(REQUIRED)))
    if kind == "cut":
        return cut(draw, body)
    junk: bytes = draw(JUNK)
    return draw(st.sampled_from((junk, body + b"x" + junk, b"x" + junk + body)))


@st.composite
def seals(draw: Draw) -> bytes:
    """An envelope whose content does not open."""
    document: dict[str, Any] = json.loads(genuine(Scheme.PARTNER)[0][1])
    name = draw(st.sampled_from(("algorithm", "ciphertext", "ciphertext", "nonce", "associated_data")))
    value = document["resource"][name]
    if name == "algorithm":
        texts = st.sampled_from(("AEAD_AES_128_GCM", value.lower(), "AEAD_SM4_GCM", "none", " ", "算法" * 999))
    else:
        texts = st.text(max_size=20) | st.sampled_from((value[:-1], value + "A", value[::-1], value * 2, value + "\n"))
    if name == "ciphertext" and draw(st.booleans()):
        raw = bytearray(b64decode(value))
        raw[draw(st.integers(0, len(raw) - 1))] ^= 1 << draw(st.integers(0, 7))
        texts = st.just(b64encode(raw).decode())
    text = draw(texts)
    assume(text != value)
    return spliced(document, ("resource", name), json.dumps(text))


def test_envelopes_wrong_at_their_source() -> None:
    """Signed as they are: missing fields, types confused, numbers and depths without end, other algorithms and seals.

    A seal may only ever be wrong: none opens to something else.
    """
    tally, read = Tally(), READERS[Scheme.PARTNER].read
    run(1100, envelopes() | seals(), lambda body: tally.expect_refusal(read, *signed(body)))

    assert set(tally.seen) == {"CallbackMalformed", "CallbackUndecryptable"}
    assert tally.seen.total() >= 1100


FIELDS = ["coupon_code", "brand_id", "product_coupon_id", "stock_id", "appid", "openid", "unionid", "receive_time"]
FIELDS += ["send_request_no", "send_channel", "valid_begin_time", "valid_end_time"]


@st.composite
def contents(draw: Draw) -> bytes:
    """The content of an event, in a form that the contract does not allow."""
    kind = draw(st.sampled_from(("required", "required", "optional", "drop", "cut", "junk", "time")))
    if kind == "required":
        return spliced(CONTENT, (draw(st.sampled_from(FIELDS)),), draw(st.sampled_from(TOKENS)))
    if kind == "optional":
        return spliced(CONTENT, (draw(st.sampled_from(("attach", "phone_number"))),), present(draw))
    if kind == "drop":
        return without(CONTENT, (draw(st.sampled_from(FIELDS)),))
    if kind == "cut":
        return cut(draw, json.dumps(CONTENT).encode())
    if kind == "junk":
        return bytes(draw(JUNK))
    time = draw(st.text(max_size=12) | st.sampled_from(("2025-02-30T00:00:00+08:00", "0000-01-01T00:00:00Z")))
    return spliced(CONTENT, ("valid_end_time",), json.dumps(time))


def test_contents_wrong_at_their_source() -> None:
    """Sealed and signed as they are: what the contract requires is not there, or is no text, time, object or JSON."""
    tally, read = Tally(), READERS[Scheme.PARTNER].read
    run(600, contents(), lambda content: tally.expect_refusal(read, *signed(sealed(content))))

    assert set(tally.seen) == {"CallbackMalformed", "CallbackSchemaError"}
    assert tally.seen.total() >= 600


def test_answers_damaged_on_the_way() -> None:
    """The same damage to answers: an httpx client with the auth refuses each."""
    emoji = '{"a":"中文🎫"}'.encode()
    messages = [
        signed(body) for body in (b"{}", b"", emoji, json.dumps(CONTENT).encode(), json.dumps(coupon()).encode())
    ]
    tally = Tally()
    current: list[Message] = []

    def answering(_: httpx.Request) -> httpx.Response:
        headers, body = current[0]
        listed = headers.items() if isinstance(headers, dict) else headers
        return httpx.Response(200, headers=[(_octets(name), _octets(value)) for name, value in listed], content=body)

    client = httpx.Client(
        base_url=BASE, auth=WechatPayAuth(PARTNER, clock=lambda: NOW), transport=httpx.MockTransport(answering)
    )

    def attempt(damage: Damage) -> None:
        for message in damaged(damage, messages):
            current[:] = [message]
            tally.expect_refusal(client.get, PATH)

    with client:
        run(500, damage_on_the_way(), attempt)

    assert set(tally.seen) == FORGERIES
    assert tally.seen.total() >= 2000


def _octets(value: Any) -> bytes:
    """A header as a socket would give it: bytes, whatever they are."""
    if isinstance(value, list):
        return b", ".join(_octets(part) for part in value)
    if isinstance(value, bytes):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b""


@cache
def coupon() -> dict[str, Any]:
    """An answer as the contract has it."""
    document = json.loads(files("wechatpay_product_coupon").joinpath("openapi.json").read_text("utf-8"))
    examples = document["components"]["examples"]
    return dict(next(example["value"] for key, example in examples.items() if key.startswith("PartnerUserCoupon.")))


@st.composite
def answers(draw: Draw) -> bytes:
    """A user coupon in a form that the contract does not allow."""
    required = [field.wire for field in models.PartnerUserCoupon._fields if field.required]
    kind = draw(st.sampled_from(("required", "required", "drop", "cut", "junk")))
    if kind == "required":
        # Lone surrogates are text to the models of answers, so they are left out here.
        token = draw(st.sampled_from([token for token in TOKENS if "\\u" not in token]))
        return spliced(coupon(), (draw(st.sampled_from(required)),), token)
    if kind == "drop":
        return without(coupon(), (draw(st.sampled_from(required)),))
    return cut(draw, json.dumps(coupon()).encode()) if kind == "cut" else bytes(draw(JUNK))


def test_answers_wrong_at_their_source() -> None:
    """Signed as they are: a call whose answer does not fit the contract ends in DecodeError, for it took effect."""
    tally = Tally()
    current: list[bytes] = []

    def answering(_: httpx.Request) -> httpx.Response:
        headers, body = signed(current[0])
        return httpx.Response(200, headers=headers, content=body)

    client = PartnerClient(PARTNER, transport=httpx.MockTransport(answering), clock=lambda: NOW)
    coupons = client.for_brand("120344").user_coupons

    def attempt(body: bytes) -> None:
        current[:] = [body]
        tally.expect_refusal(lambda: coupons.get("oh-394z", "1", product_coupon_id="1", stock_id="2", appid="wx3"))

    with client:
        run(300, answers(), attempt)

    assert tally.seen == {errors.DecodeError.__name__: 300}
