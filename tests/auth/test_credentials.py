"""Credentials: every part is checked against the others, errors name the argument, nothing secret is shown."""

import copy
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from tests.auth.support import (
    BRAND,
    KEYS,
    NEW_CERTIFICATE,
    OLD_CERTIFICATE,
    PARTNER,
    WECHATPAY_BRAND,
    WECHATPAY_PARTNER,
    Spoiled,
    brand,
    partner,
    private_key,
)
from wechatpay_auth import BrandCredentials, Credentials, CredentialsError, PartnerCredentials, Scheme, sign, verify

OWN_PUBLIC_PEM = PARTNER["public_key_pem"]


class RemoteSigner:
    """A signer that holds its key elsewhere, as a KMS does."""

    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key
        self.calls = 0

    def sign(self, message: bytes) -> bytes:
        self.calls += 1
        return self._key.sign(message, PKCS1v15(), SHA256())


def test_brand() -> None:
    """A brand signs under the brand scheme, is named by its brand id, and announces the public key id."""
    credentials = brand()

    assert Scheme.BRAND is credentials.scheme
    assert credentials.identity == "120344"
    assert BRAND["serial_no"] == credentials.serial_no
    assert WECHATPAY_BRAND["public_key_id"] == credentials.keys.announced
    assert KEYS["brand_api_key"].encode() == credentials.api_key


def test_partner_with_both_kinds_of_keys() -> None:
    """While switching, a partner holds public key and certificates, and announces the public key."""
    credentials = partner()

    assert Scheme.PARTNER is credentials.scheme
    assert credentials.identity == "1900000109"
    assert WECHATPAY_PARTNER["public_key_id"] == credentials.keys.announced
    assert {
        WECHATPAY_PARTNER["public_key_id"],
        OLD_CERTIFICATE["serial_no"],
        NEW_CERTIFICATE["serial_no"],
    } == set(credentials.keys.ids)


def test_partner_with_certificates_only_announces_nothing() -> None:
    """In platform-certificate mode no key is announced."""
    credentials = partner(public_key_id=None, public_key=None)

    assert credentials.keys.announced is None
    assert (OLD_CERTIFICATE["serial_no"], NEW_CERTIFICATE["serial_no"]) == credentials.keys.ids


def test_partner_with_public_key_only() -> None:
    """In public-key mode no certificate is needed."""
    assert (WECHATPAY_PARTNER["public_key_id"],) == partner(platform_certificates=()).keys.ids


