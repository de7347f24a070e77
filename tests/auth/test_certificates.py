"""The answer of GET /v3/certificates as bytes: what of it is believed, and how the rest is refused."""

import json
from typing import Any

import pytest

from tests.auth.platform import DAY, NEW, OLD, Certificate, certificates_body, issue, rfc3339, sealed
from tests.auth.support import KEYS, NOW, WECHATPAY_PARTNER, Vector, private_key, signed_headers, vectors
from wechatpay_auth import CertificatesUnavailable, KeyRing, SignatureExpired, UnknownKey, Validity, sign_answer
from wechatpay_auth._certificates import open_certificates, refusal
from wechatpay_auth._message import Scheme

DOWNLOAD: Vector = vectors("certificates_download")
NOT_EXISTS: Vector = DOWNLOAD["negative"]["no_certificate_404"]
API_KEY: bytes = KEYS["api_v3_key"].encode()


def opened(
    body: bytes,
    headers: dict[str, str],
    *,
    now: float | None = NOW,
    api_key: bytes = API_KEY,
    keys: KeyRing | None = None,
) -> KeyRing:
    return open_certificates(headers, body, api_key=api_key, keys=keys or KeyRing.empty(), now=now)


def signed_by(certificate: Certificate, body: bytes, **options: Any) -> dict[str, str]:
    return dict(certificate.sign(body, **options).headers)


def of_document(document: Any) -> KeyRing:
    """Open an answer with this content, signed by a certificate of its own."""
    body = json.dumps(document).encode()
    return opened(body, signed_by(NEW, body))


def test_the_vector_s_certificates() -> None:
    """A rotation's answer gives both certificates under their exact serials, and proves itself."""
    certificates = opened(DOWNLOAD["body"].encode(), DOWNLOAD["headers"], now=DOWNLOAD["now"])

    assert tuple(item["serial_no"] for item in DOWNLOAD["expect"]["certificates"]) == certificates.ids
    for item in DOWNLOAD["expect"]["certificates"]:
        expected = KeyRing.load(platform_certificates=[item["pem"]]).get(item["serial_no"])
        assert expected == certificates.get(item["serial_no"])


def test_the_vector_s_key_for_encryption() -> None:
    """Of two certificates the one that became effective last encrypts."""
    certificates = opened(DOWNLOAD["body"].encode(), DOWNLOAD["headers"], now=DOWNLOAD["now"])

    assert DOWNLOAD["expect"]["encrypt_with_serial"] == certificates.encryption_id(now=DOWNLOAD["now"])


def test_the_answer_s_expiry_counts() -> None:
    """The old certificate ends when the answer says, which is before its own end."""
    certificates = opened(DOWNLOAD["body"].encode(), DOWNLOAD["headers"], now=DOWNLOAD["now"])
    old = DOWNLOAD["expect"]["certificates"][0]["serial_no"]
    end = json.loads(DOWNLOAD["body"])["data"][0]["expire_time"]

    period = certificates.validity(old)
    assert period is not None
    assert rfc3339(period.expires) == "2026-01-02T02:00:00+00:00"
    assert end == "2026-01-02T10:00:00+08:00"
    certificates.get(old, now=period.expires + 299)
    with pytest.raises(UnknownKey, match="expired at 2026-01-02T02:00:00"):
        certificates.get(old, now=period.expires + 301)


def test_the_vector_s_404() -> None:
    """A merchant without platform certificates is told to configure the public key."""
    error = refusal(NOT_EXISTS["status"], NOT_EXISTS["body"].encode(), "08F5A1-0")

    assert (error.status_code, error.code) == (404, "RESOURCE_NOT_EXISTS")
    assert not error.retryable
    for part in ("'public_key'", "'public_key_id'", "PUB_KEY_ID_", "08F5A1-0", "was not sent"):
        assert part in str(error)


