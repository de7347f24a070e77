"""Reading keys and certificates: all the forms that are accepted, and a named reason for the rest."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.auth.support import KEYS, PARTNER, WECHATPAY_PARTNER, private_key, vectors
from wechatpay_auth import CredentialsError, certificate_serial
from wechatpay_auth._keys import certified_key, load_certificate, load_private_key, load_public_key

PRIVATE_PEM: str = PARTNER["private_key_pem"]
PUBLIC_PEM: str = WECHATPAY_PARTNER["public_key_pem"]
CERTIFICATE_PEM: str = PARTNER["certificate_pem"]
SHORT_KEY = rsa.generate_private_key(65537, 1024)
DAY = datetime(2026, 1, 1, tzinfo=UTC)
CURVE_KEY = ec.generate_private_key(ec.SECP256R1())


def armourless(pem: str) -> str:
    return "".join(line for line in pem.splitlines() if not line.startswith("-----"))


def private_pem(key: Any, *, password: bytes | None = None, form: PrivateFormat = PrivateFormat.PKCS8) -> str:
    encryption = NoEncryption() if password is None else BestAvailableEncryption(password)
    text: bytes = key.private_bytes(Encoding.PEM, form, encryption)
    return text.decode()


def public_pem(key: Any, form: PublicFormat = PublicFormat.SubjectPublicKeyInfo) -> str:
    text: bytes = key.public_key().public_bytes(Encoding.PEM, form)
    return text.decode()


FORMS: dict[str, Callable[[str], str | bytes]] = {
    "PEM text": lambda pem: pem,
    "PEM bytes": lambda pem: pem.encode(),
    "byte order mark": lambda pem: b"\xef\xbb\xbf" + pem.encode(),
    "CRLF": lambda pem: pem.replace("\n", "\r\n"),
    "line breaks spelled out": lambda pem: pem.strip().replace("\n", "\\n"),
    "quoted, CRLF spelled out": lambda pem: '"' + pem.replace("\n", "\\r\\n") + '"',
    "line breaks turned into blanks": lambda pem: pem.replace("\n", " "),
    "blanks around": lambda pem: "  \n" + pem + "\n\n",
    "text before the armour": lambda pem: "Bag Attributes\n    friendlyName: 商户\n" + pem,
    "without armour": armourless,
    "without armour, quoted": lambda pem: f'"{armourless(pem)}"',
}


@pytest.mark.parametrize("form", FORMS)
def test_private_key_in_every_form(form: str) -> None:
    """A private key is read however its text arrives."""
    key = load_private_key(FORMS[form](PRIVATE_PEM), "'private_key'", validate=False)

    assert private_key("merchant_partner").private_numbers() == key.private_numbers()


@pytest.mark.parametrize("form", FORMS)
def test_public_key_in_every_form(form: str) -> None:
    """A public key is read however its text arrives."""
    key = load_public_key(FORMS[form](PUBLIC_PEM), "'public_key'")

    assert private_key("wechatpay_pubkey_partner").public_key() == key


@pytest.mark.parametrize("form", FORMS)
def test_certificate_in_every_form(form: str) -> None:
    """A certificate is read however its text arrives."""
    assert PARTNER["serial_no"] == certificate_serial(load_certificate(FORMS[form](CERTIFICATE_PEM), "'certificate'"))


def test_older_key_formats() -> None:
    """The PKCS#1 forms of both keys are read as well."""
    source = private_key("merchant_partner")

    private = load_private_key(private_pem(source, form=PrivateFormat.TraditionalOpenSSL), "k", validate=False)
    public = load_public_key(public_pem(source, PublicFormat.PKCS1), "k")

    assert source.private_numbers() == private.private_numbers()
    assert source.public_key() == public


def test_key_beside_a_certificate_in_one_file() -> None:
    """Out of a file with several parts the fitting one is taken."""
    both = CERTIFICATE_PEM + PRIVATE_PEM

    assert private_key("merchant_partner").private_numbers() == load_private_key(both, "k").private_numbers()
    assert PARTNER["serial_no"] == certificate_serial(load_certificate(both, "c"))


def test_file(tmp_path: Path) -> None:
    """A path stands for the text in its file."""
    path = tmp_path / "pub_key.pem"
    path.write_text(PUBLIC_PEM)

    assert private_key("wechatpay_pubkey_partner").public_key() == load_public_key(path, "'public_key'")


