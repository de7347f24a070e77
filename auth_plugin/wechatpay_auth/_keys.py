"""Reading keys and certificates from whatever holds them: text, bytes, a file, an object.

Every text raised here starts with `label`, the name of the argument or environment variable,
and never repeats what was given: it may be the key itself.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_der_public_key,
)

from ._errors import CredentialsError

# performance: x509 is the costliest part of cryptography to import, and public-key mode needs none of it.
if TYPE_CHECKING:
    from cryptography import x509

Text = str | bytes | os.PathLike[str]
"""PEM text, or the path of a file that holds it."""

MIN_KEY_BITS = 2048

_Key = TypeVar("_Key", RSAPrivateKey, RSAPublicKey)

_PEM_BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \1-----", re.DOTALL)
_LOCKED = "is protected by a password; write it without one: openssl pkey -in KEY -out PLAIN"
_NOT_BASE64 = r"[^A-Za-z0-9+/=]"


class _Kind(NamedTuple):
    noun: str
    labels: tuple[str, ...]
    advice: str


_PRIVATE_KEY = _Kind(
    "a private key",
    ("PRIVATE KEY", "RSA PRIVATE KEY"),
    "Give the text of apiclient_key.pem, or pathlib.Path('apiclient_key.pem').",
)
_PUBLIC_KEY = _Kind(
    "WeChat Pay's public key",
    ("PUBLIC KEY", "RSA PUBLIC KEY"),
    "Give the text of the pub_key.pem downloaded from WeChat Pay, or its pathlib.Path.",
)
_CERTIFICATE = _Kind(
    "a certificate",
    ("CERTIFICATE",),
    "Give the text of the certificate's .pem file, or its pathlib.Path.",
)


def load_private_key(source: Text | RSAPrivateKey, label: str, *, validate: bool = True) -> RSAPrivateKey:
    r"""Load an RSA private key.

    Args:
        source: PEM text (also on one line with ``\n`` spelled out, or its base64 alone),
            the path of a file, or a loaded key.
        label: How to name `source` in errors.
        validate: Check the mathematics of the key, which takes about 40 ms.

    Raises:
        CredentialsError: Unreadable, password-protected, not RSA, or under 2048 bits.
    """
    if isinstance(source, RSAPrivateKey):
        return _long_enough(source, label)
    der = _der(source, label, _PRIVATE_KEY)
    try:
        key = load_der_private_key(der, None, unsafe_skip_rsa_key_validation=not validate)
    except TypeError:
        fault = _LOCKED
    except UnsupportedAlgorithm:
        fault = f"is no RSA key. {_PRIVATE_KEY.advice}"
    except ValueError:
        fault = f"is damaged or no private key. {_PRIVATE_KEY.advice}"
    else:
        if isinstance(key, RSAPrivateKey):
            return _long_enough(key, label)
        fault = f"is no RSA key. {_PRIVATE_KEY.advice}"
    raise _error(label, fault)


def load_public_key(source: Text | RSAPublicKey, label: str) -> RSAPublicKey:
    """Load WeChat Pay's RSA public key from PEM text, a file or a loaded key.

    Raises:
        CredentialsError: Unreadable, not RSA, under 2048 bits, or a certificate.
    """
    if isinstance(source, RSAPublicKey):
        return _long_enough(source, label)
    der = _der(source, label, _PUBLIC_KEY)
    try:
        key = load_der_public_key(der)
    except UnsupportedAlgorithm:
        fault = f"is no RSA key. {_PUBLIC_KEY.advice}"
    except ValueError:
        fault = f"is damaged or no public key. {_PUBLIC_KEY.advice}"
    else:
        if isinstance(key, RSAPublicKey):
            return _long_enough(key, label)
        fault = f"is no RSA key. {_PUBLIC_KEY.advice}"
    raise _error(label, fault)


def load_certificate(source: Text | x509.Certificate, label: str) -> x509.Certificate:
    """Load an X.509 certificate from PEM text, a file or a loaded certificate.

    Raises:
        CredentialsError: Unreadable or damaged.
    """
    from cryptography import x509  # noqa: PLC0415  # 20 ms that public-key mode does not need

    if isinstance(source, x509.Certificate):
        return source
    der = _der(source, label, _CERTIFICATE)
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError:
        fault = f"is damaged or no certificate. {_CERTIFICATE.advice}"
    raise _error(label, fault)


def certified_key(holder: x509.Certificate, label: str) -> RSAPublicKey:
    """The RSA public key that a certificate certifies.

    Raises:
        CredentialsError: It is not RSA or under 2048 bits.
    """
    try:
        key = holder.public_key()
    except (UnsupportedAlgorithm, ValueError):
        key = None
    if isinstance(key, RSAPublicKey):
        return _long_enough(key, label)
    raise _error(label, f"certifies no RSA key. {_CERTIFICATE.advice}")


def certificate_serial(holder: x509.Certificate) -> str:
    """The serial number of a certificate as WeChat Pay writes it.

    Upper-case hexadecimal with its leading zero kept, as ``openssl x509 -noout -serial`` prints
    it: two digits a byte.
    https://pay.weixin.qq.com/doc/v3/partner/4012081992
    """
    digits = f"{holder.serial_number:X}"
    return digits if len(digits) % 2 == 0 else f"0{digits}"


def _der(source: Text, label: str, kind: _Kind) -> bytes:
    # Environment variables carry PEM on one line, with `\n` spelled out or turned into blanks.
    text = _read(source, label, kind).replace("\\r", "").replace("\\n", "\n")
    blocks = _PEM_BLOCK.findall(text)
    for name, body in blocks:
        if name == "ENCRYPTED PRIVATE KEY" or "Proc-Type:" in body:
            raise _error(label, _LOCKED)
        if name in kind.labels:
            return _decode(body, label, kind)
    if blocks:
        found = ", ".join(name for name, _ in blocks)
        raise _error(label, f"holds {found} where {kind.noun} is expected. {kind.advice}")
    return _decode(text.strip().strip("\"'"), label, kind)


def _read(source: Text, label: str, kind: _Kind) -> str:
    if isinstance(source, os.PathLike):
        try:
            content = Path(source).read_bytes()
        except OSError as error:
            fault = f"names a file that cannot be read: {error.strerror}."
        except ValueError:
            fault = "names a file that cannot be read: the name is invalid."
        else:
            return _text(content, label, kind)
        raise _error(label, f"{fault} Relative paths start at the working directory.")
    if isinstance(source, bytes):
        return _text(source, label, kind)
    # Without a type checker anything may get here, and must not end up in somebody's traceback.
    if isinstance(source, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        return source
    raise _error(label, f"is of a type that cannot be read as {kind.noun}. {kind.advice}")


def _text(content: bytes, label: str, kind: _Kind) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        fault = f"is binary (a .p12 or .der file?), not PEM text. {kind.advice}"
    raise _error(label, fault)


def _decode(body: str, label: str, kind: _Kind) -> bytes:
    text = "".join(body.split())
    if not text:
        raise _error(label, f"is empty. {kind.advice}")
    try:
        return b64decode(text, validate=True)
    except ValueError:
        foreign = re.search(_NOT_BASE64, text) is not None
    raise _error(label, f"is {'no PEM text' if foreign else 'cut short or damaged'}. {kind.advice}")


def _long_enough(key: _Key, label: str) -> _Key:
    if key.key_size < MIN_KEY_BITS:
        raise _error(
            label,
            f"has {key.key_size} bits, WeChat Pay's keys have {MIN_KEY_BITS}: "
            "it is another service's key or a test key.",
        )
    return key


def _error(label: str, fault: str) -> CredentialsError:
    return CredentialsError(f"{label} {fault}", names=(label.strip("'"),))
