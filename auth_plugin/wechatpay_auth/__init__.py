"""Signing and verification for WeChat Pay's APIv3, as an authentication of httpx clients.

::

    import httpx
    from wechatpay_auth import BrandCredentials, WechatPayAuth

    auth = WechatPayAuth(BrandCredentials.from_env())
    with httpx.Client(base_url="https://api.mch.weixin.qq.com", auth=auth) as client:
        client.get("/brand/marketing/product-coupon/product-coupons/1000000013")

Requests are signed over the very bytes that are sent, and every successful answer is verified
before anything parses it. `open_callback` does the same for what WeChat Pay sends on its own.
The functions over bytes serve other clients, simulators and tests.

WeChat Pay's keys are switched while requests run (``credentials.key_store``), platform certificates
downloaded if asked for (`CertificateDownload`), sensitive fields encrypted (`encrypt_sensitive`),
and refusals explained (`explain_sign_error`). ``python -m wechatpay_auth doctor`` checks a machine's setup.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._auth import WechatPayAuth
    from ._brand import BrandCredentials
    from ._callback import MAX_CALLBACK_BYTES, open_callback
    from ._credentials import Credentials
    from ._download import CertificateDownload
    from ._errors import (
        CallbackError,
        CallbackMalformed,
        CallbackTooLarge,
        CallbackUndecryptable,
        CertificatesUnavailable,
        CredentialsError,
        DecryptionError,
        InvalidSignature,
        MalformedAuthorization,
        PlaintextTooLong,
        SchemeMismatch,
        SignatureExpired,
        SignatureMissing,
        UnexpectedScheme,
        UnknownKey,
        UnsignableRequest,
        VerificationError,
        WechatPayError,
    )
    from ._explain import SignErrorExplanation, explain_sign_error
    from ._keyring import KeyRing, Validity
    from ._keys import certificate_serial
    from ._keystore import KeySource, KeyStore
    from ._message import Authorization, Scheme, answer_message, request_message
    from ._notification import Notification
    from ._partner import PartnerCredentials
    from ._proof import Headers
    from ._seal import seal
    from ._sealed import open_sealed
    from ._sensitive import Decrypter, Encrypted, decrypt_sensitive, encrypt_sensitive
    from ._signed import SignedRequest
    from ._signer import Signer, sign, sign_answer
    from ._throwaway import ThrowAwayKeys
    from ._verifier import MAX_CLOCK_SKEW_SECONDS, verify, verify_answer

# Modules are loaded when one of their names is first used: most programs need few of them.
_NAMES = {
    "_auth": ("WechatPayAuth",),
    "_brand": ("BrandCredentials",),
    "_callback": ("MAX_CALLBACK_BYTES", "open_callback"),
    "_credentials": ("Credentials",),
    "_download": ("CertificateDownload",),
    "_errors": (
        "CallbackError",
        "CallbackMalformed",
        "CallbackTooLarge",
        "CallbackUndecryptable",
        "CertificatesUnavailable",
        "CredentialsError",
        "DecryptionError",
        "InvalidSignature",
        "MalformedAuthorization",
        "PlaintextTooLong",
        "SchemeMismatch",
        "SignatureExpired",
        "SignatureMissing",
        "UnexpectedScheme",
        "UnknownKey",
        "UnsignableRequest",
        "VerificationError",
        "WechatPayError",
    ),
    "_explain": ("SignErrorExplanation", "explain_sign_error"),
    "_keyring": ("KeyRing", "Validity"),
    "_keys": ("certificate_serial",),
    "_keystore": ("KeySource", "KeyStore"),
    "_message": ("Authorization", "Scheme", "answer_message", "request_message"),
    "_notification": ("Notification",),
    "_partner": ("PartnerCredentials",),
    "_proof": ("Headers",),
    "_seal": ("seal",),
    "_sealed": ("open_sealed",),
    "_sensitive": ("Decrypter", "Encrypted", "decrypt_sensitive", "encrypt_sensitive"),
    "_signed": ("SignedRequest",),
    "_signer": ("Signer", "sign", "sign_answer"),
    "_throwaway": ("ThrowAwayKeys",),
    "_verifier": ("MAX_CLOCK_SKEW_SECONDS", "verify", "verify_answer"),
}

__all__ = [
    "MAX_CALLBACK_BYTES",
    "MAX_CLOCK_SKEW_SECONDS",
    "Authorization",
    "BrandCredentials",
    "CallbackError",
    "CallbackMalformed",
    "CallbackTooLarge",
    "CallbackUndecryptable",
    "CertificateDownload",
    "CertificatesUnavailable",
    "Credentials",
    "CredentialsError",
    "Decrypter",
    "DecryptionError",
    "Encrypted",
    "Headers",
    "InvalidSignature",
    "KeyRing",
    "KeySource",
    "KeyStore",
    "MalformedAuthorization",
    "Notification",
    "PartnerCredentials",
    "PlaintextTooLong",
    "Scheme",
    "SchemeMismatch",
    "SignErrorExplanation",
    "SignatureExpired",
    "SignatureMissing",
    "SignedRequest",
    "Signer",
    "ThrowAwayKeys",
    "UnexpectedScheme",
    "UnknownKey",
    "UnsignableRequest",
    "Validity",
    "VerificationError",
    "WechatPayAuth",
    "WechatPayError",
    "answer_message",
    "certificate_serial",
    "decrypt_sensitive",
    "encrypt_sensitive",
    "explain_sign_error",
    "open_callback",
    "open_sealed",
    "request_message",
    "seal",
    "sign",
    "sign_answer",
    "verify",
    "verify_answer",
]

_MODULES = {name: module for module, names in _NAMES.items() for name in names}

if not TYPE_CHECKING:  # type checkers know the names from above, and no others

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        loaded = import_module(f".{module}", __name__)
        found = loaded if name == module else getattr(loaded, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted(__all__)
