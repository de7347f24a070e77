"""How platform certificates are to be downloaded."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ._errors import CredentialsError

DEFAULT_REFRESH_SECONDS = 3600
"""How old the certificates in use may get, in seconds.

WeChat Pay asks for less than 12 hours. An hour costs 24 downloads a day, notices the end of a certificate
(announced about a day ahead) in good time even if some downloads fail, and is what other clients use.
"""

DOWNLOAD = "download"
"""Stands for `CertificateDownload` with its default settings, in arguments and in the environment."""

MAX_REFRESH_SECONDS = 12 * 3600
"""https://pay.weixin.qq.com/doc/v3/partner/4012715700"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDownload:
    """Have platform certificates downloaded: give it to `PartnerCredentials` as `platform_certificates`.

    They are downloaded within the call that needs them, through the client of that call, and decrypted with `api_key`.

    Without a public key that is so before the first call, and again when they are older than `refresh_seconds`.
    Beside a public key it is so only if an answer names a certificate that is not held.

    Attributes:
        refresh_seconds: How old the certificates in use may get; under 12 hours by WeChat Pay's rules.
        file: Where to keep the last download, so that a new process starts with it; nowhere when left out.
            The file is replaced in one step, belongs to its owner alone (mode 0600), and is proven anew when read.
            Each merchant needs a file of its own.
    """

    refresh_seconds: float = DEFAULT_REFRESH_SECONDS
    file: str | os.PathLike[str] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.refresh_seconds < MAX_REFRESH_SECONDS:
            raise CredentialsError(
                f"'refresh_seconds' is not between 0 and {MAX_REFRESH_SECONDS}: "
                "WeChat Pay wants its certificates asked for at least every 12 hours.",
                names=("refresh_seconds",),
            )
