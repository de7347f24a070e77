"""From a request that claims to come from WeChat Pay to what WeChat Pay says."""

from __future__ import annotations

import time
from collections.abc import Callable

from ._credentials import Credentials
from ._errors import CallbackTooLarge, CallbackUndecryptable, CredentialsError, DecryptionError
from ._notification import Envelope, Notification
from ._proof import Headers, Proof
from ._sealed import open_sealed
from ._verifier import check_age, check_scheme, check_signature

MAX_CALLBACK_BYTES = 1024 * 1024
"""Size limit of a callback's body; genuine ones have some thousand bytes."""


def open_callback(
    credentials: Credentials,
    headers: Headers,
    body: bytes,
    *,
    clock: Callable[[], float] = time.time,
    max_body_bytes: int = MAX_CALLBACK_BYTES,
) -> Notification:
    """Verify and decrypt a callback.

    https://pay.weixin.qq.com/doc/v3/partner/4012082320

    The cheap checks come first, and nothing is parsed before the signature is proven:
    size, signature headers, age, key, signature type, signature, envelope, algorithm, decryption.

    Args:
        credentials: Of the receiver, with ``api_key``.
        headers: All headers as the framework gives them: any mapping or pairs of names and values,
            text or bytes, names in any case and also as in WSGI (``HTTP_WECHATPAY_SERIAL``).
        body: The body as received: bytes, never parsed and written again.
        clock: Gives the time in Unix seconds.
        max_body_bytes: Longer bodies are refused unseen.

    Raises:
        CallbackTooLarge: The body is over the limit.
        VerificationError: It is not proven to be WeChat Pay's; answer with 4xx or 5xx.
            WeChat Pay sends such callbacks itself now and then, as a probe, and the true one after.
        CallbackMalformed: It is, but it does not have the documented form.
        CallbackUndecryptable: It is, but ``api_key`` does not open it.
        CredentialsError: The credentials have no ``api_key``.
        TypeError: `body` is not bytes.
    """
    api_key = required_api_key(credentials)
    _check_type(body)
    if len(body) > max_body_bytes:
        raise CallbackTooLarge(
            f"The body has {len(body)} bytes, {max_body_bytes} are allowed: it was not looked at. "
            "Genuine callbacks are far smaller; raise 'max_body_bytes' only if one was really refused."
        )
    proof = Proof.of(headers)
    now = clock()
    check_age(proof, now)
    key = credentials.keys.get(proof.serial, now=now)
    check_scheme(proof, credentials.scheme)
    check_signature(proof, key, body)
    envelope = Envelope.parse(body)
    return Notification(
        id=envelope.id,
        event_type=envelope.event_type,
        create_time=envelope.create_time,
        resource_type=envelope.resource_type,
        summary=envelope.summary,
        original_type=envelope.original_type,
        algorithm=envelope.algorithm,
        plaintext=_opened(api_key, envelope),
        serial=proof.serial,
    )


def required_api_key(credentials: Credentials) -> bytes:
    """The key that decrypts callbacks.

    Raises:
        CredentialsError: The credentials were made without it.
    """
    api_key = credentials.api_key
    if api_key is None:
        raise CredentialsError(
            "'api_key' is missing, callbacks cannot be decrypted without: give the APIv3 key (service provider) "
            "or the brand API key (brand), 32 characters set in WeChat Pay's console, "
            "as 'api_key' or WECHATPAY_API_KEY.",
            names=("api_key",),
        )
    return api_key


def _check_type(body: object) -> None:
    if not isinstance(body, bytes):
        raise TypeError(
            f"'body' has to be bytes, got {type(body).__name__}: the signature covers the bytes as they were received. "
            "Take them from the request before anything decodes or parses it."
        )


def _opened(api_key: bytes, envelope: Envelope) -> bytes:
    try:
        return open_sealed(api_key, envelope.nonce, envelope.associated_data, envelope.ciphertext)
    except DecryptionError as error:
        text = str(error)
    raise CallbackUndecryptable(
        f"WeChat Pay signed this callback ({envelope.id[:40]!r}), but it cannot be read. {text} "
        "Compare WECHATPAY_API_KEY with the console: the APIv3 key of a service provider, the brand API key of a "
        "brand.",
        notification_id=envelope.id,
        event_type=envelope.event_type,
    )
