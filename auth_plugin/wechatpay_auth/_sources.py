"""What credentials are made of, as given and not yet loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._download import DOWNLOAD, CertificateDownload
from ._errors import CredentialsError
from ._keyring import KeyRing
from ._keys import Text
from ._keystore import KeySource
from ._message import Scheme
from ._signer import Signer

if TYPE_CHECKING:
    from cryptography import x509


def argument(field: str) -> str:
    """How an error names `field` when it came as an argument."""
    return f"'{field}'"


def variable(field: str) -> str:
    """How an error names `field` when it came from the environment: the variable."""
    return f"WECHATPAY_{field.upper()}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sources:
    """The arguments of one set of credentials; without a `repr`, since they hold secrets.

    `label` turns the name of an argument into what errors call it.
    """

    scheme: Scheme
    identity: str | None
    serial_no: str | None
    private_key: Text | RSAPrivateKey | Signer | None
    public_key_id: str | None
    public_key: Text | RSAPublicKey | None
    platform_certificates: tuple[Text | x509.Certificate, ...] = ()
    download: CertificateDownload | None = None
    keys: KeyRing | KeySource | None = None
    api_key: str | bytes | None
    certificate: Text | x509.Certificate | None
    validate_key: bool
    label: Callable[[str], str] = argument


def fault(sources: Sources, field: str, text: str, *others: str) -> CredentialsError:
    """The error that `field` is at fault, possibly together with others."""
    names = tuple(sources.label(name).strip("'") for name in (field, *others))
    return CredentialsError(f"{sources.label(field)} {text}", names=names)


def matches(pattern: re.Pattern[str], value: object) -> bool:
    """Whether `value` is text of that form: numbers are a common slip where no type checker looks."""
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def from_environment(environ: Mapping[str, str], scheme: Scheme, *, validate_key: bool) -> Sources:
    """Collect the variables of one side; a blank variable counts as not set.

    Raises:
        CredentialsError: Some are missing; the text names all of them.
    """
    sources = read_environment(environ, scheme, validate_key=validate_key)
    missing = missing_fields(sources)
    if missing:
        raise _missing(missing, scheme, environ)
    return sources


def read_environment(environ: Mapping[str, str], scheme: Scheme, *, validate_key: bool) -> Sources:
    """The variables of one side as they are, complete or not."""

    def get(field: str) -> str | None:
        return environ.get(variable(field), "").strip() or None

    def pem(field: str) -> Text | None:
        value = get(field)
        return Path(value[1:]) if value is not None and value.startswith("@") else value

    platform = pem("platform_certificates") if scheme is Scheme.PARTNER else None
    download = platform == DOWNLOAD
    return Sources(
        scheme=scheme,
        identity=get(scheme.identity_parameter),
        serial_no=get("serial_no"),
        private_key=pem("private_key"),
        public_key_id=get("public_key_id"),
        public_key=pem("public_key"),
        platform_certificates=() if platform is None or download else (platform,),
        download=CertificateDownload() if download else None,
        api_key=get("api_key"),
        certificate=pem("certificate"),
        validate_key=validate_key,
        label=variable,
    )


def missing_fields(sources: Sources) -> list[str]:
    """The fields without which these sources make no credentials."""
    required = {
        sources.scheme.identity_parameter: sources.identity,
        "serial_no": sources.serial_no or sources.certificate,
        "private_key": sources.private_key,
        "public_key_id": sources.public_key_id,
        "public_key": sources.public_key,
    }
    has_certificates = sources.platform_certificates or sources.download
    if has_certificates and not (sources.public_key_id or sources.public_key):
        del required["public_key_id"], required["public_key"]
    return [field for field, given in required.items() if not given]


def _missing(fields: list[str], scheme: Scheme, environ: Mapping[str, str]) -> CredentialsError:
    names = tuple(variable(field) for field in fields)
    advice = "Set them; keys as PEM text, or as @ and the path of a file."
    other, meant = ("mchid", "PartnerCredentials") if scheme is Scheme.BRAND else ("brand_id", "BrandCredentials")
    if scheme.identity_parameter in fields and environ.get(variable(other), "").strip():
        advice += f" {variable(other)} is set: was {meant}.from_env() meant?"
    if scheme is Scheme.PARTNER and "public_key" in fields:
        advice += (
            f" With platform certificates in place of a public key, set {variable('platform_certificates')}="
            f"{DOWNLOAD} and {variable('api_key')}."
        )
    return CredentialsError(f"Environment variables missing: {', '.join(names)}. {advice}", names=names)
