"""Verification as plain functions over headers and bytes: what is believed, and how the rest is refused."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1

from tests.auth.support import (
    KEYS,
    NEW_CERTIFICATE,
    NOW,
    WECHATPAY_BRAND,
    WECHATPAY_PARTNER,
    Vector,
    brand,
    credentials_for,
    named,
    partner,
    private_key,
    signed_headers,
    vectors,
)
from wechatpay_auth import (
    MAX_CLOCK_SKEW_SECONDS,
    InvalidSignature,
    Scheme,
    SignatureExpired,
    SignatureMissing,
    UnexpectedScheme,
    UnknownKey,
    VerificationError,
    answer_message,
    sign,
    sign_answer,
    verify,
    verify_answer,
)
from wechatpay_auth._keys import certified_key, load_certificate, load_public_key

ANSWERS: list[Vector] = vectors("response_verify")["vectors"]
ACCEPTED = [vector for vector in ANSWERS if vector["expect"] == "accept"]
REJECTED = [vector for vector in ANSWERS if vector["expect"].startswith("reject:")]
CLASSES: dict[str, type[VerificationError]] = {
    "reject:missing_header": SignatureMissing,
    "reject:malformed_header": SignatureMissing,
    "reject:signature_type": UnexpectedScheme,
    "reject:timestamp": SignatureExpired,
    "reject:unknown_serial": UnknownKey,
    "reject:signature": InvalidSignature,
}
BODY = '{"coupon_code":"Code_123456","attach":"中文附加信息"}'.encode()


def check(headers: dict[str, str], body: bytes = BODY, scheme: Scheme = Scheme.PARTNER, now: float = NOW) -> None:
    verify_answer(headers, body, keys=credentials_for(scheme).keys, scheme=scheme, now=now)


def without(headers: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in headers.items() if key != name}


def scheme_of(vector: Vector) -> Scheme:
    return Scheme.BRAND if vector["name"].startswith("brand") else Scheme.PARTNER


@pytest.mark.parametrize("vector", **named(ACCEPTED))
def test_genuine_answer_is_accepted(vector: Vector) -> None:
    """Each vector to accept passes."""
    check(vector["headers"], vector["body"].encode(), scheme_of(vector), vector["now"])


@pytest.mark.parametrize("vector", **named(REJECTED))
def test_forged_answer_is_rejected_for_its_cause(vector: Vector) -> None:
    """Each vector to reject raises the error of its cause, and no other."""
    with pytest.raises(VerificationError) as caught:
        check(vector["headers"], vector["body"].encode(), scheme_of(vector), vector["now"])

    assert CLASSES[vector["expect"]] is type(caught.value)
    assert vector["headers"].get("Wechatpay-Serial") == caught.value.serial


def test_every_vector_is_used() -> None:
    """The vectors are those to accept, those to reject, and one unsigned error answer."""
    assert [vector["expect"] for vector in ANSWERS if vector not in ACCEPTED + REJECTED] == ["not_verified"]


def test_official_answer_sample_verifies() -> None:
    """The answer printed on the official page verifies with the key printed there."""
    vector = vectors("official_docs")["response_verification"][0]
    message = answer_message(str(vector["timestamp"]), vector["nonce"], vector["body"].encode())

    assert vector["verify_message"].encode() == message
    verify(load_public_key(vector["public_key_pem"], "key"), message, vector["signature"])


def test_official_answer_sample_fails_with_the_other_page_s_key() -> None:
    """The same answer does not verify with the key that another official page prints for it."""
    genuine, wrong = vectors("official_docs")["response_verification"]

    with pytest.raises(InvalidSignature):
        verify(
            load_public_key(wrong["public_key_pem"], "key"), genuine["verify_message"].encode(), genuine["signature"]
        )


def test_official_probe_fails() -> None:
    """The signature probe of the official page has the length of a signature and is none."""
    probe = vectors("official_docs")["probe_signature"]

    assert probe["decodes_to_bytes"] == len(b64decode(probe["value"], validate=True))
    with pytest.raises(InvalidSignature):
        verify(private_key("wechatpay_pubkey_partner").public_key(), b"1\nn\n{}\n", probe["value"])


def test_official_go_sdk_callback_verifies() -> None:
    """The callback in the unit test of the official Go SDK verifies with its certificate."""
    vector = vectors("sdk_tests")["callback_go"]
    headers = vector["headers"]
    message = answer_message(headers["Wechatpay-Timestamp"], headers["Wechatpay-Nonce"], vector["body"].encode())
    key = certified_key(load_certificate(vector["platform_certificate_pem"], "certificate"), "certificate")

    assert vector["verify_message"].encode() == message
    verify(key, message, headers["Wechatpay-Signature"])


@pytest.mark.parametrize("scheme", Scheme)
def test_sign_answer_makes_what_verify_answer_accepts(scheme: Scheme) -> None:
    """Headers made for a simulator are accepted by a client of the same side."""
    headers = signed_headers(BODY, scheme)

    check(headers, BODY, scheme)
    assert scheme == headers["Wechatpay-Signature-Type"]
    assert str(NOW) == headers["Wechatpay-Timestamp"]


def test_sign_answer_draws_time_and_nonce() -> None:
    """Left to itself, sign_answer uses the current time and a new nonce."""
    key = private_key("wechatpay_pubkey_partner")
    first, second = (sign_answer(key, "PUB_KEY_ID_1", Scheme.PARTNER, b"") for _ in range(2))

    assert first["Wechatpay-Nonce"] != second["Wechatpay-Nonce"]
    assert int(first["Wechatpay-Timestamp"]) > NOW - 86400 * 3650


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_header_names_in_any_case(change: Callable[[str], str]) -> None:
    """Header names may come in any case."""
    check({change(name): value for name, value in signed_headers(BODY).items()})


@pytest.mark.parametrize("name", ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"])
def test_each_header_is_needed(name: str) -> None:
    """Without one of the four headers nothing verifies, and the error names the header."""
    with pytest.raises(SignatureMissing, match=f"{name} missing"):
        check(without(signed_headers(BODY), name))
    with pytest.raises(SignatureMissing, match=f"{name} missing"):
        check(signed_headers(BODY) | {name: ""})


def test_all_missing_headers_are_named_at_once() -> None:
    """An answer without any signature names all four headers."""
    with pytest.raises(
        SignatureMissing, match="Wechatpay-Timestamp, Wechatpay-Nonce, Wechatpay-Signature, Wechatpay-Serial"
    ):
        check({"Content-Type": "application/json"})


@pytest.mark.parametrize(
    "timestamp",
    ["soon", "1767225600.0", "-1767225600", "+1767225600", " 1767225600", "１７６７２２５６００", "1_767_225_600"],
)
def test_timestamp_is_a_plain_number(timestamp: str) -> None:
    """Anything but ASCII digits is no timestamp."""
    with pytest.raises(SignatureMissing, match="no number of Unix seconds"):
        check(signed_headers(BODY) | {"Wechatpay-Timestamp": timestamp})


def test_endless_timestamp_is_refused_cheaply() -> None:
    """A timestamp with thousands of digits is refused like any other malformed one."""
    with pytest.raises(SignatureMissing, match="no number of Unix seconds"):
        check(signed_headers(BODY) | {"Wechatpay-Timestamp": "9" * 5000})


@pytest.mark.parametrize("skew", [0, 299, -299, 299.9, MAX_CLOCK_SKEW_SECONDS, -MAX_CLOCK_SKEW_SECONDS])
def test_fresh_enough(skew: float) -> None:
    """Up to five minutes off, either way, a message is fresh."""
    check(signed_headers(BODY), now=NOW + skew)


@pytest.mark.parametrize(
    ("skew", "side"), [(301, "before"), (-301, "after"), (300.5, "before"), (86400 * 365, "before")]
)
def test_not_fresh(skew: float, side: str) -> None:
    """Over five minutes off, either way, a message is refused and the error measures the gap."""
    with pytest.raises(SignatureExpired, match=f"{side} the local time") as caught:
        check(signed_headers(BODY), now=NOW + skew)

    assert skew == caught.value.skew_seconds


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY.replace(b"123456", b"123457"), id="tampered"),
        pytest.param(BODY[:-1], id="truncated"),
        pytest.param(BODY + b"\n", id="extended"),
        pytest.param(b"", id="emptied"),
        pytest.param(json.dumps(json.loads(BODY)).encode(), id="serialised again"),
        pytest.param(json.dumps(json.loads(BODY), ensure_ascii=False).encode(), id="with blanks"),
        pytest.param(BODY.decode().encode("gbk"), id="other encoding"),
    ],
)
def test_changed_body_is_refused(body: bytes) -> None:
    """A body that differs in one byte from the signed one is refused."""
    with pytest.raises(InvalidSignature):
        check(signed_headers(BODY), body)


@pytest.mark.parametrize("name", ["Wechatpay-Timestamp", "Wechatpay-Nonce"])
def test_changed_header_is_refused(name: str) -> None:
    """Timestamp and nonce are part of what is signed."""
    with pytest.raises(InvalidSignature):
        check(signed_headers(BODY) | {name: str(NOW + 1)})


def test_border_between_nonce_and_body_cannot_move() -> None:
    """A genuine signature is refused when the start of the body was moved into the nonce."""
    body = b"first\nsecond"
    headers = signed_headers(body)
    headers["Wechatpay-Nonce"] += "\nfirst"

    with pytest.raises(SignatureMissing, match="line break"):
        check(headers, b"second")


@pytest.mark.parametrize(
    "name",
    ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Signature-Type"],
)
def test_header_that_came_twice_is_refused(name: str) -> None:
    """Two values of one header never verify, even if one of them would."""
    headers = signed_headers(BODY)

    with pytest.raises(VerificationError):
        check(headers | {name.lower(): headers[name]})


SPOILS: dict[str, Callable[[str], str]] = {
    "cut by a group": lambda text: text[:-4],
    "cut by a character": lambda text: text[:-1],
    "longer": lambda text: text + "AAAA",
    "line break": lambda text: text + "\n",
    "blank": lambda text: text[:10] + " " + text[10:],
    "other alphabet": lambda text: text.replace("/", "_").replace("+", "-") + "-_",
    "not ASCII": lambda text: "签名" + text,
    "no base64": lambda text: "*",
    "probe": lambda text: "WECHATPAY/SIGNTEST/" + text[19:],
    "zeros": lambda text: b64encode(bytes(256)).decode(),
    "larger than the modulus": lambda text: b64encode(b"\xff" * 256).decode(),
    "reversed": lambda text: b64encode(b64decode(text)[::-1]).decode(),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_spoiled_signature_is_refused_one_way(spoil: str) -> None:
    """Every way to spoil a signature ends in the same error."""
    headers = signed_headers(BODY)
    headers["Wechatpay-Signature"] = SPOILS[spoil](headers["Wechatpay-Signature"])

    with pytest.raises(InvalidSignature):
        check(headers)


def test_signature_over_another_digest_is_refused() -> None:
    """A signature over another digest is refused, though the key is right."""
    headers = signed_headers(BODY)
    message = answer_message(headers["Wechatpay-Timestamp"], headers["Wechatpay-Nonce"], BODY)
    raw = private_key("wechatpay_pubkey_partner").sign(message, PKCS1v15(), SHA1())

    with pytest.raises(InvalidSignature):
        check(headers | {"Wechatpay-Signature": b64encode(raw).decode()})


def test_caller_s_own_key_does_not_count() -> None:
    """An answer signed with the caller's own key is refused."""
    headers = sign_answer(
        private_key("merchant_partner"), WECHATPAY_PARTNER["public_key_id"], Scheme.PARTNER, BODY, timestamp=NOW
    )

    with pytest.raises(InvalidSignature):
        check(headers)


