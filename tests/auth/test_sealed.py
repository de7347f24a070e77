"""Opening what was sealed with AES-256-GCM, as a plain function."""

from base64 import b64decode, b64encode

import pytest

from tests.auth.platform import sealed
from tests.auth.support import KEYS, vectors
from wechatpay_auth import DecryptionError, WechatPayError, open_sealed

JAVA = vectors("sdk_tests")["aes_gcm_java"]
GO = vectors("sdk_tests")["callback_go"]
API_KEY: bytes = KEYS["api_v3_key"].encode()
SEALED = sealed("张三".encode())


def test_java_vector() -> None:
    """The vector of the Java SDK is opened."""
    opened = open_sealed(JAVA["aes_key"].encode(), JAVA["nonce"], JAVA["associated_data"], JAVA["ciphertext"])

    assert JAVA["plaintext"].encode() == opened


def test_go_vector() -> None:
    """The callback of the Go SDK, whose key has 16 bytes, is opened."""
    import json

    resource = json.loads(GO["body"])["resource"]
    opened = open_sealed(
        GO["aes_key"].encode(), resource["nonce"], resource.get("associated_data"), resource["ciphertext"]
    )

    assert GO["plaintext"].encode() == opened


@pytest.mark.parametrize("absent", [None, ""])
def test_associated_data_may_be_absent(absent: str | None) -> None:
    """Empty and absent associated data are the same."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    ciphertext = b64encode(AESGCM(API_KEY).encrypt(b"n" * 12, b"text", None)).decode()

    assert open_sealed(API_KEY, "n" * 12, absent, ciphertext) == b"text"


def test_empty_text() -> None:
    """Nothing but a tag is the sealing of an empty text."""
    empty = sealed(b"")

    assert open_sealed(API_KEY, empty["nonce"], "certificate", empty["ciphertext"]) == b""


def flipped(ciphertext: str, position: int) -> str:
    raw = bytearray(b64decode(ciphertext))
    raw[position] ^= 1
    return b64encode(raw).decode()


@pytest.mark.parametrize(
    ("ciphertext", "fault"),
    [
        pytest.param("!!!!", "no base64", id="alphabet"),
        pytest.param(SEALED["ciphertext"][:-1], "no base64", id="padding"),
        pytest.param(SEALED["ciphertext"] + "\n", "no base64", id="line break"),
        pytest.param("券", "no base64", id="no ASCII"),
        pytest.param("\udc80", "no base64", id="surrogate"),
        pytest.param("", "under 16 bytes", id="empty"),
        pytest.param("AAAA", "under 16 bytes", id="short"),
        pytest.param(flipped(SEALED["ciphertext"], 0), "does not fit the API key", id="text changed"),
        pytest.param(flipped(SEALED["ciphertext"], -1), "does not fit the API key", id="tag changed"),
        pytest.param(b64encode(b64decode(SEALED["ciphertext"])[:-4]).decode(), "does not fit", id="cut"),
    ],
)
def test_damaged_ciphertext(ciphertext: str, fault: str) -> None:
    """Whatever is wrong with the ciphertext, it is one error that says so."""
    with pytest.raises(DecryptionError, match=fault) as caught:
        open_sealed(API_KEY, SEALED["nonce"], "certificate", ciphertext)

    assert isinstance(caught.value, WechatPayError)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("api_key", "nonce", "associated_data", "fault"),
    [
        (b"k" * 32, "61f9c719728a", "certificate", "'api_key' is not the one set"),
        (API_KEY, "61f9c719728b", "certificate", "does not fit"),
        (API_KEY, "61f9c719728a", "transaction", "does not fit"),
        (API_KEY, "61f9c719728a", None, "does not fit"),
        (API_KEY, "", "certificate", "a length that AES-GCM does not know"),
        (API_KEY, "x" * 1000, "certificate", "a length that AES-GCM does not know"),
        (b"short", "61f9c719728a", "certificate", "a length that AES-GCM does not know"),
    ],
)
def test_other_parts(api_key: bytes, nonce: str, associated_data: str | None, fault: str) -> None:
    """Key, nonce and associated data all have to be those of the sealing."""
    with pytest.raises(DecryptionError, match=fault) as caught:
        open_sealed(api_key, nonce, associated_data, SEALED["ciphertext"])

    assert api_key.decode() not in str(caught.value)