@pytest.mark.parametrize(
    ("status", "body", "advice", "retryable"),
    [
        (401, b'{"code":"SIGN_ERROR"}', "SIGN_ERROR. .* 'serial_no', 'private_key' and the clock", False),
        (403, b'{"code":"NO_AUTH"}', "NO_AUTH. Check the base URL", False),
        (404, b"<html>not here</html>", r"HTTP 404 \(no error code\). Check the base URL", False),
        (429, b'{"code":"RATELIMIT_EXCEEDED"}', "Repeat the call later", True),
        (500, b'{"code":"SYSTEM_ERROR"}', "HTTP 500 SYSTEM_ERROR. Repeat the call later", True),
        (502, b"\xff", "HTTP 502", True),
        (500, b"[" * 100_000, "no error code", True),
        (500, b'{"code":"a secret, 13800000000"}', r"500 \(no error code\)", True),
        (500, b'{"code":7}', "no error code", True),
    ],
)
def test_refused_downloads(status: int, body: bytes, advice: str, retryable: bool) -> None:
    """Each refusal says what to check, and whether repeating helps; what is no code is not shown."""
    error = refusal(status, body, None)

    with pytest.raises(CertificatesUnavailable, match=advice):
        raise error
    assert retryable == error.retryable
    assert "secret" not in str(error)


@pytest.mark.parametrize("name", ["certificates_go", "certificates_java"])
def test_official_samples(name: str) -> None:
    """The samples of the official SDKs' tests are decrypted; unsigned as they are, they end as not proven."""
    sample = vectors("sdk_tests")[name]

    with pytest.raises(CertificatesUnavailable, match="Not signed"):
        opened(sample["body"].encode(), {}, api_key=sample["aes_key"].encode())
    body = sample["body"].encode()
    headers = signed_headers(body)
    key_id = WECHATPAY_PARTNER["public_key_id"]
    held = KeyRing({key_id: private_key("wechatpay_pubkey_partner").public_key()})
    certificates = opened(body, headers, api_key=sample["aes_key"].encode(), keys=held)
    assert (sample["expect_serial_no"],) == certificates.ids
    expected = KeyRing.load(platform_certificates=[sample["expect_pem"]])
    assert expected.get(sample["expect_serial_no"]) == certificates.get(sample["expect_serial_no"])


@pytest.mark.parametrize("skew", [299, -299, 300, -300])
def test_fresh_answer(skew: int) -> None:
    """An answer up to five minutes off the clock, either way, is believed."""
    body = certificates_body(NEW)

    assert (NEW.serial,) == opened(body, signed_by(NEW, body), now=NOW + skew).ids


@pytest.mark.parametrize("skew", [301, -301])
def test_stale_answer(skew: int) -> None:
    """An answer more than five minutes off is refused."""
    body = certificates_body(NEW)

    with pytest.raises(CertificatesUnavailable, match=r"Signed 301 s (before|after) the local time") as caught:
        opened(body, signed_by(NEW, body), now=NOW + skew)
    assert isinstance(caught.value.__cause__, SignatureExpired)


def test_kept_answer_may_be_old() -> None:
    """An answer that was kept is proven without regard to its age."""
    body = certificates_body(NEW)

    assert (NEW.serial,) == opened(body, signed_by(NEW, body), now=None).ids


def test_kept_answer_without_a_timestamp() -> None:
    """A kept answer without its time is not proven."""
    body = certificates_body(NEW)
    headers = signed_by(NEW, body) | {"wechatpay-timestamp": "x"}

    with pytest.raises(CertificatesUnavailable, match="Wechatpay-Timestamp"):
        opened(body, headers, now=None)


def test_answer_of_a_stranger_s_key() -> None:
    """An answer that none of its own certificates and no key held signed is refused."""
    body = certificates_body(OLD)

    with pytest.raises(CertificatesUnavailable, match="not held"):
        opened(body, signed_by(NEW, body))


def test_changed_answer() -> None:
    """What is not encrypted is protected by the signature: a changed time is noticed."""
    body = certificates_body(NEW)
    headers = signed_by(NEW, body)
    changed = body.replace(rfc3339(NEW.expires).encode(), rfc3339(NEW.expires + DAY).encode())
    assert changed != body

    with pytest.raises(CertificatesUnavailable, match="does not fit"):
        opened(changed, headers)


