"""Texts that WeChat Pay encrypts with the receiver's AES key: AES-256-GCM, in base64."""

from __future__ import annotations

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ._errors import DecryptionError

ALGORITHM = "AEAD_AES_256_GCM"
"""What WeChat Pay calls the encryption."""

KEY_BYTES = 32


def open_sealed(api_key: bytes, nonce: str, associated_data: str | None, ciphertext_b64: str) -> bytes:
    """Decrypt a text and check that nobody changed it.

    https://pay.weixin.qq.com/doc/v3/partner/4012082320

    Args:
        api_key: The APIv3 key, or the brand API key: 32 bytes.
        nonce: The characters of ``nonce``, used as bytes.
        associated_data: The characters of ``associated_data``; empty and None mean the same.
        ciphertext_b64: ``ciphertext``: base64, its last 16 bytes are the authentication tag.

    Raises:
        DecryptionError: It does not open with this key, nonce and associated data,
            be it for its alphabet, its length or its tag.
    """
    plaintext = None
    # AES knows shorter keys and would use them without a word.
    if len(api_key) == KEY_BYTES:
        try:
            sealed = b64decode(ciphertext_b64, validate=True)
            plaintext = AESGCM(api_key).decrypt(nonce.encode(), sealed, (associated_data or "").encode())
        except (ValueError, InvalidTag):
            plaintext = None
    if plaintext is None:
        raise DecryptionError(
            "The ciphertext does not open: it was encrypted with another key, or it is damaged. "
            "Compare 'api_key' (WECHATPAY_API_KEY) with the key set in WeChat Pay's console: the APIv3 key "
            f"of a service provider, the brand API key of a brand, {KEY_BYTES} characters each."
        )
    return plaintext


def seal(api_key: bytes, nonce: str, associated_data: str | None, plaintext: bytes) -> str:
    """Encrypt a text as WeChat Pay does; for simulators and test kits.

    Args:
        api_key: The key of the receiver, 32 bytes.
        nonce: 12 random characters, never used twice with one key.
        associated_data: Text that is not hidden, but has to be the same when the text is opened.
        plaintext: The text.

    Returns:
        The ciphertext in base64, its tag at the end.
    """
    return b64encode(AESGCM(api_key).encrypt(nonce.encode(), plaintext, (associated_data or "").encode())).decode()