def test_loaded_objects_pass_through() -> None:
    """Keys and certificates that are loaded already are used as they are."""
    key = private_key("merchant_partner")
    certificate = x509.load_pem_x509_certificate(CERTIFICATE_PEM.encode())

    assert key is load_private_key(key, "k")
    assert key.public_key() == load_public_key(key.public_key(), "k")
    assert certificate is load_certificate(certificate, "c")


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("   \n", "is empty", id="blank"),
        pytest.param("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "is empty", id="empty armour"),
        pytest.param("apiclient_key.pem", "is no PEM text.*pathlib.Path", id="a path as text"),
        pytest.param("@apiclient_key.pem", "is no PEM text", id="a marked path as text"),
        pytest.param(PRIVATE_PEM[:900], "is no PEM text", id="cut"),
        pytest.param(armourless(PRIVATE_PEM)[:901], "is cut short or damaged", id="cut base64"),
        pytest.param(armourless(PRIVATE_PEM)[:900], "is damaged or no private key", id="cut at a group"),
        pytest.param(PRIVATE_PEM.replace("MII", "MIJ", 1), "is damaged or no private key", id="damaged"),
        pytest.param(PRIVATE_PEM.replace("M", "中", 1), "is no PEM text", id="foreign character"),
        pytest.param(base64.b64decode(PARTNER["p12_base64"]), "is binary", id="a .p12 file"),
        pytest.param(PARTNER["p12_base64"], "is damaged or no private key", id="a .p12 file in base64"),
        pytest.param(PUBLIC_PEM, "holds PUBLIC KEY where a private key is expected", id="a public key"),
        pytest.param(CERTIFICATE_PEM, "holds CERTIFICATE where a private key is expected", id="a certificate"),
        pytest.param(private_pem(CURVE_KEY), "is no RSA key", id="another algorithm"),
        pytest.param(
            private_pem(CURVE_KEY, form=PrivateFormat.TraditionalOpenSSL), "holds EC PRIVATE KEY", id="EC armour"
        ),
        pytest.param(private_pem(ed25519.Ed25519PrivateKey.generate()), "is no RSA key", id="an Edwards curve"),
        pytest.param(private_pem(SHORT_KEY), "has 1024 bits", id="short"),
        pytest.param(SHORT_KEY, "has 1024 bits", id="short, loaded"),
        pytest.param(private_pem(CURVE_KEY, password=b"x"), "is protected by a password.*openssl pkey", id="locked"),
        pytest.param(
            armourless(private_pem(CURVE_KEY, password=b"x")), "is protected by a password", id="locked, no armour"
        ),
        pytest.param(
            private_pem(CURVE_KEY, password=b"x", form=PrivateFormat.TraditionalOpenSSL),
            "is protected by a password",
            id="locked, older form",
        ),
        pytest.param(Path("no/such/file.pem"), "names a file that cannot be read: No such file", id="no file"),
        pytest.param(Path(), "names a file that cannot be read", id="a folder"),
        pytest.param(Path("nul\0byte"), "names a file that cannot be read", id="an impossible path"),
        pytest.param(42, "is of a type that cannot be read as a private key", id="another type"),
        pytest.param(PRIVATE_PEM.encode("utf-16"), "is binary", id="UTF-16"),
    ],
)
def test_unusable_private_key_names_the_fault(source: Any, fault: str) -> None:
    """What is no usable private key is refused: the text starts with the name and gives the fault."""
    with pytest.raises(CredentialsError, match=f"^'private_key' {fault}") as caught:
        load_private_key(source, "'private_key'")

    assert caught.value.names == ("private_key",)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        pytest.param(PRIVATE_PEM, "holds PRIVATE KEY where WeChat Pay's public key is expected", id="a private key"),
        pytest.param(
            CERTIFICATE_PEM, "holds CERTIFICATE where WeChat Pay's public key is expected", id="a certificate"
        ),
        pytest.param(public_pem(CURVE_KEY), "is no RSA key", id="another algorithm"),
        pytest.param(public_pem(SHORT_KEY), "has 1024 bits", id="short"),
        pytest.param(PUBLIC_PEM.replace("MII", "MIJ", 1), "is damaged or no public key", id="damaged"),
        pytest.param(armourless(PRIVATE_PEM), "is damaged or no public key", id="a private key without armour"),
        pytest.param(
            x509.load_pem_x509_certificate(CERTIFICATE_PEM.encode()), "cannot be read", id="loaded certificate"
        ),
    ],
)
def test_unusable_public_key_names_the_fault(source: Any, fault: str) -> None:
    """What is no usable public key is refused: the text starts with the name and gives the fault."""
    with pytest.raises(CredentialsError, match=f"^WECHATPAY_PUBLIC_KEY .*{fault}") as caught:
        load_public_key(source, "WECHATPAY_PUBLIC_KEY")

    assert caught.value.names == ("WECHATPAY_PUBLIC_KEY",)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (PUBLIC_PEM, "holds PUBLIC KEY where a certificate is expected"),
        (CERTIFICATE_PEM.replace("MII", "MIJ", 1), "is damaged or no certificate"),
        (armourless(PRIVATE_PEM), "is damaged or no certificate"),
    ],
)
def test_unusable_certificate_names_the_fault(source: str, fault: str) -> None:
    """What is no certificate is refused: the text starts with the name and gives the fault."""
    with pytest.raises(CredentialsError, match=f"^'certificate' {fault}"):
        load_certificate(source, "'certificate'")


def test_certificate_of_another_algorithm_is_refused() -> None:
    """A certificate has to certify an RSA key."""
    name = x509.Name([])
    builder = x509.CertificateBuilder(name, name, CURVE_KEY.public_key(), 1, DAY, DAY + timedelta(days=1))

    with pytest.raises(CredentialsError, match="certifies no RSA key"):
        certified_key(builder.sign(CURVE_KEY, SHA256()), "'certificate'")


@pytest.mark.parametrize("holder", ["merchant_partner", "merchant_brand", "platform_cert_old", "platform_cert_new"])
def test_serial_of_a_certificate(holder: str) -> None:
    """The serial is upper-case hexadecimal of even length."""
    certificate = load_certificate(KEYS[holder]["certificate_pem"], "certificate")

    assert KEYS[holder]["serial_no"] == certificate_serial(certificate)


def test_serial_keeps_its_leading_zero() -> None:
    """A serial whose first digit is zero keeps it, unlike the plain conversion of the number."""
    certificate = load_certificate(CERTIFICATE_PEM, "certificate")

    assert PARTNER["serial_no_as_int"] == str(certificate.serial_number)
    assert certificate_serial(certificate) == "0A3F9C1D2E4B5A6978877665544332211F00ABCD"


def test_serials_of_official_sdk_certificates() -> None:
    """The certificates in the official SDKs' tests have the serials that those tests expect."""
    for name in ("certificates_go", "certificates_java"):
        vector = vectors("sdk_tests")[name]

        assert vector["expect_serial_no"] == certificate_serial(load_certificate(vector["expect_pem"], "certificate"))
