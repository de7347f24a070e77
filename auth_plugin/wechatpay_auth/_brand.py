"""The credentials of a brand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from ._credentials import Credentials
from ._keyring import KeyRing
from ._keys import Text
from ._keystore import KeySource
from ._message import Scheme
from ._signer import Signer
from ._sources import Sources

if TYPE_CHECKING:
    from cryptography import x509


class BrandCredentials(Credentials):
    """Credentials of a brand that calls WeChat Pay itself (paths under ``/brand/``).

    https://pay.weixin.qq.com/doc/brand/4015407523
    """

    __slots__ = ()

    scheme = Scheme.BRAND

    def __init__(
        self,
        *,
        brand_id: str,
        private_key: Text | RSAPrivateKey | Signer,
        public_key_id: str | None = None,
        public_key: Text | RSAPublicKey | None = None,
        keys: KeyRing | KeySource | None = None,
        serial_no: str | None = None,
        api_key: str | bytes | None = None,
        certificate: Text | x509.Certificate | None = None,
        validate_key: bool = True,
    ) -> None:
        r"""Load and check the credentials.

        Loading a private key takes some 40 ms, so build credentials once and keep them.

        Args:
            brand_id: The brand's number.
            private_key: The key of the brand API certificate: PEM text, a path, a loaded key,
                or an object that signs elsewhere (`Signer`). Text that arrives through an
                environment variable may be one line with ``\n`` spelled out, or bare base64.
            public_key_id: The id of WeChat Pay's key, ``PUB_KEY_ID_...``.
            public_key: WeChat Pay's public key: PEM text, a path or a loaded key.
            keys: In place of these two, a ring of WeChat Pay's keys that announces one of them,
                or a function that gives the ring to use, for instance out of a vault.
                It is called twice for each request.
            serial_no: Serial number of the brand API certificate in hexadecimal;
                may be left out when `certificate` is given.
            api_key: The brand API key, 32 ASCII characters; needed for callbacks only.
            certificate: The brand API certificate; when given, it is checked
                that it belongs to `private_key` and has the serial `serial_no`.
            validate_key: False skips the slow check of the private key's mathematics
                and makes one signature instead, which is verified: under 1 ms.
                For keys that are trusted and loaded often, as in short-lived processes.

        Raises:
            CredentialsError: Something is missing, unreadable or does not fit;
                the text names the argument and the next step.
        """
        super().__init__(
            Sources(
                scheme=self.scheme,
                identity=brand_id,
                serial_no=serial_no,
                private_key=private_key,
                public_key_id=public_key_id,
                public_key=public_key,
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
        brand_id: str,
        private_key: str | os.PathLike[str],
        public_key_id: str,
        public_key: str | os.PathLike[str],
        serial_no: str | None = None,
        api_key: str | bytes | None = None,
        certificate: str | os.PathLike[str] | None = None,
        validate_key: bool = True,
    ) -> Self:
        """The constructor with paths, also as `str`, for keys and certificate.

        Raises:
            CredentialsError: As in the constructor.
        """
        return cls(
            brand_id=brand_id,
            serial_no=serial_no,
            private_key=Path(private_key),
            public_key_id=public_key_id,
            public_key=Path(public_key),
            api_key=api_key,
            certificate=None if certificate is None else Path(certificate),
            validate_key=validate_key,
        )