@pytest.mark.parametrize(
    "serial",
    [
        WECHATPAY_BRAND["public_key_id"],
        WECHATPAY_PARTNER["public_key_id"].lower(),
        WECHATPAY_PARTNER["public_key_id"] + "0",
        "PUB_KEY_ID_",
        NEW_CERTIFICATE["serial_no"].lower(),
        KEYS["merchant_partner"]["serial_no"],
        str(int(NEW_CERTIFICATE["serial_no"], 16)),
    ],
)
def test_serial_is_compared_exactly(serial: str) -> None:
    """A key is found by its exact id only; the error shows the id received and the ids held."""
    with pytest.raises(UnknownKey) as caught:
        check(signed_headers(BODY) | {"Wechatpay-Serial": serial})

    assert serial == caught.value.serial
    assert serial in str(caught.value)
    for held in partner().keys.ids:
        assert held in str(caught.value)


def test_long_serial_is_cut_in_the_text() -> None:
    """A serial of absurd length does not fill the log."""
    with pytest.raises(UnknownKey) as caught:
        check(signed_headers(BODY) | {"Wechatpay-Serial": "A" * 10_000})

    assert len(str(caught.value)) < 500


def test_platform_certificate_verifies_by_its_serial() -> None:
    """A message signed with a platform certificate is verified with the certificate of that serial."""
    headers = sign_answer(
        private_key("platform_cert_new"), NEW_CERTIFICATE["serial_no"], Scheme.PARTNER, BODY, timestamp=NOW
    )

    check(headers)


