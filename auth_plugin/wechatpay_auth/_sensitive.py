"""Fields that are encrypted on their own, as names and numbers of people: RSAES-OAEP with SHA-1.

https://pay.weixin.qq.com/doc/v3/partner/4013059044 and https://pay.weixin.qq.com/doc/v3/partner/4013059060
"""

from __future__ import annotations

import time
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from ._errors import CredentialsError, DecryptionError, PlaintextTooLong
from ._keyring import KeyRing
from ._signer import RSASigner, Signer, oaep

# OAEP takes two digests of SHA-1 and two bytes more.
_OVERHEAD_BYTES = 2 * 20 + 2


@runtime_checkable
class Decrypter(Protocol):
    """What a `Signer` has besides, if it decrypts sensitive fields as well."""

    def decrypt(self, ciphertext: bytes, /) -> bytes:
        """The plaintext of `ciphertext`: RSAES-OAEP with SHA-1, MGF1 with SHA-1, no label.

        Raises:
            ValueError: It was not made for this key.
        """
        ...


@dataclass(frozen=True, slots=True)
class Encrypted:
    """One encrypted field.

    Attributes:
        ciphertext: What to put into the request, in base64.
        serial: The key it was encrypted with: send it as the header ``Wechatpay-Serial``.
    """

    ciphertext: str
    serial: str


def encrypt_sensitive(keys: KeyRing, text: str, *, now: float | None = None) -> Encrypted:
    """Encrypt one field for WeChat Pay.

    The key is the announced one or, without that, the platform certificate that became effective last.
    A request carries one ``Wechatpay-Serial``, so take ``keys = credentials.keys`` once for all of its fields.

    Args:
        keys: WeChat Pay's keys.
        text: The text, up to 214 bytes in UTF-8.
        now: Unix seconds, at which a certificate has to be valid; the current time when left out.

    Raises:
        PlaintextTooLong: `text` has too many bytes.
        CredentialsError: `keys` names no key to encrypt with.
    """
    serial = keys.encryption_id(now=time.time() if now is None else now)
    key = keys.get(serial)
    plaintext = text.encode("utf-8")
    limit = key.key_size // 8 - _OVERHEAD_BYTES
    if len(plaintext) > limit:
        raise PlaintextTooLong(
            f"'text' has {len(plaintext)} bytes in UTF-8, {limit} are the most that one field can hold: shorten it.",
            size=len(plaintext),
            limit=limit,
        )
    return Encrypted(b64encode(key.encrypt(plaintext, oaep())).decode("ascii"), serial)


def decrypt_sensitive(private_key: RSAPrivateKey | Signer | Decrypter, ciphertext: str) -> str:
    """Decrypt one field of an answer.

    Args:
        private_key: The caller's key, or ``credentials.signer``.
        ciphertext: The field as received, in base64.

    Raises:
        DecryptionError: It was not made for this key, or not in this way.
        CredentialsError: `private_key` can sign only.
    """
    holder = RSASigner(private_key) if isinstance(private_key, RSAPrivateKey) else private_key
    if not isinstance(holder, Decrypter):
        raise CredentialsError(
            "'private_key' is a Signer that cannot decrypt: give it a method decrypt(ciphertext: bytes) -> bytes "
            "(see Decrypter), or pass the key itself.",
            names=("private_key",),
        )
    try:
        return holder.decrypt(b64decode(ciphertext, validate=True)).decode("utf-8")
    except ValueError:
        pass
    raise DecryptionError(
        "The field cannot be decrypted with this private key: it was made for the key of another certificate "
        "(compare 'serial_no'), or it was cut on its way."
    )
