"""Sealing and opening as functions over bytes: the vectors, and that every damage ends in one error."""

import json
import traceback
from base64 import b64decode, b64encode
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.auth.support import KEYS, Vector, brand, named, partner, vectors
from wechatpay_auth import CredentialsError, DecryptionError, WechatPayError, open_sealed, seal

CALLBACKS: list[Vector] = vectors("callback")["vectors"]
SDK = vectors("sdk_tests")
KEY = b"ThrowAwayApiV3Key0123456789ABCDE"
NONCE = "j9g1wAzF9Xn1"
SEALED = seal(KEY, NONCE, "product_coupon_sp", b'{"openid":"oh-394z"}')


def resource(body: str) -> dict[str, Any]:
    """The encrypted part of a callback or of a list of certificates."""
    document = json.loads(body)
    return dict(document["resource"] if "resource" in document else document["data"][0]["encrypt_certificate"])


def opened(key: str, part: dict[str, Any]) -> bytes:
    return open_sealed(key.encode(), part["nonce"], part.get("associated_data"), part["ciphertext"])


@pytest.mark.parametrize("vector", **named([v for v in CALLBACKS if v["expect"] != "reject:decrypt"]))
def test_vectors_open(vector: Vector) -> None:
    """Each callback opens to the text written beside it."""
    assert vector["plaintext"].encode() == opened(KEYS[vector["aes_key"]], resource(vector["body"]))
    assert vector["plaintext"].encode() == open_sealed(
        KEYS[vector["aes_key"]].encode(), vector["aes_nonce"], vector["associated_data"], vector["ciphertext"]
    )


@pytest.mark.parametrize("vector", **named([v for v in CALLBACKS if v["expect"] == "reject:decrypt"]))
def test_vectors_do_not_open(vector: Vector) -> None:
    """A wrong key and a wrong tag end in the same error."""
    with pytest.raises(DecryptionError, match="does not fit the API key"):
        opened(KEYS[vector["aes_key"]], resource(vector["body"]))


def test_official_java_sdk_text_opens() -> None:
    """The text in the unit test of the official Java SDK opens."""
    vector = SDK["aes_gcm_java"]

    assert vector["plaintext"].encode() == open_sealed(
        vector["aes_key"].encode(), vector["nonce"], vector["associated_data"], vector["ciphertext"]
    )


def test_official_java_sdk_certificate_opens() -> None:
    """The platform certificate in the unit tests of the official Java SDK opens."""
    vector = SDK["certificates_java"]

    assert vector["expect_pem"].strip() == opened(vector["aes_key"], resource(vector["body"])).decode().strip()


@pytest.mark.parametrize("name", ["callback_go", "certificates_go"])
def test_official_go_sdk_texts_have_keys_that_are_too_short(name: str) -> None:
    """The Go SDK tests with 16-byte keys, which makes AES-128 of AEAD_AES_256_GCM.

    The function over bytes opens them. No key of WeChat Pay is that short, so credentials refuse one, and without
    credentials there is neither a callback nor a client.
    """
    vector = SDK[name]

    assert opened(vector["aes_key"], resource(vector["body"]))
    for build in (brand, partner):
        with pytest.raises(CredentialsError, match="is not 32 ASCII characters"):
            build(api_key=vector["aes_key"])


@pytest.mark.parametrize("length", [0, 1, 15, 31, 33, 64])
def test_lengths_that_are_no_key(length: int) -> None:
    """Keys of lengths that AES does not know open nothing."""
    with pytest.raises(DecryptionError):
        open_sealed((KEY * 2)[:length], NONCE, "product_coupon_sp", SEALED)


def test_absent_and_empty_associated_data_are_the_same() -> None:
    """None stands for the empty text, both ways."""
    for made, given_back in ((None, ""), ("", None)):
        assert open_sealed(KEY, NONCE, given_back, seal(KEY, NONCE, made, b"text")) == b"text"


@pytest.mark.parametrize(
    ("nonce", "associated_data", "ciphertext"),
    [
        pytest.param("j9g1wAzF9Xn2", "product_coupon_sp", SEALED, id="other nonce"),
        pytest.param("", "product_coupon_sp", SEALED, id="no nonce"),
        pytest.param(NONCE * 50, "product_coupon_sp", SEALED, id="long nonce"),
        pytest.param("随机串随机串", "product_coupon_sp", SEALED, id="Chinese nonce"),
        pytest.param("\ud800" * 12, "product_coupon_sp", SEALED, id="nonce that is no Unicode"),
        pytest.param(NONCE, "product_coupon", SEALED, id="other associated data"),
        pytest.param(NONCE, None, SEALED, id="no associated data"),
        pytest.param(NONCE, "\udfff", SEALED, id="associated data that is no Unicode"),
        pytest.param(NONCE, "product_coupon_sp", "", id="no ciphertext"),
        pytest.param(NONCE, "product_coupon_sp", SEALED[:-4], id="cut"),
        pytest.param(NONCE, "product_coupon_sp", SEALED[:-1], id="cut within a group"),
        pytest.param(NONCE, "product_coupon_sp", SEALED[:20], id="shorter than a tag"),
        pytest.param(NONCE, "product_coupon_sp", SEALED + "\n", id="line break"),
        pytest.param(NONCE, "product_coupon_sp", "密文" + SEALED, id="Chinese ciphertext"),
        pytest.param(NONCE, "product_coupon_sp", "\ud800", id="ciphertext that is no Unicode"),
        pytest.param(NONCE, "product_coupon_sp", b64encode(bytes(64)).decode(), id="zeros"),
    ],
)
def test_damaged_texts_end_in_one_error(nonce: str, associated_data: str | None, ciphertext: str) -> None:
    """Whatever is wrong, the class of the error is the same."""
    with pytest.raises(DecryptionError):
        open_sealed(KEY, nonce, associated_data, ciphertext)


def test_every_changed_bit_is_noticed() -> None:
    """No bit of ciphertext or tag can change."""
    sealed = b64decode(SEALED)
    for position in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[position // 8] ^= 1 << position % 8
        with pytest.raises(DecryptionError):
            open_sealed(KEY, NONCE, "product_coupon_sp", b64encode(changed).decode())


def test_error_shows_neither_key_nor_text() -> None:
    """Text, repr and traceback hold nothing of what was given."""
    with pytest.raises(DecryptionError) as caught:
        open_sealed(KEY[::-1], NONCE, "product_coupon_sp", SEALED)

    assert isinstance(caught.value, WechatPayError)
    assert caught.value.__context__ is None
    for text in (str(caught.value), repr(caught.value), "".join(traceback.format_exception(caught.value))):
        for secret in (KEY.decode(), KEY[::-1].decode(), SEALED, "oh-394z"):
            assert secret not in text


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(
    key=st.binary(min_size=32, max_size=32),
    nonce=st.text("0123456789abcdefABCDEF", min_size=12, max_size=16),
    associated_data=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    plaintext=st.binary(max_size=2000),
)
def test_what_is_sealed_opens(key: bytes, nonce: str, associated_data: str | None, plaintext: bytes) -> None:
    """Any bytes survive the way there and back."""
    assert plaintext == open_sealed(key, nonce, associated_data, seal(key, nonce, associated_data, plaintext))