@pytest.mark.parametrize(("held", "given"), [(Scheme.PARTNER, Scheme.BRAND), (Scheme.BRAND, Scheme.PARTNER)])
def test_signature_type_of_the_other_side_is_refused(held: Scheme, given: Scheme) -> None:
    """A genuine signature under the other side's type is refused."""
    headers = signed_headers(BODY, held) | {"Wechatpay-Signature-Type": given.value}

    with pytest.raises(UnexpectedScheme, match=held.value):
        check(headers, BODY, held)


def test_absent_type_stands_for_the_partner_scheme() -> None:
    """An answer without a type counts as a partner's: partners accept it."""
    check(without(signed_headers(BODY), "Wechatpay-Signature-Type"))


def test_absent_type_does_not_fit_a_brand() -> None:
    """An answer without a type counts as a partner's: brands refuse it."""
    headers = without(signed_headers(BODY, Scheme.BRAND), "Wechatpay-Signature-Type")

    with pytest.raises(UnexpectedScheme, match="no type"):
        check(headers, BODY, Scheme.BRAND)


def test_first_failing_check_decides() -> None:
    """Missing headers come first, then the type, the time, the key and the signature."""
    wrong = signed_headers(BODY) | {"Wechatpay-Serial": "PUB_KEY_ID_0"}

    with pytest.raises(UnknownKey):
        check(wrong, b"other body")
    with pytest.raises(SignatureExpired):
        check(wrong, now=NOW + 301)
    with pytest.raises(UnexpectedScheme):
        check(wrong | {"Wechatpay-Signature-Type": "?"}, now=NOW + 301)
    with pytest.raises(SignatureMissing):
        check(without(wrong, "Wechatpay-Nonce") | {"Wechatpay-Signature-Type": "?"}, now=NOW + 301)


def test_answer_is_bound_to_one_brand_s_key() -> None:
    """An answer meant for a partner does not pass for a brand, even with its type rewritten."""
    headers = signed_headers(BODY) | {"Wechatpay-Signature-Type": Scheme.BRAND.value}

    with pytest.raises(UnknownKey):
        verify_answer(headers, BODY, keys=brand().keys, scheme=Scheme.BRAND, now=NOW)


def test_verify_and_sign_fit_together() -> None:
    """What sign makes, verify accepts, and for that message alone."""
    key = private_key("merchant_brand")
    signature = sign(key, b"message")

    verify(key.public_key(), b"message", signature)
    with pytest.raises(InvalidSignature):
        verify(key.public_key(), b"messagE", signature)
