"""The answer of ``GET /v3/certificates``, as plain functions over its headers and bytes.

https://pay.weixin.qq.com/doc/v3/partner/4012715700
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._errors import CertificatesUnavailable, CredentialsError, DecryptionError, VerificationError
from ._keyring import PUBLIC_KEY_ID_PREFIX, KeyRing, Validity, certified_period
from ._keys import certified_key, load_certificate
from ._message import Scheme
from ._sealed import open_sealed
from ._verifier import verify_answer

TARGET = "/v3/certificates"
_ALGORITHM = "AEAD_AES_256_GCM"
_CODE = re.compile(r"[A-Z0-9_]{1,64}", re.ASCII)


def open_certificates(
    headers: Mapping[str, str], body: bytes, *, api_key: bytes, keys: KeyRing, now: float | None
) -> KeyRing:
    """Decrypt the certificates of an answer, then verify the answer with the key it names.

    Of the first answer that key is one of its own certificates: they are believed because the API key opens them,
    and the rest of the answer because one of them signed it.

    Args:
        headers: The headers received.
        body: The body received.
        api_key: The APIv3 key.
        keys: The keys held already.
        now: The local clock, in Unix seconds; None for an answer that was kept, whose age is no fault.

    Raises:
        CertificatesUnavailable: The answer is not proven to be WeChat Pay's, or holds no usable certificate.
    """
    certificates = _certificates(body, api_key)
    clock = signed_at(headers) if now is None else now
    try:
        verify_answer(headers, body, keys=keys.merged(certificates), scheme=Scheme.PARTNER, now=clock)
    except VerificationError as error:
        raise _unusable(str(error)) from error
    return certificates


def signed_at(headers: Mapping[str, str]) -> float:
    """When an answer was signed, in Unix seconds; 0 if it does not say so."""
    stamp = next((value for name, value in headers.items() if name.lower() == "wechatpay-timestamp"), "")
    return float(stamp) if stamp.isascii() and stamp.isdigit() else 0.0


def refusal(status_code: int, body: bytes, request_id: str | None) -> CertificatesUnavailable:
    """The error for an answer without success."""
    code = error_code(body)
    advice = "Repeat the call later."
    if code == "RESOURCE_NOT_EXISTS":
        advice = (
            "This merchant has no platform certificates, as new ones have only a public key: download pub_key.pem "
            f"from WeChat Pay's console, set 'public_key' and 'public_key_id' ({PUBLIC_KEY_ID_PREFIX}...), "
            "and leave 'platform_certificates' out."
        )
    elif status_code == 401:
        advice = "WeChat Pay refused the signature: check 'mchid', 'serial_no', 'private_key' and the clock."
    elif 400 <= status_code < 500 and status_code != 429:
        advice = "Check the base URL, proxies on the way, and what the merchant is allowed to do."
    return CertificatesUnavailable(
        f"The platform certificates could not be downloaded: GET {TARGET} was answered with HTTP {status_code} "
        f"{code or '(no error code)'}. {advice} The request itself was not sent. (Request-ID: {request_id})",
        status_code=status_code,
        code=code,
        request_id=request_id,
        retryable=status_code == 429 or not 400 <= status_code < 500,
    )


def unreachable() -> CertificatesUnavailable:
    """The error for those who waited for a download that got no answer."""
    return CertificatesUnavailable(
        "The platform certificates could not be downloaded: there was no answer. "
        "The request itself was not sent. Check base URL, DNS and proxy, then repeat it."
    )


def _unusable(fault: str, *, retryable: bool = True) -> CertificatesUnavailable:
    return CertificatesUnavailable(
        f"The platform certificates could not be used: {fault} The request itself was not sent.", retryable=retryable
    )


def error_code(body: bytes) -> str | None:
    """The ``code`` of an error answer, if it has one."""
    try:
        code = _fields(json.loads(body)).get("code")
    except (ValueError, RecursionError):
        return None
    # A code is a word; what a gateway writes there stays out of texts.
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def _certificates(body: bytes, api_key: bytes) -> KeyRing:
    keys: dict[str, RSAPublicKey] = {}
    validity: dict[str, Validity] = {}
    try:
        data = _fields(json.loads(body)).get("data")
    except (ValueError, RecursionError):
        data = None
    for entry in cast("list[object]", data) if isinstance(data, list) else []:
        fields = _fields(entry)
        sealed = _fields(fields.get("encrypt_certificate"))
        # Certificates of other algorithms may come some day, and are of no use here.
        if sealed.get("algorithm") == _ALGORITHM:
            serial, key, period = _certificate(fields, sealed, api_key)
            keys[serial] = key
            validity[serial] = period
    if not keys:
        raise _unusable("the answer holds none.")
    return KeyRing(keys, validity=validity)


def _certificate(fields: dict[str, Any], sealed: dict[str, Any], api_key: bytes) -> tuple[str, RSAPublicKey, Validity]:
    try:
        pem = open_sealed(
            api_key,
            _text(sealed, "nonce"),
            _text(sealed, "associated_data", ""),
            _text(sealed, "ciphertext"),
        )
        certificate = load_certificate(pem, "a certificate of the answer")
        key = certified_key(certificate, "a certificate of the answer")
    except DecryptionError as error:
        raise _unusable(str(error), retryable=False) from error
    except CredentialsError as error:
        raise _unusable("a certificate of the answer cannot be read.") from error
    serial = _text(fields, "serial_no")
    try:
        same = int(serial, 16) == certificate.serial_number
    except ValueError:
        same = False
    if not same:
        raise _unusable("a certificate has another serial number than the answer says.")
    period = certified_period(certificate)
    # The end is moved forward when a certificate is replaced, so the answer counts, not the certificate.
    return serial, key, Validity(_time(fields, "effective_time", period[0]), _time(fields, "expire_time", period[1]))


def _time(fields: dict[str, Any], name: str, certified: float) -> float:
    given = fields.get(name)
    if given is None:
        return certified
    try:
        moment = datetime.fromisoformat(given)
        if moment.tzinfo is not None:
            return moment.timestamp()
    except (TypeError, ValueError, OverflowError):
        pass
    raise _unusable(f"'{name}' is no time of the form 2026-01-02T10:00:00+08:00.")


def _text(fields: dict[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name)
    value = default if value is None else value
    if isinstance(value, str):
        return value
    raise _unusable(f"'{name}' of a certificate is missing or no text.")


def _fields(value: object) -> dict[str, Any]:
    # In the official samples some names end in a blank.
    return (
        {name.strip(): item for name, item in cast("dict[str, Any]", value).items()} if isinstance(value, dict) else {}
    )
