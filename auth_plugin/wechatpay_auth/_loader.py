"""Loading credentials: every part is read, checked, and held against the others."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._errors import CredentialsError, InvalidSignature
from ._keyring import KeyRing
from ._keys import (
    certificate_serial,
    certified_key,
    load_certificate,
    load_private_key,
    load_public_key,
)
from ._signer import RSASigner, Signer, sign
from ._sources import Sources
from ._verifier import verify

PUBLIC_KEY_ID_PREFIX = "PUB_KEY_ID_"
API_KEY_BYTES = 32

# The longest serial number of RFC 5280 has 20 bytes, hence 40 hexadecimal digits.
_SERIAL = re.compile(r"[0-9A-Fa-f]{2,40}", re.ASCII)
_DECIMAL_SERIAL = re.compile(r"[0-9]{41,49}", re.ASCII)
# Both go into headers between quotes.
_IDENTITY = re.compile(r"[0-9A-Za-z_-]+", re.ASCII)
# Ids of 10, 32 and 34 digits are in official samples, so their length says nothing.
_PUBLIC_KEY_ID = re.compile(rf"{PUBLIC_KEY_ID_PREFIX}[0-9A-Za-z_-]+", re.ASCII)

_HOW_TO_PRINT_SERIAL = "print it with: openssl x509 -noout -serial -in apiclient_cert.pem"
_PROBE = b"wechatpay_auth: does this private key belong to its public key?\n"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Loaded:
    """Credentials that passed all checks; without a `repr`, since they hold secrets."""

    identity: str
    serial_no: str
    signer: Signer
    keys: KeyRing
    api_key: bytes | None


def load(sources: Sources) -> Loaded:
    """Load everything.

    Raises:
        CredentialsError: The first part that is missing, unreadable or does not fit.
    """
    identity = _identity(sources)
    signer, own = _signer(sources)
    certificate = None
    if sources.certificate is not None:
        certificate = load_certificate(sources.certificate, sources.label("certificate"))
        own = _pair(certificate, signer, own, sources)
    if own is not None and not sources.validate_key:
        _self_test(signer, own, sources)
    return Loaded(
        identity=identity,
        serial_no=_serial_no(certificate, sources),
        signer=signer,
        keys=_key_ring(own, sources),
        api_key=_api_key(sources),
    )


def _error(sources: Sources, field: str, fault: str, *others: str) -> CredentialsError:
    names = tuple(sources.label(name).strip("'") for name in (field, *others))
    return CredentialsError(f"{sources.label(field)} {fault}", names=names)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    # Numbers in place of text are a common slip where no type checker looks.
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _identity(sources: Sources) -> str:
    field = sources.scheme.identity_parameter
    identity = sources.identity
    if not identity:
        raise _error(sources, field, "is missing: copy the number from WeChat Pay's console.")
    if not _matches(_IDENTITY, identity):
        raise _error(sources, field, "is no number in text form: give it as WeChat Pay's console shows it.")
    return identity


def _signer(sources: Sources) -> tuple[Signer, RSAPublicKey | None]:
    source = sources.private_key
    label = sources.label("private_key")
    if not source:
        raise _error(sources, "private_key", "is missing: give apiclient_key.pem as text or as a path.")
    if isinstance(source, (str, bytes, os.PathLike, RSAPrivateKey)):
        key = load_private_key(source, label, validate=sources.validate_key)
        return RSASigner(key), key.public_key()
    # Private keys of other algorithms sign as well, and some with the very call of a Signer.
    if hasattr(source, "private_bytes") or not callable(getattr(source, "sign", None)):
        raise _error(
            sources,
            "private_key",
            "is no RSA key and has no sign(message): give PEM text, a path, an RSAPrivateKey or a Signer.",
        )
    return source, None


def _pair(certificate: x509.Certificate, signer: Signer, own: RSAPublicKey | None, sources: Sources) -> RSAPublicKey:
    certified = certified_key(certificate, sources.label("certificate"))
    fits = _signs_for(signer, certified) if own is None else own == certified
    if not fits:
        raise _error(
            sources,
            "certificate",
            f"does not belong to {sources.label('private_key')}: "
            "give the apiclient_cert.pem that was issued for this key.",
            "private_key",
        )
    return certified


def _self_test(signer: Signer, own: RSAPublicKey, sources: Sources) -> None:
    if not _signs_for(signer, own):
        raise _error(sources, "private_key", "is damaged: download or export apiclient_key.pem again.")


def _signs_for(signer: Signer, public_key: RSAPublicKey) -> bool:
    try:
        verify(public_key, _PROBE, sign(signer, _PROBE))
    except (InvalidSignature, ValueError):
        return False
    return True


def _serial_no(certificate: x509.Certificate | None, sources: Sources) -> str:
    given = sources.serial_no
    certified = None if certificate is None else certificate_serial(certificate)
    if not given:
        if certified is None:
            raise _error(
                sources,
                "serial_no",
                f"is missing: {_HOW_TO_PRINT_SERIAL}; or give {sources.label('certificate')}, which holds it.",
            )
        return certified
    if not _matches(_SERIAL, given):
        raise _error(sources, "serial_no", _serial_fault(given))
    if certified is not None and certified != given.upper():
        raise _error(
            sources,
            "serial_no",
            f"is not the serial number of {sources.label('certificate')}, which is {certified}: "
            "leave it out or correct it.",
            "certificate",
        )
    if len(given) % 2:
        raise _error(
            sources,
            "serial_no",
            f"has an odd number of hexadecimal digits, its leading zero is lost: {_HOW_TO_PRINT_SERIAL}.",
        )
    return given


def _serial_fault(given: object) -> str:
    if isinstance(given, int) or _matches(_DECIMAL_SERIAL, given):
        return f"is in decimal, WeChat Pay wants hexadecimal: {_HOW_TO_PRINT_SERIAL}."
    return f"is not hexadecimal digits alone (no colons, no blanks, 40 at most): {_HOW_TO_PRINT_SERIAL}."


def _key_ring(own: RSAPublicKey | None, sources: Sources) -> KeyRing:
    keys: dict[str, RSAPublicKey] = {}
    for index, source in enumerate(sources.platform_certificates):
        field = f"platform_certificates[{index}]"
        certificate = load_certificate(source, sources.label(field))
        key = certified_key(certificate, sources.label(field))
        _refuse_own(own, key, field, sources)
        keys[certificate_serial(certificate)] = key
    key_id = _public_key_id(sources)
    if key_id is not None and sources.public_key is not None:
        key = load_public_key(sources.public_key, sources.label("public_key"))
        _refuse_own(own, key, "public_key", sources)
        keys[key_id] = key
    if not keys:
        raise _error(
            sources,
            "public_key",
            "is missing: give WeChat Pay's public key with its id, "
            f"or {sources.label('platform_certificates')}; answers cannot be verified without.",
            "public_key_id",
            "platform_certificates",
        )
    return KeyRing(keys, announced=key_id)


def _public_key_id(sources: Sources) -> str | None:
    key_id = sources.public_key_id
    if not key_id and not sources.public_key:
        return None
    if not key_id:
        raise _error(
            sources,
            "public_key_id",
            f"is missing beside {sources.label('public_key')}: WeChat Pay's console shows it, "
            f"it starts with {PUBLIC_KEY_ID_PREFIX}.",
        )
    if not sources.public_key:
        raise _error(
            sources,
            "public_key",
            f"is missing beside {sources.label('public_key_id')}: download pub_key.pem from WeChat Pay's console.",
        )
    if not _matches(_PUBLIC_KEY_ID, key_id):
        raise _error(
            sources,
            "public_key_id",
            f"does not have the form {PUBLIC_KEY_ID_PREFIX}...: copy the id of WeChat Pay's "
            "public key from the console; it is no certificate serial.",
        )
    return key_id


def _refuse_own(own: RSAPublicKey | None, key: RSAPublicKey, field: str, sources: Sources) -> None:
    if own == key:
        raise _error(
            sources,
            field,
            f"is your own: it belongs to {sources.label('private_key')}. "
            "Give WeChat Pay's, downloaded from its console.",
            "private_key",
        )


def _api_key(sources: Sources) -> bytes | None:
    given = sources.api_key
    if given is None:
        return None
    key = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    if len(key) != API_KEY_BYTES or not key.isascii():
        raise _error(
            sources,
            "api_key",
            f"is not {API_KEY_BYTES} ASCII characters: copy the key as it was set in WeChat Pay's console.",
        )
    return key