def test_lone_platform_certificate() -> None:
    """A single platform certificate needs no list around it."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=NEW_CERTIFICATE["certificate_pem"])

    assert (NEW_CERTIFICATE["serial_no"],) == credentials.keys.ids


def test_api_key_is_optional() -> None:
    """Without callbacks no API key is needed."""
    assert brand(api_key=None).api_key is None


def test_api_key_may_be_bytes() -> None:
    """The API key may be given as bytes."""
    assert brand(api_key=b"k" * 32).api_key == b"k" * 32


def test_pem_text_is_loaded() -> None:
    """Credentials from PEM text sign with that very key."""
    credentials = partner(private_key=PARTNER["private_key_pem"])

    verify(private_key("merchant_partner").public_key(), b"message", sign(credentials.signer, b"message"))


@pytest.mark.parametrize("given", [None, BRAND["serial_no"], BRAND["serial_no"].lower()])
def test_certificate_and_serial(given: str | None) -> None:
    """The serial comes from the certificate if left out; if given, it is compared in any case and sent as given."""
    credentials = brand(serial_no=given, certificate=BRAND["certificate_pem"])

    assert (given or BRAND["serial_no"]) == credentials.serial_no


def test_certificate_s_serial_keeps_its_zero() -> None:
    """A serial taken from a certificate keeps its leading zero."""
    assert (
        partner(serial_no=None, certificate=PARTNER["certificate_pem"]).serial_no
        == "0A3F9C1D2E4B5A6978877665544332211F00ABCD"
    )


def test_signer_object() -> None:
    """An object with a sign method stands for the private key, and is not called before it is needed."""
    signer = RemoteSigner(private_key("merchant_brand"))
    credentials = brand(private_key=signer)

    assert signer is credentials.signer
    assert signer.calls == 0


def test_signer_object_is_held_against_the_certificate() -> None:
    """A signer fits its certificate if a probe that it signs verifies."""
    signer = RemoteSigner(private_key("merchant_brand"))

    brand(private_key=signer, certificate=BRAND["certificate_pem"])

    assert signer.calls == 1


def test_signer_object_of_another_certificate_is_refused() -> None:
    """A signer whose probe does not verify with the certificate is refused."""
    with pytest.raises(CredentialsError, match="'certificate' does not belong to 'private_key'"):
        brand(private_key=RemoteSigner(private_key("merchant_partner")), certificate=BRAND["certificate_pem"])


@pytest.mark.parametrize("source", ["PEM", "key"])
def test_unvalidated_key_signs(source: str) -> None:
    """Skipping the slow check of a good key changes nothing."""
    given = BRAND["private_key_pem"] if source == "PEM" else private_key("merchant_brand")
    credentials = brand(private_key=given, validate_key=False)

    verify(private_key("merchant_brand").public_key(), b"message", sign(credentials.signer, b"message"))


def test_unvalidated_key_is_tried_once() -> None:
    """A key that makes wrong signatures is found even when the slow check is skipped."""
    der = bytearray(b64decode("".join(BRAND["private_key_pem"].splitlines()[1:-1])))
    modulus = private_key("merchant_brand").public_key().public_numbers().n.to_bytes(256)
    der[der.index(modulus) + 100] ^= 1

    with pytest.raises(CredentialsError, match="'private_key' is damaged: download or export"):
        brand(private_key=b64encode(der), validate_key=False)


@pytest.mark.parametrize(
    ("build", "changes", "fault", "names"),
    [
        pytest.param(brand, {"brand_id": ""}, "'brand_id' is missing", ("brand_id",), id="no brand id"),
        pytest.param(
            brand, {"brand_id": 120344}, "'brand_id' is no number in text", ("brand_id",), id="brand id as int"
        ),
        pytest.param(partner, {"mchid": '19"'}, "'mchid' is no number in text", ("mchid",), id="quote in mchid"),
        pytest.param(partner, {"mchid": "19\n"}, "'mchid' is no number in text", ("mchid",), id="line break in mchid"),
        pytest.param(brand, {"private_key": None}, "'private_key' is missing", ("private_key",), id="no key"),
        pytest.param(brand, {"private_key": ""}, "'private_key' is missing", ("private_key",), id="empty key"),
        pytest.param(brand, {"private_key": object()}, "'private_key' is no RSA key", ("private_key",), id="no signer"),
        pytest.param(
            brand,
            {"private_key": ed25519.Ed25519PrivateKey.generate()},
            "'private_key' is no RSA key",
            ("private_key",),
            id="a key of another algorithm",
        ),
        pytest.param(
            brand,
            {"private_key": private_key("merchant_brand").public_key()},
            "'private_key' is no RSA key",
            ("private_key",),
            id="a public key",
        ),
        pytest.param(
            brand,
            {"certificate": PARTNER["certificate_pem"]},
            "'certificate' does not belong to 'private_key': give the apiclient_cert.pem",
            ("certificate", "private_key"),
            id="certificate of another key",
        ),
        pytest.param(
            brand, {"serial_no": None}, "'serial_no' is missing: .*'certificate'", ("serial_no",), id="no serial"
        ),
        pytest.param(
            partner,
            {"serial_no": PARTNER["serial_no_as_int"]},
            "'serial_no' is in decimal, WeChat Pay wants hexadecimal: .*openssl x509 -noout -serial",
            ("serial_no",),
            id="decimal serial",
        ),
        pytest.param(
            partner,
            {"serial_no": int(PARTNER["serial_no_as_int"])},
            "'serial_no' is in decimal",
            ("serial_no",),
            id="serial as int",
        ),
        pytest.param(
            partner,
            {"serial_no": PARTNER["serial_no"][1:]},
            "'serial_no' has an odd number of hexadecimal digits, its leading zero is lost",
            ("serial_no",),
            id="serial without its zero",
        ),
        pytest.param(
            partner,
            {"serial_no": PARTNER["serial_no"][1:], "certificate": PARTNER["certificate_pem"]},
            f"'serial_no' is not the serial number of 'certificate', which is {PARTNER['serial_no']}",
            ("serial_no", "certificate"),
            id="serial without its zero, beside the certificate",
        ),
        pytest.param(
            brand,
            {"serial_no": "5B:7E:1C:0D"},
            "'serial_no' is not hexadecimal digits alone",
            ("serial_no",),
            id="serial with colons",
        ),
        pytest.param(
            brand,
            {"serial_no": PARTNER["serial_no"], "certificate": BRAND["certificate_pem"]},
            "'serial_no' is not the serial number of 'certificate'",
            ("serial_no", "certificate"),
            id="serial of another certificate",
        ),
        pytest.param(
            brand,
            {"public_key_id": ""},
            "'public_key_id' is missing beside 'public_key'",
            ("public_key_id",),
            id="no id",
        ),
        pytest.param(
            brand,
            {"public_key": None},
            "'public_key' is missing beside 'public_key_id': download pub_key.pem",
            ("public_key",),
            id="no public key",
        ),
        pytest.param(
            brand,
            {"public_key_id": BRAND["serial_no"]},
            "'public_key_id' does not have the form PUB_KEY_ID_",
            ("public_key_id",),
            id="a serial for an id",
        ),
        pytest.param(
            partner,
            {"public_key_id": None, "public_key": None, "platform_certificates": ()},
            "'public_key' is missing: .*'platform_certificates'",
            ("public_key", "public_key_id", "platform_certificates"),
            id="no key of WeChat Pay",
        ),
        pytest.param(
            partner,
            {"public_key": OWN_PUBLIC_PEM},
            "'public_key' is your own: it belongs to 'private_key'",
            ("public_key", "private_key"),
            id="own public key",
        ),
        pytest.param(
            partner,
            {"public_key": PARTNER["certificate_pem"]},
            "'public_key' holds CERTIFICATE where WeChat Pay's public key is expected",
            ("public_key",),
            id="own certificate as public key",
        ),
        pytest.param(
            partner,
            {"platform_certificates": [NEW_CERTIFICATE["certificate_pem"], PARTNER["certificate_pem"]]},
            r"'platform_certificates\[1\]' is your own: it belongs to 'private_key'",
            ("platform_certificates[1]", "private_key"),
            id="own certificate as platform certificate",
        ),
        pytest.param(
            partner,
            {"platform_certificates": [OWN_PUBLIC_PEM]},
            r"'platform_certificates\[0\]' holds PUBLIC KEY where a certificate is expected",
            ("platform_certificates[0]",),
            id="public key as platform certificate",
        ),
        pytest.param(brand, {"api_key": ""}, "'api_key' is not 32 ASCII characters", ("api_key",), id="empty api key"),
        pytest.param(brand, {"api_key": "k" * 31}, "'api_key' is not 32 ASCII", ("api_key",), id="short api key"),
        pytest.param(brand, {"api_key": "k" * 33}, "'api_key' is not 32 ASCII", ("api_key",), id="long api key"),
        pytest.param(brand, {"api_key": "密" * 32}, "'api_key' is not 32 ASCII", ("api_key",), id="Chinese api key"),
        pytest.param(
            brand, {"api_key": "é" + "k" * 30}, "'api_key' is not 32 ASCII", ("api_key",), id="32 bytes, not ASCII"
        ),
    ],
)
def test_unusable_part_is_named(build: Spoiled, changes: dict[str, Any], fault: str, names: tuple[str, ...]) -> None:
    """A part that cannot work is refused; text and `names` give the arguments concerned."""
    with pytest.raises(CredentialsError, match=f"^{fault}") as caught:
        build(**changes)

    assert names == caught.value.names


def test_own_certificate_is_found_behind_a_signer_too() -> None:
    """With a signer object, its certificate tells which key is the caller's own."""
    with pytest.raises(CredentialsError, match="'public_key' is your own"):
        partner(
            private_key=RemoteSigner(private_key("merchant_partner")),
            certificate=PARTNER["certificate_pem"],
            public_key=OWN_PUBLIC_PEM,
        )


