"""Callbacks as bytes: which are believed, in which order the rest is refused, and in how many forms headers come."""

import http.client
import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

from tests.auth.callback_support import envelope, opened
from tests.auth.support import (
    KEYS,
    NOW,
    Vector,
    brand,
    load,
    named,
    partner,
    private_key,
    signed_headers,
    vectors,
)
from wechatpay_auth import (
    MAX_CALLBACK_BYTES,
    CallbackMalformed,
    CallbackTooLarge,
    CallbackUndecryptable,
    Credentials,
    CredentialsError,
    InvalidSignature,
    Scheme,
    SignatureExpired,
    SignatureMissing,
    UnexpectedScheme,
    UnknownKey,
    VerificationError,
    WechatPayError,
    open_callback,
    sign_answer,
)

CALLBACKS: list[Vector] = vectors("callback")["vectors"]
ANSWERS: list[Vector] = vectors("response_verify")["vectors"]
ACCEPTED = [vector for vector in CALLBACKS if vector["expect"] == "accept"]
REJECTED = [vector for vector in CALLBACKS if vector["expect"] != "accept"]
CLASSES: dict[str, type[WechatPayError]] = {
    "reject:missing_header": SignatureMissing,
    "reject:malformed_header": SignatureMissing,
    "reject:signature_type": UnexpectedScheme,
    "reject:timestamp": SignatureExpired,
    "reject:unknown_serial": UnknownKey,
    "reject:signature": InvalidSignature,
    "reject:decrypt": CallbackUndecryptable,
}


def receiver(vector: Vector) -> Credentials:
    return brand() if vector["name"].startswith("brand") else partner()


@pytest.mark.parametrize("vector", **named(ACCEPTED))
def test_genuine_callback_is_opened(vector: Vector) -> None:
    """Each vector to accept opens to its text, and says what its envelope says."""
    notification = opened(vector["body"].encode(), vector["headers"], credentials=receiver(vector), now=vector["now"])
    document = json.loads(vector["body"])

    assert vector["plaintext"].encode() == notification.plaintext
    assert json.loads(vector["plaintext"]) == notification.json()
    assert document["id"] == notification.id
    assert document["event_type"] == notification.event_type
    assert document["create_time"] == notification.create_time
    assert document["resource_type"] == notification.resource_type
    assert document["summary"] == notification.summary
    assert document["resource"]["original_type"] == notification.original_type
    assert notification.algorithm == "AEAD_AES_256_GCM"
    assert vector["headers"]["Wechatpay-Serial"] == notification.serial


@pytest.mark.parametrize("vector", **named(REJECTED))
def test_forged_callback_is_refused_for_its_cause(vector: Vector) -> None:
    """Each vector to reject raises the error of its cause, and no other."""
    with pytest.raises(WechatPayError) as caught:
        opened(vector["body"].encode(), vector["headers"], credentials=receiver(vector), now=vector["now"])

    assert CLASSES[vector["expect"]] is type(caught.value)


@pytest.mark.parametrize("vector", **named([v for v in ANSWERS if v["expect"] != "not_verified"]))
def test_answers_are_no_callbacks(vector: Vector) -> None:
    """A forged answer is refused as it is as an answer; a genuine one replayed as a callback has no envelope."""
    with pytest.raises(WechatPayError) as caught:
        opened(vector["body"].encode(), vector["headers"], credentials=receiver(vector), now=vector["now"])

    assert CLASSES.get(vector["expect"], CallbackMalformed) is type(caught.value)


def test_official_go_sdk_callback_is_believed_but_not_opened() -> None:
    """The callback of the Go SDK's tests verifies; its AES key has 16 bytes, which are no APIv3 key.

    Credentials refuse such a key, and with a real one the callback does not open.
    """
    vector = vectors("sdk_tests")["callback_go"]
    certificate = vector["platform_certificate_pem"]

    with pytest.raises(CredentialsError, match="not 32 ASCII characters"):
        partner(platform_certificates=[certificate], api_key=vector["aes_key"])
    with pytest.raises(CallbackUndecryptable) as caught:
        opened(
            vector["body"].encode(),
            vector["headers"],
            credentials=partner(platform_certificates=[certificate]),
            now=vector["now"],
        )
    assert json.loads(vector["body"])["id"] == caught.value.notification_id


def test_both_key_kinds_at_one_address() -> None:
    """While keys are switched, callbacks signed with either kind are opened by the same credentials."""
    body = envelope()
    certificate = KEYS["platform_cert_new"]
    by_certificate = sign_answer(
        load(certificate["private_key_pem"]), certificate["serial_no"], Scheme.PARTNER, body, timestamp=NOW
    )

    assert certificate["serial_no"] == opened(body, by_certificate).serial
    assert opened(body).serial.startswith("PUB_KEY_ID_")


