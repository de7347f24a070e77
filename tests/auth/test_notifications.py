"""What a callback says once it is verified: envelopes and contents, good and bad."""

import json
import os
import pickle
import traceback
from typing import Any

import pytest

from tests.auth.callback_support import CONTENT, envelope, opened
from tests.auth.support import (
    KEYS,
    NOW,
    brand,
    load,
    partner,
    private_key,
    signed_headers,
)
from wechatpay_auth import (
    MAX_CALLBACK_BYTES,
    CallbackError,
    CallbackMalformed,
    CallbackTooLarge,
    CallbackUndecryptable,
    Credentials,
    CredentialsError,
    DecryptionError,
    InvalidSignature,
    PartnerCredentials,
    Scheme,
    WechatPayError,
    seal,
    sign_answer,
)

TEXTS = ["商品券领券通知", "满减券🎫👨‍👩‍👧", "é\u0301\u200d\u202e", '\u0000\u001f\\"/', "𠮷野家", "\uffff"]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_survives(text: str) -> None:
    """Chinese, emoji and control characters come out as they went in, raw or escaped."""
    for ascii_only in (True, False):
        content = json.dumps({"attach": text}, ensure_ascii=ascii_only).encode()
        notification = opened(envelope(content, summary=text, event_type=text))

        assert {"attach": text} == notification.json()
        assert (text, text) == (notification.summary, notification.event_type)


def test_limit_of_the_size() -> None:
    """A body at the limit is looked at, one byte more is not."""
    body = envelope()

    assert opened(body, max_body_bytes=len(body))
    with pytest.raises(CallbackTooLarge, match=f"has {len(body)} bytes, {len(body) - 1} are allowed"):
        opened(body, max_body_bytes=len(body) - 1)


def test_bodies_over_a_megabyte() -> None:
    """Over a megabyte is refused by default, and opened where the limit was raised."""
    body = envelope(json.dumps({"attach": "券" * 400_000}, ensure_ascii=False).encode())

    assert len(body) > MAX_CALLBACK_BYTES
    with pytest.raises(CallbackTooLarge):
        opened(body)
    assert len(opened(body, max_body_bytes=10 * MAX_CALLBACK_BYTES).json()["attach"]) == 400_000


def test_hostile_megabyte_is_refused_by_its_signature() -> None:
    """A large body is hashed, never parsed."""
    with pytest.raises(InvalidSignature):
        opened(b"[" * MAX_CALLBACK_BYTES, signed_headers(b"[]"))


WRONG = [None, 5, 1.5, True, [], {}, [{}], ""]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("name", ["id", "create_time", "event_type", "resource_type", "resource"])
def test_required_fields_of_the_envelope(name: str, value: Any) -> None:
    """A required field that is missing or of another type is named by its pointer."""
    with pytest.raises(CallbackMalformed) as caught:
        opened(envelope(**{name: value}) if name != "resource" else _with_resource(value))

    if name == "resource" and value == {}:
        assert caught.value.pointer == "/resource/algorithm"
    else:
        assert f"/{name}" == caught.value.pointer


def _with_resource(value: Any) -> bytes:
    return json.dumps(json.loads(envelope()) | {"resource": value}).encode()


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("name", ["algorithm", "nonce", "ciphertext"])
def test_required_fields_of_the_resource(name: str, value: Any) -> None:
    """The same holds one level deeper."""
    with pytest.raises(CallbackMalformed) as caught:
        opened(envelope(resource={name: value}))

    assert f"/resource/{name}" == caught.value.pointer


@pytest.mark.parametrize("value", [5, 1.5, True, [], {}, [{}]])
@pytest.mark.parametrize("name", ["summary", "associated_data", "original_type"])
def test_optional_fields_have_a_type_too(name: str, value: Any) -> None:
    """An optional field of another type than text is refused."""
    with pytest.raises(CallbackMalformed) as caught:
        opened(envelope(**({name: value} if name == "summary" else {"resource": {name: value}})))

    assert caught.value.pointer.endswith(f"/{name}")


def test_null_is_absent() -> None:
    """An optional field may be null, which is the same as leaving it out."""
    assert opened(envelope(summary=None)).summary is None
    assert opened(envelope(resource={"original_type": None})).original_type is None


def test_more_fields_are_fine() -> None:
    """Fields and kinds that come later do not disturb."""
    assert opened(envelope(later={"a": [1]}, resource_type="other", resource={"later": 1})).resource_type == "other"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"5",
        b"{",
        b"{}{}",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b'{"id":"\xff"}',
        "{}".encode("utf-16"),
        b"NaN",
        b'{"id":NaN}',
        b'{"id":-Infinity}',
        b'{"id":' + b"9" * 5000 + b"}",
        b'{"id":1e999}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"id":"\\ud800"}',
        b'{"\\udfff":1}',
        b'{"id":"\\uD83D"}',
    ],
    ids=lambda body: repr(body[:20]),
)
def test_bodies_that_are_no_envelope(body: bytes) -> None:
    """Whatever JSON can be bent to, the error is typed and the text harmless."""
    with pytest.raises(CallbackMalformed) as caught:
        opened(body)

    assert caught.value.__context__ is None
    str(caught.value).encode()