def test_from_files(tmp_path: Path) -> None:
    """Keys and certificate can be given as the paths of their files, as text or as paths."""
    key = tmp_path / "apiclient_key.pem"
    certificate = tmp_path / "apiclient_cert.pem"
    public = tmp_path / "pub_key.pem"
    key.write_text(BRAND["private_key_pem"])
    certificate.write_text(BRAND["certificate_pem"])
    public.write_text(WECHATPAY_BRAND["public_key_pem"])

    credentials = BrandCredentials.from_files(
        brand_id="120344",
        private_key=str(key),
        certificate=certificate,
        public_key_id=WECHATPAY_BRAND["public_key_id"],
        public_key=os.fspath(public),
        api_key="k" * 32,
    )

    assert BRAND["serial_no"] == credentials.serial_no
    assert (WECHATPAY_BRAND["public_key_id"],) == credentials.keys.ids


def test_partner_from_files(tmp_path: Path) -> None:
    """A partner's platform certificates can be files as well."""
    key = tmp_path / "apiclient_key.pem"
    platform = tmp_path / "wechatpay_cert.pem"
    key.write_text(PARTNER["private_key_pem"])
    platform.write_text(NEW_CERTIFICATE["certificate_pem"])

    credentials = PartnerCredentials.from_files(
        mchid="1900000109",
        serial_no=PARTNER["serial_no"],
        private_key=key,
        platform_certificates=[platform],
        validate_key=False,
    )

    assert (NEW_CERTIFICATE["serial_no"],) == credentials.keys.ids