def test_checks_in_their_order() -> None:
    """Of two faults the one is reported that is checked first: the cheap ones first, nothing parsed before."""
    keyless = partner(api_key=None)
    huge = b"{" + b" " * MAX_CALLBACK_BYTES
    good = signed_headers(b"no json")
    unsigned = {name: value for name, value in good.items() if name != "Wechatpay-Signature"}
    stale = good | {"Wechatpay-Serial": "PUB_KEY_ID_0", "Wechatpay-Signature-Type": "?", "Wechatpay-Signature": "?"}
    algorithm = {"algorithm": "AEAD_SM4_GCM", "ciphertext": "?"}

    with pytest.raises(CredentialsError):
        opened(huge, unsigned, credentials=keyless)
    with pytest.raises(CallbackTooLarge):
        opened(huge, unsigned)
    with pytest.raises(SignatureMissing):
        opened(b"no json", unsigned, now=NOW + 301)
    with pytest.raises(SignatureExpired):
        opened(b"no json", stale, now=NOW + 301)
    with pytest.raises(UnknownKey):
        opened(b"no json", stale)
    with pytest.raises(UnexpectedScheme):
        opened(b"no json", good | {"Wechatpay-Signature-Type": "?", "Wechatpay-Signature": "?"})
    with pytest.raises(InvalidSignature):
        opened(b"no json", good | {"Wechatpay-Signature": "?"})
    with pytest.raises(CallbackMalformed, match="its root: it is no JSON"):
        opened(b"no json", good)
    with pytest.raises(CallbackMalformed, match="/resource/algorithm: 'AEAD_SM4_GCM' is not supported"):
        opened(envelope(resource=algorithm))
    with pytest.raises(CallbackUndecryptable):
        opened(envelope(resource={"ciphertext": "?"}))


@pytest.mark.parametrize("skew", [0, 299, -299, 300, -300])
def test_within_the_window(skew: int) -> None:
    """Up to five minutes off, either way, a callback is fresh."""
    assert opened(envelope(), now=NOW + skew)


@pytest.mark.parametrize("skew", [301, -301, 30_000])
def test_outside_the_window(skew: int) -> None:
    """A capture sent again later is refused, and so is one from the future."""
    with pytest.raises(SignatureExpired) as caught:
        opened(envelope(), now=NOW + skew)

    assert skew == caught.value.skew_seconds


def test_old_create_time_is_fine() -> None:
    """Repeats keep their create_time for hours; only the signature's timestamp tells the age."""
    assert opened(envelope(create_time="2020-01-01T00:00:00+08:00"))


def test_clock_of_the_machine_is_the_default() -> None:
    """Without a clock of its own a callback of 2026-01-01 is old."""
    body = envelope()

    with pytest.raises(SignatureExpired):
        open_callback(partner(), signed_headers(body), body)


PROBES: dict[str, Callable[[str], str]] = {
    "344 characters": lambda signature: "WECHATPAY/SIGNTEST/" + signature[19:],
    "355 characters": lambda signature: ("WECHATPAY/SIGNTEST/" + signature)[:355],
    "363 characters": lambda signature: "WECHATPAY/SIGNTEST/" + signature,
    "the prefix alone": lambda signature: "WECHATPAY/SIGNTEST/",
}


@pytest.mark.parametrize("probe", PROBES)
def test_probe_fails_like_any_forgery(probe: str) -> None:
    """Signature probes end in the error of a wrong signature, with its very text."""
    body = envelope()
    headers = signed_headers(body)
    headers["Wechatpay-Signature"] = PROBES[probe](headers["Wechatpay-Signature"])
    forged = sign_answer(
        private_key("merchant_brand"), headers["Wechatpay-Serial"], Scheme.PARTNER, body, timestamp=NOW
    )

    with pytest.raises(InvalidSignature) as probed:
        opened(body, headers)
    with pytest.raises(InvalidSignature) as wrong:
        opened(body, forged)
    assert str(wrong.value) == str(probed.value)


def test_callback_of_the_other_side_is_refused() -> None:
    """A brand's callback is not a partner's, even if the type is rewritten."""
    body = envelope()
    headers = signed_headers(body, Scheme.BRAND)

    with pytest.raises(UnknownKey):
        opened(body, headers)
    with pytest.raises(UnknownKey):
        opened(body, headers | {"Wechatpay-Signature-Type": Scheme.PARTNER.value})


