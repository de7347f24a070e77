"""Who signs, with what, and whose signatures are believed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from ._keyring import KeyRing
from ._keystore import KeyStore
from ._loader import load
from ._message import Authorization, Scheme, request_message
from ._signer import Signer, sign, signature_text
from ._sources import Sources, from_environment

if TYPE_CHECKING:
    from ._platform import PlatformCertificates


class Credentials:
    """Common base of `BrandCredentials` and `PartnerCredentials`; build one of these.

    Credentials never change, but for WeChat Pay's keys (`key_store`).
    They compare by identity and show no secret in their `repr`.
    They may be shared by any number of clients, threads and tasks.
    """

    __slots__ = (
        "_api_key",
        "_authorization_start",
        "_certificates",
        "_identity",
        "_key_store",
        "_serial_no",
        "_signer",
    )

    scheme: ClassVar[Scheme]
    """The scheme that requests are signed under."""

    def __init__(self, sources: Sources, /) -> None:
        loaded = load(sources)
        self._identity = loaded.identity
        self._serial_no = loaded.serial_no
        self._signer = loaded.signer
        self._key_store = loaded.key_store
        self._certificates = loaded.certificates
        self._api_key = loaded.api_key
        scheme = self.scheme
        self._authorization_start = f'{scheme} {scheme.identity_parameter}="{self._identity}",nonce_str="'

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, *, validate_key: bool = True) -> Self:
        """Read the credentials from environment variables.

        ``WECHATPAY_BRAND_ID`` for a brand or ``WECHATPAY_MCHID`` for a partner,
        ``WECHATPAY_SERIAL_NO`` (not needed beside a certificate), ``WECHATPAY_PRIVATE_KEY``,
        ``WECHATPAY_PUBLIC_KEY_ID``, ``WECHATPAY_PUBLIC_KEY``; and, if wanted,
        ``WECHATPAY_API_KEY`` and ``WECHATPAY_CERTIFICATE``.
        Keys and certificate are PEM text, or ``@`` and the path of a file.
        Partners may set ``WECHATPAY_PLATFORM_CERTIFICATES``, to ``download`` or to a certificate,
        beside the public key or in place of it.

        Args:
            environ: The variables; the environment of the process when left out.
            validate_key: As in the constructor.

        Raises:
            CredentialsError: Variables are missing (all are named) or unusable.
        """
        variables = os.environ if environ is None else environ
        self = cls.__new__(cls)
        sources = from_environment(variables, cls.scheme, validate_key=validate_key)
        Credentials.__init__(self, sources)
        return self

    @property
    def identity(self) -> str:
        """The brand id or the merchant number of the service provider."""
        return self._identity

    @property
    def serial_no(self) -> str:
        """Serial number of the caller's API certificate, as given."""
        return self._serial_no

    @property
    def signer(self) -> Signer:
        """What signs with the private key."""
        return self._signer

    @property
    def keys(self) -> KeyRing:
        """WeChat Pay's keys in use now, which its answers are verified with."""
        return self._key_store.ring

    @property
    def key_store(self) -> KeyStore:
        """What holds WeChat Pay's keys: replace them, announce another one, go back, while requests run."""
        return self._key_store

    @property
    def certificates(self) -> PlatformCertificates | None:
        """The platform certificates that are downloaded, or None if these credentials ask for none."""
        return self._certificates

    @property
    def api_key(self) -> bytes | None:
        """The 32-byte key that decrypts callbacks and downloaded certificates, or None."""
        return self._api_key

    def authorize(self, method: str, target: bytes, body: bytes, *, timestamp: int, nonce: str) -> Authorization:
        """Sign a request.

        Args:
            method: The HTTP method, upper case.
            target: Path and query exactly as they will be sent.
            body: The bytes to sign, see `request_message`.
            timestamp: Unix seconds.
            nonce: Random text, never used before.
        """
        message = request_message(method, target, timestamp, nonce, body)
        return Authorization(
            scheme=self.scheme,
            identity=self._identity,
            nonce=nonce,
            timestamp=str(timestamp),
            serial_no=self._serial_no,
            signature=sign(self._signer, message),
        )

    def authorization_header(self, method: str, target: bytes, body: bytes, *, timestamp: int, nonce: str) -> str:
        """`authorize(...).header()`, written at once: what each request goes through."""
        signature = signature_text(self._signer, request_message(method, target, timestamp, nonce, body))
        return (
            f'{self._authorization_start}{nonce}",signature="{signature}"'
            f',timestamp="{timestamp}",serial_no="{self._serial_no}"'
        )

    def __repr__(self) -> str:
        given = self._key_store.given
        keys = "keys=<function>" if given is None else f"announced={given.announced!r}"
        return (
            f"{type(self).__name__}({self.scheme.identity_parameter}={self._identity!r}, "
            f"serial_no={self._serial_no!r}, {keys})"
        )
