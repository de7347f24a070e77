"""Signing: SHA-256 with RSA (PKCS#1 v1.5), in base64."""

from __future__ import annotations

import os
import time
from binascii import b2a_base64
from typing import Final, Protocol

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from ._message import Scheme, answer_message

PADDING: Final = PKCS1v15()
HASH: Final = SHA256()


class Signer(Protocol):
    """Whatever holds a private key: this package's own, a KMS or an HSM client.

    One object serves many threads and tasks at once.
    """

    def sign(self, message: bytes, /) -> bytes:
        """The raw RSA signature (PKCS#1 v1.5, SHA-256) of `message`."""
        ...


class RSASigner:
    """A `Signer` over a private key in memory."""

    __slots__ = ("_key",)

    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key

    def sign(self, message: bytes, /) -> bytes:
        """The raw RSA signature (PKCS#1 v1.5, SHA-256) of `message`."""
        return self._key.sign(message, PADDING, HASH)

    def decrypt(self, ciphertext: bytes, /) -> bytes:
        """The plaintext of a sensitive field.

        Raises:
            ValueError: It was not made for this key.
        """
        return self._key.decrypt(ciphertext, oaep())


def oaep() -> OAEP:
    """How sensitive fields are padded; all official code uses SHA-1 for both digests."""
    return OAEP(mgf=MGF1(algorithm=SHA1()), algorithm=SHA1(), label=None)  # noqa: S303  # the API demands it


def nonce() -> str:
    """32 fresh random characters of ``[0-9a-f]``, from the operating system."""
    # performance: half a microsecond, where 32 calls of secrets.choice take 31.
    return os.urandom(16).hex()


def sign(private_key: RSAPrivateKey | Signer, message: bytes) -> str:
    """Sign `message`.

    Args:
        private_key: The key, or whatever signs with it.
        message: The bytes to sign, from `request_message` or `answer_message`.

    Returns:
        The signature in base64, on one line.
    """
    signer = RSASigner(private_key) if isinstance(private_key, RSAPrivateKey) else private_key
    return signature_text(signer, message)


def signature_text(signer: Signer, message: bytes) -> str:
    """`sign` without a look at what signs: telling keys apart costs more than all else here but the signature."""
    return b2a_base64(signer.sign(message), newline=False).decode("ascii")


def sign_answer(
    private_key: RSAPrivateKey | Signer,
    serial: str,
    scheme: Scheme,
    body: bytes,
    *,
    timestamp: int | None = None,
    nonce_str: str | None = None,
) -> dict[str, str]:
    """Sign an answer or a callback as WeChat Pay does; for simulators and test kits.

    https://pay.weixin.qq.com/doc/v3/partner/4013059030

    Args:
        private_key: The private half of the key that the receiver holds.
        serial: What the receiver knows the key by: a public key id or a certificate serial.
        scheme: The scheme of the receiver.
        body: The body that will be sent, before content encoding.
        timestamp: Unix seconds; now when left out.
        nonce_str: Random text; drawn when left out.

    Returns:
        The five ``Wechatpay-*`` headers.
    """
    stamp = str(int(time.time()) if timestamp is None else timestamp)
    random = nonce() if nonce_str is None else nonce_str
    return {
        "Wechatpay-Nonce": random,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": sign(private_key, answer_message(stamp, random, body)),
        "Wechatpay-Signature-Type": scheme.value,
        "Wechatpay-Timestamp": stamp,
    }