def test_type_that_does_not_fit_the_key_is_refused() -> None:
    """The signature type has to be that of the receiver's side; absent, it stands for the partner's."""
    body = envelope()
    headers = signed_headers(body)

    with pytest.raises(UnexpectedScheme):
        opened(body, headers | {"Wechatpay-Signature-Type": Scheme.BRAND.value})
    del headers["Wechatpay-Signature-Type"]
    assert opened(body, headers)


def _message(headers: Mapping[str, str]) -> http.client.HTTPMessage:
    message = http.client.HTTPMessage()
    for name, value in headers.items():
        message[name] = value
    return message


HEADER_FORMS: dict[str, Callable[[dict[str, str]], Any]] = {
    "dict": lambda headers: headers,
    "lower case": lambda headers: {name.lower(): value for name, value in headers.items()},
    "upper case": lambda headers: {name.upper(): value for name, value in headers.items()},
    "WSGI environ": lambda headers: {
        "REQUEST_METHOD": "POST",
        "wsgi.input": object(),
        "wsgi.version": (1, 0),
        "CONTENT_LENGTH": 17,
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    },
    "ASGI pairs": lambda headers: [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    "ASGI lists": lambda headers: [[name.lower().encode(), value.encode()] for name, value in headers.items()],
    "ASGI iterator": lambda headers: iter([(name.encode(), value.encode()) for name, value in headers.items()]),
    "bytes mapping": lambda headers: {name.encode(): value.encode() for name, value in headers.items()},
    "lists of values": lambda headers: {name: [value] for name, value in headers.items()},
    "tuples of bytes": lambda headers: {name: (value.encode(),) for name, value in headers.items()},
    "pairs of text": lambda headers: tuple(headers.items()),
    "httpx": httpx.Headers,
    "http.client": _message,
    "among others": lambda headers: {"Host": "brand.example.com", "X-Wechatpay-Serial": "?", 5: 5, None: ()} | headers,
}


@pytest.mark.parametrize("form", HEADER_FORMS)
def test_headers_in_every_form(form: str) -> None:
    """Whatever a framework makes of the headers, the callback opens."""
    body = envelope()

    assert opened(body, HEADER_FORMS[form](signed_headers(body)))


@pytest.mark.parametrize("name", ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"])
@pytest.mark.parametrize("value", [None, "", b"", [], 5, {}, [""]])
def test_header_that_is_no_text_is_missing(name: str, value: object) -> None:
    """A value that holds no text is the same as none."""
    body = envelope()

    with pytest.raises(SignatureMissing, match=name):
        opened(body, signed_headers(body) | {name: value})


@pytest.mark.parametrize(
    "name",
    ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Signature-Type"],
)
def test_header_that_came_twice_is_refused(name: str) -> None:
    """Two values of one header never pass, however they are spelled and even if they are the same."""
    body = envelope()
    headers = signed_headers(body)
    value = headers[name]

    for doubled in (
        [*headers.items(), (name, value)],
        headers | {name.lower(): value},
        headers | {name: [value, value]},
        headers | {name: f"{value}, {value}"},
        headers | {f"HTTP_{name.upper().replace('-', '_')}": value},
    ):
        with pytest.raises(VerificationError):
            opened(body, doubled)


def test_headers_that_are_none_are_a_mistake_of_the_caller() -> None:
    """An object that holds no headers is no forged callback."""
    with pytest.raises(TypeError):
        opened(envelope(), 5)


@pytest.mark.parametrize("body", ["{}", bytearray(b"{}"), {}, None])
def test_body_has_to_be_bytes(body: Any) -> None:
    """Decoded or parsed bodies are a mistake of the caller, and the error says so."""
    with pytest.raises(TypeError, match="'body' has to be bytes, got"):
        open_callback(partner(), {}, body)


def test_every_truncation_is_refused() -> None:
    """No cut of the body passes."""
    body = envelope()
    headers = signed_headers(body)

    for length in range(len(body)):
        with pytest.raises(InvalidSignature):
            opened(body[:length], headers)


def test_body_serialised_again_is_refused() -> None:
    """The same JSON in other bytes is not what was signed."""
    body = envelope()

    with pytest.raises(InvalidSignature):
        opened(json.dumps(json.loads(body)).encode(), signed_headers(body))


def test_key_order_and_layout_are_free() -> None:
    """An envelope may be written in any order, with blanks and with escapes."""
    document = dict(reversed(json.loads(envelope()).items()))

    for text in (json.dumps(document, indent=2), json.dumps(document, ensure_ascii=False, separators=(",", ":"))):
        assert opened(text.encode()).summary == "商品券领券通知"
