"""Proof that a message comes from WeChat Pay."""

from __future__ import annotations

from binascii import a2b_base64

from cryptography import exceptions
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._errors import InvalidSignature, SignatureExpired, SignatureMissing, UnexpectedScheme
from ._keyring import KeyRing
from ._message import Scheme, answer_message
from ._proof import Headers, Proof
from ._signer import HASH, PADDING

MAX_CLOCK_SKEW_SECONDS = 300
"""How far a timestamp may be from the local clock, either way.

https://pay.weixin.qq.com/doc/v3/partner/4013059030
Official code differs on the 300th second itself; here it still counts as fresh.
"""

# Unix seconds have 10 digits until the year 2286. The bound keeps int() cheap and from raising.
_MAX_TIMESTAMP_DIGITS = 12


def verify(public_key: RSAPublicKey, message: bytes, signature: str) -> None:
    """Check a signature; return only if it is genuine.

    Args:
        public_key: The key of whoever is said to have signed.
        message: The signed bytes, from `answer_message` or `request_message`.
        signature: The signature in base64.

    Raises:
        InvalidSignature: It is no signature of `message` by that key,
            be it for its alphabet, its length or its value.
    """
    # Signature probes (https://pay.weixin.qq.com/doc/v3/partner/4013059017) get no special way:
    # some are no base64 at all, and telling them apart would let a forger choose the error.
    try:
        public_key.verify(a2b_base64(signature, strict_mode=True), message, PADDING, HASH)
    except (ValueError, exceptions.InvalidSignature):
        genuine = False
    else:
        genuine = True
    if not genuine:
        raise InvalidSignature(
            "The signature does not fit the message and the key named: "
            "the body was changed on its way, or the key is not the one of that id, "
            "or it is a probe by WeChat Pay. If it stays, compare the key file with the id."
        )


def verify_answer(headers: Headers, body: bytes, *, keys: KeyRing, scheme: Scheme, now: float) -> None:
    """Check that WeChat Pay signed an answer or a callback; return only if it did.

    https://pay.weixin.qq.com/doc/v3/partner/4013059030 and
    https://pay.weixin.qq.com/doc/brand/4015407582

    Args:
        headers: The headers received, see `Headers`.
        body: The body received, after content decoding and before any parsing.
        keys: WeChat Pay's keys.
        scheme: The receiver's scheme, which the message has to be signed under.
        now: The local clock, in Unix seconds.

    Raises:
        SignatureMissing: A signature header is absent, empty or unreadable.
        UnexpectedScheme: The signature type is not `scheme`.
        SignatureExpired: The timestamp is over `MAX_CLOCK_SKEW_SECONDS` from `now`.
        UnknownKey: ``Wechatpay-Serial`` names no key in `keys`, or a certificate that is not valid at `now`.
        InvalidSignature: The signature is not genuine.
    """
    proof = Proof.of(headers)
    check_scheme(proof, scheme)
    check_age(proof, now)
    check_signature(proof, keys.get(proof.serial, now=now), body)


def check_scheme(proof: Proof, scheme: Scheme) -> None:
    """Refuse another scheme.

    Raises:
        UnexpectedScheme: The signature type is not `scheme`.
    """
    # Absent means the partner scheme, in the official Go and Java SDKs alike.
    # Brand messages carry the type: https://pay.weixin.qq.com/doc/brand/4015407582
    given = proof.signature_type or Scheme.PARTNER
    if given != scheme:
        shown = repr(given[:80]) if proof.signature_type else f"no type, which stands for {given},"
        raise UnexpectedScheme(
            f"Signed under {shown} but {scheme} is expected here. "
            "Check that this is the side (brand or partner) the credentials belong to.",
            serial=proof.serial,
        )


def check_age(proof: Proof, now: float) -> None:
    """Refuse old messages, and those from the future.

    Raises:
        SignatureMissing: The timestamp is no number.
        SignatureExpired: It is over `MAX_CLOCK_SKEW_SECONDS` from `now`.
    """
    timestamp = proof.timestamp
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _MAX_TIMESTAMP_DIGITS):
        raise SignatureMissing("Wechatpay-Timestamp is no number of Unix seconds.", serial=proof.serial)
    skew = now - int(timestamp)
    if abs(skew) > MAX_CLOCK_SKEW_SECONDS:
        side = "before" if skew > 0 else "after"
        raise SignatureExpired(
            f"Signed {abs(skew):.0f} s {side} the local time; {MAX_CLOCK_SKEW_SECONDS} s are "
            "allowed. Either the message is replayed, or the local clock is wrong: check it.",
            serial=proof.serial,
            skew_seconds=skew,
        )


def check_signature(proof: Proof, public_key: RSAPublicKey, body: bytes) -> None:
    """Check that the owner of `public_key` signed `body`; return only if so.

    Raises:
        SignatureMissing: The nonce is unreadable.
        InvalidSignature: The signature is not genuine.
    """
    if "\n" in proof.nonce:
        # It would let a forger move the border between nonce and body of a genuine message.
        raise SignatureMissing("Wechatpay-Nonce holds a line break.", serial=proof.serial)
    try:
        verify(public_key, answer_message(proof.timestamp, proof.nonce, body), proof.signature)
    except InvalidSignature as error:
        error.serial = proof.serial
        raise
