"""The signed texts and the signatures over them, as plain functions over bytes."""

import hashlib
from typing import Any

import pytest

from tests.auth.support import Vector, credentials_for, load, named, private_key, vectors
from wechatpay_auth import Scheme, answer_message, request_message, sign, verify

REQUESTS: list[Vector] = vectors("request_signing")["vectors"]
BY_NAME = {vector["name"]: vector for vector in REQUESTS}
MUST_DIFFER = {vector["name"]: vector for vector in vectors("request_signing")["must_differ"]}
OFFICIAL = vectors("official_docs")


def message_of(vector: Vector) -> bytes:
    return request_message(
        vector["method"],
        vector["request_target"].encode("ascii"),
        vector["timestamp"],
        vector["nonce_str"],
        vector["signed_body"].encode(),
    )


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_request_message_is_the_vector_s(vector: Vector) -> None:
    """The signed text of a request has the bytes, the length and the digest of the vector."""
    message = message_of(vector)

    assert vector["sign_message"].encode() == message
    assert vector["sign_message_length"] == len(message)
    assert vector["sign_message_sha256"] == hashlib.sha256(message).hexdigest()


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_request_message_explains_the_server_s_echo(vector: Vector) -> None:
    """Length and head of the signed text equal what the server echoes when it refuses a signature."""
    echo = vector["sign_error_echo"]
    message = message_of(vector)
    body = vector["signed_body"].encode()
    head = message[: len(message) - len(body) - 1]

    assert echo["sign_message_length"] == len(message)
    assert echo["truncated_sign_message"].encode() == head + body[:8] + b"\n"
    assert echo["url"] == vector["request_target"]


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_authorization_is_the_vector_s(vector: Vector) -> None:
    """Signing a request gives the very Authorization header of the vector."""
    authorization = credentials_for(vector["scheme"]).authorize(
        vector["method"],
        vector["request_target"].encode("ascii"),
        vector["signed_body"].encode(),
        timestamp=vector["timestamp"],
        nonce=vector["nonce_str"],
    )

    assert vector["signature"] == authorization.signature
    assert vector["authorization"] == authorization.header()


def test_final_newline_is_never_left_out() -> None:
    """A request without a body is signed with an empty fifth line, so the text ends in two newlines."""
    negative = MUST_DIFFER["missing_final_newline"]
    vector = BY_NAME[negative["of"]]
    key = private_key(vector["key"])

    assert negative["signature"] == sign(key, negative["sign_message"].encode())
    assert negative["signature"] != sign(key, message_of(vector))
    assert message_of(vector).endswith(b"\n\n")


def test_query_is_never_decoded() -> None:
    """The query is signed as it is encoded, not as it reads."""
    negative = MUST_DIFFER["decoded_query_signed"]
    vector = BY_NAME[negative["of"]]
    key = private_key(vector["key"])

    assert negative["signature"] == sign(key, negative["sign_message"].encode())
    assert negative["signature"] != sign(key, message_of(vector))


def test_timestamp_may_be_text() -> None:
    """A timestamp given as text makes the same signed text as the number."""
    assert request_message("GET", b"/", 1, "n", b"") == request_message("GET", b"/", "1", "n", b"")


def test_answer_message_has_three_lines() -> None:
    """The signed text of an answer is timestamp, nonce and body, each ended by a newline."""
    assert answer_message("1767225700", "abc", b"{}") == b"1767225700\nabc\n{}\n"


def test_answer_message_of_an_empty_body_ends_in_two_newlines() -> None:
    """An answer without a body keeps its third line, empty."""
    assert answer_message("1767225700", "abc", b"") == b"1767225700\nabc\n\n"


@pytest.mark.parametrize("vector", **named(OFFICIAL["request_signing"]))
def test_official_request_samples(vector: Vector) -> None:
    """The samples of the official pages are reproduced, with the value recomputed where the page prints another."""
    key = load(OFFICIAL["request_key"]["private_key_pem"])
    message = message_of(vector)

    assert vector["sign_message"].encode() == message
    assert vector["signature"] == sign(key, message)
    assert vector.get("signature_printed_on_the_page") != sign(key, message)


def test_official_go_sdk_signature() -> None:
    """The signature in the unit test of the official Go SDK is reproduced, and verifies."""
    vector = vectors("sdk_tests")["sign_plain_message"]
    key = load(vector["private_key_pem"])
    message = vector["message"].encode()

    assert vector["signature"] == sign(key, message)
    verify(key.public_key(), message, vector["signature"])


def test_signer_object_replaces_a_key() -> None:
    """Whatever has a sign method can stand for the private key."""

    class Remote:
        def sign(self, message: bytes) -> bytes:
            return b"signed:" + message

    assert sign(Remote(), b"hi!") == "c2lnbmVkOmhpIQ=="


@pytest.mark.parametrize(("scheme", "parameter"), [(Scheme.BRAND, "brand_id"), (Scheme.PARTNER, "mchid")])
def test_scheme_names_its_identity_parameter(scheme: Scheme, parameter: str) -> None:
    """Brands are named by brand_id, partners by mchid."""
    assert parameter == scheme.identity_parameter


def test_hostile_text_makes_a_message() -> None:
    """Text that has no UTF-8 form still makes bytes, so that it fails as a signature and not as an encoding."""
    hostile: Any = "\udcff"

    assert isinstance(answer_message(hostile, hostile, b""), bytes)
