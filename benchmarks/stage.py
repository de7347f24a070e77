"""What the processes of one run share: throw-away keys, a throw-away CA, addresses, bodies."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any, Self

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

DATA = Path(__file__).parent / "data"
PATHS = {
    "partner": "/v3/marketing/partner/product-coupon/product-coupons",
    "brand": "/brand/marketing/product-coupon/product-coupons",
}
HOST = "127.0.0.1"

_SERIAL_NO = "5EED0000000000000000000000000000000000BE"
_KEY_IDS = {"partner": "PUB_KEY_ID_5EED5E", "brand": "PUB_KEY_ID_5EEDBA"}
_IDENTITIES = {"partner": ("WECHATPAY_MCHID", "1900000109"), "brand": ("WECHATPAY_BRAND_ID", "120344")}
_VALID = timedelta(days=2)


@dataclass(frozen=True)
class Stage:
    """Everything server and clients need; they read it from a file.

    Attributes:
        folder: Holds the files, and goes with the run.
        tls_url: Base URL of the server; empty until it runs.
        plain_url: The same over plain HTTP.
        environ: Per side, the credentials as the variables that ``from_env`` reads.
        wechatpay_key: The private key that answers are signed with, as PEM.
        caller_public_key: The key that requests verify with, as PEM.
    """

    folder: str
    environ: dict[str, dict[str, str]]
    wechatpay_key: str
    caller_public_key: str
    tls_url: str = ""
    plain_url: str = ""

    @classmethod
    def make(cls, folder: Path) -> Self:
        """Draw keys, make the CA and the certificate of the server."""
        caller, wechatpay = _key(), _key()
        environ = {
            side: {
                variable: identity,
                "WECHATPAY_SERIAL_NO": _SERIAL_NO,
                "WECHATPAY_PRIVATE_KEY": _private(caller),
                "WECHATPAY_PUBLIC_KEY_ID": _KEY_IDS[side],
                "WECHATPAY_PUBLIC_KEY": _public(wechatpay),
                "WECHATPAY_API_KEY": "5eed" * 8,
            }
            for side, (variable, identity) in _IDENTITIES.items()
        }
        _certify(folder)
        return cls(str(folder), environ, _private(wechatpay), _public(caller))

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what `save` wrote."""
        return cls(**json.loads(file.read_text("utf-8")))

    def save(self) -> Path:
        """Write it for the other processes."""
        self.file.write_text(json.dumps(asdict(self)), "utf-8")
        return self.file

    def at(self, tls_url: str, plain_url: str) -> Self:
        """The same with addresses."""
        return replace(self, tls_url=tls_url, plain_url=plain_url)

    @property
    def file(self) -> Path:
        return Path(self.folder) / "stage.json"

    @property
    def ca_bundle(self) -> Path:
        """A bundle of usual size with the throw-away CA in it, so that loading it costs what it costs elsewhere."""
        return Path(self.folder) / "bundle.pem"

    @property
    def server_chain(self) -> Path:
        """Certificate and key of the server."""
        return Path(self.folder) / "server.pem"

    @cached_property
    def body(self) -> dict[str, Any]:
        """The partner's create."""
        return create_body("partner")


def create_body(side: str) -> dict[str, Any]:
    """The request of a create."""
    content: dict[str, Any] = json.loads((DATA / f"{side}-create.json").read_text("utf-8"))
    return content


def create_answer(side: str) -> dict[str, Any]:
    """The answer to it."""
    content: dict[str, Any] = json.loads((DATA / f"{side}-create.answer.json").read_text("utf-8"))
    return content


def compact(content: dict[str, Any]) -> bytes:
    """JSON as WeChat Pay sends it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def key_id(side: str) -> str:
    """The id of WeChat Pay's public key for a side."""
    return _KEY_IDS[side]


def _key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


def _private(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _public(key: RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _certify(folder: Path) -> None:
    now = datetime.now(UTC)
    ca_key, ca_name = _key(), _name("Throw-away CA of a benchmark")
    blank = x509.CertificateBuilder().not_valid_before(now - _VALID).not_valid_after(now + _VALID)
    authority = (
        blank.subject_name(ca_name)
        .issuer_name(ca_name)
        .serial_number(x509.random_serial_number())
        .public_key(ca_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, SHA256())
    )
    key = _key()
    server = (
        blank.subject_name(_name(HOST))
        .issuer_name(ca_name)
        .serial_number(x509.random_serial_number())
        .public_key(key.public_key())
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, SHA256())
    )
    (folder / "server.pem").write_text(_pem(server) + _private(key), "ascii")
    (folder / "bundle.pem").write_text(Path(certifi.where()).read_text("utf-8") + _pem(authority), "utf-8")


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()
