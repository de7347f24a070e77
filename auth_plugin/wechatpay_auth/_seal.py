"""Sealing as WeChat Pay does it: what `open_sealed` opens."""

from __future__ import annotations

from base64 import b64encode

ALGORITHM = "AEAD_AES_256_GCM"
"""What WeChat Pay calls the encryption."""


def seal(api_key: bytes, nonce: str, associated_data: str | None, plaintext: bytes) -> str:
    """Encrypt a text as WeChat Pay does; for simulators and test kits.

    https://pay.weixin.qq.com/doc/v3/partner/4012082320

    Args:
        api_key: The key of the receiver, 32 bytes.
        nonce: 12 random characters, never used twice with one key.
        associated_data: Text that is not hidden, but has to be the same when the text is opened.
        plaintext: The text.

    Returns:
        The ciphertext in base64, its authentication tag at the end.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # calls do without it

    return b64encode(AESGCM(api_key).encrypt(nonce.encode(), plaintext, (associated_data or "").encode())).decode()
