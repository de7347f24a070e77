"""Loading credentials: every part is read, checked, and held against the others."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._errors import InvalidSignature
from ._keys import certificate_serial, certified_key, load_certificate, load_private_key
from ._keystore import KeyStore
from ._signer import RSASigner, Signer, sign
from ._sources import Sources, fault, matches
from ._trust import load_downloads, load_key_store
from ._verifier import verify

if TYPE_CHECKING:
    from cryptography import x509

    from ._platform import PlatformCertificates

API_KEY_BYTES = 32

# The longest serial number of RFC 5280 has 20 bytes, hence 40 hexadecimal digits.
_SERIAL = re.compile(r"[0-9A-Fa-f]{2,40}", re.ASCII)
_DECIMAL_SERIAL = re.compile(r"[0-9]{41,49}", re.ASCII)
# It goes into a header between quotes.
_IDENTITY = re.compile(r"[0-9A-Za-z_-]+", re.ASCII)

_HOW_TO_PRINT_SERIAL = "print it with: openssl x509 -noout -serial -in apiclient_cert.pem"
_PROBE = b"wechatpay_auth: does this private key belong to its public key?\n"


class Loaded(NamedTuple):
    """Credentials that passed all checks; without a `repr`, since they hold secrets."""

    identity: str
    serial_no: str
    signer: Signer
    key_store: KeyStore
    certificates: PlatformCertificates | None
    api_key: bytes | None

    def __repr__(self) -> str:
        return "<Loaded>"


def load(sources: Sources) -> Loaded:
    """Load everything.

    Raises:
        CredentialsError: The first part that is missing, unreadable or does not fit.
    """
    identity = load_identity(sources)
    signer, own = load_signer(sources)
    certificate = None
    if sources.certificate is not None:
        certificate = load_certificate(sources.certificate, sources.label("certificate"))
        own = load_pair(certificate, signer, own, sources)
    if own is not None and not sources.validate_key:
        check_signer(signer, own, sources)
    serial_no = load_serial_no(certificate, sources)
    key_store = load_key_store(own, sources)
    api_key = load_api_key(sources)
    return Loaded(
        identity=identity,
        serial_no=serial_no,
        signer=signer,
        key_store=key_store,
        certificates=load_downloads(key_store, api_key, sources),
        api_key=api_key,
    )


def load_identity(sources: Sources) -> str:
    """The number of the brand or the merchant."""
    field = sources.scheme.identity_parameter
    identity = sources.identity
    if not identity:
        raise fault(sources, field, "is missing: copy the number from WeChat Pay's console.")
    if not matches(_IDENTITY, identity):
        raise fault(sources, field, "is no number in text form: give it as WeChat Pay's console shows it.")
    return identity


def load_signer(sources: Sources) -> tuple[Signer, RSAPublicKey | None]:
    """What signs, and its public key where that is known."""
    source = sources.private_key
    label = sources.label("private_key")
    if not source:
        raise fault(sources, "private_key", "is missing: give apiclient_key.pem as text or as a path.")
    if isinstance(source, (str, bytes, os.PathLike, RSAPrivateKey)):
        key = load_private_key(source, label, validate=sources.validate_key)
        return RSASigner(key), key.public_key()
    # Private keys of other algorithms sign as well, and some with the very call of a Signer.
    if hasattr(source, "private_bytes") or not callable(getattr(source, "sign", None)):
        raise fault(
            sources,
            "private_key",
            "is no RSA key and has no sign(message): give PEM text, a path, an RSAPrivateKey or a Signer.",
        )
    return source, None


def load_pair(
    certificate: x509.Certificate, signer: Signer, own: RSAPublicKey | None, sources: Sources
) -> RSAPublicKey:
    """The public key of the caller's certificate, which the private key has to belong to."""
    certified = certified_key(certificate, sources.label("certificate"))
    fits = _signs_for(signer, certified) if own is None else own == certified
    if not fits:
        raise fault(
            sources,
            "certificate",
            f"does not belong to {sources.label('private_key')}: "
            "give the apiclient_cert.pem that was issued for this key.",
            "private_key",
        )
    return certified


def check_signer(signer: Signer, own: RSAPublicKey, sources: Sources) -> None:
    """Make one signature and verify it."""
    if not _signs_for(signer, own):
        raise fault(sources, "private_key", "is damaged: download or export apiclient_key.pem again.")


def _signs_for(signer: Signer, public_key: RSAPublicKey) -> bool:
    try:
        verify(public_key, _PROBE, sign(signer, _PROBE))
    except (InvalidSignature, ValueError):
        return False
    return True


def load_serial_no(certificate: x509.Certificate | None, sources: Sources) -> str:
    """The serial number of the caller's certificate."""
    given = sources.serial_no
    certified = None if certificate is None else certificate_serial(certificate)
    if not given:
        if certified is None:
            raise fault(
                sources,
                "serial_no",
                f"is missing: {_HOW_TO_PRINT_SERIAL}; or give {sources.label('certificate')}, which holds it.",
            )
        return certified
    if not matches(_SERIAL, given):
        raise fault(sources, "serial_no", _serial_fault(given))
    if certified is not None and certified != given.upper():
        raise fault(
            sources,
            "serial_no",
            f"is not the serial number of {sources.label('certificate')}, which is {certified}: "
            "leave it out or correct it.",
            "certificate",
        )
    if len(given) % 2:
        raise fault(
            sources,
            "serial_no",
            f"has an odd number of hexadecimal digits, its leading zero is lost: {_HOW_TO_PRINT_SERIAL}.",
        )
    return given


def _serial_fault(given: object) -> str:
    if isinstance(given, int) or matches(_DECIMAL_SERIAL, given):
        return f"is in decimal, WeChat Pay wants hexadecimal: {_HOW_TO_PRINT_SERIAL}."
    return f"is not hexadecimal digits alone (no colons, no blanks, 40 at most): {_HOW_TO_PRINT_SERIAL}."


def load_api_key(sources: Sources) -> bytes | None:
    """The key that opens callbacks and certificates, if one is given."""
    given = sources.api_key
    if given is None:
        return None
    key = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    if len(key) != API_KEY_BYTES or not key.isascii():
        raise fault(
            sources,
            "api_key",
            f"is not {API_KEY_BYTES} ASCII characters: copy the key as it was set in WeChat Pay's console.",
        )
    return key
