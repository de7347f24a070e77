"""The credentials of a service provider."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._credentials import Credentials
from ._download import DOWNLOAD, CertificateDownload
from ._keyring import KeyRing
from ._keys import Text
from ._keystore import KeySource
from ._message import Scheme
from ._signer import Signer
from ._sources import Sources

if TYPE_CHECKING:
    from cryptography import x509


class PartnerCredentials(Credentials):
    """Credentials of a service provider that calls for its merchants (paths under ``/v3/``).

    https://pay.weixin.qq.com/doc/v3/partner/4025464285
    """

    __slots__ = ()

    scheme = Scheme.PARTNER

    def __init__(
        self,
        *,
        mchid: str,
        private_key: Text | RSAPrivateKey | Signer,
        serial_no: str | None = None,
        public_key_id: str | None = None,
        public_key: Text | RSAPublicKey | None = None,
        platform_certificates: Text
        | x509.Certificate
        | Iterable[Text | x509.Certificate]
        | CertificateDownload
        | Literal["download"] = (),
        keys: KeyRing | KeySource | None = None,
        api_key: str | bytes | None = None,
        certificate: Text | x509.Certificate | None = None,
        validate_key: bool = True,
    ) -> None:
        r"""Load and check the credentials.

        At least one key of WeChat Pay is needed: `public_key` with its id,
        `platform_certificates`, or both while switching from one kind to the other
        (https://pay.weixin.qq.com/doc/v3/partner/4012925289); or `keys` in place of them.
        Loading a private key takes some 40 ms, so build credentials once and keep them.

        Args:
            mchid: The service provider's own merchant number, never a sub-merchant's.
            private_key: The key of the merchant API certificate: PEM text, a path, a loaded key,
                or an object that signs elsewhere (`Signer`). Text that arrives through an
                environment variable may be one line with ``\n`` spelled out, or bare base64.
            serial_no: Serial number of the merchant API certificate in hexadecimal;
                may be left out when `certificate` is given.
            public_key_id: The id of WeChat Pay's key, ``PUB_KEY_ID_...``; sent with each request.
            public_key: WeChat Pay's public key: PEM text, a path or a loaded key.
            platform_certificates: WeChat Pay's platform certificate,
                or several of them, as during a rotation; or ``"download"``, or a
                `CertificateDownload` with settings of its own, to have them downloaded with `api_key`.
            keys: A ring of WeChat Pay's keys, or a function that gives the ring to use,
                for instance out of a vault. It is called twice for each request.
            api_key: The APIv3 key, 32 ASCII characters; needed for callbacks and downloads only.
            certificate: The merchant API certificate; when given, it is checked
                that it belongs to `private_key` and has the serial `serial_no`.
            validate_key: False skips the slow check of the private key's mathematics
                and makes one signature instead, which is verified: under 1 ms.
                For keys that are trusted and loaded often, as in short-lived processes.

        Raises:
            CredentialsError: Something is missing, unreadable or does not fit;
                the text names the argument and the next step.
        """
        certificates, download = _sorted(platform_certificates)
        super().__init__(
            Sources(
                scheme=self.scheme,
                identity=mchid,
                serial_no=serial_no,
                private_key=private_key,
                public_key_id=public_key_id,
                public_key=public_key,
                platform_certificates=certificates,
                download=download,
                keys=keys,
                api_key=api_key,
                certificate=certificate,
                validate_key=validate_key,
            )
        )

    @classmethod
    def from_files(
        cls,
        *,
        mchid: str,
        private_key: str | os.PathLike[str],
        serial_no: str | None = None,
        public_key_id: str | None = None,
        public_key: str | os.PathLike[str] | None = None,
        platform_certificates: Iterable[str | os.PathLike[str]] | CertificateDownload = (),
        api_key: str | bytes | None = None,
        certificate: str | os.PathLike[str] | None = None,
        validate_key: bool = True,
    ) -> Self:
        """The constructor with paths, also as `str`, for keys and certificates.

        Raises:
            CredentialsError: As in the constructor.
        """
        return cls(
            mchid=mchid,
            serial_no=serial_no,
            private_key=Path(private_key),
            public_key_id=public_key_id,
            public_key=None if public_key is None else Path(public_key),
            platform_certificates=platform_certificates
            if isinstance(platform_certificates, CertificateDownload)
            else [Path(path) for path in platform_certificates],
            api_key=api_key,
            certificate=None if certificate is None else Path(certificate),
            validate_key=validate_key,
        )


def _sorted(
    given: Text | x509.Certificate | Iterable[Text | x509.Certificate] | CertificateDownload,
) -> tuple[tuple[Text | x509.Certificate, ...], CertificateDownload | None]:
    """The certificates that are there, and how those that are not are to be had."""
    if isinstance(given, CertificateDownload):
        return (), given
    if given == DOWNLOAD:
        return (), CertificateDownload()
    # A lone text is iterable as well, but over its characters.
    if isinstance(given, (str, bytes, os.PathLike)):
        return (given,), None
    return (tuple(given), None) if isinstance(given, Iterable) else ((given,), None)