@pytest.mark.parametrize("build", [brand, partner])
def test_repr_shows_identity_serial_and_announced_key(build: Spoiled) -> None:
    """A printed object tells whose it is, and nothing else."""
    credentials = build()

    name, parameter = type(credentials).__name__, credentials.scheme.identity_parameter
    assert (
        f"{name}({parameter}={credentials.identity!r}, serial_no={credentials.serial_no!r}, "
        f"announced={credentials.keys.announced!r})"
    ) == repr(credentials)


@pytest.mark.parametrize("attribute", ["identity", "serial_no", "signer", "keys", "api_key", "other"])
def test_credentials_do_not_change(attribute: str) -> None:
    """No attribute can be set, known or not."""
    with pytest.raises(AttributeError):
        setattr(brand(), attribute, "x")


def test_credentials_have_no_printable_dictionary() -> None:
    """Tools that print an object's dictionary find none."""
    assert not hasattr(brand(), "__dict__")


def test_credentials_compare_by_identity() -> None:
    """Two sets of credentials are equal only if they are one."""
    one, other = brand(), brand()

    assert one != other
    assert len({one, one, other}) == 2


def test_copied_credentials_sign() -> None:
    """A copy, as configuration objects make them, signs like the original."""
    for twin in (copy.copy(brand()), copy.deepcopy(brand())):
        assert sign(brand().signer, b"m") == sign(twin.signer, b"m")


def test_credentials_have_one_base() -> None:
    """Both kinds can be handled as Credentials."""
    assert isinstance(brand(), Credentials)
    assert isinstance(partner(), Credentials)