def test_lone_surrogate_does_not_get_in() -> None:
    """Text that no file or database can hold is refused, wherever it stands; a pair is one character."""
    lone = envelope(summary="x").replace(b'"x"', b'"\\ud83c"')

    with pytest.raises(CallbackMalformed):
        opened(lone)
    assert opened(envelope(summary="x").replace(b'"x"', b'"\\ud83c\\udfab"')).summary == "🎫"
    assert opened(envelope(summary="x").replace(b'"x"', b'"\\\\ud83c"')).summary == "\\ud83c"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'"\\udc00"', b"9" * 5000])
def test_content_that_is_no_json(content: bytes) -> None:
    """The bytes are there; asking for JSON is what fails, with a typed error that names the notification."""
    notification = opened(envelope(content))

    assert content == notification.plaintext
    with pytest.raises(CallbackMalformed, match="decrypted content cannot be read") as caught:
        notification.json()
    assert notification.id == caught.value.notification_id
    assert notification.event_type == caught.value.event_type


def test_empty_content_opens() -> None:
    """A content of no bytes is a tag and nothing else."""
    assert opened(envelope(b"")).plaintext == b""


@pytest.mark.parametrize("length", [8, 12, 16, 32])
def test_nonces_of_other_lengths(length: int) -> None:
    """No length of nonce or associated data is insisted on: official samples break their own limits."""
    nonce = os.urandom(length).hex()[:length]
    associated_data = "a" * length
    sealed = seal(KEYS["api_v3_key"].encode(), nonce, associated_data, b"{}")

    assert (
        opened(envelope(resource={"nonce": nonce, "associated_data": associated_data, "ciphertext": sealed})).json()
        == {}
    )


def test_other_key_names_the_notification() -> None:
    """What was sealed with another key does not open; the error says which key to look at and which callback it was."""
    with pytest.raises(CallbackUndecryptable, match="WECHATPAY_API_KEY") as caught:
        opened(envelope(key="x" * 32))

    assert isinstance(caught.value, CallbackError)
    assert isinstance(caught.value, DecryptionError)
    assert caught.value.notification_id == "8b33f79f-8869-5ae5-b41b-3c0b59f957d0"
    assert caught.value.event_type == "PRODUCT_COUPON_SP.SEND"


@pytest.mark.parametrize("credentials", [brand(api_key=None), partner(api_key=None)], ids=["brand", "partner"])
def test_credentials_without_api_key(credentials: Credentials) -> None:
    """Without the AES key the error says which key is needed and where it goes."""
    with pytest.raises(CredentialsError, match="'api_key' is missing, callbacks cannot be decrypted") as caught:
        opened(envelope(), credentials=credentials)

    assert caught.value.names == ("api_key",)


def test_nothing_confidential_is_shown() -> None:
    """Neither the notification nor the errors show content, keys or signatures."""
    body = envelope()
    headers = signed_headers(body)
    shown = [repr(opened(body, headers)), str(opened(body, headers))]
    for faulty, given in (
        (body, headers | {"Wechatpay-Signature": headers["Wechatpay-Signature"][::-1]}),
        (envelope(key="x" * 32), None),
        (envelope(b'{"openid":"oh-394z-6CGkNoJrsDLTTUKiAnp4"'), None),
        (envelope(resource={"nonce": 5}), None),
        (body[:-1], None),
    ):
        with pytest.raises(WechatPayError) as caught:
            opened(faulty, given).json()
        shown += ["".join(traceback.format_exception(caught.value)), repr(vars(caught.value))]

    hidden = [CONTENT["openid"], CONTENT["coupon_code"], KEYS["api_v3_key"], headers["Wechatpay-Signature"][:20]]
    hidden += [json.loads(body)["resource"]["ciphertext"][:20], "1227944959"]
    for text in shown:
        assert [secret for secret in hidden if secret in text] == []


def test_hostile_texts_are_cut() -> None:
    """Long texts of the envelope do not fill the log."""
    long = "A" * 10_000
    for body in (envelope(id=long, key="x" * 32), envelope(id=long, resource={"algorithm": long})):
        with pytest.raises(CallbackError) as caught:
            opened(body)
        assert len(str(caught.value)) < 800


def test_notification_is_frozen_and_travels() -> None:
    """A notification cannot be changed, and survives the way through a queue."""
    notification = opened(envelope())

    with pytest.raises(AttributeError):
        notification.id = "other"  # type: ignore[misc]  # on purpose
    assert notification == pickle.loads(pickle.dumps(notification))
    assert hash(notification)


def test_platform_certificates_alone_are_enough() -> None:
    """Partners without a public key open callbacks signed with their platform certificate."""
    certificate = KEYS["platform_cert_new"]
    credentials = PartnerCredentials(
        mchid=KEYS["mchid"],
        private_key=private_key("merchant_partner"),
        serial_no=KEYS["merchant_partner"]["serial_no"],
        platform_certificates=certificate["certificate_pem"],
        api_key=KEYS["api_v3_key"],
    )
    body = envelope()
    headers = sign_answer(
        load(certificate["private_key_pem"]), certificate["serial_no"], Scheme.PARTNER, body, timestamp=NOW
    )

    assert opened(body, headers, credentials=credentials)