def test_answer_signed_with_a_key_held() -> None:
    """The answer may be signed with the public key while switching."""
    body = certificates_body(OLD)
    key_id = WECHATPAY_PARTNER["public_key_id"]
    held = KeyRing({key_id: private_key("wechatpay_pubkey_partner").public_key()})
    headers = sign_answer(private_key("wechatpay_pubkey_partner"), key_id, Scheme.PARTNER, body, timestamp=NOW)

    assert (OLD.serial,) == opened(body, headers, keys=held).ids


def test_other_api_key() -> None:
    """Certificates of another merchant, or after a change of the key, are not opened, which repeating cannot help."""
    body = certificates_body(NEW)

    with pytest.raises(CertificatesUnavailable, match="'api_key' is not the one set") as caught:
        opened(body, signed_by(NEW, body), api_key=b"another key of 32 characters ...")
    assert not caught.value.retryable


def test_leading_zero_of_a_serial() -> None:
    """A serial that starts with a zero is held as the answer writes it."""
    zero = issue(0x0A00FF)
    body = certificates_body(zero)

    assert opened(body, signed_by(zero, body)).ids == ("0A00FF",)


@pytest.mark.parametrize("given", [str(0x6F00), "not hex", "6F01", "", "6f_00_0"])
def test_serial_of_another_certificate(given: str) -> None:
    """A serial in decimal, or of another certificate, is noticed."""
    with pytest.raises(CertificatesUnavailable, match="another serial number"):
        of_document({"data": [issue(0x6F00).listed(serial_no=given)]})


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"data": None},
        {"data": {}},
        {"data": []},
        {"data": [None, 1, "x", []]},
        {"data": [{"encrypt_certificate": {"algorithm": "AEAD_SM4_GCM"}}]},
    ],
)
def test_answer_without_certificates(document: Any) -> None:
    """An answer without a usable certificate says so."""
    with pytest.raises(CertificatesUnavailable, match="holds none"):
        of_document(document)


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000])
def test_answer_that_is_no_json(body: bytes) -> None:
    """A body that is no JSON holds no certificates."""
    with pytest.raises(CertificatesUnavailable, match="holds none"):
        opened(body, {})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"encrypt_certificate": sealed(NEW.pem) | {"nonce": None}}, "'nonce' of a certificate is missing"),
        ({"encrypt_certificate": sealed(NEW.pem) | {"ciphertext": 1}}, "'ciphertext' of a certificate is missing"),
        ({"encrypt_certificate": sealed(NEW.pem) | {"ciphertext": "!"}}, "no base64"),
        ({"encrypt_certificate": sealed(b"no certificate")}, "a certificate of the answer cannot be read"),
        ({"serial_no": None}, "'serial_no' of a certificate is missing"),
        ({"effective_time": "yesterday"}, "'effective_time' is no time"),
        ({"expire_time": 1767225600}, "'expire_time' is no time"),
        ({"expire_time": "2026-01-02T10:00:00"}, "'expire_time' is no time"),
    ],
)
def test_damaged_entry(changes: dict[str, Any], fault: str) -> None:
    """A damaged entry fails the answer, and the error names the field."""
    with pytest.raises(CertificatesUnavailable, match=fault):
        of_document({"data": [NEW.listed(**changes)]})


def test_entry_without_times() -> None:
    """Without times in the answer those of the certificate count."""
    entry = NEW.listed(effective_time=None, expire_time=None)

    assert Validity(NEW.effective, NEW.expires) == of_document({"data": [entry]}).validity(NEW.serial)


def test_names_with_a_blank() -> None:
    """Names that end in a blank, as in the official samples, are read."""
    entry = {f"{name} ": value for name, value in NEW.listed(expire_time=rfc3339(NOW + DAY)).items()}

    assert of_document({"data ": [entry]}).validity(NEW.serial) == Validity(NEW.effective, NOW + DAY)


def test_certificates_of_other_algorithms_are_passed_over() -> None:
    """A certificate of another algorithm does not keep the others from being used."""
    other = {"serial_no": "01", "encrypt_certificate": {"algorithm": "AEAD_SM4_GCM"}}

    assert (NEW.serial,) == of_document({"data": [other, NEW.listed()]}).ids
