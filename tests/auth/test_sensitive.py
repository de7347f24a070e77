"""Sensitive fields: encrypted with WeChat Pay's key, decrypted with one's own."""

from base64 import b64decode, b64encode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from tests.auth.platform import DAY, NEW, OLD, issue
from tests.auth.support import KEYS, NOW, Vector, brand, load, partner, private_key, vectors
from wechatpay_auth import (
    CredentialsError,
    Decrypter,
    DecryptionError,
    KeyRing,
    PlaintextTooLong,
    decrypt_sensitive,
    encrypt_sensitive,
)

CASES: list[Vector] = vectors("sensitive_oaep")["vectors"]
TOO_LONG: Vector = vectors("sensitive_oaep")["too_long"]
JAVA = vectors("sdk_tests")["oaep_decrypt_java"]


@pytest.mark.parametrize("vector", [pytest.param(case, id=case["name"]) for case in CASES])
def test_vector(vector: Vector) -> None:
    """Each vector is decrypted, and the one made with SHA-256 is refused."""
    key = private_key(vector["key"])
    if vector["expect"] == "decrypts":
        assert vector["plaintext"] == decrypt_sensitive(key, vector["ciphertext_base64"])
        return
    with pytest.raises(DecryptionError, match="cannot be decrypted with this private key"):
        decrypt_sensitive(key, vector["ciphertext_base64"])


def test_java_vector() -> None:
    """The vector of the Java SDK is decrypted."""
    assert JAVA["plaintext"] == decrypt_sensitive(load(JAVA["private_key_pem"]), JAVA["ciphertext_base64"])


@pytest.mark.parametrize("text", ["", "13212345678", "张三丰", "x" * 214, "券" * 71])
def test_round_trip(text: str) -> None:
    """What is encrypted for WeChat Pay is decrypted with its key, and each time looks different."""
    keys = partner().keys
    first, second = encrypt_sensitive(keys, text), encrypt_sensitive(keys, text)

    assert text == decrypt_sensitive(private_key("wechatpay_pubkey_partner"), first.ciphertext)
    assert first.serial == keys.announced
    assert first.ciphertext != second.ciphertext


@pytest.mark.parametrize(("text", "size"), [("x" * TOO_LONG["bytes"], 215), ("券" * 72, 216)])
def test_too_long(text: str, size: int) -> None:
    """Over 214 bytes in UTF-8 are refused with both numbers, and the text is not repeated."""
    with pytest.raises(PlaintextTooLong, match=f"'text' has {size} bytes in UTF-8, 214 are the most") as caught:
        encrypt_sensitive(partner().keys, text)

    assert (size, 214) == (caught.value.size, caught.value.limit)
    assert isinstance(caught.value, ValueError)
    assert text not in str(caught.value)


def ring(*certificates: Any) -> KeyRing:
    return KeyRing.load(platform_certificates=[certificate.pem for certificate in certificates])


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_newest_certificate_encrypts(order: tuple[Any, ...]) -> None:
    """Of several certificates the one that became effective last is taken, whatever their order."""
    encrypted = encrypt_sensitive(ring(*order), "张三", now=NOW)

    assert NEW.serial == encrypted.serial
    assert decrypt_sensitive(NEW.key, encrypted.ciphertext) == "张三"


def test_certificate_that_is_not_yet_effective() -> None:
    """A certificate of the future does not encrypt yet."""
    future = issue(0x70, effective=NOW + DAY)

    assert OLD.serial == encrypt_sensitive(ring(OLD, future), "x", now=NOW).serial
    assert future.serial == encrypt_sensitive(ring(OLD, future), "x", now=NOW + DAY).serial


def test_announced_key_has_precedence() -> None:
    """An announced key encrypts, also beside newer certificates."""
    keys = ring(OLD, NEW).announcing(OLD.serial)

    assert OLD.serial == encrypt_sensitive(keys, "x", now=NOW).serial


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(KeyRing.empty(), id="nothing downloaded yet"),
        pytest.param(ring(issue(0x71, expires=NOW)), id="expired"),
        pytest.param(KeyRing({"PUB_KEY_ID_1": NEW.key.public_key()}), id="public key not announced"),
    ],
)
def test_no_key_to_encrypt_with(keys: KeyRing) -> None:
    """Without a key to encrypt with nothing is encrypted."""
    with pytest.raises(CredentialsError, match="'keys' names no key to encrypt with"):
        encrypt_sensitive(keys, "x", now=NOW)


def test_signer_of_credentials_decrypts() -> None:
    """Credentials with a key in memory decrypt with their signer."""
    downlink = next(case for case in CASES if case["name"] == "downlink")

    assert downlink["plaintext"] == decrypt_sensitive(partner().signer, downlink["ciphertext_base64"])
    assert isinstance(brand().signer, Decrypter)


class Remote:
    """A signer elsewhere, as a KMS client."""

    def __init__(self, key: RSAPrivateKey) -> None:
        self.key = key

    def sign(self, message: bytes, /) -> bytes:
        raise NotImplementedError


class RemoteDecrypter(Remote):
    """A signer elsewhere that decrypts as well."""

    def decrypt(self, ciphertext: bytes, /) -> bytes:
        from wechatpay_auth._signer import oaep

        return self.key.decrypt(ciphertext, oaep())


def test_signer_that_cannot_decrypt() -> None:
    """A signer that only signs is refused with the method it lacks."""
    with pytest.raises(CredentialsError, match=r"'private_key' is a Signer that cannot decrypt: .*decrypt\("):
        decrypt_sensitive(Remote(private_key("merchant_partner")), "AAAA")


def test_remote_decrypter() -> None:
    """A signer with a decrypt of its own is asked."""
    downlink = next(case for case in CASES if case["name"] == "downlink")
    remote = RemoteDecrypter(private_key("merchant_partner"))

    assert downlink["plaintext"] == decrypt_sensitive(remote, downlink["ciphertext_base64"])


@pytest.mark.parametrize(
    "ciphertext",
    [
        pytest.param("", id="empty"),
        pytest.param("!!!", id="no base64"),
        pytest.param("券", id="no ASCII"),
        pytest.param(b64encode(b"x" * 255).decode(), id="short"),
        pytest.param(b64encode(b"\xff" * 256).decode(), id="too large a number"),
        pytest.param(encrypt_sensitive(brand().keys, "x").ciphertext, id="another key"),
    ],
)
def test_damaged_ciphertext(ciphertext: str) -> None:
    """Whatever is wrong with a field, it is one error."""
    with pytest.raises(DecryptionError, match="cannot be decrypted") as caught:
        decrypt_sensitive(private_key("merchant_partner"), ciphertext)

    assert caught.value.__context__ is None


def test_text_that_is_no_utf8() -> None:
    """A field whose text is no UTF-8 is refused like a damaged one."""
    from wechatpay_auth._signer import oaep

    key = private_key("merchant_partner")
    ciphertext = b64encode(key.public_key().encrypt(b"\xff\xfe", oaep())).decode()

    assert len(b64decode(ciphertext)) == 256
    with pytest.raises(DecryptionError):
        decrypt_sensitive(key, ciphertext)


def test_api_key_is_no_private_key() -> None:
    """Something that is no key at all is refused by its type."""
    with pytest.raises(CredentialsError, match="cannot decrypt"):
        decrypt_sensitive(KEYS["api_v3_key"], "AAAA")
