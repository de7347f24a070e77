"""Opening what WeChat Pay sealed with the API key: AES-256-GCM."""

from __future__ import annotations

from base64 import b64decode

from cryptography.exceptions import InvalidTag

from ._errors import DecryptionError

_TAG_BYTES = 16


def open_sealed(api_key: bytes, nonce: str, associated_data: str | None, ciphertext_b64: str) -> bytes:
    """Decrypt and authenticate the resource of a callback, or a downloaded platform certificate.

    https://pay.weixin.qq.com/doc/v3/partner/4012082320

    Args:
        api_key: The APIv3 key or the brand API key, 32 bytes.
        nonce: ``nonce`` as received; it has nothing to do with ``Wechatpay-Nonce``.
        associated_data: ``associated_data`` as received; empty and absent are the same.
        ciphertext_b64: ``ciphertext`` as received, in base64; it ends in the 16 bytes of the tag.

    Raises:
        DecryptionError: It was changed, cut, or sealed with another key.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # calls do without it

    try:
        sealed = b64decode(_octets(ciphertext_b64), validate=True)
    except ValueError:
        sealed = None
    if sealed is None:
        raise DecryptionError("The ciphertext is no base64: it was changed or cut on its way.")
    if len(sealed) < _TAG_BYTES:
        raise DecryptionError(f"The ciphertext is under {_TAG_BYTES} bytes, too short for its tag: it was cut.")
    try:
        return AESGCM(api_key).decrypt(_octets(nonce), sealed, _octets(associated_data or ""))
    except InvalidTag:
        fault = (
            "The ciphertext does not fit the API key: 'api_key' is not the one set in WeChat Pay's console "
            "(it may have been changed there), or the ciphertext was changed on its way."
        )
    except ValueError:
        fault = "The nonce or 'api_key' has a length that AES-GCM does not know: 12 and 32 bytes are usual."
    raise DecryptionError(fault)


def _octets(text: str) -> bytes:
    # Hostile text has to fail as a ciphertext, never as an encoding.
    return text.encode("utf-8", "surrogatepass")
