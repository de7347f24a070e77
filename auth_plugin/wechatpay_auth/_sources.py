"""What credentials are made of, as given and not yet loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._errors import CredentialsError
from ._keys import Text
from ._message import Scheme
from ._signer import Signer


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
    api_key: str | bytes | None
    certificate: Text | x509.Certificate | None
    validate_key: bool
    label: Callable[[str], str] = argument


def from_environment(environ: Mapping[str, str], scheme: Scheme, *, validate_key: bool) -> Sources:
    """Collect the variables of one side; a blank variable counts as not set.

    Raises:
        CredentialsError: Some are missing; the text names all of them.
    """
    identity = scheme.identity_parameter

    def get(field: str) -> str | None:
        return environ.get(variable(field), "").strip() or None

    def pem(field: str) -> Text | None:
        value = get(field)
        return Path(value[1:]) if value is not None and value.startswith("@") else value

    required = [identity, "private_key", "public_key_id", "public_key"]
    if get("certificate") is None:
        required.insert(1, "serial_no")
    missing = [field for field in required if get(field) is None]
    if missing:
        raise _missing(missing, scheme, environ)
    return Sources(
        scheme=scheme,
        identity=get(identity),
        serial_no=get("serial_no"),
        private_key=pem("private_key"),
        public_key_id=get("public_key_id"),
        public_key=pem("public_key"),
        api_key=get("api_key"),
        certificate=pem("certificate"),
        validate_key=validate_key,
        label=variable,
    )


def _missing(fields: list[str], scheme: Scheme, environ: Mapping[str, str]) -> CredentialsError:
    names = tuple(variable(field) for field in fields)
    advice = "Set them; keys as PEM text, or as @ and the path of a file."
    other, meant = ("mchid", "PartnerCredentials") if scheme is Scheme.BRAND else ("brand_id", "BrandCredentials")
    if scheme.identity_parameter in fields and environ.get(variable(other), "").strip():
        advice += f" {variable(other)} is set: was {meant}.from_env() meant?"
    if scheme is Scheme.PARTNER and "public_key" in fields:
        advice += (
            " With platform certificates in place of a public key, "
            "build PartnerCredentials(platform_certificates=...) in code."
        )
    return CredentialsError(f"Environment variables missing: {', '.join(names)}. {advice}", names=names)
